#include "session/look/search.h"

#include <algorithm>
#include <sstream>

#include "data/places/coordinates.h"
#include "data/places/gazetteer.h"
#include "data/register/fold.h"
#include "data/register/name_match.h"

namespace homebound::session {
namespace {

using data::folded;
using Kind = Found::Kind;
using Ranked = std::vector<std::pair<int, Found>>;

// A code equal to the query ranks before an equal name.
constexpr int exact_code = -1;
// Airports that are no places of the scenario rank behind its own names.
constexpr int foreign = data::slips;

void add_names(std::vector<std::string>& names, const Text& text) {
  for (const std::string* name : {&text.english, &text.chinese})
    if (!name->empty()) names.push_back(folded(*name));
}

std::vector<std::string> words_of(const std::string& query) {
  std::istringstream in(query);
  std::vector<std::string> words;
  for (std::string word; in >> word;)
    if (word != "to" && word != "→") words.push_back(word);
  return words;
}

// Keeps the `count` best of a list.
void keep_best(Ranked& list, std::size_t count) {
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  if (list.size() > count) list.resize(count);
}

}  // namespace

int SearchIndex::Names::match(std::string_view query) const {
  int best = data::none;
  for (const std::string& code : codes)
    if (code == query) return exact_code;
  for (const std::string& name : names) best = std::min(best, data::match(name, query));
  return best;
}

SearchIndex::SearchIndex(std::shared_ptr<const scenario::Scenario> scenario)
    : scenario_(std::move(scenario)) {
  for (const scenario::Place& p : scenario_->places) {
    Names& n = places_.emplace_back();
    for (const std::string* code : {&p.id, &p.iata, &p.icao})
      if (!code->empty()) n.codes.push_back(folded(*code));
    add_names(n.names, p.name);
    add_names(n.names, p.city);
    // City and airport names also match together: "beijing capital".
    for (const Language language : {Language::english, Language::chinese})
      if (!p.city.empty()) n.names.push_back(folded(p.city.in(language) + " " + p.name.in(language)));
  }
  for (std::size_t i = 0; i < scenario_->scenes.size(); ++i) {
    Names& n = scenes_.emplace_back();
    n.codes = {"scene " + std::to_string(i + 1), "场景" + std::to_string(i + 1)};
    add_names(n.names, scenario_->scenes[i].title);
  }
  for (const scenario::Event& e : scenario_->events) add_names(events_.emplace_back().names, e.text);
  for (const scenario::Flight& f : scenario_->flights) {
    ids_ += folded(f.id);
    ends_.push_back(static_cast<std::uint32_t>(ids_.size()));
  }
}

Ranked SearchIndex::flights(const std::string& query) const {
  const std::vector<std::string> words = words_of(query);
  // For each word, the match of each place.
  std::vector<std::vector<int>> at(words.size());
  for (std::size_t w = 0; w < words.size(); ++w)
    for (const Names& place : places_) at[w].push_back(place.match(words[w]));
  const auto ends = [&](const scenario::Flight& f) {
    int worst = exact_code;
    for (const auto& place : at) worst = std::max(worst, std::min(place[f.from], place[f.to]));
    if (words.empty() || worst == data::none) return static_cast<int>(data::none);
    const bool in_order = at.front()[f.from] <= at.front()[f.to] && at.back()[f.to] <= at.back()[f.from];
    // Flights rank behind the place itself, and those in the opposite direction behind the rest.
    return std::max(worst, static_cast<int>(data::whole)) + (in_order ? 0 : 1);
  };
  Ranked found;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    const std::string_view id = std::string_view(ids_).substr(begin, ends_[i] - begin);
    const std::size_t place = id.find(query);
    const int by_id = id == query                       ? exact_code
                      : place == 0                      ? static_cast<int>(data::start)
                      : place == std::string_view::npos ? static_cast<int>(data::none)
                                                        : static_cast<int>(data::inside);
    const int rank = std::min(by_id, ends(scenario_->flights[i]));
    if (rank != data::none) found.push_back({rank, {Kind::flight, i}});
  }
  return found;
}

std::vector<Found> SearchIndex::find(std::string_view query, std::size_t each) const {
  const std::string wanted = folded(query);
  if (wanted.empty()) return {};
  Ranked all;
  if (const auto typed = data::written_position(query))
    all.push_back({exact_code - 1, {.kind = Kind::position, .at = typed->at}});
  const auto add = [&](Ranked some) {
    keep_best(some, each);
    all.insert(all.end(), some.begin(), some.end());
  };
  const auto named = [&](const std::vector<Names>& list, Kind kind) {
    Ranked some;
    for (std::size_t i = 0; i < list.size(); ++i)
      if (const int rank = list[i].match(wanted); rank != data::none) some.push_back({rank, {kind, i}});
    return some;
  };
  add(named(places_, Kind::place));
  add(flights(wanted));
  add(named(scenes_, Kind::scene));
  add(named(events_, Kind::event));
  Ranked others;
  for (const data::Airport* a : data::Gazetteer::shipped().search(query, each)) {
    const bool here = std::ranges::any_of(scenario_->places, [&](const scenario::Place& p) {
      return (!p.iata.empty() && p.iata == a->iata) || (!p.icao.empty() && p.icao == a->icao);
    });
    const bool exact = folded(a->iata) == wanted || folded(a->icao) == wanted;
    if (!here) others.push_back({exact ? exact_code : foreign, {Kind::airport, 0, a}});
  }
  add(others);
  keep_best(all, all.size());
  std::vector<Found> result;
  for (const auto& [rank, found] : all) result.push_back(found);
  return result;
}

std::vector<Command> go_to(const Found& found, const timeline::Timeline& timeline, Instant now) {
  switch (found.kind) {
    case Kind::flight: {
      const timeline::Leg& leg = timeline.legs.at(found.index);
      std::vector<Command> commands{FocusFlight{found.index}};
      if (timeline.timed && status_at(leg, now) != timeline::Status::airborne)
        commands.emplace_back(SeekInstant{leg.depart});
      return commands;
    }
    case Kind::scene:
      return {entrance_of(timeline.story, found.index, false)};
    case Kind::event:
      return {SeekEvent{found.index}};
    case Kind::place:
      return {LookAt{timeline.scenario->places.at(found.index).at}};
    case Kind::position:
      return {LookAt{found.at}};
    case Kind::airport:
      break;
  }
  return {LookAt{found.airport->at}};
}

}  // namespace homebound::session
