// Reads tables of positions: a head that names at least a longitude and a latitude, then one fix a row.
#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/register/fold.h"
#include "data/text/delimited.h"
#include "data/tracks/track_parts.h"

namespace homebound::data {
namespace {

using Names = std::span<const std::string_view>;
constexpr std::string_view longitudes[] = {"longitude", "lon",  "long",          "lng",
                                           "x",         "经度", "gps longitude", "lon deg"};
constexpr std::string_view latitudes[] = {"latitude", "lat", "y", "纬度", "gps latitude", "lat deg"};
constexpr std::string_view pairs[] = {"position", "lat lon", "latlon",
                                      "lat lng"};  // "latitude,longitude" in one cell
constexpr std::string_view times[] = {"timestamp", "utc",           "time",         "datetime", "date time",
                                      "utc time",  "time utc",      "when",         "fix time", "gps time",
                                      "时间",      "lastposupdate", "timestamputc", "t"};
constexpr std::string_view dates[] = {"date", "utc date", "日期"};
constexpr std::string_view tracks[] = {"track",  "track id", "flight", "callsign",
                                       "icao24", "hex",      "id",     "name"};

struct Columns {
  std::optional<std::size_t> lon, lat, pair, time, date, track;
  bool placed() const { return (lon && lat) || pair; }
};

// Finds the columns by the titles in the first row.
Columns columns_of(const Table& table) {
  std::vector<std::string> titles;
  for (std::size_t i = 0; i < table.columns(); ++i) {
    std::string title = folded(table.at(0, i));
    std::replace(title.begin(), title.end(), '_', ' ');
    titles.push_back(std::move(title));
  }
  const auto find = [&](Names wanted) -> std::optional<std::size_t> {
    for (const std::string_view w : wanted)
      if (const auto at = std::find(titles.begin(), titles.end(), w); at != titles.end())
        return static_cast<std::size_t>(at - titles.begin());
    return std::nullopt;
  };
  return {find(longitudes), find(latitudes), find(pairs), find(times), find(dates), find(tracks)};
}

class TrackCsvReader {
 public:
  TrackCsvReader(const TrackText& source, const Table& table, char separator)
      : source_(source), table_(table), columns_(columns_of(table)), separator_(separator) {}

  std::vector<RawTrack> read() {
    for (std::size_t row = 1; row < table_.rows(); ++row) add(row);
    if (tracks_.empty()) source_.fail(0, {"no fix lies under the first line", "首行之下没有定位点"});
    return std::move(tracks_);
  }

 private:
  std::size_t line(std::size_t row) const { return static_cast<std::size_t>(table_.number(row)); }

  void add(std::size_t row) {
    std::string_view lon, lat;
    if (columns_.lon && columns_.lat) {
      lon = table_.at(row, *columns_.lon), lat = table_.at(row, *columns_.lat);
    } else {
      const std::string_view pair = table_.at(row, *columns_.pair);
      const auto middle = pair.find_first_of(", ");
      lat = pair.substr(0, middle);
      if (middle != pair.npos) lon = pair.substr(middle + 1);
    }
    // A row without a position holds something else, such as a message.
    if (lon.empty() && lat.empty()) return;
    RawFix fix{source_.position(degrees({"longitude", "经度"}, lon, row),
                                degrees({"latitude", "纬度"}, lat, row), line(row)),
               {},
               false};
    fix.time = time_of(row);
    track_of(row).fixes.push_back(fix);
  }

  double degrees(const Message& what, std::string_view cell, std::size_t row) const {
    std::string text(cell);
    if (separator_ != ',') std::replace(text.begin(), text.end(), ',', '.');
    const auto value = number_in(text);
    if (!value)
      source_.fail(line(row),
                   told("{} '{}' is not a number of degrees", "{}“{}”不是度数", what, shortened(text)));
    return *value;
  }

  std::optional<Instant> time_of(std::size_t row) const {
    if (!columns_.time) return std::nullopt;
    std::string text(table_.at(row, *columns_.time));
    if (columns_.date && text.size() < 16) text = std::string(table_.at(row, *columns_.date)) + " " + text;
    if (trimmed(text).empty()) return std::nullopt;
    const auto time = time_in(text);
    if (!time)
      source_.fail(line(row),
                   told("'{}' is not a time; expected one such as 2015-11-10T01:00:00Z, or seconds "
                        "since 1970",
                        "“{}”不是时间；应如 2015-11-10T01:00:00Z，或自1970年起的秒数", shortened(text)));
    return time;
  }

  RawTrack& track_of(std::size_t row) {
    const std::string name(columns_.track ? table_.at(row, *columns_.track) : "");
    const auto [entry, is_new] = by_name_.try_emplace(name, tracks_.size());
    if (is_new) tracks_.push_back({name, {}});
    return tracks_[entry->second];
  }

  const TrackText& source_;
  const Table& table_;
  Columns columns_;
  char separator_;
  std::vector<RawTrack> tracks_;
  std::map<std::string, std::size_t> by_name_;
};

}  // namespace

bool is_head_of_positions(std::string_view text) {
  try {
    const Table head = cut_delimited(text, found_separator(text), Rules::strict, 1);
    return head.broken.empty() && head.rows() > 0 && columns_of(head).placed();
  } catch (const Error&) {
    return false;
  }
}

std::vector<RawTrack> read_csv_tracks(const TrackText& source) {
  const char separator = found_separator(source.text);
  Table table;
  try {
    table = cut_delimited(source.text, separator, Rules::strict);
  } catch (const Error& e) {
    source.fail(0, told("it {}", "{}", e.message()));
  }
  if (!table.broken.empty())
    source.fail(static_cast<std::size_t>(table.broken.front().number), table.broken.front().what);
  return TrackCsvReader(source, table, separator).read();
}

}  // namespace homebound::data
