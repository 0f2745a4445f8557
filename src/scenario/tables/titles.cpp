#include "scenario/tables/titles.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

// The meaning that a word adds to a title.
enum Part : unsigned {
  leaving = 1,  // departing end
  coming = 2,   // arriving end
  place = 4,
  day = 8,
  time = 16,
  flight = 32,
  number = 64,  // a flight's number, when the title says nothing else
  people = 128,
  kind = 256,
  sure = 512,
  source = 1024,
  note = 2048,
  speed = 4096,
  utc = 1 << 13,
  beijing = 1 << 14,
  planned = 1 << 15,
  filler = 1 << 16,
  latitude = 1 << 17,
  longitude = 1 << 18,
  year = 1 << 19,
  month = 1 << 20,
  month_day = 1 << 21,  // "day": of a month, or a whole date
  airline = 1 << 22,
  status = 1 << 23,
  actual = 1 << 24,
  expected = 1 << 25,
  tracked = 1 << 26,
  code = 1 << 27,
  first = 1 << 28,  // "lat1"
  second = 1 << 29,
  off_ground = 1 << 30,  // wheels, not blocks
  country = 1U << 31
};

struct Word {
  std::string_view word;
  unsigned parts;
};

constexpr Word words[] = {
    // English words match whole.
    {"from", leaving | place},
    {"source", source},
    {"src", leaving | place},
    {"start", leaving},
    {"starting", leaving},
    {"begin", leaving},
    {"org", leaving | place},
    {"end", coming},
    {"ending", coming},
    {"finish", coming},
    {"origin", leaving | place},
    {"orig", leaving | place},
    {"adep", leaving | place},
    {"to", coming | place},
    {"destination", coming | place},
    {"dest", coming | place},
    {"dst", coming | place},
    {"ades", coming | place},
    {"departure", leaving},
    {"departures", leaving},
    {"dep", leaving},
    {"departing", leaving},
    {"arrival", coming},
    {"arrivals", coming},
    {"arr", coming},
    {"arriving", coming},
    {"depart", leaving | time},
    {"departs", leaving | time},
    {"departed", leaving | time},
    {"leaves", leaving | time},
    {"takeoff", leaving | time | off_ground},
    {"airborne", leaving | time | off_ground},
    {"wheelsoff", leaving | time | off_ground},
    {"offblock", leaving | time},
    {"firstseen", leaving | time | tracked},
    {"std", leaving | time | planned},
    {"sobt", leaving | time | planned},
    {"etd", leaving | time | expected},
    {"eobt", leaving | time | expected},
    {"atd", leaving | time | actual},
    {"aobt", leaving | time | actual},
    {"atot", leaving | time | actual | off_ground},
    {"arrive", coming | time},
    {"arrives", coming | time},
    {"arrived", coming | time},
    {"lands", coming | time | off_ground},
    {"landing", coming | time | off_ground},
    {"landed", coming | time | off_ground},
    {"touchdown", coming | time | off_ground},
    {"wheelson", coming | time | off_ground},
    {"onblock", coming | time},
    {"lastseen", coming | time | tracked},
    {"sta", coming | time | planned},
    {"sibt", coming | time | planned},
    {"eta", coming | time | expected},
    {"eibt", coming | time | expected},
    {"ata", coming | time | actual},
    {"aibt", coming | time | actual},
    {"aldt", coming | time | actual | off_ground},
    {"airport", place},
    {"apt", place},
    {"city", place},
    {"station", place},
    {"town", place},
    {"location", place},
    {"loc", place},
    {"country", country},
    {"nation", country},
    {"iata", place | code},
    {"icao", place | code},
    {"lat", latitude},
    {"latitude", latitude},
    {"lon", longitude},
    {"lng", longitude},
    {"long", longitude},
    {"longitude", longitude},
    {"latlon", latitude | longitude},
    {"latlng", latitude | longitude},
    {"coordinates", latitude | longitude},
    {"coords", latitude | longitude},
    {"position", latitude | longitude},
    {"point", latitude | longitude},
    {"date", day},
    {"day", month_day},
    {"dayofmonth", month_day},
    {"year", year},
    {"yr", year},
    {"yyyy", year},
    {"month", month},
    {"mon", month},
    {"dof", day | leaving},
    {"time", time},
    {"datetime", day | time},
    {"timestamp", day | time},
    {"stamp", day},
    {"hhmm", time},
    {"flight", flight},
    {"flightno", flight},
    {"flightnumber", flight},
    {"fltno", flight},
    {"flt", flight},
    {"fl", flight},
    {"airline", airline},
    {"carrier", airline},
    {"operator", airline},
    {"callsign", flight},
    {"no", number},
    {"number", number},
    {"nr", number},
    {"num", number},
    {"id", number},
    {"people", people},
    {"pax", people},
    {"passengers", people},
    {"passenger", people},
    {"persons", people},
    {"headcount", people},
    {"count", people},
    {"aboard", people},
    {"souls", people},
    {"affected", people},
    {"evacuees", people},
    {"evacuated", people},
    {"returnees", people},
    {"beneficiaries", people},
    {"pob", people},
    {"board", filler},
    {"total", filler},
    {"onboard", people},
    {"kind", kind},
    {"type", kind},
    {"category", kind},
    {"sure", sure},
    {"certainty", sure},
    {"confidence", sure},
    {"sources", source},
    {"reference", source},
    {"ref", source},
    {"note", note},
    {"notes", note},
    {"remark", note},
    {"remarks", note},
    {"comment", note},
    {"comments", note},
    {"speed", speed},
    {"kmh", filler},
    {"utc", utc},
    {"gmt", utc},
    {"zulu", utc},
    {"z", utc},
    {"beijing", beijing},
    {"scheduled", planned},
    {"sched", planned},
    {"schd", planned},
    {"crs", planned},
    {"planned", planned},
    {"published", planned},
    {"estimated", expected},
    {"est", expected},
    {"expected", expected},
    {"actual", actual},
    {"act", actual},
    {"real", actual},
    {"effective", actual},
    {"status", status},
    {"cancelled", status},
    {"canceled", status},
    {"cancellation", status},
    {"iscancelled", status},
    {"diverted", status},
    {"operated", status},
    {"flown", status},
    {"executed", status},
    {"outcome", status},
    {"geo", filler},
    {"op", filler},
    {"unique", filler},
    {"reporting", filler},
    {"marketing", filler},
    {"mkt", filler},
    {"local", filler},
    {"route", filler},
    {"lt", filler},
    {"code", code},
    {"name", filler},
    {"of", filler},
    {"the", filler},
    {"in", filler},
    {"on", filler},
    {"at", filler},
    // Chinese words; a word comes before those that it contains.
    {"是否执行", status},
    {"是否执飞", status},
    {"是否成行", status},
    {"执行情况", status},
    {"执行状态", status},
    {"执飞情况", status},
    {"运行状态", status},
    {"运行情况", status},
    {"航班情况", status},
    {"航班动态", status},
    {"飞行状态", status},
    {"动态", status},
    {"北京时间", beijing | time},
    {"协调世界时", utc | time},
    {"世界时", utc | time},
    {"出发地", leaving | place},
    {"始发地", leaving | place},
    {"始发站", leaving | place},
    {"始发", leaving | place},
    {"起点", leaving | place},
    {"起飞地", leaving | place},
    {"目的地", coming | place},
    {"目的站", coming | place},
    {"目的", coming | place},
    {"到达地", coming | place},
    {"到达站", coming | place},
    {"抵达地", coming | place},
    {"终点", coming | place},
    {"降落地", coming | place},
    {"出发", leaving},
    {"起程", leaving | time},
    {"启程", leaving | time},
    {"起飞", leaving | time},
    {"离港", leaving | time},
    {"到达", coming},
    {"抵达", coming},
    {"降落", coming | time},
    {"落地", coming | time},
    {"着陆", coming | time},
    {"到港", coming | time},
    {"国家或地区", country},
    {"国家", country},
    {"机场", place},
    {"城市", place},
    {"纬度", latitude},
    {"经度", longitude},
    {"经纬度", latitude | longitude},
    {"坐标", latitude | longitude},
    {"日期", day},
    {"年份", year},
    {"月份", month},
    {"状态", status},
    {"取消", status},
    {"备降", status},
    {"航空公司", airline},
    {"承运人", airline},
    {"时间", time},
    {"时刻", time},
    {"航班状态", status},
    {"航班号", flight},
    {"航班", flight},
    {"班次", flight},
    {"编号", number},
    {"序号", filler | number},
    {"旅客人数", people},
    {"乘客人数", people},
    {"撤离人数", people},
    {"人数", people},
    {"乘客数", people},
    {"旅客数", people},
    {"乘客", people},
    {"旅客", people},
    {"人员类别", kind},
    {"人员类型", kind},
    {"类别", kind},
    {"类型", kind},
    {"种类", kind},
    {"可靠程度", sure},
    {"可靠性", sure},
    {"可信度", sure},
    {"确定性", sure},
    {"资料来源", source},
    {"资料出处", source},
    {"来源", source},
    {"出处", source},
    {"备注", note},
    {"附注", note},
    {"说明", note},
    {"速度", speed},
    {"航速", speed},
    {"计划", planned},
    {"预计", expected},
    {"预估", expected},
    {"实际", actual},
    {"当地", filler},
    {"本地", filler},
    {"代码", code},
    {"三字码", place | code},
    {"四字码", place | code},
    {"是否", filler},
    {"年", year},
    {"月", month},
    {"日", month_day},
    {"的", filler}};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

