#include "ui/kit/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "base/bilingual.h"
#include "base/figures.h"
#include "base/punctuation.h"
#include "geo/projection/projection.h"
#include "scenario/format/format.h"
#include "scenario/head_count_text.h"

namespace homebound::ui {
namespace {

constexpr std::array table = {
#define WORD(name, english, chinese) Wording{english, chinese},
#include "ui/kit/words/all.def"
#undef WORD
};

struct Named {
  std::string_view id;
  Wording name, use = {};
};

constexpr std::array projections = {
    Named{"equal-earth",
          {"Equal Earth", "等积地球"},
          {"The world, equal-area, with pleasing shapes", "世界：等积，形状协调"}},
    Named{"natural-earth",
          {"Natural Earth", "自然地球"},
          {"The world, a compromise of shape and area", "世界：形状与面积折中"}},
    Named{"robinson", {"Robinson", "罗宾逊"}, {"The world as on wall maps", "世界：挂图常用"}},
    Named{"winkel-tripel",
          {"Winkel tripel", "温克尔三重"},
          {"The world, low distortion overall", "世界：总体变形小"}},
    Named{"mollweide",
          {"Mollweide", "摩尔魏德"},
          {"The world in an ellipse, equal-area", "世界：椭圆形，等积"}},
    Named{"eckert-iv",
          {"Eckert IV", "埃克特四"},
          {"The world, equal-area, straight sides", "世界：等积，两侧平直"}},
    Named{"hammer", {"Hammer", "哈默"}, {"The world, equal-area, curved meridians", "世界：等积，经线弯曲"}},
    Named{"goode-homolosine",
          {"Goode homolosine", "古德分瓣"},
          {"The continents, split in the oceans", "大陆完整：在海洋处分瓣"}},
    Named{"goode-ocean",
          {"Goode, oceans", "古德分瓣（海洋）"},
          {"The oceans, split on land", "海洋完整：在陆地处分瓣"}},
    Named{"van-der-grinten", {"Van der Grinten", "范德格林滕"}, {"The world in a circle", "圆形世界"}},
    Named{"miller", {"Miller", "米勒"}, {"The world on a full rectangle", "矩形世界"}},
    Named{"mercator",
          {"Mercator", "墨卡托"},
          {"The tropics; conformal, as web maps", "热带：等角，与网络地图一致"}},
    Named{"plate-carree",
          {"Plate carrée", "等距圆柱"},
          {"Longitude and latitude as they are", "经纬度直接绘出"}},
    Named{"orthographic", {"Orthographic", "正射"}, {"The globe seen from afar", "从远处看地球"}},
    Named{"near-side-perspective",
          {"Near-side perspective", "近侧透视"},
          {"The globe seen from 9,000 km", "从9000公里高空看地球"}},
    Named{"stereographic",
          {"Stereographic", "球面投影（平射）"},
          {"The polar regions, conformal", "极区：等角"}},
    Named{"gnomonic", {"Gnomonic", "球心投影"}, {"Shortest routes are straight lines", "最短航线为直线"}},
    Named{"azimuthal-equidistant",
          {"Azimuthal equidistant", "方位等距"},
          {"True distances from one place", "到一地的距离真实"}},
    Named{"lambert-azimuthal",
          {"Lambert azimuthal", "兰勃特方位等积"},
          {"A continent or a pole, equal-area", "大洲或极地：等积"}},
    Named{"lambert-conic",
          {"Lambert conic", "兰勃特等角圆锥"},
          {"A mid-latitude region, conformal", "中纬度地区：等角"}},
    Named{"albers-conic",
          {"Albers conic", "阿尔伯斯等积圆锥"},
          {"A mid-latitude region, equal-area", "中纬度地区：等积"}},
    Named{"transverse-mercator",
          {"Transverse Mercator", "横轴墨卡托"},
          {"A region taller than wide, conformal", "南北狭长地区：等角"}},
    Named{"two-point-equidistant",
          {"Two-point equidistant", "两点等距"},
          {"True distances from two places", "到两地的距离真实"}},
};

constexpr std::array themes = {
    Named{"paper", {"Paper", "纸面"}},       Named{"night", {"Night", "夜间"}},
    Named{"print", {"Print", "印刷"}},       Named{"high-contrast", {"High contrast", "高对比度"}},
    Named{"relief", {"Relief", "地貌晕渲"}},
};

constexpr std::array english_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

const Named* find(std::span<const Named> names, const std::string& id) {
  const auto at = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.id == id; });
  return at == names.end() ? nullptr : &*at;
}

struct Day {
  int year, month, day;
};
Day day_of(Instant t, const std::string& zone) {
  const auto number = [&](const char* field) { return std::stoi(format_time(t, zone, field)); };
  return {number("%Y"), number("%m"), number("%d")};
}

// Truncates to whole seconds, because the date library prints an instant's fraction.
std::string clock_text(Instant t, const std::string& zone, bool seconds) {
  return format_time(std::chrono::floor<std::chrono::seconds>(t), zone, seconds ? "%H:%M:%S" : "%H:%M")
      .substr(0, 8);
}

