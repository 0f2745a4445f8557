// Reads NMEA 0183 as receivers send it: GGA, RMC and GLL of any talker, with dates from RMC and ZDA. Source:
// https://gpsd.gitlab.io/gpsd/NMEA.html
#include <algorithm>
#include <array>
#include <cmath>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/trim.h"
#include "base/utf8.h"
#include "data/tracks/track_parts.h"
#include "data/tracks/track_times.h"

namespace homebound::data {
namespace {

using std::chrono::milliseconds;
constexpr std::chrono::hours half_day{12}, whole_day{24};
constexpr milliseconds rounding{10};  // sentences of one fix may round its clock differently

std::optional<int> two_digits(std::string_view text, std::size_t at) {
  if (at + 2 > text.size()) return std::nullopt;
  const auto digits = text.substr(at, 2);
  return digits.find_first_not_of("0123456789") == digits.npos ? number_in<int>(digits) : std::nullopt;
}

class Nmea {
 public:
  Nmea(const TrackText& source, RawFile& file) : source_(source), file_(file) {}

  void read() {
    std::size_t line = 0;
    for (std::string_view rest = source_.text; !rest.empty();) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto text = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      ++line;
      // A sentence may follow another, or a binary message, on its line.
      for (std::size_t start = text.find('$'); start != text.npos; start = text.find('$', start + 1)) {
        const auto sentence = text.substr(start + 1);
        const auto stop =
            std::ranges::find_if(sentence, [](char c) { return c < ' ' || c > '~' || c == '$'; });
        add(trimmed(sentence.substr(0, static_cast<std::size_t>(stop - sentence.begin()))), line);
      }
    }
    if (fixes_.empty() && file_.broken.count == 0)
      source_.fail(
          0, {"no position (GGA, RMC, GLL) is in this NMEA log", "此 NMEA 日志中没有位置（GGA、RMC、GLL）"});
    date();
    if (!sure_ && !fixes_.empty())
      file_.warnings.emplace_back("the receiver calls none of these positions valid",
                                  "接收机未将其中任何位置标为有效");
    RawTrack track;
    for (const Fix& f : fixes_) {
      RawFix fix{.at = f.at, .height_ft = f.height_ft};
      if (f.midnight) fix.time = *f.midnight + f.clock;
      track.fixes.push_back(fix);
    }
    file_.tracks.push_back(std::move(track));
  }

 private:
  struct Fix {
    milliseconds clock;
    LonLat at;
    std::optional<double> height_ft;
    std::optional<Instant> midnight;  // of its day
  };
  using Fields = std::array<std::string_view, 16>;

