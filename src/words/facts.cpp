#include "words/facts.h"

#include "base/ascii.h"
#include "data/places/countries.h"
#include "words/asides.h"

namespace homebound {

Wording word_for(scenario::Certainty certainty) {
  switch (certainty) {
    case scenario::Certainty::derived:
      return {"derived", "推算"};
    case scenario::Certainty::estimated:
      return {"estimated", "估计"};
    case scenario::Certainty::scheduled:
      return {"scheduled", "计划"};
    case scenario::Certainty::tracked:
      return {"recorded", "航迹记录"};
    case scenario::Certainty::reported:
      break;
  }
  return {"reported", "据报道"};
}

Wording times_word_for(scenario::Certainty certainty) {
  switch (certainty) {
    case scenario::Certainty::derived:
      return {"derived times", "时刻为推算"};
    case scenario::Certainty::estimated:
      return {"estimated times", "时刻为估计"};
    case scenario::Certainty::scheduled:
      return {"scheduled times", "计划时刻"};
    case scenario::Certainty::tracked:
      return {"recorded times", "时刻据航迹"};
    case scenario::Certainty::reported:
      break;
  }
  return {"reported times", "时刻据报道"};
}

std::string city_name(const data::Airport& airport, Language language) {
  if (language != Language::chinese) return airport.city;
  if (!airport.city_zh.empty() || airport.city.empty()) return airport.city_zh;
  for (const data::Airport& other : data::Airports::shipped().all())
    if (other.city == airport.city && other.country == airport.country && !other.city_zh.empty())
      return other.city_zh;
  return airport.city;
}

std::string country_text(const std::string& iso, Language language) {
  const data::Country* found = data::Countries::shipped().with_code(iso);
  return found ? Text{found->name, found->name_zh}.in(language) : iso;
}

std::string figure_text(const scenario::Figure& figure, Language language) {
  const std::string &value = figure.value.in(language), &text = figure.text.in(language);
  if (language != Language::chinese) return value + " " + text;
  const bool meet = !value.empty() && !text.empty() && is_digit(value.back()) && is_digit(text.front());
  return meet ? labelled(text, value, language) : value + text;
}

Wording word_for(scenario::Mode mode) {
  switch (mode) {
    case scenario::Mode::air:
      return {"air", "空运"};
    case scenario::Mode::sea:
      return {"sea", "海运"};
    case scenario::Mode::road:
      return {"road", "公路"};
    case scenario::Mode::rail:
      return {"rail", "铁路"};
  }
  return {};
}

Wording word_for(scenario::FlightStatus status, scenario::Mode mode) {
  const bool air = mode == scenario::Mode::air;
  using Said = scenario::FlightStatus;
  switch (status) {
    case Said::unsaid:
      return {"", ""};
    case Said::scheduled:
      return {"scheduled", "已安排"};
    case Said::boarding:
      return {"boarding", air ? "登机中" : "上客中"};
    case Said::in_the_air:
      return air ? Wording{"in the air", "飞行中"} : Wording{"under way", "在途"};
    case Said::landed:
      return {air ? "landed" : "arrived", "已抵达"};
    case Said::diverted:
      return {"diverted", air ? "备降" : "改道"};
    case Said::cancelled:
      return {"cancelled", "取消"};
    case Said::never_flew:
      return {air ? "never flew" : "never left", "未执行"};
  }
  return {};
}

Wording word_for(timeline::Status status) {
  switch (status) {
    case timeline::Status::waiting:
      return {"waiting", "待出发"};
    case timeline::Status::airborne:
      return {"aboard", "在途"};
    case timeline::Status::landed:
      break;
  }
  return {"landed", "已抵达"};
}

Wording word_for(timeline::Status status, const timeline::Timeline& timeline) {
  if (timeline.persons && status == timeline::Status::airborne) return {"en route", "途中"};
  if (!timeline.by_air && status == timeline::Status::landed) return {"arrived", "已抵达"};
  return word_for(status);
}

}  // namespace homebound
