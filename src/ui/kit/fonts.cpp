#include "ui/kit/fonts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fontconfig/fontconfig.h>
#include <imgui.h>

#include "base/destroy.h"
#include "base/error.h"
#include "base/utf8.h"
#include "platform/system/file.h"
#include "text/spare_font.h"

namespace homebound::ui {
namespace {

struct FontFile {
  std::string path;
  int index = 0;
};

using Pattern = std::unique_ptr<FcPattern, Destroy<&FcPatternDestroy>>;

const FcChar8* fc(const char* text) { return reinterpret_cast<const FcChar8*>(text); }

// Returns the file of a family; nullopt when fontconfig substitutes another family.
std::optional<FontFile> find_font(const char* family, int weight) {
  const Pattern wanted(FcPatternCreate());
  FcPatternAddString(wanted.get(), FC_FAMILY, fc(family));
  FcPatternAddInteger(wanted.get(), FC_WEIGHT, weight);
  FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
  FcDefaultSubstitute(wanted.get());
  FcResult result = FcResultMatch;
  const Pattern found(FcFontMatch(nullptr, wanted.get(), &result));
  if (!found) return std::nullopt;
  FcChar8* name = nullptr;
  bool same = false;
  for (int i = 0; FcPatternGetString(found.get(), FC_FAMILY, i, &name) == FcResultMatch; ++i)
    same = same || FcStrCmpIgnoreCase(name, fc(family)) == 0;
  FcChar8* file = nullptr;
  FontFile font;
  FcPatternGetInteger(found.get(), FC_INDEX, 0, &font.index);
  font.index &= 0xffff;  // the upper bits number a variable font's instances
  if (!same || FcPatternGetString(found.get(), FC_FILE, 0, &file) != FcResultMatch) return std::nullopt;
  font.path = reinterpret_cast<const char*>(file);
  return font;
}

// Font files mapped while an atlas is built. Mapping avoids reading all of Noto's 19 MB, of which only the
// glyphs in use are touched.
class FontFiles {
 public:
  // Returns no bytes when the file cannot be read.
  std::span<std::byte> bytes(const std::string& path) {
    constexpr std::size_t most = 1 << 30;
    return maps_.try_emplace(path, path, most).first->second.bytes();
  }

