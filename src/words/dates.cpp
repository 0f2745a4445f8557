#include "words/dates.h"

#include <cstdlib>

#include <fmt/format.h>

#include "words/asides.h"

namespace homebound {
namespace {

int number_of(Instant t, std::string_view zone, const char* field) {
  return std::stoi(format_time(t, zone, field));
}

std::string date_with_year(Instant t, std::string_view zone, Language language, const char* month) {
  if (language == Language::chinese)
    return fmt::format("{}年{}", number_of(t, zone, "%Y"), short_date(t, zone, language));
  return fmt::format("{} {} {}", number_of(t, zone, "%d"), format_time(t, zone, month),
                     number_of(t, zone, "%Y"));
}

}  // namespace

std::string short_date(Instant t, std::string_view zone, Language language) {
  if (language == Language::chinese)
    return fmt::format("{}月{}日", number_of(t, zone, "%m"), number_of(t, zone, "%d"));
  return fmt::format("{} {}", number_of(t, zone, "%d"), format_time(t, zone, "%b"));
}

std::string medium_date(Instant t, std::string_view zone, Language language) {
  return date_with_year(t, zone, language, "%b");
}

std::string long_date(Instant t, std::string_view zone, Language language) {
  return date_with_year(t, zone, language, "%B");
}

std::string time_of_day(Instant t, std::string_view zone, bool seconds) {
  // The date library prints an instant's fraction of a second.
  return format_time(std::chrono::floor<std::chrono::seconds>(t), zone, seconds ? "%H:%M:%S" : "%H:%M")
      .substr(0, 8);
}

std::string dated(std::string date, std::string_view time, Language language) {
  return date.append(language == Language::chinese ? " " : ", ").append(time);
}

std::string date_and_time(Instant t, std::string_view zone, Language language, bool seconds) {
  return dated(medium_date(t, zone, language), time_of_day(t, zone, seconds), language);
}

std::string day_and_time(Instant t, std::string_view zone, Language language) {
  return fmt::format("{} {}", short_date(t, zone, language), time_of_day(t, zone));
}

std::string utc_text(Instant t, Language language) {
  const std::string text = day_and_time(t, "UTC", language);
  return language == Language::chinese ? with_aside(text, "UTC", language) : text + " UTC";
}

Seconds shown_between(Instant from, Instant to) {
  using Minutes = std::chrono::minutes;
  return Seconds(60.0 * static_cast<double>(
                            (std::chrono::floor<Minutes>(to) - std::chrono::floor<Minutes>(from)).count()));
}

std::string offset_text(Instant t, const std::string& zone) {
  const auto minutes = zone_offset(t, zone).count();
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

std::string event_date(const scenario::Event& event, Language language) {
  if (!event.date_text.empty()) return event.date_text.in(language);
  const std::string zone = event.zone.empty() ? "UTC" : event.zone;
  return event.whole_day ? medium_date(event.at, zone, language) : date_and_time(event.at, zone, language);
}

std::string source_date(const scenario::Source& source, Language language) {
  const auto day = parse_instant(source.date + "T00:00:00Z");
  return day ? long_date(*day, "UTC", language) : source.date;
}

}  // namespace homebound
