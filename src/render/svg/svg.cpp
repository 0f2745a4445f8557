#include "render/svg/svg.h"

#include <cctype>
#include <cmath>
#include <iterator>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/xml_text.h"
#include "drawing/trim.h"
#include "drawing/warp.h"
#include "render/svg/data_url.h"
#include "render/svg/letters.h"
#include "render/svg/numbers.h"

namespace homebound::render {
namespace {

using drawing::Fill, drawing::GlyphRun, drawing::Group, drawing::Image, drawing::Item, drawing::Drawing,
    drawing::Stroke, drawing::Warp;

// The resolution at which a picture of the sphere is drawn, pixels per page unit: in most views rasters are
// softer.
constexpr double warp_resolution = 1.5;

class Writer {
 public:
  Writer(Size page, bool outlined) : page_(Rect::at(0, 0, page.width, page.height)), outlined_(outlined) {}

  void items(const std::vector<Item>& list) {
    for (const Item& item : list) std::visit(*this, item);
  }

  void operator()(const Fill& fill) {
    if (!fill.path || fill.colour.a <= 0) return;
    shape(drawing::trimmed_fill(transformed(*fill.path, fill.transform), page_.inflated(2)),
          svg_colour("fill", fill.colour));
  }

  void operator()(const Stroke& s) {
    if (!s.path || !(s.width > 0) || s.colour.a <= 0) return;
    const bool dashed = std::accumulate(s.dashes.begin(), s.dashes.end(), 0.0) > 0;
    std::string style = " fill=\"none\"" + svg_colour("stroke", s.colour);
    if (s.width != 1) style += fmt::format(" stroke-width=\"{}\"", svg_number(s.width));
    if (s.cap == Stroke::Cap::butt) style += " stroke-linecap=\"butt\"";
    if (dashed) {
      style += " stroke-dasharray=\"";
      for (const double& d : s.dashes) style += (&d == s.dashes.data() ? "" : " ") + svg_number(d);
      style += '"';
    }
    shape(drawing::trimmed_line(transformed(*s.path, s.transform), page_.inflated(2 + s.width / 2), dashed),
          style);
  }

  // The halo of all letters lies under each of them, so the text is drawn twice but can be read only once.
  void operator()(const GlyphRun& run) {
    if (!run.font || run.glyphs.empty() || !(run.size > 0)) return;
    if (outlined_) return draw_outlines(run);
    const auto letters = letters_of(run);
    const auto element = [&](const std::string& attributes) {
      return letters ? text(run, *letters, attributes) : outlines(run, attributes);
    };
    const std::string colour = svg_colour("fill", run.colour);
    if (run.halo && run.halo->a > 0 && run.halo_width > 0) {
      ++texts_;
      add("<g fill=\"{0}\" stroke=\"{0}\" stroke-width=\"{1}\"{2}><use xlink:href=\"#text{3}\"/></g>\n",
          to_hex(run.halo->with_alpha(1)), svg_number(2 * run.halo_width), opacity(run.halo->a), texts_);
      add("<g{}>{}</g>\n", colour, element(fmt::format(" id=\"text{}\"", texts_)));
    } else {
      add("{}\n", element(colour));
    }
    if (!letters) add("{}\n", unseen(run));
  }

  void operator()(const Image& image) {
    if (!image.pixels || image.pixels->width <= 0 || image.pixels->height <= 0 || image.opacity <= 0) return;
    picture(*image.pixels, image.transform, image.opacity, image.words);
  }

  void operator()(const Warp& warp) {
    if (!warp.path || warp.path->empty() || !warp.raster || !warp.grid || !(warp.opacity > 0)) return;
    const Path seen = drawing::trimmed_fill(transformed(*warp.path, warp.transform), page_.inflated(2));
    constexpr double k = warp_resolution;
    const Rect& g = warp.grid->box;
    const Rect box{std::floor(std::max(g.left, page_.left) * k) / k,
                   std::floor(std::max(g.top, page_.top) * k) / k,
                   std::ceil(std::min(g.right, page_.right) * k) / k,
                   std::ceil(std::min(g.bottom, page_.bottom) * k) / k};
    if (seen.empty() || box.empty()) return;
    const std::string id = clip(fmt::format("<path d=\"{}\"/>", svg_path(seen)));
    add("<g clip-path=\"url(#{})\">\n", id);
    picture(drawing::warped(warp, box, static_cast<int>(std::lround(box.width() * k)),
                            static_cast<int>(std::lround(box.height() * k))),
            {box.width(), 0, 0, box.height(), box.left, box.top}, warp.opacity);
    add("</g>\n");
  }

  void operator()(const std::shared_ptr<const Group>& group) {
    if (!group || !(group->opacity > 0) || group->items.empty()) return;
    std::string attributes = opacity(group->opacity);
    if (group->clip) {
      const Rect& c = *group->clip;
      if (c.empty()) return;
      const Rect p = page_.inflated(2);
      if (c.left > p.left || c.top > p.top || c.right < p.right || c.bottom < p.bottom)
        attributes += fmt::format(
            " clip-path=\"url(#{})\"",
            clip(fmt::format(R"(<rect x="{}" y="{}" width="{}" height="{}"/>)", svg_number(c.left),
                             svg_number(c.top), svg_number(c.width()), svg_number(c.height()))));
    }
    constexpr int layers_deep = 2;
    if (!group->name.empty() && depth_ < layers_deep) {
      std::string label = group->name;
      label[0] = upper(label[0]);
      attributes += fmt::format(R"( id="{}" inkscape:groupmode="layer" inkscape:label="{}")",
                                id_of(group->name), xml_text(label));
    }
    const std::size_t before = body_.size();
    add("<g{}>\n", attributes);
    const std::size_t begun = body_.size();
    ++depth_;
    items(group->items);
    --depth_;
    if (body_.size() == begun) {
      body_.resize(before);  // nothing of the group is on the page
    } else {
      add("</g>\n");
    }
  }

