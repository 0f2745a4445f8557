#include <functional>
#include <map>
#include <memory>
#include <mutex>

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

#include "base/destroy.h"
#include "base/error.h"
#include "base/recent.h"
#include "text/chinese.h"
#include "text/font.h"
#include "text/spare_font.h"
#include "text/text.h"

namespace homebound::text {
namespace {

// Everything is shaped at this size and then scaled, so that positions do not depend on the size asked for.
constexpr double em = 1000;                      // Pango's device units
constexpr double unit = 1.0 / em / PANGO_SCALE;  // Pango units -> em

using Layout = std::unique_ptr<PangoLayout, Destroy<g_object_unref>>;
using Attributes = std::unique_ptr<PangoAttrList, Destroy<pango_attr_list_unref>>;
using Description = std::unique_ptr<PangoFontDescription, Destroy<pango_font_description_free>>;

// Pango's objects may be used by one thread at a time.
std::recursive_mutex& pango() {
  static std::recursive_mutex mutex;
  return mutex;
}

// Fonts that are not installed are in a configuration of their own, so that no other text finds them.
PangoContext* new_context(const std::vector<std::string>& files) {
  PangoFontMap* map = pango_ft2_font_map_new();
  if (files.empty()) {
    add_spare_fonts(nullptr);
  } else {
    FcConfig* const own = FcInitLoadConfigAndFonts();
    add_spare_fonts(own);
    for (const std::string& file : files)
      FcConfigAppFontAddFile(own, reinterpret_cast<const FcChar8*>(file.c_str()));
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), own);
    FcConfigDestroy(own);  // the map keeps it
  }
  pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
  const auto unhinted = [](FcPattern* pattern, gpointer) {
    FcPatternDel(pattern, FC_HINTING);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
  };
  pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map), unhinted, nullptr, nullptr);
  PangoContext* context = pango_font_map_create_context(map);
  pango_context_set_round_glyph_positions(context, FALSE);
  return context;
}

// The contexts are never destroyed, like the fonts that come of them.
PangoContext* context_for(const std::vector<std::string>& files) {
  static auto& contexts = *new std::map<std::vector<std::string>, PangoContext*>;
  PangoContext*& context = contexts[files];
  if (context == nullptr) context = new_context(files);
  return context;
}

// Returns the families in the order in which Pango looks for a character.
std::string in_order(const Families& families) {
  const Families own;
  std::string all = families.latin + ", " + families.chinese;
  if (families.latin != own.latin) all += ", " + own.latin;
  if (families.chinese != own.chinese) all += ", " + own.chinese;
  return all + ", Noto Sans";
}

void add_over(PangoAttrList* list, PangoAttribute* attribute, const Stretch& stretch) {
  attribute->start_index = stretch.begin;
  attribute->end_index = stretch.end;
  pango_attr_list_insert(list, attribute);
}