const Word* word_of(std::string_view word) {
  const auto found =
      std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return w.word == word; });
  return found == std::end(words) ? nullptr : found;
}

// Returns the parts of a word, or of the words that it is joined of: "crsdeptime", "originlat". A piece has
// at least three letters, so that "today" is not "to" and "day".
std::optional<unsigned> parts_of_word(std::string_view word) {
  constexpr std::size_t shortest = 3, longest = 30;
  if (const Word* known = word_of(word)) return known->parts;
  if (word.size() > longest) return std::nullopt;
  for (std::size_t cut = word.size() - std::min(word.size(), shortest); cut >= shortest; --cut)
    if (const Word* known = word_of(word.substr(0, cut)))
      if (const auto rest = parts_of_word(word.substr(cut))) return known->parts | *rest;
  return std::nullopt;
}

// Returns the parts of all words, or nullopt when a word is unknown.
std::optional<unsigned> parts_of(std::string_view title) {
  // "first_seen" and "take-off" are one word each.
  std::string joined;
  for (const char c : title)
    if (is_upper(c) || is_lower(c) || !is_ascii(c)) joined += lower(c);
  if (const Word* whole = word_of(joined);
      whole && joined.size() == title.size() - std::ranges::count_if(title, [](char c) {
                                  return c == ' ' || c == '_' || c == '-';
                                }))
    return whole->parts;
  unsigned parts = 0;
  for (std::size_t i = 0; i < title.size();) {
    std::string word;
    if (is_upper(title[i]) || is_lower(title[i])) {
      const std::size_t begin = i;
      // Split before the next capital of "departureTime", but keep "STD" whole.
      do word += is_upper(title[i]) ? static_cast<char>(title[i] - 'A' + 'a') : title[i];
      while (++i < title.size() && (is_lower(title[i]) || (is_upper(title[i]) && !(is_lower(title[i - 1])))));
      const bool alone = i == title.size() || !(is_upper(title[i]) || is_lower(title[i]));
      // "x" and "y" are coordinates only behind another word: "start_x".
      if (word.size() == 1 && alone && begin > 0 && (word == "x" || word == "y")) {
        parts |= word == "x" ? longitude : latitude;
        continue;
      }
      const auto found = parts_of_word(word);
      if (!found) return std::nullopt;
      parts |= *found;
    } else if (is_ascii(title[i])) {
      if (title[i] >= '0' && title[i] <= '9') {
        const bool alone = i + 1 == title.size() || title[i + 1] < '0' || title[i + 1] > '9';
        if (!alone || i == 0 || title[i] < '1' || title[i] > '2') return std::nullopt;
        parts |= title[i] == '1' ? first : second;
      }
      if (title[i] == '#') parts |= number;
      ++i;
    } else if (title.substr(i).starts_with("（") || title.substr(i).starts_with("）") ||
               title.substr(i).starts_with("／")) {
      i += 3;
    } else {
      const auto found = std::find_if(std::begin(words), std::end(words), [&](const Word& w) {
        return !is_ascii(w.word[0]) && title.substr(i).starts_with(w.word);
      });
      if (found == std::end(words)) return std::nullopt;
      parts |= found->parts;
      i += found->word.size();
    }
  }
  return parts;
}

