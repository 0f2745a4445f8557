#include "compose/kit/words.h"

#include <array>

#include <fmt/format.h>

#include "base/bilingual.h"

namespace homebound::compose {
namespace {

struct WordRow {
  Word word;
  Wording text;
  Wording of_legs = {};  // where not all are flights, if that differs
};
constexpr std::array table = {
    WordRow{Word::in_the_air, {"In the air", "正在飞行"}, {"Under way", "在途"}},
    WordRow{Word::more_flights, {"+{} more", "另有{}班"}, {"+{} more", "另有{}个班次"}},
    WordRow{Word::filter_shown,
            {"{} of {} flights shown: {}", "显示{}班（共{}班）：{}"},
            {"{} of {} legs shown: {}", "显示{}个班次（共{}个）：{}"}},
    WordRow{Word::filter_from, {"from {}", "{}出发"}},
    WordRow{Word::filter_to, {"to {}", "前往{}"}},
    WordRow{Word::filter_kinds, {"{} aboard", "载有{}"}},
    WordRow{Word::filter_nationalities, {"nationals of {} aboard", "载有{}国籍人员"}},
    WordRow{Word::filter_operators, {"operated by {}", "由{}承运"}},
    WordRow{Word::filter_journeys, {"on journey {}", "行程{}"}},
    WordRow{Word::filter_modes, {"by {}", "方式为{}"}},
    WordRow{Word::filter_people, {"{} aboard", "机上{}"}, {"{} aboard", "载有{}"}},
    WordRow{Word::filter_sure, {"numbers {}", "人数{}"}},
    WordRow{Word::filter_times, {"{}", "{}"}},
    WordRow{Word::filter_departs, {"departing {}", "{}期间出发"}},
    WordRow{Word::filter_during, {"in the air {}", "{}期间在飞"}, {"under way {}", "{}期间在途"}},
    WordRow{Word::times_all, {"All times {}", "时刻均为{}值"}},
    WordRow{Word::times_partly, {"Times {} in part", "时刻部分为{}值"}},
    WordRow{Word::times_other, {"others {}", "其余时刻为{}值"}},
    WordRow{Word::times_other_partly, {"others {} in part", "其余时刻部分为{}值"}},
    WordRow{Word::times_of,
            {"Times of {} flights estimated", "{}个航班的时刻为估计值"},
            {"Times of {} legs estimated", "{}个班次的时刻为估计值"}},
    WordRow{Word::track_gap, {"not recorded", "航迹缺失"}},
    WordRow{Word::way_not_given, {"way not given: drawn straight", "路线未注明，以直线绘出"}},
    WordRow{Word::departs_or_arrives, {"just left or arrived", "刚刚出发或到达"}},
    WordRow{Word::not_yet_flown, {"not yet flown", "尚未飞行"}, {"not yet departed", "尚未出发"}},
    WordRow{Word::planned, {"planned", "计划"}},
    WordRow{Word::to_depart, {"to depart", "待出发"}},
    WordRow{Word::people_aboard, {"people aboard", "机上人数"}, {"people aboard", "所载人数"}},
    WordRow{Word::flights, {"{} flights", "{}班"}, {"{} legs", "{}个班次"}},
    WordRow{Word::flights_drawn, {"{} flights drawn", "图中共{}个航班"}, {"{} legs drawn", "图中共{}个班次"}},
    WordRow{Word::flights_too_small,
            {"{} flights in hairlines: too few for a band", "另有{}个航班的流量过小，以细线表示"},
            {"{} legs in hairlines: too few for a band", "另有{}个班次的流量过小，以细线表示"}},
    WordRow{Word::flights_within,
            {"{} flights between joined places", "另有{}个航班往返于合并的地点之间"},
            {"{} legs between joined places", "另有{}个班次往返于合并的地点之间"}},
    WordRow{Word::flights_unknown,
            {"{} of them with an unknown number aboard", "其中{}个航班人数不详"},
            {"{} of them with an unknown number aboard", "其中{}个班次人数不详"}},
    WordRow{Word::band_of_places,
            {"Each band: all flights one way", "每条带：同一方向的全部航班"},
            {"Each band: all legs one way", "每条带：同一方向的全部班次"}},
    WordRow{Word::band_of_joined, {"Near places of one country are joined", "一国之内的邻近地点已合并"}},
    WordRow{Word::people_in_all,
            {"people, all flights", "人（全部航班）"},
            {"people, all legs", "人（全部班次）"}},
    WordRow{Word::departed_so_far,
            {"Full colour, before the slash: departed so far", "实色部分、斜线前的数字：已出发"}},
    WordRow{Word::sign_about, {"~: about", "~：约"}},
    WordRow{Word::sign_at_least, {"+: at least", "+：至少"}},
    WordRow{Word::shade_departed, {"Full: departed so far; pale: to depart", "实色：已出发；浅色：待出发"}},
    WordRow{Word::half_discs, {"half discs: left leaving, right arriving", "半圆：左为出发，右为抵达"}},
    WordRow{Word::leaving, {"Leaving", "出发"}},
    WordRow{Word::arriving, {"Arriving", "抵达"}},
    WordRow{Word::among_them, {"Among them", "彼此之间"}},
    WordRow{Word::and_near, {"{0} and {1} near it", "{0}等{2}地"}},
    WordRow{Word::flights_pass, {"flights, roughly", "个航班（约数）"}, {"legs, roughly", "个班次（约数）"}},
    WordRow{Word::people_unknown, {"number unknown", "人数不详"}},
    WordRow{Word::ruler_sum, {"{} in all", "共{}"}},
    WordRow{Word::ruler_area, {"area {}", "面积{}"}},
    WordRow{Word::ruler_perimeter, {"perimeter {}", "周长{}"}},
    WordRow{Word::twilight, {"Twilight", "晨昏蒙影"}},
    WordRow{Word::sunset, {"sunrise and sunset", "日出日没"}},
    WordRow{Word::civil, {"civil", "民用"}},
    WordRow{Word::nautical, {"nautical", "航海"}},
    WordRow{Word::astronomical, {"astronomical", "天文"}},
    WordRow{Word::day, {"Day", "昼"}},
    WordRow{Word::night, {"night", "夜"}},
    WordRow{Word::sun_overhead, {"sun overhead", "太阳直射点"}},
    WordRow{Word::from_place, {"From", "出发地"}},
    WordRow{Word::to_place, {"To", "目的地"}},
    WordRow{Word::others, {"others", "其他"}},
    WordRow{Word::other_kinds, {"others: {} kinds", "其他：{}类"}},
    WordRow{Word::other_places, {"others: {} places", "其他：{}地"}},
    WordRow{Word::other_flights, {"others: {} flights", "其他：{}班"}, {"others: {} legs", "其他：{}个班次"}},
    WordRow{Word::other_nationalities, {"others: {} nationalities", "其他：{}个国籍"}},
    WordRow{Word::other_operators, {"others: {} operators", "其他：{}家承运方"}},
    WordRow{Word::by_nationality, {"Most aboard from", "多数人员国籍"}},
    WordRow{Word::by_operator, {"Operator", "承运方"}},
    WordRow{Word::by_mode, {"Mode", "方式"}},
    WordRow{Word::not_said, {"not given", "未注明"}},
    WordRow{Word::no_kind, {"kind not given", "类别未注明"}},
    WordRow{Word::invented, {"Example, invented data", "示例，数据虚构"}},
    WordRow{Word::in_transit, {"{} in transit", "中转{}人"}},
    WordRow{Word::persons_once, {"People who change count once", "中转人员只计一次"}},
    WordRow{Word::legs_count, {"People who change count on each leg", "中转人员按各段分别计数"}},
    WordRow{Word::never_flew,
            {"Cancelled or not flown: {}", "已取消或未执行：{}班"},
            {"Cancelled or never left: {}", "已取消或未执行：{}个班次"}},
    WordRow{Word::rows_left_out, {"{} of {} flights", "{}/{} 个航班"}, {"{} of {} legs", "{}/{} 个班次"}},
    WordRow{Word::assumed_airports,
            {"Airports assumed from names: {}.", "据地名推定的机场：{}。"},
            {"Places assumed from names: {}.", "据名称推定的地点：{}。"}},
    WordRow{Word::airports_assumed,
            {"{} airports are assumed from names.", "{}个机场系据地名推定。"},
            {"{} places are assumed from names.", "{}个地点系据名称推定。"}},
    WordRow{Word::airports_at_positions, {"Airports assumed from positions: {}.", "据位置推定的机场：{}。"}},
    WordRow{Word::airports_by_position,
            {"{} airports are assumed from positions.", "{}个机场系据位置推定。"}},
    WordRow{Word::mark_unnamed,
            {"Marked without its name: 1 airport.", "未标名称的机场：1个。"},
            {"Marked without its name: 1 place.", "未标名称的地点：1个。"}},
    WordRow{Word::marks_unnamed,
            {"Marked without their names: {} airports.", "未标名称的机场：{}个。"},
            {"Marked without their names: {} places.", "未标名称的地点：{}个。"}},
    WordRow{Word::boundaries_note, {"Boundaries imply no position.", "图中界线不代表任何立场。"}},
    WordRow{Word::map_data,
            {"Map: Natural Earth. Cities: GeoNames (CC BY 4.0).",
             "底图：Natural Earth；城市：GeoNames（CC BY 4.0）。"}},
    WordRow{Word::source, {"Source", "来源"}},
    WordRow{Word::sources, {"Sources", "来源"}},
    WordRow{Word::claims_differ, {"Claims differ", "说法不一"}},
    WordRow{Word::number_derived, {"number derived", "人数为推算"}},
    WordRow{Word::estimated_number, {"{} (est.)", "{}（估计）"}},
    WordRow{Word::time_estimated, {"time estimated", "时间为估计"}},
    WordRow{Word::at_the_centre, {"{} at map centre", "地图中心处{}"}},
    WordRow{Word::north, {"N", "北"}},
    WordRow{Word::pace_seconds, {"1 s ≈ {} s", "1秒≈{}秒"}},
    WordRow{Word::pace_minutes, {"1 s ≈ {} min", "1秒≈{}分钟"}},
    WordRow{Word::pace_hours, {"1 s ≈ {} h", "1秒≈{}小时"}},
    WordRow{Word::pace_days, {"1 s ≈ {} d", "1秒≈{}天"}},
    WordRow{Word::pace_of_life, {"real time", "实时"}},
    WordRow{Word::time_held, {"paused", "时间暂停"}},
    WordRow{Word::contents, {"Contents", "目录"}},
    WordRow{Word::what_happens, {"What happens", "经过"}},
    WordRow{Word::notes, {"Notes", "备注"}},
};

}  // namespace

std::string_view word(Word w, Language language, Service service) {
  for (const WordRow& e : table)
    if (e.word == w) {
      const std::string_view of_legs = e.of_legs.in(language);
      return service == Service::legs && !of_legs.empty() ? of_legs : e.text.in(language);
    }
  return {};
}

std::string counted(Word w, std::string_view number, Language language, Service service) {
  std::string text = fmt::format(fmt::runtime(word(w, language, service)), number);
  if (number != "1") return text;
  for (const std::string_view many : {"1 flights", "1 legs"})
    if (const auto at = text.find(many); at != std::string::npos) text.erase(at + many.size() - 1, 1);
  return text;
}

std::string with_certainty(std::string date, const scenario::Event& event, Language language) {
  using enum scenario::Certainty;
  if (event.sure != derived && event.sure != estimated) return date;
  const Word said = event.sure == derived ? Word::number_derived : Word::time_estimated;
  return date.append(" · ").append(word(said, language));
}

std::string second_text(const Text& text, Language language) {
  const bool shown = language == Language::both && text.chinese != text.in(Language::english);
  return shown ? text.chinese : "";
}

text::Style second_style(text::Style style) {
  style.language = language_tag(Language::chinese);
  return style;
}

}  // namespace homebound::compose