  static bool is_sound(std::string_view sentence) {
    const auto star = sentence.rfind('*');
    if (star == sentence.npos) return true;  // a checksum is not required
    unsigned sum = 0;
    for (const char c : sentence.substr(0, star)) sum ^= static_cast<unsigned char>(c);
    unsigned said = 0;
    const auto digits = trimmed(sentence.substr(star + 1));
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), said, 16);
    return problem == std::errc() && end == digits.data() + std::min<std::size_t>(digits.size(), 2) &&
           said == sum;
  }

  void add(std::string_view sentence, std::size_t line) {
    if (sentence.size() < 6 || sentence[5] != ',') return;
    const std::string_view kind = sentence.substr(2, 3);
    if (kind != "GGA" && kind != "RMC" && kind != "GLL" && kind != "ZDA") return;
    if (!is_sound(sentence))
      return file_.leave_out(line,
                             told("the checksum of '{}' is wrong", "“{}”的校验和不符", shortened(sentence)));
    Fields f;
    std::string_view rest = sentence.substr(0, sentence.rfind('*'));
    for (std::string_view& field : f) {
      const auto end = std::min(rest.find(','), rest.size());
      field = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (kind == "ZDA") return read_zda(f);
    // Where the position stands, the clock, and the word for a fix.
    const bool gga = kind == "GGA", rmc = kind == "RMC";
    const std::size_t at = gga ? 2 : rmc ? 3 : 1;
    const std::string_view clock = f[kind == "GLL" ? 5 : 1], state = f[gga || kind == "GLL" ? 6 : 2];
    if (f[at].empty() || f[at + 2].empty() || clock.empty()) return;
    const bool doubted = gga ? state == "0" : state == "V";  // by the receiver itself
    if (!doubted && !sure_) fixes_.clear(), sure_ = true;
    if (doubted && sure_) return;
    const auto time = clock_of(clock);
    const auto lat = angle(f[at], f[at + 1]), lon = angle(f[at + 2], f[at + 3]);
    if (!time || !lat || !lon)
      return file_.leave_out(
          line, told("'{}' is not a position with its time", "“{}”不是带时刻的位置", shortened(sentence)));
    const auto place = file_.position(*lon, *lat, line);
    if (!place) return;
    // Several sentences tell of one fix.
    if (fixes_.empty() || std::chrono::abs(fixes_.back().clock - *time) >= rounding)
      fixes_.push_back({*time, *place, {}, {}});
    if (gga)
      if (const auto metres = number_in(f[9])) fixes_.back().height_ft = *metres * feet_per_metre;
    if (rmc) fixes_.back().midnight = day_of(two_digits(f[9], 0), two_digits(f[9], 2), two_digits(f[9], 4));
    if (!fixes_.back().midnight) fixes_.back().midnight = announced(*time);
  }

  void read_zda(const Fields& f) {
    const auto year = number_in<int>(f[4]);
    announced_ = day_of(two_digits(f[2], 0), two_digits(f[3], 0), year ? std::optional(*year % 100) : year);
    announced_clock_ = clock_of(f[1]);
  }
  // Returns the day that the latest ZDA tells, for a clock that has gone on since.
  std::optional<Instant> announced(milliseconds clock) const {
    if (!announced_ || !announced_clock_) return std::nullopt;
    return *announced_ + (clock + half_day < *announced_clock_ ? whole_day : std::chrono::hours(0));
  }

  // Gives each fix the day of a neighbour that has one.
  void date() {
    std::size_t known = 0;
    while (known < fixes_.size() && !fixes_[known].midnight) ++known;
    // The only date may stand below the fixes.
    if (known == fixes_.size() && known > 0 && announced_ && announced_clock_) {
      --known;
      fixes_[known].midnight =
          *announced_ - (fixes_[known].clock > *announced_clock_ + half_day ? whole_day : whole_day * 0);
    }
    if (known == fixes_.size()) {
      if (!fixes_.empty())
        file_.warnings.emplace_back(
            "no sentence (RMC, ZDA) tells the date, so when the flight took place is "
            "not known",
            "没有语句（RMC、ZDA）给出日期，飞行时间未知");
      return;
    }
    for (std::size_t i = known; i-- > 0;) {
      const Fix& next = fixes_[i + 1];
      fixes_[i].midnight =
          *next.midnight - (fixes_[i].clock > next.clock + half_day ? whole_day : whole_day * 0);
    }
    for (std::size_t i = known + 1; i < fixes_.size(); ++i) {
      const Fix& before = fixes_[i - 1];
      if (!fixes_[i].midnight)
        fixes_[i].midnight =
            *before.midnight + (fixes_[i].clock + half_day < before.clock ? whole_day : whole_day * 0);
    }
  }

  static std::optional<milliseconds> clock_of(std::string_view text) {
    const auto h = two_digits(text, 0), m = two_digits(text, 2);
    const auto s = number_in(text.substr(std::min<std::size_t>(4, text.size())));
    if (!h || !m || !s || *h > 23 || *m > 59 || *s < 0 || *s >= 61) return std::nullopt;
    return std::chrono::hours(*h) + std::chrono::minutes(*m) + milliseconds(std::lround(*s * 1000));
  }
  static std::optional<Instant> day_of(std::optional<int> d, std::optional<int> m, std::optional<int> y) {
    if (!d || !m || !y) return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year(*y < 80 ? 2000 + *y : 1900 + *y),
                                          std::chrono::month(unsigned(*m)), std::chrono::day(unsigned(*d))};
    return day.ok() ? std::optional<Instant>(std::chrono::sys_days(day)) : std::nullopt;
  }
  // "3356.7667" with "S": degrees, then minutes of two digits before the point. Some loggers leave out
  // leading zeros, and write a sign beside "N" or "E": "-5126.2728".
  static std::optional<double> angle(std::string_view text, std::string_view side) {
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    const auto point = std::min(text.find('.'), text.size());
    if (point < 2 || side.size() != 1) return std::nullopt;
    const auto degrees = point == 2 ? std::optional(0) : number_in<int>(text.substr(0, point - 2));
    const auto minutes = number_in(text.substr(point - 2));
    if (!degrees || !minutes || *degrees < 0 || *minutes < 0 || *minutes >= 60) return std::nullopt;
    const double value = *degrees + *minutes / 60;
    if (side == "S" || side == "W") return -value;
    return side == "N" || side == "E" ? std::optional(negative ? -value : value) : std::nullopt;
  }

  const TrackText& source_;
  RawFile& file_;
  std::vector<Fix> fixes_;
  bool sure_ = false;  // the receiver calls them valid; until it does so of one, all are kept
  std::optional<Instant> announced_;
  std::optional<milliseconds> announced_clock_;
};

}  // namespace

void read_nmea(const TrackText& source, RawFile& file) { Nmea(source, file).read(); }

}  // namespace homebound::data
