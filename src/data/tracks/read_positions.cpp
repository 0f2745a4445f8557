// Reads tables of positions: one fix a row, below titles that name at least a longitude and a latitude. So
// are read the downloads of Flightradar24 ("Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction"), state
// vectors of the OpenSky Network (https://opensky-network.org/data), FlightAware's track logs, Garmin's G1000
// and MTK loggers, whose rows begin below comments or have the hemispheres in columns of their own.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/text/delimited.h"
#include "data/tracks/degrees.h"
#include "data/tracks/position_columns.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {
namespace {

constexpr int spreadsheet_day_zero = -25569;  // 1899-12-30

// "NaN" and the like stand for a position that was not received.
bool is_none(std::string_view cell) {
  const std::string word = lower(cell);
  return word.empty() || word == "nan" || word == "null" || word == "none" || word == "\\n" || word == "n/a";
}

// A height in feet may have its thousands apart: "13,500".
std::optional<double> height_in(std::string_view cell) {
  std::string digits(cell);
  const auto comma = digits.find(',');
  if (comma != digits.npos && comma > 0 && comma <= 3 && digits.size() == comma + 4) digits.erase(comma, 1);
  return number_in(digits);
}

// "+05:30"
std::string hours_ahead(std::chrono::minutes ahead) {
  const auto minutes = ahead.count() < 0 ? -ahead.count() : ahead.count();
  return fmt::format("{}{:02}:{:02}", ahead.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

// "180522" or "072752"
bool are_six_digits(std::string_view text) {
  return text.size() == 6 && text.find_first_not_of("0123456789") == text.npos;
}
std::string spread(std::string_view six, char between) {
  return std::string(six.substr(0, 2)) + between + std::string(six.substr(2, 2)) + between +
         std::string(six.substr(4));
}

class Positions {
 public:
  Positions(const TrackText& source, const Table& table, const PositionColumns& columns, char separator,
            RawFile& file)
      : source_(source), table_(table), columns_(columns), separator_(separator), file_(file) {
    const auto some = [&](PositionColumns::Column c) {
      return c ? cells_below(table, columns.titles, *c, 100'000) : std::vector<std::string_view>();
    };
    count_ = count_of(some(columns.time));
    order_ = order_of(some(columns.date ? columns.date : columns.time));
    const auto days = some(columns.date);
    dates_change_ = std::ranges::any_of(days, [&](std::string_view d) { return d != days.front(); });
    by_group_ = columns.flight         ? columns.flight
                : columns.track        ? columns.track
                : columns.address      ? columns.address
                : columns.registration ? columns.registration
                                       : columns.callsign;
    cut_ = by_group_ && by_group_ != columns.flight && by_group_ != columns.track;
  }

  void read() {
    for (std::size_t row = columns_.titles + 1; row < table_.rows(); ++row)
      if (!is_comment(table_, row) && !repeats_titles(table_, row, columns_)) add(row);
    for (RawTrack& track : tracks_) file_.tracks.push_back(std::move(track));
    if (tracks_.empty() && file_.broken.count == 0)
      source_.fail(0, {"no fix lies under the titles", "标题之下没有定位点"});
    say();
  }

 private:
  struct Running {
    std::optional<Instant> day;
    RunningDay clock;
  };
  std::size_t line(std::size_t row) const { return static_cast<std::size_t>(table_.number(row)); }
  std::string_view cell(std::size_t row, PositionColumns::Column column) const {
    return column ? table_.at(row, *column) : std::string_view();
  }

  void add(std::size_t row) {
    std::string_view lon = cell(row, columns_.lon), lat = cell(row, columns_.lat);
    if (columns_.pair) {
      const std::string_view pair = cell(row, columns_.pair);
      const auto middle = pair.find_first_of(", ");
      lat = pair.substr(0, middle);
      if (middle != pair.npos) lon = trimmed(pair.substr(middle + 1));
    }
    // A row without a position holds something else, such as a message.
    if (is_none(lon) && is_none(lat)) return;
    if (table_.cells(row) < table_.cells(columns_.titles) / 2)
      return file_.leave_out(line(row), told("{} cells where the titles have {}", "有{}格，标题有{}格",
                                             table_.cells(row), table_.cells(columns_.titles)));
    const auto x = degrees({"longitude", "经度"}, lon, cell(row, columns_.lon_side), row);
    const auto y = x ? degrees({"latitude", "纬度"}, lat, cell(row, columns_.lat_side), row) : std::nullopt;
    const auto at = y ? file_.position(*x, *y, line(row)) : std::nullopt;
    if (!at) return;
    RawFix fix{.at = *at};
    const std::size_t track = track_of(row);
    if (!clock_known_) find_clock(at->lon);
    if (!read_time(row, fix, running_[track])) return;
    if (auto height = height_in(cell(row, columns_.height)))
      fix.height_ft = columns_.height_in_metres ? *height * feet_per_metre : *height;
    if (const char ground = cell(row, columns_.ground).empty() ? '\0' : cell(row, columns_.ground)[0])
      fix.ground = ground == 't' || ground == 'T' || ground == '1' || ground == 'y' || ground == 'Y';
    fix.callsign = cell(row, columns_.callsign);
    tracks_[track].fixes.push_back(std::move(fix));
  }

  std::optional<double> degrees(const Text& what, std::string_view text, std::string_view side,
                                std::size_t row) {
    std::string plain(text);
    if (separator_ != ',') std::replace(plain.begin(), plain.end(), ',', '.');
    const auto value = degrees_in(plain);
    if (value) return on_side(*value, side);
    file_.leave_out(line(row),
                    told("{} '{}' is not a number of degrees", "{}“{}”不是度数", what, shortened(text)));
    return std::nullopt;
  }

  // Looks for the clock that a title names: "Time (CST)", by the longitude of the first fix.
  void find_clock(double lon) {
    clock_known_ = true;
    for (const auto column : {columns_.time, columns_.date})
      if (const auto clock =
              column && !clock_ ? clock_named(table_.at(columns_.titles, *column), lon) : std::nullopt) {
        clock_ = clock->ahead;
        if (clock->of_a_region())
          file_.notes.push_back(told("the clock {} is that of where the record begins: UTC{}",
                                     "时区 {} 按记录起点取为 UTC{}", upper(clock->name),
                                     hours_ahead(clock->ahead)));
      }
    if (clock_ || !columns_.time) return;
    const std::string_view title = table_.at(columns_.titles, *columns_.time);
    const auto open = title.find('('), close = title.find(')', std::min(open, title.size()));
    if (close == title.npos) return;
    const auto name = title.substr(open + 1, close - open - 1);
    if (name.size() < 3 || name.size() > 5 ||
        name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != name.npos)
      return;
    unknown_clock_ = name;
  }

  // Returns false, and counts the fix, when its time cannot be read.
  bool read_time(std::size_t row, RawFix& fix, Running& running) {
    const std::string_view text = cell(row, columns_.time), date = cell(row, columns_.date);
    if (trimmed(text).empty()) return true;
    bool says_clock = true;
    const bool digits = columns_.columbus && are_six_digits(text) && are_six_digits(date);
    if (const auto clock = digits ? clock_in(spread(text, ':')) : clock_in(text)) {
      if (columns_.date && !date.empty()) {
        const auto day = digits ? date_in("20" + spread(date, '-'), order_) : date_in(date, order_);
        if (!day) return file_.leave_out(line(row), no_time(date)), false;
        // Where the dates change of themselves, midnight is theirs to tell.
        if (dates_change_ || day != running.day) running.day = day, running.clock.start(*day);
      }
      if (!running.clock.known()) return ++clocks_without_day_, true;
      fix.time = running.clock.at(*clock);
      says_clock = tells_clock(text);
    } else if (count_ == Count::days) {
      if (const auto days = number_in(text))
        fix.time =
            Instant(std::chrono::milliseconds(std::llround((*days + spreadsheet_day_zero) * 86'400'000)));
      says_clock = false;
    } else {
      fix.time = time_in(text, order_);
      if (!fix.time && columns_.date) fix.time = time_in(std::string(date) + " " + std::string(text), order_);
      says_clock = tells_clock(text);
    }
    if (!fix.time) return file_.leave_out(line(row), no_time(text)), false;
    // "+08:00" beside a local time
    if (const auto offset = cell(row, columns_.offset); !offset.empty()) {
      const int sign = offset.starts_with('-') ? -1 : 1;
      if (const auto away = clock_in(offset.substr(offset.find_first_of("0123456789") == 1 ? 1 : 0))) {
        fix.time = *fix.time - sign * *away;
        file_.quote_clock(sign * std::chrono::duration_cast<std::chrono::minutes>(*away));
        says_clock = true;
      }
    } else if (!says_clock && clock_) {
      fix.time = *fix.time - *clock_;
      if (*clock_ != std::chrono::minutes(0)) file_.quote_clock(*clock_);
      says_clock = true;
    }
    if (!unknown_clock_.empty())
      reads_unknown_clock_ = reads_unknown_clock_ || !says_clock;
    else
      file_.unnamed_clock = file_.unnamed_clock || !says_clock;
    return true;
  }

  std::size_t track_of(std::size_t row) {
    const std::string group(cell(row, by_group_));
    const auto [entry, is_new] = by_name_.try_emplace(group, tracks_.size());
    if (is_new) {
      RawTrack track;
      if (!cut_ || by_group_ == columns_.callsign) track.name = group;
      track.sort = cut_ ? Sort::day : Sort::record;
      tracks_.push_back(std::move(track));
      running_.emplace_back();
    }
    RawTrack& track = tracks_[entry->second];
    const auto learn = [&](std::string& to, PositionColumns::Column column) {
      if (const auto text = cell(row, column); !text.empty()) to = text;
    };
    learn(track.aircraft.icao24, columns_.address), learn(track.aircraft.registration, columns_.registration);
    learn(track.aircraft.type, columns_.type);
    if (by_group_ == columns_.flight) learn(track.name, columns_.callsign);
    return entry->second;
  }

  void say() {
    if (reads_unknown_clock_)
      file_.warnings.push_back(told("which clock '{}' is, is not known here: its times are read as UTC",
                                    "“{}”为何时区，此处未知：其时刻按 UTC 读取", unknown_clock_));
    if (clocks_without_day_ > 0)
      file_.warnings.emplace_back("the times have no date, so when the flight took place is not known",
                                  "时刻没有日期，飞行时间未知");
    if (std::ranges::any_of(running_, [](const Running& r) { return r.clock.midnights() > 0; }))
      file_.notes.emplace_back("the clock passes midnight; the fixes after it are of the next day",
                               "时钟越过午夜；其后的定位点属于次日");
    if (count_ == Count::days)
      file_.notes.emplace_back("times are a spreadsheet's numbers of days", "时间为电子表格的天数");
  }

  const TrackText& source_;
  const Table& table_;
  const PositionColumns& columns_;
  char separator_;
  RawFile& file_;
  Count count_ = Count::epoch;
  DateOrder order_ = DateOrder::unknown;
  PositionColumns::Column by_group_;
  std::optional<std::chrono::minutes> clock_;  // how far the clock that the titles name is ahead of UTC
  bool clock_known_ = false;                   // it has been looked for
  std::string unknown_clock_;                  // its name, where nothing more is known of it
  bool reads_unknown_clock_ = false;
  bool cut_ = false;
  bool dates_change_ = false;
  std::vector<Running> running_;  // one a track
  std::size_t clocks_without_day_ = 0;
  std::vector<RawTrack> tracks_;
  std::map<std::string, std::size_t> by_name_;
};

}  // namespace

bool has_titles_of_positions(std::string_view text) {
  constexpr std::size_t rows = 400;
  try {
    const Table head = cut_delimited(text, found_separator(text), Rules::lenient, rows);
    return find_position_columns(head).has_value();
  } catch (const Error&) {
    return false;
  }
}

void read_positions(const TrackText& source, RawFile& file) {
  const char separator = found_separator(source.text);
  Table table;
  try {
    table = cut_delimited(source.text, separator, Rules::lenient);
  } catch (const Error& e) {
    source.fail(0, told("it {}", "{}", e.message()));
  }
  for (const Table::Broken& broken : table.broken)
    file.leave_out(static_cast<std::size_t>(broken.number), broken.what);
  const auto columns = find_position_columns(table);
  if (!columns)
    source.fail(1, {"no row of titles names a longitude and a latitude", "没有标题行含经度和纬度"});
  if (are_places(table, *columns))
    source.fail(columns->titles + 1,
                {"lists places, each with a name of its own, and neither flights nor the fixes of a track",
                 "是地点清单，各有其名，既非航班，也非航迹的定位点"});
  Positions(source, table, *columns, separator, file).read();
}

}  // namespace homebound::data
