// Reads BaseStation's messages as dump1090 sends them on port 30003 (SBS): "MSG,3,...". Source:
// http://woodair.net/sbs/article/barebones42_socket_data.htm
// The dates and times are those of the receiver's computer, without an offset.
#include <array>
#include <map>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/track_parts.h"
#include "data/tracks/track_times.h"

namespace homebound::data {
namespace {

// The cells of a message.
struct SbsCell {
  enum : std::size_t {
    sort,
    message,
    session,
    aircraft,
    address,
    flight,
    made_day,
    made_time,
    logged_day,
    logged_time,
    callsign,
    height,
    speed,
    heading,
    lat,
    lon,
    climb,
    squawk,
    alert,
    emergency,
    ident,
    ground,
    cells
  };
};

class Sbs {
 public:
  Sbs(const TrackText& source, RawFile& file) : source_(source), file_(file) {}

  void read() {
    std::size_t line = 0;
    for (std::string_view rest = source_.text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      add(rest.substr(0, end), ++line);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (by_address_.empty() && file_.broken.count == 0)
      source_.fail(0, {"none of its messages tells a position, as those of the kinds MSG,2 and MSG,3 do",
                       "其中没有带位置的报文（MSG,2 与 MSG,3 类带位置）"});
    for (auto& [hex, track] : by_address_) file_.tracks.push_back(std::move(track));
    file_.notes.emplace_back("the times are of the receiver's clock, read as UTC",
                             "时间出自接收机的时钟，按 UTC 读取");
  }

 private:
  void add(std::string_view text, std::size_t line) {
    std::array<std::string_view, SbsCell::cells> cell;
    std::size_t count = 0;
    while (count < SbsCell::cells) {
      const auto end = std::min(text.find(','), text.size());
      cell[count++] = trimmed(text.substr(0, end));
      if (end == text.size()) break;
      text.remove_prefix(end + 1);
    }
    if ((cell[SbsCell::sort] != "MSG" && cell[SbsCell::sort] != "ID" && cell[SbsCell::sort] != "AIR") ||
        cell[SbsCell::address].empty())
      return;
    const std::string hex = lower(cell[SbsCell::address]);
    if (!cell[SbsCell::callsign].empty()) callsigns_[hex] = cell[SbsCell::callsign];
    if (cell[SbsCell::lat].empty() || cell[SbsCell::lon].empty()) return;  // a message of another kind
    const auto x = number_in(cell[SbsCell::lon]), y = number_in(cell[SbsCell::lat]);
    if (!x || !y)
      return file_.leave_out(line, told("'{}, {}' is not a position", "“{}, {}”不是位置",
                                        shortened(cell[SbsCell::lat]), shortened(cell[SbsCell::lon])));
    const auto at = file_.position(*x, *y, line);
    if (!at) return;
    auto time = time_of(cell[SbsCell::made_day], cell[SbsCell::made_time]);
    if (!time) time = time_of(cell[SbsCell::logged_day], cell[SbsCell::logged_time]);
    if (!time && cell[SbsCell::made_day].empty() && cell[SbsCell::logged_day].empty())
      return file_.leave_out(line,
                             {"the message tells no date and time, as dump1090 and readsb write them on "
                              "port 30003 (columns 7 to 10)",
                              "报文没有日期与时间；dump1090 与 readsb 在端口 30003 上写出（第7至10列）"});
    if (!time)
      return file_.leave_out(
          line, no_time(std::string(cell[SbsCell::made_day]) + " " + std::string(cell[SbsCell::made_time])));
    RawFix fix{.at = *at, .time = time, .height_ft = number_in(cell[SbsCell::height])};
    if (!cell[SbsCell::ground].empty()) fix.ground = cell[SbsCell::ground] != "0";
    if (cell[SbsCell::message] == "2") fix.ground = true;  // a position on the surface
    if (const auto known = callsigns_.find(hex); known != callsigns_.end()) fix.callsign = known->second;
    RawTrack& track = by_address_[hex];
    track.sort = Sort::day;
    track.aircraft.icao24 = hex;
    track.fixes.push_back(std::move(fix));
  }

  static std::optional<Instant> time_of(std::string_view day, std::string_view time) {
    return time_in(std::string(day) + " " + std::string(time));
  }

  const TrackText& source_;
  RawFile& file_;
  std::map<std::string, RawTrack> by_address_;
  std::map<std::string, std::string, std::less<>> callsigns_;  // the latest of each aircraft
};

}  // namespace

void read_sbs(const TrackText& source, RawFile& file) { Sbs(source, file).read(); }

}  // namespace homebound::data
