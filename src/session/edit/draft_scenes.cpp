#include "session/edit/draft_scenes.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "scenario/format/with_field.h"
#include "scenario/toml/toml_text.h"
#include "session/edit/scene_edits.h"
#include "session/edit/zone_change.h"
#include "timeline/filter.h"
#include "timeline/journeys.h"
#include "timeline/stages.h"
#include "words/amounts.h"
#include "words/dates.h"

namespace homebound::session {
namespace {

using scenario::Sort;
using timeline::Leg;
using timeline::Timeline;

constexpr std::size_t most_stages = 5;
constexpr std::size_t most_framed = 12;  // flights or places that a camera frames by name
constexpr std::size_t most_named = 3;    // places in a title
constexpr double clear_gap = 3;          // times the usual time between departures, that parts two stages
constexpr double clear_share = 0.1;      // of the time of all departures
constexpr double first_share = 0.15;     // of a single flight's time, for its departure and its arrival
constexpr double margin_share = 0.03;    // of the whole time, before the first and after the last flight
constexpr Seconds least_margin{600};

using Legs = std::vector<std::size_t>;  // indices into Timeline::legs

// Returns an instant that nobody gave, to the minute.
Instant worked_out(Instant t, Seconds later) {
  return std::chrono::round<std::chrono::minutes>(after(t, later));
}

template <class Say>
Text in_both(const Say& say) {
  return {say(Language::english), say(Language::chinese)};
}

class Drafter {
 public:
  Drafter(const Timeline& timeline, const Told& told)
      : timeline_(timeline), s_(*timeline.scenario), title_(told.title), zone_(told.zone) {
    for (std::size_t i = 0; i < timeline.legs.size(); ++i)
      if (timeline.shows(i)) all_.push_back(i);
    std::ranges::stable_sort(all_, {}, [&](std::size_t i) { return leg(i).depart; });
  }

  std::vector<DraftScene> draft() {
    if (all_.empty())
      throw Error({"there is no flight from which scenes could be drafted", "没有可据以草拟场景的航班"});
    if (!timeline_.timed)
      throw Error(
          {"no flight has a time, and so nothing says in which order to tell them: give them days or "
           "times first",
           "航班均无时间，无从得知讲述的先后：请先填写日期或时间"});
    const std::vector<Legs> stages = stages_of_all();
    const Instant begin = first_departure(all_),
                  end = std::chrono::ceil<std::chrono::minutes>(last_arrival(all_));
    const Seconds margin = std::max(least_margin, Seconds(seconds_between(begin, end).value * margin_share));
    add_overview(begin, end, margin);

    Instant now = add_departures(stages.front(), begin);
    for (std::size_t i = 0; i < stages.size(); ++i) {
      const bool last = i + 1 == stages.size();
      // Where nothing happens until the next stage, time is passed over.
      const Instant until =
          last ? arrivals_begin(stages[i], now)
               : std::min(first_departure(stages[i + 1]), worked_out(last_arrival(stages[i]), margin));
      const Instant from = i == 0 ? now : first_departure(stages[i]);
      if (from < until) add_stage(stages[i], i, stages.size(), from, until);
      now = std::max(from, until);
    }
    if (now < end) add_arrivals(now, end);
    add_sum(end, margin);
    return std::move(scenes_);
  }

 private:
  const Leg& leg(std::size_t i) const { return timeline_.legs[i]; }
  const scenario::Flight& flight(std::size_t i) const { return s_.flights[leg(i).flight]; }
  Instant first_departure(const Legs& legs) const {
    return leg(*std::ranges::min_element(legs, {}, [&](std::size_t i) { return leg(i).depart; })).depart;
  }
  Instant last_departure(const Legs& legs) const {
    return leg(*std::ranges::max_element(legs, {}, [&](std::size_t i) { return leg(i).depart; })).depart;
  }
  Instant first_arrival(const Legs& legs) const {
    return leg(*std::ranges::min_element(legs, {}, [&](std::size_t i) { return leg(i).arrive; })).arrive;
  }
  Instant last_arrival(const Legs& legs) const {
    return leg(*std::ranges::max_element(legs, {}, [&](std::size_t i) { return leg(i).arrive; })).arrive;
  }

