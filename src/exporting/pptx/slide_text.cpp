#include "exporting/pptx/slide_text.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/xml_text.h"
#include "compose/view/typography.h"
#include "exporting/pptx/shape_xml.h"

namespace homebound::exporting {
namespace {

constexpr double points_an_inch = 72;
// Of PowerPoint's lines, to the size of their letters: Calibri's and Microsoft YaHei's.
constexpr double latin_line = 1.22, chinese_line = 1.32;

double column_width(const Placeholder& place) {
  return points_an_inch * (place.box.width - (place.columns - 1) * column_gap_inches) / place.columns;
}

const LevelStyle& level_of(const SlideParagraph& paragraph, const Placeholder& place) {
  return place.levels.at(static_cast<std::size_t>(paragraph.level));
}

}  // namespace

const char* language_attributes(Language language) {
  return language == Language::chinese ? R"( lang="zh-CN" altLang="en-US")" : R"( lang="en-GB")";
}

std::string xml_of(const std::string& text, Language language) {
  Relations none;
  return xml_of({{{{text}}, 0, language}}, none);
}

std::string xml_of(const std::vector<SlideParagraph>& paragraphs, Relations& relations) {
  std::string xml;
  for (const SlideParagraph& paragraph : paragraphs) {
    xml += paragraph.level > 0 ? fmt::format(R"(<a:p><a:pPr lvl="{}"/>)", paragraph.level) : "<a:p>";
    const char* const language = language_attributes(paragraph.language);
    for (const SlideRun& run : paragraph.runs) {
      const std::string attributes = fmt::format("{}{}", language, run.raised ? R"( baseline="30000")" : "");
      const std::string link = run.link.empty() ? ""
                                                : fmt::format(R"(<a:hlinkClick r:id="{}"/>)",
                                                              relations.to_page(relation::page, run.link));
      for (std::size_t from = 0; from <= run.text.size();) {
        const std::size_t end = std::min(run.text.find('\n', from), run.text.size());
        if (from > 0) xml += "<a:br/>";
        xml += fmt::format("<a:r><a:rPr{}>{}</a:rPr><a:t>{}</a:t></a:r>", attributes, link,
                           xml_text(run.text.substr(from, end - from)));
        from = end + 1;
      }
    }
    xml += "</a:p>";
  }
  return xml.empty() ? "<a:p/>" : xml;
}

double height_of(const SlideParagraph& paragraph, const Placeholder& place, const text::Families& fonts,
                 double scale) {
  const LevelStyle& level = level_of(paragraph, place);
  std::string all;
  for (const SlideRun& run : paragraph.runs) all += run.text;
  const text::Style style =
      compose::Typography{paragraph.language, fonts}.style(level.points * scale, level.bold ? 700 : 400);
  const auto lines = text::wrap(all, style, column_width(place) - level.hanging);
  const double line = paragraph.language == Language::chinese ? chinese_line : latin_line;
  return level.before * scale +
         static_cast<double>(std::max<std::size_t>(lines.size(), 1)) * line * style.size;
}

bool fits(const std::vector<SlideParagraph>& paragraphs, const Placeholder& place,
          const text::Families& fonts, double scale) {
  double height = 0;
  for (const SlideParagraph& paragraph : paragraphs) height += height_of(paragraph, place, fonts, scale);
  return height <= points_an_inch * place.box.height * place.columns;
}

double fitting_scale(const std::vector<SlideParagraph>& paragraphs, const Placeholder& place,
                     const text::Families& fonts, double least) {
  constexpr double step = 0.025;
  double scale = 1;
  while (scale - step >= least && !fits(paragraphs, place, fonts, scale)) scale -= step;
  return scale;
}

}  // namespace homebound::exporting