// Returns the field of one of a flight's two ends; nullopt when the title names neither or both.
std::optional<bool> arrives(unsigned parts) {
  const bool out = (parts & (leaving | first)) != 0, in = (parts & (coming | second)) != 0;
  return out == in ? std::nullopt : std::optional(in);
}

std::vector<Field> fields_of(unsigned parts) {
  const auto at_end = arrives(parts);
  if (parts & status) return {Field::status};
  if (parts & country) {
    if (!at_end || parts & (time | day | flight | people | latitude | longitude | airline)) return {};
    return {*at_end ? Field::to_country : Field::from_country};
  }
  if (parts & (latitude | longitude)) {
    // "source_lat" beside "dest_lat": a source with coordinates is where flights start.
    const auto end = at_end ? at_end : parts & source ? std::optional(false) : std::nullopt;
    if (!end || parts & (time | day | flight | people)) return {};
    if (parts & latitude && parts & longitude) return {*end ? Field::to : Field::from};
    if (parts & latitude) return {*end ? Field::to_lat : Field::from_lat};
    return {*end ? Field::to_lon : Field::from_lon};
  }
  if (parts & (first | second)) {
    if (!(parts & place) || !at_end) return {};
    return {*at_end ? Field::to : Field::from};
  }
  const bool out = (parts & leaving) != 0, in = (parts & coming) != 0;
  if (out && in) return {};
  if (parts & people) return parts & kind ? std::vector{Field::kind} : std::vector{Field::people};
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
  if (parts & time)
    return parts & (flight | people | speed) ? std::vector<Field>{} : std::vector{Field::depart};
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

std::optional<DayOrder> order_in(std::string_view title) {
  const std::string small = lower(title);
  const std::size_t day = small.find("dd"), month = small.find("mm"), year = small.find("yy");
  if (day == small.npos || month == small.npos || year == small.npos) return std::nullopt;
  return year < month ? DayOrder::year_first : day < month ? DayOrder::day_first : DayOrder::month_first;
}

std::optional<Title> read_title(std::string_view text) {
  std::string words_alone(text);
  take_format(words_alone);
  for (const int year : years_in(text)) {  // 日期（2023年）
    const std::size_t at = words_alone.find(std::to_string(year));
    words_alone.erase(at, words_alone.find("年", at) == at + 4 ? 7 : 4);
  }
  const std::string offset = take_offset(words_alone);
  const std::optional<unsigned> parts = parts_of(words_alone);
  if (!parts) return std::nullopt;
  Title title;
  title.fields = fields_of(*parts);
  if (title.fields.empty()) return std::nullopt;
  const Field field = title.fields.front();
  const bool is_moment = field == Field::depart || field == Field::arrive;
  title.weak = (field == Field::flight && !(*parts & flight)) || (*parts & (first | second)) != 0 ||
               (is_moment && !(*parts & (leaving | coming)) && !(*parts & day));
  title.standing = *parts & tracked    ? Standing::tracked
                   : *parts & actual   ? Standing::actual
                   : *parts & expected ? Standing::expected
                   : *parts & planned  ? Standing::scheduled
                                       : Standing::plain;
  title.off_ground = (*parts & off_ground) != 0;
  title.zone = offset;
  if (*parts & utc) title.zone = "UTC";
  if (*parts & beijing) title.zone = "Asia/Shanghai";
  return title;
}

}  // namespace homebound::scenario
