// The words for what is counted by time: windows, groups of people, ends of flights.
#pragma once

#include <string>
#include <string_view>

#include "base/bilingual.h"
#include "scenario/model.h"
#include "words/amounts.h"

namespace homebound {

// Returns "in the last 24 hours" / "最近24小时", "since 14 August" / "8月14日以来", "14 August to 20 August"
// / "8月14日至8月20日", "until 20 August" / "截至8月20日", "in all" / "共计".
Text title_of(const scenario::Period& period);
// Returns a counter's title, its own or that of its period.
Text title_of(const scenario::Counter& counter);

// Returns that people who change seem to count on each of their legs, and what to do about it; empty where
// nobody does, or the scenario says that they are to.
Text note_of_changes(const timeline::Timeline& timeline);

Wording word_for(scenario::FlightEnd end);  // "departed"
// Returns what is counted: "flights" or "legs".
Wording flights_word(Service service);
// Returns what a grouping tells apart, for a heading: "by nationality" / "按国籍".
Wording grouped_by(scenario::Grouping grouping);

// Returns a group's name for readers: a kind's or place's name, a country's, a mode's word; "not said" /
// "未说明" for "".
std::string group_name(const scenario::Scenario& scenario, scenario::Grouping grouping,
                       const std::string& group, Language language);

}  // namespace homebound