  // Where people change, parts the flights where the first of each further stage of the way departs;
  // otherwise by time.
  std::vector<Legs> stages_of_all() {
    std::vector<std::size_t> cuts = cuts_by_ways();
    if (cuts.empty()) {
      way_stage_.clear();
      cuts = cuts_by_gaps();
    }
    if (cuts.empty()) cuts = cuts_by_days();
    std::ranges::sort(cuts);
    std::vector<Legs> stages;
    std::size_t begin = 0;
    cuts.push_back(all_.size());
    for (const std::size_t end : cuts) {
      stages.emplace_back(all_.begin() + static_cast<std::ptrdiff_t>(begin),
                          all_.begin() + static_cast<std::ptrdiff_t>(end));
      begin = end;
    }
    return stages;
  }

  // Nothing where stages go on beside each other for most of the time, so that no scene could be one's own.
  std::vector<std::size_t> cuts_by_ways() {
    way_stage_ = timeline_.persons ? stages_of_journeys(timeline_, all_) : stages_by_place(timeline_, all_);
    const std::size_t last = std::ranges::max(way_stage_);
    std::vector<std::size_t> cuts;
    if (last < 2 || last > most_stages) return cuts;
    for (std::size_t stage = 2; stage <= last; ++stage) {
      const auto first = std::ranges::find_if(all_, [&](std::size_t i) { return way_stage_[i] == stage; });
      const auto before = [&](std::size_t i) { return way_stage_[i] == stage - 1; };
      if (2 * std::count_if(all_.begin(), first, before) < std::ranges::count_if(all_, before)) return {};
      cuts.push_back(static_cast<std::size_t>(first - all_.begin()));
    }
    return cuts;
  }

  // Parts the flights where clearly more time passes between two departures than usual.
  std::vector<std::size_t> cuts_by_gaps() const {
    std::vector<double> gaps;
    for (std::size_t k = 1; k < all_.size(); ++k)
      gaps.push_back(seconds_between(leg(all_[k - 1]).depart, leg(all_[k]).depart).value);
    std::vector<std::size_t> cuts;  // stages begin there
    if (gaps.size() >= 2) {
      std::vector<double> sorted = gaps;
      const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
      std::nth_element(sorted.begin(), middle, sorted.end());
      const double least = std::max(
          {clear_gap * *middle, clear_share * std::reduce(gaps.begin(), gaps.end()), least_margin.value});
      for (std::size_t k = 0; k < gaps.size(); ++k)
        if (gaps[k] > least) cuts.push_back(k + 1);
    }
    std::ranges::sort(cuts, std::ranges::greater(), [&](std::size_t k) { return gaps[k - 1]; });
    if (cuts.size() >= most_stages) cuts.resize(most_stages - 1);
    return cuts;
  }

  // By the days of the scenario's clock.
  std::vector<std::size_t> cuts_by_days() const {
    std::vector<std::size_t> cuts;
    for (std::size_t k = 1; k < all_.size(); ++k)
      if (iso_date(leg(all_[k - 1]).depart, zone_) != iso_date(leg(all_[k]).depart, zone_)) cuts.push_back(k);
    const std::size_t days = cuts.size() + 1;
    if (days <= most_stages) return cuts;
    std::vector<std::size_t> fewer;  // several days each
    for (std::size_t i = 1; i < most_stages; ++i) fewer.push_back(cuts[i * days / most_stages - 1]);
    return fewer;
  }

