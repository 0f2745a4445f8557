#include "text/families.h"

#include <algorithm>
#include <memory>

#include <fontconfig/fontconfig.h>

#include "base/ascii.h"
#include "base/destroy.h"
#include "base/error.h"

namespace homebound::text {
namespace {

using FontSet = std::unique_ptr<FcFontSet, Destroy<FcFontSetDestroy>>;

const FcChar8* bytes_of(const std::string& text) { return reinterpret_cast<const FcChar8*>(text.c_str()); }

// A family has names in several languages.
std::vector<std::string> names_of(const FcPattern* font) {
  std::vector<std::string> names;
  FcChar8* name = nullptr;
  for (int i = 0; FcPatternGetString(font, FC_FAMILY, i, &name) == FcResultMatch; ++i)
    names.emplace_back(reinterpret_cast<const char*>(name));
  return names;
}

bool is_called(const FcPattern* font, const std::string& family) {
  return std::ranges::any_of(names_of(font),
                             [&](const std::string& name) { return lower(name) == lower(family); });
}

bool has_all(const FcPattern* font, std::u32string_view characters) {
  FcCharSet* covered = nullptr;
  return FcPatternGetCharSet(font, FC_CHARSET, 0, &covered) == FcResultMatch &&
         std::ranges::all_of(characters, [&](char32_t c) { return FcCharSetHasChar(covered, c); });
}

bool is_variable(const FcPattern* font) {
  FcBool variable = FcFalse;
  return FcPatternGetBool(font, FC_VARIABLE, 0, &variable) == FcResultMatch && variable == FcTrue;
}

FontSet fonts_in(const std::string& file) {
  FontSet fonts(FcFontSetCreate());
  int faces = 0;
  FcFreeTypeQueryAll(bytes_of(file), static_cast<unsigned>(-1), nullptr, &faces, fonts.get());
  return fonts;
}

FontSet installed() {
  const std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>> any(FcPatternCreate());
  const std::unique_ptr<FcObjectSet, Destroy<FcObjectSetDestroy>> asked(FcObjectSetCreate());
  FcObjectSetAdd(asked.get(), FC_FAMILY);
  FcObjectSetAdd(asked.get(), FC_CHARSET);
  return FontSet(FcFontList(nullptr, any.get(), asked.get()));
}

// Calls see() for each font that is installed or in a file.
template <class See>
void each_font(const std::vector<std::string>& files, const See& see) {
  const auto each_of = [&](const FontSet& fonts) {
    for (int i = 0; fonts && i < fonts->nfont; ++i) see(fonts->fonts[i]);
  };
  for (const std::string& file : files) each_of(fonts_in(file));
  each_of(installed());
}

void add_each_once(std::vector<std::string>& to, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    if (std::ranges::find(to, name) == to.end()) to.push_back(name);
}

}  // namespace

std::vector<std::string> families_in(const std::filesystem::path& file) {
  std::vector<std::string> names;
  const FontSet fonts = fonts_in(file.string());
  for (int i = 0; i < fonts->nfont; ++i) {
    // SVG and PDF would show its letters in the weight of the file, whatever the text's.
    if (is_variable(fonts->fonts[i]))
      throw Error(
          told("'{}' is a variable font; expected fonts of one weight each, such as House-Regular.ttf and "
               "House-Bold.ttf",
               "“{}”是可变字体；应为每个字重一个文件的字体，例如 House-Regular.ttf 和 House-Bold.ttf",
               file.filename().string()));
    add_each_once(names, names_of(fonts->fonts[i]));
  }
  if (names.empty())
    throw Error(told("'{}' is no font that can be read; expected a .ttf, .otf or .ttc file",
                     "“{}”不是可读取的字体；应为 .ttf、.otf 或 .ttc 文件", file.filename().string()));
  return names;
}

std::vector<std::string> all_families(const std::vector<std::string>& files) {
  std::vector<std::string> names;
  each_font(files, [&](const FcPattern* font) {
    const std::vector<std::string> own = names_of(font);
    names.insert(names.end(), own.begin(), own.end());
  });
  std::ranges::sort(names);
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

FoundFamily find_family(const std::string& name, const std::vector<std::string>& files,
                        std::u32string_view characters) {
  FoundFamily found;
  each_font(files, [&](const FcPattern* font) {
    if (found.covers || !is_called(font, name)) return;
    found.known = true;
    found.covers = has_all(font, characters);
  });
  return found;
}

}  // namespace homebound::text