Layout new_layout(std::string_view text, const Style& style) {
  if (!g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) {
    throw Error(told("text to draw is not valid UTF-8: '{}'", "要绘制的文字不是有效的 UTF-8：“{}”", text));
  }
  PangoContext* const context = context_for(style.families.files);
  pango_context_set_language(context, pango_language_from_string(style.language.c_str()));
  const Description font(pango_font_description_new());
  pango_font_description_set_family(font.get(), in_order(style.families).c_str());
  pango_font_description_set_absolute_size(font.get(), em * PANGO_SCALE);
  pango_font_description_set_weight(font.get(), static_cast<PangoWeight>(style.weight));
  pango_font_description_set_style(font.get(), style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  Layout layout(pango_layout_new(context));
  pango_layout_set_font_description(layout.get(), font.get());
  const Attributes attributes(pango_attr_list_new());
  if (style.letter_spacing != 0) {
    pango_attr_list_insert(attributes.get(), pango_attr_letter_spacing_new(static_cast<int>(
                                                 std::lround(style.letter_spacing / style.size / unit))));
  }
  if (style.tabular_figures) {
    pango_attr_list_insert(attributes.get(), pango_attr_font_features_new("tnum=1"));
  }
  for (const Stretch& s : unbroken(text)) add_over(attributes.get(), pango_attr_allow_breaks_new(FALSE), s);
  if (style.language.starts_with("zh"))
    for (const Stretch& s : chinese_marks(text))
      add_over(attributes.get(), pango_attr_family_new(style.families.chinese.c_str()), s);
  pango_layout_set_attributes(layout.get(), attributes.get());
  pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
  return layout;
}

// Adds a run that begins at `pen` (Pango units), and moves the pen past it.
void add_run(Line& line, const PangoGlyphItem& item, std::string_view text, const Style& style, double& pen) {
  const PangoGlyphString& shaped = *item.glyphs;
  const auto font = loaded_font(item.item->analysis.font);
  const double to_page = unit * style.size;
  line.ascent = std::max(line.ascent, font->extents().ascent * style.size);
  line.descent = std::max(line.descent, font->extents().descent * style.size);
  drawing::GlyphRun run;
  run.font = font;
  run.size = style.size;
  run.origin = {pen * to_page, 0};
  run.text =
      text.substr(static_cast<std::size_t>(item.item->offset), static_cast<std::size_t>(item.item->length));
  double x = 0;
  for (int i = 0; i < shaped.num_glyphs; ++i) {
    const PangoGlyphInfo& glyph = shaped.glyphs[i];
    const bool missing = (glyph.glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0;
    if (missing) line.missing += static_cast<char32_t>(glyph.glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    double wide = glyph.geometry.width;
    if (glyph.glyph != PANGO_GLYPH_EMPTY) {
      constexpr std::uint32_t notdef = 0;  // the font's own sign for a missing glyph
      const Point at{(x + glyph.geometry.x_offset) * to_page, glyph.geometry.y_offset * to_page};
      const std::uint32_t id = missing ? notdef : glyph.glyph;
      run.glyphs.push_back({id, at, static_cast<std::uint32_t>(shaped.log_clusters[i])});
      if (Rect box = font->outline(id).bounds(); !box.empty()) {
        // Pango leaves room for a box of its own, which is narrower than a font's.
        if (missing) wide = std::max(wide, (box.right + std::max(box.left, 0.06)) / unit);
        box = {box.left * style.size, box.top * style.size, box.right * style.size, box.bottom * style.size};
        line.ink.add(box.shifted(run.origin + at));
      }
    }
    x += wide;
  }
  pen += x;
  if (!run.glyphs.empty()) line.runs.push_back(std::move(run));
}

Line line_of(PangoLayoutLine* from, std::string_view text, const Style& style) {
  Line line;
  double pen = 0;
  for (const GSList* run = from->runs; run != nullptr; run = run->next) {
    add_run(line, *static_cast<const PangoGlyphItem*>(run->data), text, style, pen);
  }
  line.width = pen * unit * style.size;
  if (pen > 0) line.width += style.letter_spacing;  // Pango omits it after the last cluster
  if (line.runs.empty()) {                          // an empty line is as high as its font
    PangoContext* context = pango_layout_get_context(from->layout);
    if (PangoFont* font = pango_context_load_font(context, pango_layout_get_font_description(from->layout))) {
      const FontExtents extents = loaded_font(font)->extents();
      line.ascent = extents.ascent * style.size, line.descent = extents.descent * style.size;
      g_object_unref(font);
    }
  }
  return line;
}

void check(const Style& style) {
  if (!(style.size > 0))
    throw Error(told("a font size must be positive, not {}", "字号须为正数，而非 {}", style.size));
}

struct Request {
  std::string text;
  Style style;
  double width = 0;  // line width; 0 for a single line
  bool operator==(const Request&) const = default;
};
struct RequestHash {
  std::size_t operator()(const Request& r) const {
    const auto mix = [](std::size_t h, std::size_t v) { return (h ^ v) * 0x9e3779b97f4a7c15u; };
    std::size_t h = std::hash<std::string>()(r.text);
    h = mix(h, std::hash<double>()(r.style.size));
    h = mix(h, std::hash<double>()(r.width));
    return mix(h, static_cast<std::size_t>(r.style.weight) * 2 + (r.style.italic ? 1 : 0));
  }
};

Line shape_flat(std::string flat, const Style& style) {
  for (char& c : flat) {
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  }
  const Layout layout = new_layout(flat, style);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  return line_of(pango_layout_get_line_readonly(layout.get(), 0), flat, style);
}

std::vector<Line> wrap_anew(const Request& request) {
  const auto& [text, style, width] = request;
  const Layout layout = new_layout(text, style);
  constexpr double widest = 1 << 30;
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
  pango_layout_set_width(layout.get(),
                         static_cast<int>(std::clamp(std::floor(width / style.size / unit), 0.0, widest)));
  std::vector<Line> lines;
  for (const GSList* line = pango_layout_get_lines_readonly(layout.get()); line != nullptr;
       line = line->next) {
    lines.push_back(line_of(static_cast<PangoLayoutLine*>(line->data), text, style));
  }
  return lines;
}

// The same texts are set again in every frame. A running clock keeps adding new ones, so the oldest are
// forgotten. The caches are never destroyed, since a thread may still draw at exit.
template <class Value>
using Results = Recent<Request, Value, RequestHash>;
Results<Line>& shaped() {
  static auto& lines = *new Results<Line>(most_kept);
  return lines;
}
Results<std::vector<Line>>& wrapped() {
  static auto& paragraphs = *new Results<std::vector<Line>>(most_kept);
  return paragraphs;
}

}  // namespace

std::u32string without_font(std::string_view text) {
  const std::lock_guard lock(pango());
  std::u32string once;
  for (const char32_t c : shape_flat(std::string(text), {}).missing)
    if (once.find(c) == once.npos) once += c;
  return once;
}

Line shape(std::string_view text, const Style& style) {
  check(style);
  const Request request{std::string(text), style, 0};
  return shaped().get(request, [&] {
    const std::lock_guard lock(pango());
    return shape_flat(request.text, style);
  });
}

Kept kept() { return {shaped().size(), wrapped().size()}; }

std::vector<Line> wrap(std::string_view text, const Style& style, double width) {
  check(style);
  const Request request{std::string(text), style, width};
  return wrapped().get(request, [&] {
    const std::lock_guard lock(pango());
    return wrap_anew(request);
  });
}

}  // namespace homebound::text
