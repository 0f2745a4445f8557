#include "scenario/tables/titles.h"

#include <fmt/format.h>

#include "base/ascii.h"
#include "scenario/tables/cells.h"
#include "scenario/tables/personal.h"
#include "scenario/tables/title_words.h"
#include "scenario/tables/title_zones.h"

namespace homebound::scenario {
namespace {

// Returns the field of one of a flight's two ends; nullopt when the title names neither or both.
std::optional<bool> arrives(title::Parts parts) {
  using namespace title;
  const bool out = (parts & (leaving | first | pickup)) != 0, in = (parts & (coming | second | target)) != 0;
  return out == in ? std::nullopt : std::optional(in);
}

// Returns the stage at which a title counts people.
std::optional<Field> stage_of(title::Parts parts) {
  using namespace title;
  if (parts & booked) return Field::booked;
  if (parts & boarded) return Field::boarded;
  if (parts & planned) return Field::planned;
  return parts & coming ? std::optional(Field::arrived) : std::nullopt;
}

// Returns the field of what carries the people, or of how they travel; empty for all other titles.
std::vector<Field> fields_of_craft(title::Parts parts) {
  using namespace title;
  const auto only = [&](Parts also) { return (parts & ~(also | filler)) == 0; };
  if (parts & registration && only(registration | aircraft | number | code)) return {Field::registration};
  if (parts & aircraft && only(aircraft | number))
    return parts & number ? std::vector{Field::registration} : std::vector{Field::aircraft};
  if (parts & aircraft && only(aircraft | kind | code)) return {Field::aircraft};
  if (parts & callsign && only(callsign | flight | code)) return {Field::callsign, Field::flight};
  if (parts & seats && only(seats | aircraft | number | people)) return {Field::seats};
  if (parts & nationality && only(nationality | people)) return {Field::nationality};
  if (parts & journey && only(journey | number)) return {Field::journey};
  if (parts & mode && only(mode)) return {Field::mode};
  if (parts == booked || parts == boarded) return {*stage_of(parts)};
  return {};
}

std::vector<Field> fields_of(title::Parts parts) {
  using namespace title;
  const auto at_end = arrives(parts);
  if (parts & status) return {Field::status};
  if (parts & duration)
    return parts & (place | day | people | latitude | longitude) ? std::vector<Field>{}
                                                                 : std::vector{Field::duration};
  if (parts & country) {
    if (!at_end || parts & (time | day | flight | people | latitude | longitude | airline)) return {};
    return {*at_end ? Field::to_country : Field::from_country};
  }
  if (parts & (latitude | longitude)) {
    // "source_lat" beside "dest_lat": a source with coordinates is where flights start.
    const bool known = at_end || parts & source, arrives = at_end.value_or(false);
    if (parts & (time | day | flight | people | airline)) return {};
    const bool both = parts & latitude && parts & longitude;
    if (!known && both) return {};
    if (!known)
      return parts & latitude ? std::vector{Field::from_lat, Field::to_lat}
                              : std::vector{Field::from_lon, Field::to_lon};
    if (both) return {arrives ? Field::to : Field::from};
    if (parts & latitude) return {arrives ? Field::to_lat : Field::from_lat};
    return {arrives ? Field::to_lon : Field::from_lon};
  }
  if (parts & (pickup | target)) return {};
  if (parts & (first | second)) {
    if (!(parts & place) || !at_end) return {};
    return {*at_end ? Field::to : Field::from};
  }
  const bool out = (parts & leaving) != 0, in = (parts & coming) != 0;
  if (out && in) return {};
  if (auto craft = fields_of_craft(parts); !craft.empty()) return craft;
  if (parts & (aircraft | registration | callsign | seats | nationality | journey | mode)) return {};
  if (parts & (booked | boarded) && !(parts & people)) return {};
  if (parts & people) {
    if (parts & kind) return {Field::kind};
    // Where no other column says how many are aboard, this one does.
    if (const auto stage = stage_of(parts)) return {*stage, Field::people};
    return {Field::people};
  }
  if (out || in) {
    const Field end = out ? Field::from : Field::to, moment = out ? Field::depart : Field::arrive;
    if (parts & time) return {moment};
    if (parts & (day | month_day)) return {out ? Field::date : Field::arrive_date};
    if (parts & (place | number | code)) return {end};
    if (parts & (airline | year | month)) return {};
    return {moment, end};
  }
  if ((parts & place) && (parts & source)) return {Field::from};  // "source airport"
  if (parts & place) return {};
  if (parts & time && parts & flight) return {Field::duration};  // "flight time"
  if (parts & time) return parts & (people | speed) ? std::vector<Field>{} : std::vector{Field::depart};
  if (parts & day) return {Field::date};
  if (parts & month_day) return {Field::date, Field::day};
  if (parts & year) return {Field::year};
  if (parts & month) return {Field::month};
  if (parts & flight && parts & kind) return {};  // "flight type"
  if (parts & flight) return {Field::flight};
  if (parts & airline) return {Field::airline};
  if (parts & kind) return parts & code ? std::vector<Field>{} : std::vector{Field::kind};
  if (parts & sure) return {Field::sure};
  if (parts & source) return {Field::source};
  if (parts & note) return {Field::note};
  if (parts & speed) return {Field::speed};
  if (parts & number) return {Field::flight};
  return {};
}

// Takes "UTC+8" or "GMT-03:00" out of a title. Returns the zone's name; empty when there is none.
std::string take_offset(std::string& title) {
  const std::string small = lower(title);
  for (const std::string_view clock : {"utc", "gmt"}) {
    const std::size_t at = small.find(clock);
    if (at == small.npos) continue;
    std::size_t i = at + clock.size();
    if (i >= small.size() || (small[i] != '+' && small[i] != '-')) continue;
    const bool east = small[i++] == '+';
    int hours = 0;
    const std::size_t digits = i;
    while (i < small.size() && i < digits + 2 && small[i] >= '0' && small[i] <= '9')
      hours = hours * 10 + (small[i++] - '0');
    if (i == digits || hours > 14) continue;
    for (const std::string_view whole : {":00", "00"})
      if (std::string_view(small).substr(i).starts_with(whole)) {
        i += whole.size();
        break;
      }
    title.erase(at, i - at);
    // The names of these zones have the sign of the days of ships: Etc/GMT-8 is east of Greenwich.
    return hours == 0 ? "UTC" : fmt::format("Etc/GMT{}{}", east ? '-' : '+', hours);
  }
  return {};
}

// Takes "(dd/mm/yyyy)" or "[hh:mm]" out of a title.
void take_format(std::string& title) {
  for (std::size_t open = title.find_first_of("(["); open != title.npos;
       open = title.find_first_of("([", open + 1)) {
    const std::size_t close = title.find_first_of(")]", open);
    if (close == title.npos) return;
    const std::string inner = lower(std::string_view(title).substr(open + 1, close - open - 1));
    if (inner.size() > 1 && inner.find_first_not_of("dmyhs/-.: ") == inner.npos)
      title.erase(open, close - open + 1);
  }
}

}  // namespace

std::string without_number(std::string_view title) {
  std::string text = lower(title);
  while (!text.empty() && std::string_view("0123456789._ ()").find(text.back()) != std::string_view::npos)
    text.pop_back();
  return text;
}

std::optional<DayOrder> order_in(std::string_view title) {
  const std::string small = lower(title);
  const std::size_t day = small.find("dd"), month = small.find("mm"), year = small.find("yy");
  if (day == small.npos || month == small.npos || year == small.npos) return std::nullopt;
  return year < month ? DayOrder::year_first : day < month ? DayOrder::day_first : DayOrder::month_first;
}

std::optional<Title> read_title(std::string_view text) {
  if (is_personal(text)) return std::nullopt;
  // Columns of the files that this program writes.
  for (const Field field : {Field::icao24, Field::continues, Field::groups, Field::planned})
    if (text == field_names[static_cast<std::size_t>(field)]) return Title{.fields = {field}};
  if (text == "flight_number") return Title{.fields = {Field::flight_number, Field::flight}};
  if (text == "arrived") return Title{.fields = {Field::arrived, Field::arrive}};
  std::string words_alone(text);
  take_format(words_alone);
  for (const int year : years_in(text)) {  // 日期（2023年）
    const std::size_t at = words_alone.find(std::to_string(year));
    words_alone.erase(at, words_alone.find("年", at) == at + 4 ? 7 : 4);
  }
  const std::string offset = take_offset(words_alone);
  const std::string zone_word = take_zone(words_alone);
  const auto parts = title::parts_of(words_alone, [](title::Parts p) { return !fields_of(p).empty(); });
  if (!parts) return std::nullopt;
  using namespace title;
  Title result;
  result.fields = fields_of(*parts);
  const Field field = result.fields.front();
  const bool is_moment = field == Field::depart || field == Field::arrive;
  result.weak = (field == Field::flight && !(*parts & flight)) || (*parts & (first | second)) != 0 ||
                (is_moment && !(*parts & (leaving | coming)) && !(*parts & day));
  result.standing = *parts & tracked    ? Standing::tracked
                    : *parts & actual   ? Standing::actual
                    : *parts & expected ? Standing::expected
                    : *parts & planned  ? Standing::scheduled
                                        : Standing::plain;
  result.off_ground = (*parts & off_ground) != 0;
  result.zone = offset;
  if (const auto zones = zones_abbreviated(zone_word); zones.size() == 1)
    result.zone = zones[0].zone;
  else
    result.zone_word = zone_word;
  if (*parts & utc) result.zone = "UTC";
  if (*parts & beijing) result.zone = "Asia/Shanghai";
  return result;
}

}  // namespace homebound::scenario
