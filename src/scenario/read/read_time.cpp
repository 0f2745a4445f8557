#include "scenario/read/read_time.h"

#include <date/date.h>
#include <fmt/format.h>

#include "scenario/flight_checks.h"
#include "scenario/format/time_forms.h"

namespace homebound::scenario {
namespace {

LocalTime local_time(const toml::date& day, const toml::time& time = {}) {
  const date::year_month_day ymd{date::year(day.year), date::month(day.month), date::day(day.day)};
  return LocalTime(date::sys_days(ymd).time_since_epoch() + std::chrono::hours(time.hour) +
                   std::chrono::minutes(time.minute) + std::chrono::seconds(time.second) +
                   std::chrono::milliseconds(time.nanosecond / 1'000'000));
}

// Interprets one date or time value, for the readers of whole keys.
class ValueReader {
 public:
  ValueReader(const toml::node& node, std::string where, std::string zone, Findings& findings)
      : node_(node), where_(std::move(where)), zone_(std::move(zone)), findings_(findings) {}

  std::optional<Moment> date_or_time() const {
    if (const auto* day = node_.as_date()) return whole_day(local_time(day->get()));
    if (const auto* text = node_.as_string())
      if (const auto midnight = parse_local_time(text->get() + "T00:00")) return whole_day(*midnight);
    return date_and_time(date_form.in_file);
  }

  std::optional<Moment> date_and_time(const Text& expected = time_form.in_file) const {
    if (const auto* value = node_.as_date_time()) {
      const toml::date_time& t = value->get();
      const LocalTime local = local_time(t.date, t.time);
      if (!t.offset) return resolved(local);
      return moment(Instant(local.time_since_epoch() - std::chrono::minutes(t.offset->minutes)));
    }
    if (const auto* text = node_.as_string()) {
      if (const auto instant = parse_instant(text->get())) return moment(*instant);
      if (const auto local = parse_local_time(text->get())) return resolved(*local);
    }
    wrong_type(findings_, node_, where_, expected);
    return std::nullopt;
  }

 private:
  Moment moment(Instant at) const { return {at, zone_, false, node_.source().begin}; }

  // Returns the first instant of a day: where a zone skips midnight, the instant of the jump; where it
  // repeats midnight, the first.
  std::optional<Moment> whole_day(LocalTime midnight) const {
    return Moment{resolve_local(midnight, zone_).first, zone_, true, node_.source().begin};
  }

  std::optional<Moment> resolved(LocalTime local) const {
    Text problem;
    if (const auto at = instant_of(local, zone_, problem)) return moment(*at);
    findings_.error(node_.source().begin, told("{}: {}", "{}：{}", where_, problem));
    return std::nullopt;
  }

  const toml::node& node_;
  std::string where_, zone_;
  Findings& findings_;
};

}  // namespace

std::optional<Moment> read_moment(TomlReader& table, std::string_view key, const std::string& zone) {
  const toml::node* node = table.find(key);
  if (!node) return std::nullopt;
  const auto* inline_table = node->as_table();
  if (!inline_table) return ValueReader(*node, table.where(key), zone, table.findings()).date_or_time();

  TomlReader parts(*inline_table, table, key);
  const auto own_zone = parts.zone("zone");
  const toml::node* at = parts.require("at");
  parts.finish();
  if (!at) return std::nullopt;
  return ValueReader(*at, parts.where("at"), own_zone ? own_zone->value : zone, table.findings())
      .date_or_time();
}

TimeSpan read_span(TomlReader& table, const std::string& zone) {
  const auto from = read_moment(table, "from", zone), to = read_moment(table, "to", zone);
  TimeSpan span;
  if (from) span.from = from->at;
  if (to) span.to = to->at;
  if (from && to && from->at >= to->at)
    table.findings().error(to->source,
                           told("{}: {} is not after the beginning at {}", "{}：{} 不晚于开始时间 {}",
                                table.where("to"), iso8601(to->at, to->zone), iso8601(from->at, from->zone)));
  return span;
}

std::string day_named(const toml::table& flight) {
  for (const char* key : {"depart", "arrive", "date"}) {
    const toml::node* node = flight.get(key);
    if (const auto* parts = node ? node->as_table() : nullptr) node = parts->get("at");
    if (!node) continue;
    const auto iso = [](const toml::date& d) {
      return fmt::format("{:04}-{:02}-{:02}", d.year, d.month, d.day);
    };
    if (const auto* time = node->as_date_time()) return iso(time->get().date);
    if (const auto* day = node->as_date()) return iso(day->get());
    if (const auto* text = node->as_string())
      if (std::string day = text->get().substr(0, 10); parse_local_time(day + "T00:00")) return day;
  }
  return {};
}

std::optional<PlacedTime> read_time(TomlReader& table, std::string_view key, const std::string& zone) {
  const toml::node* node = table.find(key);
  if (!node) return std::nullopt;
  const auto* inline_table = node->as_table();
  if (!inline_table) {
    const auto plain = ValueReader(*node, table.where(key), zone, table.findings()).date_and_time();
    if (!plain) return std::nullopt;
    return PlacedTime{{.at = plain->at, .zone = plain->zone, .note = {}, .others = {}}, plain->source};
  }

  TomlReader parts(*inline_table, table, key);
  Time time;
  time.sure = parts.certainty("sure");
  time.about = parts.flag("about");
  time.note = parts.text("note");
  const auto own_zone = parts.zone("zone");
  const toml::node* at = parts.require("at");
  time.zone = own_zone ? own_zone->value : zone;
  const auto other = [&](std::string_view part) -> std::optional<Instant> {
    const toml::node* said = parts.find(part);
    if (!said) return std::nullopt;
    const auto moment = ValueReader(*said, parts.where(part), time.zone, table.findings()).date_and_time();
    return moment ? std::optional(moment->at) : std::nullopt;
  };
  time.others = OtherTimes{other("scheduled"), other("estimated")};
  parts.finish();
  if (!at) return std::nullopt;
  const auto moment = ValueReader(*at, parts.where("at"), time.zone, table.findings()).date_and_time();
  if (!moment) return std::nullopt;
  time.at = moment->at;
  return PlacedTime{time, moment->source};
}

}  // namespace homebound::scenario
