// Reads the flight recorder files of the International Gliding Commission: the date (HFDTE) and the fixes (B
// records), whose clock is UTC. Source: https://www.fai.org/page/igc-approved-flight-recorders, "Technical
// specification for IGC-approved GNSS flight recorders", appendix A.
#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/track_parts.h"
#include "data/tracks/track_times.h"

namespace homebound::data {
namespace {

std::optional<int> whole_number_in(std::string_view digits) {
  if (digits.find_first_not_of("0123456789") != digits.npos) return std::nullopt;
  return number_in<int>(digits);
}

// "0", "---" and "NIL" stand for what nobody filled in.
bool says_something(std::string_view value) {
  const std::string word = lower(value);
  return word.find_first_of("abcdefghijklmnopqrstuvwxyz") != word.npos && word != "nil" && word != "none" &&
         word != "unknown" && word != "n/a" && word != "not set";
}

class Igc {
 public:
  Igc(const TrackText& source, RawFile& file) : source_(source), file_(file) {}

  void read() {
    std::size_t line = 0;
    for (std::string_view rest = source_.text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto record = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++line;
      if (record.starts_with('B')) add_fix(record, line);
      if (record.starts_with('H')) read_header(record);
    }
    track_.aircraft.registration = track_.name;
    if (track_.fixes.empty() && file_.broken.count == 0)
      source_.fail(0, {"no fix (B record) is in this IGC file", "此 IGC 文件中没有定位点（B 记录）"});
    if (!day_.known())
      file_.warnings.emplace_back(
          "the record has no date (HFDTE), so when the flight took place is not known",
          "记录没有日期（HFDTE），飞行时间未知");
    if (day_.midnights() > 0)
      file_.notes.emplace_back("the clock passes midnight; the fixes after it are of the next day",
                               "时钟越过午夜；其后的定位点属于次日");
    file_.tracks.push_back(std::move(track_));
  }

 private:
  // "HFDTE280709", "HFDTEDATE:280709,01", "HFGIDGLIDERID:D-1234", "HFGTYGLIDERTYPE:LS 8".
  void read_header(std::string_view record) {
    const std::string key = upper(record.substr(0, 5));
    const auto colon = record.find(':');
    const auto value = colon == record.npos ? std::string_view() : trimmed(record.substr(colon + 1));
    if (key.size() == 5 && key.substr(2) == "DTE") {
      const auto digits = record.find_first_of("0123456789");
      const auto date = digits == record.npos ? std::string_view() : record.substr(digits, 6);
      const auto d = whole_number_in(date.substr(0, 2)),
                 m = date.size() == 6 ? whole_number_in(date.substr(2, 2)) : std::nullopt,
                 y = date.size() == 6 ? whole_number_in(date.substr(4, 2)) : std::nullopt;
      if (!d || !m || !y) return;
      const std::chrono::year_month_day day{std::chrono::year(*y < 80 ? 2000 + *y : 1900 + *y),
                                            std::chrono::month(unsigned(*m)), std::chrono::day(unsigned(*d))};
      if (day.ok() && !day_.known()) day_.start(Instant(std::chrono::sys_days(day)));
    }
    if (key.size() == 5 && key.substr(2) == "GID" && says_something(value)) track_.name = value;
    if (key.size() == 5 && key.substr(2) == "GTY" && says_something(value)) track_.aircraft.type = value;
  }

  // B HHMMSS DDMMmmmN DDDMMmmmE A PPPPP GGGGG
  void add_fix(std::string_view record, std::size_t line) {
    const auto broken = [&] {
      file_.leave_out(line,
                      told("'{}' is not a fix (B record)", "“{}”不是定位点（B 记录）", shortened(record)));
    };
    if (record.size() < 25) return broken();
    const auto h = whole_number_in(record.substr(1, 2)), m = whole_number_in(record.substr(3, 2)),
               s = whole_number_in(record.substr(5, 2));
    const auto lat = angle(record.substr(7, 2), record.substr(9, 5)),
               lon = angle(record.substr(15, 3), record.substr(18, 5));
    const char ns = record[14], ew = record[23];
    if (!h || !m || !s || *h > 23 || *m > 59 || *s > 60 || !lat || !lon || (ns != 'N' && ns != 'S') ||
        (ew != 'E' && ew != 'W'))
      return broken();
    // Before its first position a recorder writes zeros and V.
    if (*lat == 0 && *lon == 0 && record[24] == 'V') return;
    const auto at = file_.position(ew == 'W' ? -*lon : *lon, ns == 'S' ? -*lat : *lat, line);
    if (!at) return;
    RawFix fix{.at = *at};
    if (day_.known())
      fix.time = day_.at(std::chrono::hours(*h) + std::chrono::minutes(*m) + std::chrono::seconds(*s));
    // The altitude by satellites, or else by pressure; 0 stands for none.
    const auto height = [&](std::size_t from) {
      return record.size() >= from + 5 ? number_in(record.substr(from, 5)).value_or(0) : 0;
    };
    if (const double metres = height(30) != 0 ? height(30) : height(25); metres != 0)
      fix.height_ft = metres * feet_per_metre;
    track_.fixes.push_back(fix);
  }

  // Degrees, and minutes in thousandths.
  static std::optional<double> angle(std::string_view degrees, std::string_view thousandths) {
    const auto d = whole_number_in(degrees), m = whole_number_in(thousandths);
    if (!d || !m || *m >= 60'000) return std::nullopt;
    return *d + *m / 60'000.0;
  }

  const TrackText& source_;
  RawFile& file_;
  RawTrack track_;
  RunningDay day_;
};

}  // namespace

void read_igc(const TrackText& source, RawFile& file) { Igc(source, file).read(); }

}  // namespace homebound::data