std::string date_text(Instant t, const std::string& zone, Language language) {
  const Day d = day_of(t, zone);
  if (language == Language::chinese) return fmt::format("{}年{}月{}日", d.year, d.month, d.day);
  return fmt::format("{} {} {}", d.day, english_months.at(static_cast<std::size_t>(d.month - 1)), d.year);
}

}  // namespace

const char* say(Word word, Language language) {
  return table.at(static_cast<std::size_t>(word)).in(language);
}

Message message(Word word) { return table.at(static_cast<std::size_t>(word)); }

Word word_of(scenario::Certainty certainty) {
  switch (certainty) {
    case scenario::Certainty::reported:
      return Word::reported;
    case scenario::Certainty::derived:
      return Word::derived;
    case scenario::Certainty::estimated:
      return Word::estimated;
    case scenario::Certainty::scheduled:
      return Word::scheduled;
    case scenario::Certainty::tracked:
      return Word::tracked;
  }
  return Word::reported;
}

Word word_of(session::Layer layer) {
  constexpr auto& table = scenario::layer_table;  // the words have its order
  static_assert(static_cast<std::size_t>(Word::layer_routes) -
                    static_cast<std::size_t>(Word::layer_graticule) + 1 ==
                table.size());
  const auto at = std::find_if(table.begin(), table.end(), [&](auto& known) { return known.layer == layer; });
  return static_cast<Word>(static_cast<int>(Word::layer_graticule) + static_cast<int>(at - table.begin()));
}

std::string projection_name(const std::string& name, Language language) {
  if (name.empty()) return say(Word::automatic, language);
  const Named* n = find(projections, name);
  return n == nullptr ? name : n->name.in(language);
}

std::string projection_use(const std::string& name, Language language) {
  const Named* n = find(projections, name);
  return n == nullptr ? std::string() : n->use.in(language);
}

std::string theme_name(const std::string& name, Language language) {
  const Named* n = find(themes, name);
  return n == nullptr ? name : n->name.in(language);
}

std::string date_and_time(Instant t, const std::string& zone, Language language, bool seconds) {
  return date_text(t, zone, language) + (language == Language::chinese ? " " : ", ") +
         clock_text(t, zone, seconds);
}

std::string day_and_time(Instant t, const std::string& zone, Language language) {
  const Day d = day_of(t, zone);
  const std::string clock = clock_text(t, zone, false);
  if (language == Language::chinese) return fmt::format("{}月{}日 {}", d.month, d.day, clock);
  return fmt::format("{} {} {}", d.day, english_months.at(static_cast<std::size_t>(d.month - 1)), clock);
}

std::string event_date(const scenario::Event& event, Language language) {
  if (!event.date_text.empty()) return event.date_text.in(language);
  const std::string zone = event.zone.empty() ? "UTC" : event.zone;
  if (event.whole_day) return date_text(event.at, zone, language);
  return date_and_time(event.at, zone, language);
}

std::string labelled(std::string_view name, std::string_view value, Language language) {
  return fmt::format("{}{}{}", name, punctuation(language).colon, value);
}

std::string with_aside(std::string_view text, std::string_view aside, Language language) {
  const Punctuation p = punctuation(language);
  return fmt::format("{}{}{}{}", text, p.open, aside, p.close);
}

std::string count_text(long count, Language language) {
  return with_thousands(std::to_string(count), language);
}

std::string people_text(const scenario::HeadCount& count, std::string_view kind, Language language) {
  if (!count.known()) {
    const char* const unknown = say(Word::number_unknown, language);
    return kind.empty() ? unknown : with_aside(kind, unknown, language);
  }
  const std::string number = text_of(count, language);
  if (language == Language::chinese) return fmt::format("{}{}{}", kind, number, count.exact() ? "人" : "");
  return kind.empty() ? number : fmt::format("{} {}", number, kind);
}

std::string kilometres_text(double kilometres, Language language) {
  return with_thousands(fmt::format("{:.0f}", kilometres), language) +
         (language == Language::chinese ? "公里" : " km");
}

std::string utc_text(Instant t, Language language) {
  const std::string text = day_and_time(t, "UTC", language);
  return language == Language::chinese ? with_aside(text, "UTC", language) : text + " UTC";
}

std::string span_of(Seconds s, Language language) {
  const long minutes = std::lround(s.value / 60);
  if (language == Language::chinese) return fmt::format("{}小时{:02}分", minutes / 60, minutes % 60);
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string offset_text(Instant t, const std::string& zone) {
  const auto minutes = zone_offset(t, zone).count();
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

std::string all_words() {
  std::string all =
      "0123456789年月日小时分约至少最多（）：，。、；“”《》—–…×·•°~←→↑↓−⌫公里平方天次日秒不到的万倍人";
  for (const Wording& e : table) all.append(e.english).append(e.chinese);
  for (const scenario::EntrySort& sort : scenario::entry_sorts()) {
    all.append(sort.label.english).append(sort.label.chinese);
    for (const scenario::EntryField& field : sort.fields)
      for (const Wording& said : {field.label, field.help, field.unit})
        all.append(said.english).append(said.chinese);
  }
  for (std::span<const Named> names : {std::span<const Named>(projections), std::span<const Named>(themes)})
    for (const Named& n : names)
      all.append(n.name.english).append(n.name.chinese).append(n.use.english).append(n.use.chinese);
  return all;
}

}  // namespace homebound::ui
