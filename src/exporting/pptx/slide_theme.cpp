#include "exporting/pptx/slide_theme.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/xml_text.h"

namespace homebound::exporting {
namespace {

// Returns a colour as it looks on the page, without alpha: "F4F1EA".
std::string opaque_hex(Colour c, Colour page) {
  const auto over = [&](float above, float below) { return above * c.a + below * (1 - c.a); };
  std::string hex = to_hex({over(c.r, page.r), over(c.g, page.g), over(c.b, page.b), 1}).substr(1);
  for (char& digit : hex)
    if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
  return hex;
}

// What a theme must have of each sort of fill, line and effect: three, from subtle to intense.
constexpr std::string_view theme_formats =
    R"(<a:fmtScheme name="Homebound"><a:fillStyleLst>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:fillStyleLst><a:lnStyleLst>)"
    R"(<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>)"
    R"(<a:ln w="12700"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>)"
    R"(<a:ln w="19050"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln></a:lnStyleLst>)"
    R"(<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle>)"
    R"(<a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>)"
    R"(</a:effectStyleLst><a:bgFillStyleLst>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>)"
    R"(<a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>)";

}  // namespace

std::string theme_xml(const compose::Theme& theme) {
  const auto hex = [&](Colour c) { return opaque_hex(c, theme.page); };
  const std::string page = hex(theme.page), text = hex(theme.text), panel = hex(theme.panel),
                    muted = hex(theme.text_muted);
  std::string colours;
  const auto add = [&](std::string_view name, const std::string& colour) {
    colours += fmt::format(R"(<a:{0}><a:srgbClr val="{1}"/></a:{0}>)", name, colour);
  };
  add("dk1", theme.dark ? page : text);
  add("lt1", theme.dark ? text : page);
  add("dk2", theme.dark ? panel : muted);
  add("lt2", theme.dark ? muted : panel);
  add("accent1", hex(theme.accent));
  for (std::size_t i = 0; i < 5; ++i)
    add(fmt::format("accent{}", i + 2), hex(theme.routes[i % theme.routes.size()]));
  add("hlink", hex(theme.text));
  add("folHlink", muted);
  // The program's own families are on few machines with PowerPoint; a house's are on its own.
  const text::Families own;
  const auto named = [](const std::string& family, const std::string& usual, const char* office) {
    return family == usual ? office : xml_text(family);
  };
  const std::string fonts =
      fmt::format(R"(<a:latin typeface="{0}"/><a:ea typeface="{1}"/><a:cs typeface=""/>)"
                  R"(<a:font script="Hans" typeface="{1}"/>)",
                  named(theme.fonts.latin, own.latin, "Calibri"),
                  named(theme.fonts.chinese, own.chinese, "Microsoft YaHei"));
  return fmt::format(
      R"(<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="{0}">)"
      R"(<a:themeElements><a:clrScheme name="{0}">{1}</a:clrScheme><a:fontScheme name="Homebound">)"
      R"(<a:majorFont>{2}</a:majorFont><a:minorFont>{2}</a:minorFont></a:fontScheme>{3})"
      R"(</a:themeElements></a:theme>)",
      xml_text("Homebound " + theme.name), colours, fonts, theme_formats);
}

std::string colour_map_xml(const compose::Theme& theme) {
  const std::string_view ground = theme.dark ? "dk" : "lt", ink = theme.dark ? "lt" : "dk";
  return fmt::format(
      R"(<p:clrMap bg1="{0}1" tx1="{1}1" bg2="{0}2" tx2="{1}2" accent1="accent1" accent2="accent2" )"
      R"(accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" )"
      R"(folHlink="folHlink"/>)",
      ground, ink);
}

}  // namespace homebound::exporting