 private:
  std::map<std::string, platform::MappedFile> maps_;
};

struct FaceSize {
  const char* family;
  int weight;
  float size;  // units
  bool figures_only = false;
};
constexpr std::array faces = {
    FaceSize{"Inter", FC_WEIGHT_REGULAR, 15}, FaceSize{"Inter", FC_WEIGHT_REGULAR, 12.5F},
    FaceSize{"Inter", FC_WEIGHT_DEMIBOLD, 15}, FaceSize{"Inter", FC_WEIGHT_DEMIBOLD, 30, true},
    FaceSize{"Inter", FC_WEIGHT_REGULAR, 23}};
constexpr std::array<ImWchar, 5> figures = {' ', ' ', '0', ':', 0};

// What stands for a character whose glyph is on its way: Dear ImGui would draw a question mark.
constexpr ImWchar blank = ' ';

// Dear ImGui sizes a font by its line height, which is 1.21 em in Inter and 1.45 em in Noto Sans CJK. This
// factor makes Chinese characters match Latin ones in size.
constexpr float chinese_size = 1.18F;

// Adds a family's font, or the program's own where the family is not installed; tells which: true is the
// family's.
bool add_font(ImFontAtlas& atlas, FontFiles& files, const char* family, int weight, float pixels, bool merge,
              const ImWchar* ranges) {
  const auto found = find_font(family, weight);
  const FontFile file =
      found ? *found
            : FontFile{text::spare_font(merge ? text::Script::chinese : text::Script::latin).string()};
  const std::span<std::byte> bytes = files.bytes(file.path);
  if (bytes.empty()) throw Error(told("cannot read font {}", "无法读取字体 {}", file.path));
  ImFontConfig config;
  config.FontNo = file.index;
  config.MergeMode = merge;
  config.OversampleH = pixels < 24 ? 2 : 1;
  config.PixelSnapH = true;
  ImFont* const font =
      atlas.AddFontFromMemoryTTF(bytes.data(), static_cast<int>(bytes.size()), pixels, &config, ranges);
  if (font != nullptr) font->FallbackChar = blank;
  // The atlas copies data that it does not own and frees data that it does; it must do neither here.
  atlas.ConfigData.back().FontDataOwnedByAtlas = false;
  return found.has_value();
}

// Shows a question mark for each character that was asked for and that no font has, so that it is not taken
// for a blank.
void mark_missing(ImFont& font, const std::string& characters) {
  const auto mark = [&](ImWchar c) {
    if (font.FindGlyphNoFallback(c) == nullptr) font.AddRemapChar(c, '?');
  };
  for (const char32_t c : characters_of(characters))
    if (c > U' ' && c <= IM_UNICODE_CODEPOINT_MAX) mark(static_cast<ImWchar>(c));
  mark(IM_UNICODE_CODEPOINT_INVALID);  // stands for all that are beyond its reach
}

void add(std::string& all, const Text& text) { all.append(text.english).append(text.chinese); }

}  // namespace

std::string characters_needed(const scenario::Scenario& scenario) {
  std::string all = all_words();
  add(all, scenario.title);
  add(all, scenario.zone_name);
  for (const auto& [id, text] : scenario.kinds) all += id, add(all, text);
  for (const auto& s : scenario.sources) add(all, s.title), add(all, s.name), all += s.date;
  for (const auto& p : scenario.places) add(all, p.name), add(all, p.city);
  for (const auto& f : scenario.flights) {
    all += f.id, all += f.kind.text();
    add(all, f.note);
    if (f.depart) add(all, f.depart->note);
    if (f.arrive) add(all, f.arrive->note);
  }
  for (const auto& f : scenario.figures) {
    all += f.id, add(all, f.value), add(all, f.text);
    for (const auto& c : f.claims) add(all, c.value), add(all, c.note);
  }
  for (const auto& e : scenario.events) add(all, e.text), add(all, e.date_text);
  for (const auto& s : scenario.scenes) add(all, s.title), add(all, s.text), add(all, s.notes);
  return all;
}

bool has_characters(const std::string& known, const std::string& text) {
  std::vector<bool> had(0x110000);
  for (const char32_t c : characters_of(known)) had[c] = true;
  const std::u32string wanted = characters_of(text);
  return std::all_of(wanted.begin(), wanted.end(), [&](char32_t c) { return had[c]; });
}

std::string without_chinese(const std::string& text) {
  constexpr char32_t first_chinese = 0x2E80;
  std::string rest;
  for (const char32_t c : characters_of(text))
    if (c < first_chinese) append_character(rest, c);
  return rest;
}

Fonts build_fonts(double scale, const std::string& characters, Language language, bool notes) {
  Fonts fonts{std::make_shared<ImFontAtlas>(), scale, {}};
  ImFontAtlas& atlas = *fonts.atlas;
  FontFiles files;
  ImVector<ImWchar> ranges, latin;
  ImFontGlyphRangesBuilder builder;
  builder.AddRanges(atlas.GetGlyphRangesDefault());
  builder.AddText(characters.c_str());
  builder.BuildRanges(&ranges);
  if (language == Language::chinese)
    for (const unsigned mark : {0x2014U, 0x2018U, 0x2019U, 0x201CU, 0x201DU, 0x2026U})
      builder.UsedChars[static_cast<int>(mark / 32)] &= ~(1U << mark % 32);
  builder.BuildRanges(&latin);

  bool no_latin = false, no_chinese = false;
  const std::size_t made = notes ? faces.size() : faces.size() - 1;
  for (const FaceSize& face : std::span(faces).first(made)) {
    const auto pixels = static_cast<float>(std::round(face.size * static_cast<float>(scale)));
    const ImWchar* const wanted = face.figures_only ? figures.data() : latin.Data;
    if (!add_font(atlas, files, face.family, face.weight, pixels, false, wanted)) no_latin = true;
    if (!face.figures_only && !add_font(atlas, files, "Noto Sans CJK SC", face.weight,
                                        std::round(pixels * chinese_size), true, ranges.Data))
      no_chinese = true;
  }
  unsigned char* pixels = nullptr;
  int width = 0, height = 0;
  atlas.GetTexDataAsRGBA32(&pixels, &width, &height);  // as the texture takes them
  for (std::size_t i = 0; i < made; ++i)
    if (!faces[i].figures_only) mark_missing(*atlas.Fonts[static_cast<int>(i)], characters);
  atlas.ClearInputData();  // drops the pointers to files and ranges, which end here
  if (no_latin) fonts.missing.push_back(Word::font_missing);
  if (no_chinese) fonts.missing.push_back(Word::cjk_missing);
  return fonts;
}

void push_face(Face face) { ImGui::PushFont(ImGui::GetIO().Fonts->Fonts[static_cast<int>(face)]); }

}  // namespace homebound::ui