  std::string document(const Drawing& drawing, const SvgInfo& info) const {
    std::string out = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
        "xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" version=\"1.1\" width=\"{0}px\" "
        "height=\"{1}px\" viewBox=\"0 0 {2} {3}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" "
        "xml:space=\"preserve\">\n",
        svg_number(page_.width() * info.scale), svg_number(page_.height() * info.scale),
        svg_number(page_.width()), svg_number(page_.height()));
    if (!info.title.empty()) out += fmt::format("<title>{}</title>\n", xml_text(info.title));
    if (!info.description.empty()) out += fmt::format("<desc>{}</desc>\n", xml_text(info.description));
    const std::string rules = fonts_.rules();
    if (!rules.empty()) out += fmt::format("<style>\ntext{{white-space:pre}}\n{}</style>\n", rules);
    if (!clips_.empty()) out += fmt::format("<defs>\n{}</defs>\n", clips_);
    if (drawing.background.a > 0)
      out +=
          fmt::format("<rect width=\"100%\" height=\"100%\"{}/>\n", svg_colour("fill", drawing.background));
    return out + body_ + "</svg>\n";
  }

 private:
  template <class... Args>
  void add(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(body_), format, std::forward<Args>(args)...);
  }

  static std::string opacity(float value) {
    return value >= 1
               ? ""
               : fmt::format(" opacity=\"{:.4g}\"", std::round(static_cast<double>(value) * 1e4) / 1e4);
  }

  void shape(const Path& path, const std::string& style) {
    if (const std::string d = svg_path(path); !d.empty()) add("<path{} d=\"{}\"/>\n", style, d);
  }

  void picture(const drawing::Pixels& pixels, const Affine& from_unit_square, float shown,
               const std::string& words = "") {
    const std::string end = words.empty() ? "/>" : fmt::format("><title>{}</title></image>", xml_text(words));
    add("<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\" transform=\"{}\"{} "
        "xlink:href=\"{}\"{}\n",
        svg_matrix(from_unit_square), opacity(shown), png_url(pixels), end);
  }

  // Writes each letter at its own position.
  std::string text(const GlyphRun& run, const std::vector<Letter>& letters, const std::string& attributes) {
    std::string x, y;
    bool level = true;
    for (const Letter& l : letters) {
      // Browsers count UTF-16 units.
      for (int unit = 0; unit < (l.character > 0xffff ? 2 : 1); ++unit)
        x += (x.empty() ? "" : " ") + svg_number(l.at.x), y += (y.empty() ? "" : " ") + svg_number(l.at.y);
      level = level && l.at.y == letters[0].at.y;
    }
    return fmt::format(R"(<text{}{} font-size="{}" x="{}" y="{}">{}</text>)", attributes,
                       fonts_.attributes(*run.font, letters), svg_number(run.size), x,
                       level ? svg_number(letters[0].at.y) : y, xml_text(run.text));
  }

  // Draws letters as plain paths, without references that a simple reader may not follow.
  void draw_outlines(const GlyphRun& run) {
    if (run.halo && run.halo->a > 0 && run.halo_width > 0)
      add("{}\n",
          outlines(run, fmt::format("{}{} stroke-width=\"{}\"{}", svg_colour("fill", run.halo->with_alpha(1)),
                                    svg_colour("stroke", run.halo->with_alpha(1)),
                                    svg_number(2 * run.halo_width), opacity(run.halo->a))));
    add("{}\n", outlines(run, svg_colour("fill", run.colour)));
  }

  // Draws glyphs that no single character stands for as outlines, with their text laid over them invisibly.
  static std::string outlines(const GlyphRun& run, const std::string& attributes) {
    Path all;
    for (const drawing::Glyph& g : run.glyphs)
      all.append(transformed(run.font->outline(g.id),
                             Affine::translate(run.origin + g.at) * Affine::scale(run.size, run.size)));
    return fmt::format("<path{} d=\"{}\"/>", attributes, svg_path(all));
  }
  std::string unseen(const GlyphRun& run) {
    return fmt::format(R"(<text{} font-size="{}" x="{}" y="{}" fill-opacity="0">{}</text>)",
                       fonts_.attributes(*run.font), svg_number(run.size), svg_number(run.origin.x),
                       svg_number(run.origin.y), xml_text(run.text));
  }

  std::string clip(const std::string& shape) {
    std::string id = fmt::format("clip{}", ++clip_count_);
    clips_ += fmt::format("<clipPath id=\"{}\">{}</clipPath>\n", id, shape);
    return id;
  }

  // Turns a name into an id: small letters and dashes, with a number from its second use on.
  std::string id_of(std::string name) {
    for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? lower(c) : '-';
    std::string id = name;
    for (int n = 2; !ids_.insert(id).second; ++n) id = fmt::format("{}-{}", name, n);
    return id;
  }

  Rect page_;
  bool outlined_;
  DocumentFonts fonts_;
  std::string body_, clips_;
  std::set<std::string> ids_;
  int depth_ = 0, texts_ = 0, clip_count_ = 0;
};

}  // namespace

std::string svg(const Drawing& drawing, const SvgInfo& info) {
  Writer writer(drawing.page, info.outlines);
  writer.items(drawing.items);
  return writer.document(drawing, info);
}

}  // namespace homebound::render
