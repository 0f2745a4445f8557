// A table of positions: a head that names at least a longitude and a latitude, then a row a fix.
#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "base/message.h"
#include "data/fold.h"
#include "data/track_parts.h"

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

// Cells of one row; a quoted cell may run over lines.
class TrackScanner {
 public:
  TrackScanner(const TrackText& source, char separator) : source_(source), separator_(separator) {
    if (source_.text.starts_with("\xEF\xBB\xBF")) at_ = 3;
  }
  bool done() const { return at_ >= source_.text.size(); }
  std::size_t line() const { return line_; }

  const std::vector<std::string>& row() {
    cells_.clear();
    do cells_.push_back(cell());
    while (!done() && source_.text[at_] == separator_ && ++at_);
    if (!done() && source_.text[at_] == '\r') ++at_;
    if (!done() && source_.text[at_] == '\n') ++at_, ++line_;
    return cells_;
  }

 private:
  std::string cell() {
    const std::string& text = source_.text;
    if (done() || text[at_] != '"') {
      const std::array<char, 3> ends{separator_, '\n', '\r'};
      const auto end = std::min(text.find_first_of(ends.data(), at_, ends.size()), text.size());
      const std::size_t begin = std::exchange(at_, end);
      return std::string(trimmed(std::string_view(text).substr(begin, end - begin)));
    }
    const std::size_t began = line_;
    std::string value;
    for (++at_; !done(); ++at_) {
      if (text[at_] == '"') {
        if (at_ + 1 >= text.size() || text[at_ + 1] != '"') {
          ++at_;
          if (!done() && text[at_] != separator_ && text[at_] != '\n' && text[at_] != '\r')
            source_.fail(line_, {"text follows a closing quote", "引号之后还有文字"});
          return value;
        }
        ++at_;
      }
      line_ += text[at_] == '\n';
      value += text[at_];
    }
    source_.fail(began, {"unclosed quote", "引号未闭合"});
  }

  const TrackText& source_;
  char separator_;
  std::size_t at_ = 0, line_ = 1;
  std::vector<std::string> cells_;
};

char separator_of(std::string_view head) {
  constexpr std::string_view known = ",;\t|";
  return *std::max_element(known.begin(), known.end(), [&](char a, char b) {
    return std::count(head.begin(), head.end(), a) < std::count(head.begin(), head.end(), b);
  });
}

std::string_view first_line_of(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.substr(0, text.find('\n'));
}

struct Columns {
  std::optional<std::size_t> lon, lat, pair, time, date, track;
  bool placed() const { return (lon && lat) || pair; }
};

Columns columns_of(const std::vector<std::string>& head) {
  std::vector<std::string> names;
  for (const std::string& cell : head) {
    std::string name = folded(cell);
    std::replace(name.begin(), name.end(), '_', ' ');
    names.push_back(std::move(name));
  }
  const auto find = [&](Names wanted) -> std::optional<std::size_t> {
    for (const std::string_view w : wanted)
      if (const auto at = std::find(names.begin(), names.end(), w); at != names.end())
        return static_cast<std::size_t>(at - names.begin());
    return std::nullopt;
  };
  return {find(longitudes), find(latitudes), find(pairs), find(times), find(dates), find(tracks)};
}

class TrackCsvReader {
 public:
  TrackCsvReader(const TrackText& source, char separator) : source_(source), separator_(separator) {}

  std::vector<RawTrack> read() {
    TrackScanner rows(source_, separator_);
    const std::vector<std::string> head = rows.row();
    columns_ = columns_of(head);
    if (!columns_.placed())
      source_.fail(1, {"no columns of longitude and latitude; expected a first line such as time,lon,lat",
                       "没有经纬度列；首行应如 time,lon,lat"});
    while (!rows.done()) {
      const std::size_t line = rows.line();
      const auto& row = rows.row();
      if (row.size() == 1 && row[0].empty()) continue;  // a blank line
      if (row.size() != head.size())
        source_.fail(line, told("{} cells where the first line has {}", "有{}格，首行有{}格", row.size(),
                                head.size()));
      add(row, line);
    }
    if (tracks_.empty()) source_.fail(0, {"no fix lies under the first line", "首行之下没有定位点"});
    return std::move(tracks_);
  }

 private:
  void add(const std::vector<std::string>& row, std::size_t line) {
    std::string lon, lat;
    if (columns_.lon && columns_.lat) {
      lon = row[*columns_.lon], lat = row[*columns_.lat];
    } else {
      const std::string& pair = row[*columns_.pair];
      const auto middle = pair.find_first_of(", ");
      lat = pair.substr(0, middle);
      if (middle != pair.npos) lon = pair.substr(middle + 1);
    }
    if (lon.empty() && lat.empty()) return;  // a row about something else: a message without a position
    RawFix fix{source_.position(degrees({"longitude", "经度"}, lon, line),
                                degrees({"latitude", "纬度"}, lat, line), line),
               {},
               false};
    fix.time = time_of(row, line);
    track_of(row).fixes.push_back(fix);
  }

  double degrees(const Message& what, std::string text, std::size_t line) const {
    if (separator_ != ',') std::replace(text.begin(), text.end(), ',', '.');
    const auto value = number_in(text);
    if (!value)
      source_.fail(line,
                   told("{} '{}' is not a number of degrees", "{}“{}”不是度数", what, text.substr(0, 60)));
    return *value;
  }

  std::optional<Instant> time_of(const std::vector<std::string>& row, std::size_t line) const {
    if (!columns_.time) return std::nullopt;
    std::string text = row[*columns_.time];
    if (columns_.date && text.size() < 16) text = row[*columns_.date] + " " + text;
    if (trimmed(text).empty()) return std::nullopt;
    const auto time = time_in(text);
    if (!time)
      source_.fail(line,
                   told("'{}' is not a time; expected one such as 2015-11-10T01:00:00Z, or seconds "
                        "since 1970",
                        "“{}”不是时间；应如 2015-11-10T01:00:00Z，或自1970年起的秒数", text.substr(0, 60)));
    return time;
  }

  RawTrack& track_of(const std::vector<std::string>& row) {
    const std::string name = columns_.track ? row[*columns_.track] : "";
    const auto [entry, is_new] = by_name_.try_emplace(name, tracks_.size());
    if (is_new) tracks_.push_back({name, {}});
    return tracks_[entry->second];
  }

  const TrackText& source_;
  char separator_;
  Columns columns_;
  std::vector<RawTrack> tracks_;
  std::map<std::string, std::size_t> by_name_;
};

}  // namespace

bool is_head_of_positions(std::string_view text) {
  const std::string head(first_line_of(text));
  const TrackText line{"", head};
  try {
    return columns_of(TrackScanner(line, separator_of(head)).row()).placed();
  } catch (const std::exception&) {
    return false;
  }
}

std::vector<RawTrack> read_csv_tracks(const TrackText& source) {
  return TrackCsvReader(source, separator_of(first_line_of(source.text))).read();
}

}  // namespace homebound::data