  std::string flights_in(const Legs& legs, Language language) const {
    return flights_text(legs.size(), service_of(timeline_), language);
  }
  // Returns "20 flights", or "20 of 60 flights" where there are more.
  std::string share_in(const Legs& legs, std::size_t of, Language language) const {
    if (legs.size() == of) return flights_in(legs, language);
    const std::string all = flights_text(of, service_of(timeline_), language);
    return language == Language::chinese ? fmt::format("{}中的{}", all, flights_in(legs, language))
                                         : fmt::format("{} of {}", count_text(legs.size(), language), all);
  }
  // Returns ", 520 people", or nothing where no flight says anything of people. Who takes several of the
  // flights counts once, as far as journeys tell.
  std::string people_in(const Legs& legs, Language language) const {
    if (std::ranges::none_of(legs, [&](std::size_t i) { return mentions_people(flight(i)); })) return "";
    std::vector<bool> among(timeline_.legs.size(), false);
    for (const std::size_t i : legs) among[i] = true;
    scenario::HeadCount sum{0};
    for (const std::size_t i : legs) {
      const timeline::Passage* const passage = leg(i).passage.get();
      if (passage == nullptr) {
        sum += flight(i).people;
        continue;
      }
      for (const scenario::HeadCount& joined : passage->joined) sum += joined;
      for (const timeline::Passage::Link& link : passage->came)
        if (!among[link.leg]) sum += link.people;
    }
    return said_people(sum, language);
  }
  static std::string said_people(const scenario::HeadCount& people, Language language) {
    return (language == Language::chinese ? "，" : ", ") + people_text(people, language);
  }
  // Of people on journeys each counts once.
  scenario::HeadCount everybody() const {
    scenario::HeadCount sum{0};
    for (const timeline::Total& total :
         timeline::evaluate(timeline_, after(first_departure(all_), Seconds(-1))).totals)
      sum = sum + total.sum();
    return sum;
  }

