#include "scenario/tables/titles.h"

#include <algorithm>
#include <array>

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
  filler = 1 << 16
};

struct Word {
  std::string_view word;
  unsigned parts;
};

constexpr Word words[] = {
    // English words match whole.
    {"from", leaving | place},
    {"origin", leaving | place},
    {"orig", leaving | place},
    {"adep", leaving | place},
    {"to", coming | place},
    {"destination", coming | place},
    {"dest", coming | place},
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
    {"takeoff", leaving | time},
    {"offblock", leaving | time},
    {"std", leaving | time | planned},
    {"sobt", leaving | time | planned},
    {"etd", leaving | time},
    {"atd", leaving | time},
    {"aobt", leaving | time},
    {"arrive", coming | time},
    {"arrives", coming | time},
    {"arrived", coming | time},
    {"lands", coming | time},
    {"landing", coming | time},
    {"landed", coming | time},
    {"onblock", coming | time},
    {"sta", coming | time | planned},
    {"sibt", coming | time | planned},
    {"eta", coming | time},
    {"ata", coming | time},
    {"aibt", coming | time},
    {"airport", place},
    {"apt", place},
    {"city", place},
    {"station", place},
    {"iata", place},
    {"icao", place},
    {"date", day},
    {"day", day},
    {"dof", day | leaving},
    {"time", time},
    {"datetime", day | time},
    {"timestamp", day | time},
    {"flight", flight},
    {"flightno", flight},
    {"flightnumber", flight},
    {"fltno", flight},
    {"flt", flight},
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
    {"onboard", people},
    {"kind", kind},
    {"type", kind},
    {"category", kind},
    {"sure", sure},
    {"certainty", sure},
    {"confidence", sure},
    {"source", source},
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
    {"planned", planned},
    {"actual", filler},
    {"local", filler},
    {"lt", filler},
    {"code", filler},
    {"name", filler},
    {"of", filler},
    {"the", filler},
    {"in", filler},
    {"on", filler},
    {"at", filler},
    // Chinese words; a word comes before those that it contains.
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
    {"机场", place},
    {"城市", place},
    {"日期", day},
    {"时间", time},
    {"时刻", time},
    {"航班号", flight},
    {"航班", flight},
    {"班次", flight},
    {"编号", number},
    {"序号", filler | number},
    {"旅客人数", people},
    {"乘客人数", people},
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
    {"预计", filler},
    {"实际", filler},
    {"当地", filler},
    {"本地", filler},
    {"代码", filler},
    {"三字码", place},
    {"四字码", place},
    {"的", filler}};

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Returns the parts of all words, or nullopt when a word is unknown.
std::optional<unsigned> parts_of(std::string_view title) {
  unsigned parts = 0;
  for (std::size_t i = 0; i < title.size();) {
    std::string word;
    if (is_upper(title[i]) || is_lower(title[i])) {
      // Split before the next capital of "departureTime", but keep "STD" whole.
      do word += is_upper(title[i]) ? static_cast<char>(title[i] - 'A' + 'a') : title[i];
      while (++i < title.size() && (is_lower(title[i]) || (is_upper(title[i]) && !(is_lower(title[i - 1])))));
      const auto found =
          std::find_if(std::begin(words), std::end(words), [&](const Word& w) { return w.word == word; });
      if (found == std::end(words)) return std::nullopt;
      parts |= found->parts;
    } else if (is_ascii(title[i])) {
      if (title[i] >= '0' && title[i] <= '9') return std::nullopt;
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

std::vector<Field> fields_of(unsigned parts) {
  const bool out = (parts & leaving) != 0, in = (parts & coming) != 0;
  if (out && in) return {};
  if (parts & people) return parts & kind ? std::vector{Field::kind} : std::vector{Field::people};
  if (out || in) {
    const Field end = out ? Field::from : Field::to, moment = out ? Field::depart : Field::arrive;
    if (parts & time) return {moment};
    if (parts & day) return {out ? Field::date : Field::arrive_date};
    if (parts & place) return {end};
    return {moment, end};
  }
  if ((parts & place) && (parts & source)) return {Field::from};  // "source airport"
  if (parts & (place | time))
    return parts & day && !(parts & place) ? std::vector{Field::depart} : std::vector<Field>{};
  if (parts & day) return {Field::date};
  if (parts & flight) return {Field::flight};
  if (parts & kind) return {Field::kind};
  if (parts & sure) return {Field::sure};
  if (parts & source) return {Field::source};
  if (parts & note) return {Field::note};
  if (parts & speed) return {Field::speed};
  if (parts & number) return {Field::flight};
  return {};
}

}  // namespace

std::optional<Title> read_title(std::string_view text) {
  const std::optional<unsigned> parts = parts_of(text);
  if (!parts) return std::nullopt;
  Title title;
  title.fields = fields_of(*parts);
  if (title.fields.empty()) return std::nullopt;
  title.weak = title.fields.front() == Field::flight && !(*parts & flight);
  title.scheduled = (*parts & planned) != 0;
  if (*parts & utc) title.zone = "UTC";
  if (*parts & beijing) title.zone = "Asia/Shanghai";
  return title;
}

}  // namespace homebound::scenario
