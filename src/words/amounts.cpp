#include "words/amounts.h"

#include <cmath>

#include <fmt/format.h>

#include "base/bilingual.h"
#include "base/figures.h"
#include "scenario/head_count_text.h"
#include "words/asides.h"

namespace homebound {
namespace {

// Writes a number with a unit, such as "2,836.2 km", as Chinese readers expect it.
std::string in_chinese(const std::string& measured, LengthUnit unit, std::string_view before_unit) {
  std::string number = measured.substr(0, measured.find(' '));
  std::erase(number, ',');
  const char* const name = unit == LengthUnit::kilometres       ? "公里"
                           : unit == LengthUnit::nautical_miles ? "海里"
                                                                : "英里";
  return fmt::format("{}{}{}", with_thousands(number, Language::chinese), before_unit, name);
}

}  // namespace

std::string measured_text(Metres length, LengthUnit unit, Language language) {
  const std::string text = length_text(length, unit);
  return language == Language::chinese ? in_chinese(text, unit, "") : text;
}

std::string measured_text(SquareMetres area, LengthUnit unit, Language language) {
  const std::string text = area_text(area, unit);
  return language == Language::chinese ? in_chinese(text, unit, "平方") : text;
}

std::string count_text(long count, Language language) {
  return with_thousands(std::to_string(count), language);
}

std::string people_text(const scenario::HeadCount& count, std::string_view kind, Language language) {
  if (!count.known()) {
    const std::string unknown = Wording{"number unknown", "人数不详"}.in(language);
    return kind.empty() ? unknown : with_aside(kind, unknown, language);
  }
  const std::string number = scenario::text_of(count, language);
  if (language == Language::chinese) return fmt::format("{}{}人", kind, number);
  return kind.empty() ? number : fmt::format("{} {}", number, kind);
}

std::string people_text(const scenario::HeadCount& count, Language language) {
  const bool bare = language == Language::chinese || !count.known();
  return people_text(count, bare ? "" : count.exact() == 1 ? "person" : "people", language);
}

Service service_of(const timeline::Timeline& timeline) {
  return timeline.by_air ? Service::flights : Service::legs;
}

std::string flights_text(std::size_t count, Service service, Language language) {
  const std::string number = count_text(static_cast<long>(count), language);
  const bool flights = service == Service::flights;
  if (language == Language::chinese) return number + (flights ? "班" : "个班次");
  return number + (flights ? " flight" : " leg") + (count == 1 ? "" : "s");
}

std::string kilometres_text(Metres distance, Language language) {
  return with_thousands(fmt::format("{:.0f}", distance.value / 1000), language) +
         (language == Language::chinese ? "公里" : " km");
}

std::string metres_text(Metres distance, Language language) {
  return with_thousands(fmt::format("{:.0f}", distance.value), language) +
         (language == Language::chinese ? "米" : " m");
}

std::string duration_text(Seconds duration, Language language) {
  const long minutes = std::lround(duration.value / 60);
  return fmt::format(fmt::runtime(language == Language::chinese ? "{}小时{:02}分" : "{} h {:02} min"),
                     minutes / 60, minutes % 60);
}

std::string position_text(LonLat at, Language language) {
  const double lat = std::abs(at.lat), lon = std::abs(at.lon);
  if (language == Language::chinese)
    return fmt::format("{}{:.4f}°，{}{:.4f}°", at.lat < 0 ? "南纬" : "北纬", lat,
                       at.lon < 0 ? "西经" : "东经", lon);
  return fmt::format("{:.4f}° {}, {:.4f}° {}", lat, at.lat < 0 ? 'S' : 'N', lon, at.lon < 0 ? 'W' : 'E');
}

}  // namespace homebound
