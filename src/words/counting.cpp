#include "words/counting.h"

#include <algorithm>

#include <fmt/format.h>

#include "data/places/countries.h"
#include "scenario/names.h"
#include "timeline/stages.h"
#include "words/dates.h"
#include "words/facts.h"

namespace homebound {
namespace {

using scenario::Grouping;
using scenario::LastTime;

// Returns "14 August" or "14 August, 06:00".
std::string end_text(const scenario::PeriodEnd& end, Language language) {
  std::string day = long_date(end.at, end.zone, language);
  // Without the year.
  day =
      language == Language::chinese ? short_date(end.at, end.zone, language) : day.substr(0, day.rfind(' '));
  return end.whole_day ? day : dated(day, time_of_day(end.at, end.zone), language);
}

Text last_text(const LastTime& last) {
  const bool one = last.count == 1;
  switch (last.unit) {
    case LastTime::Unit::minute:
      return one ? Text{"in the last minute", "最近1分钟"}
                 : told("in the last {} minutes", "最近{}分钟", last.count);
    case LastTime::Unit::hour:
      return one ? Text{"in the last hour", "最近1小时"}
                 : told("in the last {} hours", "最近{}小时", last.count);
    case LastTime::Unit::day:
      break;
  }
  return one ? Text{"in the last day", "最近1天"} : told("in the last {} days", "最近{}天", last.count);
}

}  // namespace

Text title_of(const scenario::Period& period) {
  const auto& [last, since, until] = period;
  const auto text = [](const scenario::PeriodEnd& end) {
    return Text{end_text(end, Language::english), end_text(end, Language::chinese)};
  };
  if (last) return last_text(*last);
  if (since && until) return told("{} to {}", "{}至{}", text(*since), text(*until));
  if (since) return told("since {}", "{}以来", text(*since));
  if (until) return told("until {}", "截至{}", text(*until));
  return {"in all", "共计"};
}

Text title_of(const scenario::Counter& counter) {
  return counter.title.empty() ? title_of(counter.period) : counter.title;
}

Text note_of_changes(const timeline::Timeline& timeline) {
  if (timeline.scenario->count_legs || !timeline::may_count_twice(timeline)) return {};
  return service_of(timeline) == Service::flights
             ? Text{"people who seem to change count on each of their flights; flights with the same journey "
                    "count them once",
                    "中转人员似在所乘各班上分别计数；航班填写同一行程（journey）后只计一次"}
             : Text{"people who seem to change count on each of their legs; legs with the same journey count "
                    "them once",
                    "中转人员似在所乘各班次上分别计数；班次填写同一行程（journey）后只计一次"};
}

Wording word_for(scenario::FlightEnd end) {
  return end == scenario::FlightEnd::departed ? Wording{"departed", "已出发"} : Wording{"arrived", "已抵达"};
}

Wording flights_word(Service service) {
  return service == Service::flights ? Wording{"flights", "航班数"} : Wording{"legs", "班次"};
}

Wording grouped_by(Grouping grouping) {
  switch (grouping) {
    case Grouping::kind:
      return {"by kind of people", "按人员类别"};
    case Grouping::nationality:
      return {"by nationality", "按国籍"};
    case Grouping::place:
      return {"by place", "按地点"};
    case Grouping::country:
      return {"by country or region", "按国家或地区"};
    case Grouping::flight:
      return {"by flight", "按航班"};
    case Grouping::journey:
      return {"by journey", "按行程"};
    case Grouping::operated_by:
      return {"by operator", "按承运方"};
    case Grouping::aircraft:
      return {"by type of aircraft", "按机型"};
    case Grouping::mode:
      return {"by mode", "按运送方式"};
  }
  return {};
}

std::string group_name(const scenario::Scenario& scenario, Grouping grouping, const std::string& group,
                       Language language) {
  if (group.empty()) return std::string(Wording{"not said", "未说明"}.in(language));
  switch (grouping) {
    case Grouping::kind:
      if (const auto kind = scenario.kinds.find(group); kind != scenario.kinds.end())
        return kind->second.in(language);
      break;
    case Grouping::nationality:
    case Grouping::country:
      return country_text(group, language);
    case Grouping::place: {
      const auto place = std::ranges::find(scenario.places, group, &scenario::Place::id);
      if (place == scenario.places.end()) break;
      const Text& name = place->city.empty() ? place->name : place->city;
      if (!name.empty()) return name.in(language);
      break;
    }
    case Grouping::mode:
      if (const auto mode = scenario::mode_named(group)) return word_for(*mode).in(language);
      break;
    default:
      break;
  }
  return group;
}

}  // namespace homebound
