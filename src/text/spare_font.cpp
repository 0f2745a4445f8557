#include "text/spare_font.h"

#include <memory>
#include <string>
#include <string_view>

#include <fontconfig/fontconfig.h>

#include "base/destroy.h"
#include "base/resources.h"

namespace homebound::text {
namespace {

bool has_font_with(FcConfig* config, std::u32string_view characters) {
  const std::unique_ptr<FcCharSet, Destroy<FcCharSetDestroy>> all(FcCharSetCreate());
  for (const char32_t c : characters) FcCharSetAddChar(all.get(), c);
  const std::unique_ptr<FcPattern, Destroy<FcPatternDestroy>> wanted(FcPatternCreate());
  FcPatternAddCharSet(wanted.get(), FC_CHARSET, all.get());
  const std::unique_ptr<FcObjectSet, Destroy<FcObjectSetDestroy>> asked(FcObjectSetCreate());
  const std::unique_ptr<FcFontSet, Destroy<FcFontSetDestroy>> found(
      FcFontList(config, wanted.get(), asked.get()));
  return found && found->nfont > 0;
}

}  // namespace

std::filesystem::path spare_font(Script script) {
  return resource(script == Script::latin ? "assets/fonts/spare-latin.otf"
                                          : "assets/fonts/spare-chinese.otf");
}

void add_spare_fonts(FcConfig* config) {
  // What only fonts of the script have: Chinese ones lack letters of Central Europe and Turkey.
  const bool latin = has_font_with(config, U"ağłőșž"), chinese = has_font_with(config, U"这边们");
  for (const Script script : {Script::latin, Script::chinese}) {
    if (script == Script::latin ? latin : chinese) continue;
    const std::string file = spare_font(script).string();
    FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str()));
  }
}

}  // namespace homebound::text