  std::vector<std::size_t> ends_of(const Legs& legs, std::size_t scenario::Flight::*end) const {
    std::vector<std::size_t> places;
    for (const std::size_t i : legs)
      if (std::ranges::find(places, flight(i).*end) == places.end()) places.push_back(flight(i).*end);
    return places;
  }
  // Returns "Jakarta and Phnom Penh"; many places are only counted.
  std::string names_of(const std::vector<std::size_t>& places, Language language) const {
    std::vector<std::string> names;
    for (const std::size_t p : places) {
      const scenario::Place& place = s_.places[p];
      std::string name = (place.city.empty() ? place.name : place.city).in(language);
      if (name.empty()) name = place.id;
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    const bool chinese = language == Language::chinese;
    if (names.size() > most_named)
      return chinese ? fmt::format("{}地", names.size()) : fmt::format("{} places", names.size());
    std::string all = names.front();
    for (std::size_t i = 1; i < names.size(); ++i)
      all += (chinese ? "、" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return all;
  }

  // Returns the flights from, or to, any of the places.
  Legs flights_of(const std::vector<std::size_t>& places, std::size_t scenario::Flight::*end) const {
    Legs found;
    std::ranges::copy_if(all_, std::back_inserter(found), [&](std::size_t i) {
      return std::ranges::find(places, flight(i).*end) != places.end();
    });
    return found;
  }
  // Says that some people may count on more than one of the flights.
  Text counting_of(const Legs& legs) const {
    if (!may_count_twice(timeline_, legs)) return {};
    return service_of(timeline_) == Service::flights
               ? Text{"People who change aircraft count on each of their flights.",
                      "换乘其他航班的人员，在所乘各班上分别计数。"}
               : Text{"People who change on the way count on each of their legs.",
                      "中途换乘的人员，在所乘各班次上分别计数。"};
  }
  static Text joined(const Text& a, const Text& b) {
    if (a.empty() || b.empty()) return a.empty() ? b : a;
    return {a.in(Language::english) + " " + b.in(Language::english),
            a.in(Language::chinese) + b.in(Language::chinese)};
  }

  std::string days(Instant from, Instant to, Language language) const {
    const std::string last = long_date(to, zone_, language);
    std::string first = long_date(from, zone_, language);
    if (first == last) return first;
    return language == Language::chinese ? fmt::format("{}至{}", first, last)
                                         : fmt::format("{} to {}", first, last);
  }
  // Returns "26 Apr", "26 Apr to 28 Apr" or, where others leave that day, too, "26 Apr from 06:00".
  std::string time_of(const Legs& legs, Language language) const {
    const Instant from = first_departure(legs), to = last_departure(legs);
    const bool chinese = language == Language::chinese;
    const std::string day = short_date(from, zone_, language), last = short_date(to, zone_, language);
    if (day != last) return chinese ? fmt::format("{}至{}", day, last) : fmt::format("{} to {}", day, last);
    const auto same_day = [&](std::size_t i) { return short_date(leg(i).depart, zone_, language) == day; };
    const auto others = std::ranges::count_if(all_, same_day);
    const bool alone = static_cast<std::size_t>(others) == legs.size() && legs.size() < all_.size();
    if (alone) return day;
    return chinese ? fmt::format("{}{}起", day, time_of_day(from, zone_))
                   : fmt::format("{} from {}", day, time_of_day(from, zone_));
  }

  // Says how many of the times here nobody gave.
  Text notes_on(const Legs& legs, scenario::Certainty Leg::*sure) const {
    const auto estimated = static_cast<std::size_t>(std::ranges::count_if(
        legs, [&](std::size_t i) { return leg(i).*sure == scenario::Certainty::estimated; }));
    const Text what = sure == &Leg::depart_sure ? Text{"departure", "出发"} : Text{"arrival", "到达"};
    if (estimated == 0) return {};
    if (legs.size() == 1)
      return told("The time of {} is estimated: no source gives it.", "{}时刻为推算，来源未给出。", what);
    if (estimated == legs.size())
      return told("All {} times of {} here are estimated: no source gives them.",
                  "此处{}个{}时刻均为推算，来源未给出。", estimated, what);
    return told("Of {} times of {} here, {} {} estimated: no source gives {}.",
                "此处{0}个{1}时刻中有{2}个为推算，来源未给出。", legs.size(), what, estimated,
                estimated == 1 ? "is" : "are", estimated == 1 ? "it" : "them");
  }

  static double seconds_for(std::size_t flights) {
    return std::clamp(std::round(5 + 0.6 * static_cast<double>(flights)), 6.0, 12.0);
  }
  void add(DraftScene scene) {
    if (scene.flights.size() > most_framed) scene.flights.clear();
    if (scene.places.size() > most_framed) scene.places.clear();
    scenes_.push_back(std::move(scene));
  }

  void add_overview(Instant begin, Instant end, Seconds margin) {
    DraftScene scene;
    scene.title = title_.empty() ? in_both([&](Language l) { return flights_between(l); }) : title_;
    scene.text = in_both([&](Language l) {
      return flights_in(all_, l) + said_of_everybody(l) + (l == Language::chinese ? "，" : ", ") +
             days(begin, end, l);
    });
    scene.notes = counting_of(all_);
    scene.from = worked_out(begin, margin * -1.0), scene.to = begin;
    scene.seconds = 5;
    scene.card = true;
    add(std::move(scene));
  }
  std::string said_of_everybody(Language language) const {
    const bool said = std::ranges::any_of(all_, [&](std::size_t i) { return mentions_people(flight(i)); });
    return said ? said_people(everybody(), language) : "";
  }
  // Returns "Flights from Port Sudan", for a story without a title.
  std::string flights_between(Language language) const {
    const bool chinese = language == Language::chinese, flights = service_of(timeline_) == Service::flights;
    const std::vector<std::size_t> from = ends_of(all_, &scenario::Flight::from),
                                   to = ends_of(all_, &scenario::Flight::to);
    const std::string what = chinese ? (flights ? "航班" : "行程") : flights ? "Flights" : "Journeys";
    if (from.size() > most_named && to.size() > most_named)
      return chinese ? fmt::format("{}地之间的{}", from.size() + to.size(), what)
                     : fmt::format("{} between {} places", what, from.size() + to.size());
    if (from.size() > most_named)
      return chinese ? fmt::format("飞往{}的{}", names_of(to, language), what)
                     : fmt::format("{} to {}", what, names_of(to, language));
    return chinese ? fmt::format("从{}出发的{}", names_of(from, language), what)
                   : fmt::format("{} from {}", what, names_of(from, language));
  }

  // Returns the instant at which it ends.
  Instant add_departures(const Legs& stage, Instant begin) {
    Instant until = last_departure(stage);
    if (until <= begin)
      until = worked_out(begin, Seconds(seconds_between(begin, first_arrival(stage)).value * first_share));
    DraftScene scene;
    scene.places = ends_of(stage, &scenario::Flight::from);
    const std::size_t from_there = flights_of(scene.places, &scenario::Flight::from).size();
    const bool all = from_there == stage.size();  // more leave there later
    scene.title = in_both([&](Language l) {
      const std::string names = names_of(scene.places, l);
      return l == Language::chinese ? (all ? "从" : "首批从") + names + "出发"
                                    : (all ? "Departures from " : "First departures from ") + names;
    });
    scene.text = in_both([&](Language l) { return share_in(stage, from_there, l) + people_in(stage, l); });
    scene.notes = joined(notes_on(stage, &Leg::depart_sure), counting_of(stage));
    scene.from = begin, scene.to = until;
    scene.seconds = seconds_for(stage.size());
    add(std::move(scene));
    return until;
  }

  // Returns when the arrivals of the last stage begin to be told.
  Instant arrivals_begin(const Legs& stage, Instant now) const {
    const Instant first = std::max(first_arrival(stage), last_departure(stage)), end = last_arrival(stage);
    if (first < end) return std::max(worked_out(first, Seconds(0)), now);
    const Instant from = std::max(now, first_departure(stage));
    return worked_out(end, Seconds(-seconds_between(from, end).value * first_share));
  }

  void add_stage(const Legs& stage, std::size_t i, std::size_t stages, Instant from, Instant until) {
    DraftScene scene;
    if (way_stage_.empty())
      say_stage_of_time(scene, stage, stages);
    else
      say_stage_of_ways(scene, stage, i);
    scene.notes = joined(i == 0 ? Text{} : notes_on(stage, &Leg::depart_sure), counting_of(stage));
    scene.from = from, scene.to = until;
    scene.seconds = seconds_for(stage.size());
    for (const std::size_t k : stage) scene.flights.push_back(leg(k).flight);
    add(std::move(scene));
  }
  // Returns "From Port Sudan to Jeddah".
  std::string ends_in(const Legs& legs, Language language) const {
    const std::string from = names_of(ends_of(legs, &scenario::Flight::from), language),
                      to = names_of(ends_of(legs, &scenario::Flight::to), language);
    return language == Language::chinese ? fmt::format("从{}到{}", from, to)
                                         : fmt::format("From {} to {}", from, to);
  }
  void say_stage_of_time(DraftScene& scene, const Legs& stage, std::size_t stages) const {
    scene.title = in_both([&](Language l) {
      return (stages > 1               ? time_of(stage, l)
              : l == Language::chinese ? std::string("途中")
                                       : std::string("On the way")) +
             (l == Language::chinese ? "：" : ": ") + flights_in(stage, l) + people_in(stage, l);
    });
    scene.text = in_both([&](Language l) { return ends_in(stage, l); });
  }
  // Of the flights that depart meanwhile some may be of no stage, or late ones of the stage before.
  void say_stage_of_ways(DraftScene& scene, const Legs& stage, std::size_t i) const {
    const auto of_it = [&](std::size_t k) { return way_stage_[k] == i + 1; };
    Legs own, others;
    std::ranges::partition_copy(stage, std::back_inserter(own), std::back_inserter(others), of_it);
    const auto in_all = static_cast<std::size_t>(std::ranges::count_if(all_, of_it));
    scene.title = in_both([&](Language l) {
      if (i == 0) return ends_in(own, l);
      const std::string from = names_of(ends_of(own, &scenario::Flight::from), l),
                        to = names_of(ends_of(own, &scenario::Flight::to), l);
      return l == Language::chinese ? fmt::format("从{}续程前往{}", from, to)
                                    : fmt::format("Onward from {} to {}", from, to);
    });
    scene.text = in_both([&](Language l) {
      const bool chinese = l == Language::chinese;
      std::string text = share_in(own, in_all, l) + people_in(own, l);
      if (!others.empty()) {
        const std::string meanwhile = flights_in(others, l) + people_in(others, l);
        text += chinese ? fmt::format("；同期另有其他航段：{}", meanwhile)
                        : fmt::format("; meanwhile on other legs: {}", meanwhile);
      }
      return text;
    });
  }

  void add_arrivals(Instant from, Instant end) {
    DraftScene scene;
    Legs late;
    std::ranges::copy_if(all_, std::back_inserter(late),
                         [&](std::size_t i) { return leg(i).arrive >= from; });
    scene.places = ends_of(late, &scenario::Flight::to);
    const std::size_t to_there = flights_of(scene.places, &scenario::Flight::to).size();
    const bool all = to_there == late.size();  // more have arrived before
    scene.title = in_both([&](Language l) {
      const std::string names = names_of(scene.places, l);
      return l == Language::chinese ? (all ? "抵达" : "最后一批抵达") + names
                                    : (all ? "Arrivals in " : "Last arrivals in ") + names;
    });
    scene.text = in_both([&](Language l) { return share_in(late, to_there, l) + people_in(late, l); });
    scene.notes = joined(notes_on(late, &Leg::arrive_sure), counting_of(late));
    scene.from = from, scene.to = end;
    scene.seconds = seconds_for(late.size());
    add(std::move(scene));
  }

  void add_sum(Instant end, Seconds margin) {
    DraftScene scene;
    scene.title = in_both([&](Language l) {
      return (l == Language::chinese ? "合计：" : "In all: ") + flights_in(all_, l) + said_of_everybody(l);
    });
    scene.text = counting_of(all_);
    scene.from = end, scene.to = worked_out(end, margin);
    scene.seconds = 6;
    add(std::move(scene));
  }

  const Timeline& timeline_;
  const scenario::Scenario& s_;
  Text title_;
  std::string zone_;
  Legs all_;  // in order of departure
  // Of each of Timeline::legs, where scenes are those of the ways' stages: see timeline/stages.h.
  std::vector<std::size_t> way_stage_;
  std::vector<DraftScene> scenes_;
};

// Returns the ids of what a camera frames, as they are typed.
std::string frame_of(const scenario::Scenario& s, const DraftScene& scene) {
  std::string frame;
  const auto add = [&](const std::string& id) { frame += (frame.empty() ? "" : ", ") + id; };
  for (const std::size_t i : scene.flights) add(s.flights[i].id);
  for (const std::size_t i : scene.places) add(s.places[i].id);
  return frame;
}

}  // namespace

std::vector<DraftScene> drafted(const timeline::Timeline& timeline, const Told& told) {
  const Timeline all = timeline::filtered(timeline, {});
  return Drafter(all, told).draft();
}

namespace {

// Tells whether a title is but the name of the file from which the flights come.
bool is_file_name(const Text& title, const Document& document) {
  const auto named = [&](const std::string& file) {
    return title.english == std::filesystem::path(file).stem().string();
  };
  return named(document.file) ||
         std::ranges::any_of(document.timeline->scenario->tables,
                             [&](const scenario::TableReport& table) { return named(table.file); });
}

}  // namespace

std::string with_draft(const Document& document) {
  const scenario::Scenario& s = *document.timeline->scenario;
  if (!s.scenes.empty())
    throw Error(told("the document has {} scene{}, and a draft begins with none: delete them first",
                     "文档中已有{}个场景；草拟须从没有场景开始，请先删除", s.scenes.size(),
                     s.scenes.size() == 1 ? "" : "s"));
  std::string text = with_main_zone(*text_of(document), s);
  const std::string zone =
      scenario::field_text(scenario::TomlOutline(text), text, {}, "zone").value_or(s.zone);
  const Told told{is_file_name(s.title, document) ? Text{} : s.title, zone};
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  for (const DraftScene& scene : drafted(*document.timeline, told)) {
    scenario::TypedFields typed;
    const auto say = [&](const std::string& key, const Text& words) {
      if (words.empty()) return;
      const std::string &english = words.in(Language::english), &chinese = words.in(Language::chinese);
      if (english == chinese) return void(typed.emplace_back(key, english));
      typed.emplace_back(key + ".en", english);
      typed.emplace_back(key + ".zh", chinese);
    };
    say("title", scene.title), say("text", scene.text), say("notes", scene.notes);
    typed.emplace_back("from", typed_time(scene.from, told.zone));
    typed.emplace_back("to", typed_time(scene.to, told.zone));
    typed.emplace_back("seconds", fmt::format("{:g}", scene.seconds));
    if (const std::string frame = frame_of(s, scene); !frame.empty())
      typed.emplace_back("camera.frame", frame);
    if (scene.card) typed.emplace_back("card", "true");
    text += "\n# Drafted from the data.\n" + scenario::header_of(Sort::scene) + "\n";
    for (const auto& [key, value] : scenario::toml_fields(Sort::scene, typed))
      text += fmt::format("{} = {}\n", scenario::toml_key(key), value);
  }
  return text;
}

}  // namespace homebound::session
