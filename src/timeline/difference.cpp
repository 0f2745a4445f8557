#include "timeline/difference.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "geo/earth.h"
#include "geo/sphere.h"

namespace homebound::timeline {

bool is_same_place(const scenario::Place& a, const scenario::Place& b) {
  if (!a.iata.empty() && !b.iata.empty()) return a.iata == b.iata;
  if (!a.icao.empty() && !b.icao.empty()) return a.icao == b.icao;
  return earth_radius / 1000 * angle_between(to_vector(a.at), to_vector(b.at)).value < 5;
}

namespace {

using scenario::Flight;
using scenario::Place;

constexpr std::chrono::hours moved_at_most{72};

// Numbers the places of both lists so that the same have one number.
std::vector<std::size_t> numbered(const std::vector<Place>& places, std::vector<const Place*>& known) {
  std::vector<std::size_t> numbers;
  numbers.reserve(places.size());
  std::unordered_map<std::string, std::size_t> by_code;
  for (std::size_t i = 0; i < known.size(); ++i)
    if (!known[i]->iata.empty()) by_code.emplace(known[i]->iata, i);
  for (const Place& place : places) {
    const auto coded = place.iata.empty() ? by_code.end() : by_code.find(place.iata);
    std::size_t number = coded != by_code.end() ? coded->second : known.size();
    for (std::size_t i = 0; number == known.size() && i < known.size(); ++i)
      if ((place.iata.empty() || known[i]->iata.empty()) && is_same_place(place, *known[i])) {
        number = i;
        break;
      }
    if (number == known.size()) known.push_back(&place);
    numbers.push_back(number);
  }
  return numbers;
}

// One list, with what its flights are recognized by.
struct List {
  const Timeline& timeline;
  std::vector<std::size_t> places;  // numbers
  std::vector<bool> matched;

  const Flight& flight(std::size_t i) const { return timeline.scenario->flights[i]; }
  const Leg& leg(std::size_t i) const { return timeline.legs[i]; }
  std::string route(std::size_t i) const {
    return fmt::format("{}>{}", places[flight(i).from], places[flight(i).to]);
  }
  std::string day(std::size_t i) const {
    const Flight& f = flight(i);
    return timeline.timed ? iso_date(leg(i).depart, timeline.scenario->places[f.from].zone) : std::string();
  }
  // Returns the id; empty when it only repeats the route, with or without a number.
  std::string id(std::size_t i) const {
    const Flight& f = flight(i);
    const auto& all = timeline.scenario->places;
    const std::string repeated = all[f.from].id + "-" + all[f.to].id;
    return f.id.starts_with(repeated) ? std::string() : f.id;
  }
};

class Matcher {
 public:
  Matcher(List& before, List& after) : before_(before), after_(after) {}

  std::vector<std::pair<std::size_t, std::size_t>> match() {
    const auto joined = [](const std::string& name, const std::string& more) {
      return name.empty() ? std::string() : name + "|" + more;
    };
    pair([&](const List& l, std::size_t i) { return joined(l.id(i), l.route(i) + "|" + l.day(i)); });
    pair([&](const List& l, std::size_t i) { return joined(l.id(i), l.day(i)); });
    pair([&](const List& l, std::size_t i) { return l.id(i); });
    ids_agree_ = !pairs_.empty();
    using scenario::Craft;
    for (const auto sign : {&Craft::flight_number, &Craft::callsign, &Craft::registration})
      pair([&](const List& l, std::size_t i) {
        return joined((*l.flight(i).craft).*sign, l.route(i) + "|" + l.day(i));
      });
    if (before_.timeline.timed && after_.timeline.timed)
      pair([&](const List& l, std::size_t i) {
        return fmt::format("{}|{}", l.route(i), l.leg(i).depart.time_since_epoch().count());
      });
    pair([&](const List& l, std::size_t i) { return l.route(i) + "|" + l.day(i); });
    pair([&](const List& l, std::size_t i) {
      const auto people = l.flight(i).people.exact();
      return people ? fmt::format("{}|{}|{}", l.route(i), *people, l.flight(i).kind) : std::string();
    });
    std::ranges::sort(pairs_, {}, [](const auto& p) { return p.second; });
    return std::move(pairs_);
  }

 private:
  // Pairs the flights that are left and have one key, the nearest in time first. Flights without a key have
  // no counterpart.
  void pair(const std::function<std::string(const List&, std::size_t)>& key) {
    std::unordered_map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> alike;
    for (List* list : {&before_, &after_})
      for (std::size_t i = 0; i < list->matched.size(); ++i) {
        if (list->matched[i]) continue;
        std::string of = key(*list, i);
        if (of.empty()) continue;
        auto& [olds, news] = alike[std::move(of)];
        (list == &before_ ? olds : news).push_back(i);
      }
    for (auto& [of, sides] : alike) pair_nearest(sides.first, sides.second);
  }

  void pair_nearest(const std::vector<std::size_t>& olds, const std::vector<std::size_t>& news) {
    struct Candidate {
      std::chrono::milliseconds apart;
      double people;  // how many more or fewer
      std::size_t before, after;
    };
    const bool timed = before_.timeline.timed && after_.timeline.timed;
    std::vector<Candidate> candidates;
    for (const std::size_t b : olds)
      for (const std::size_t a : news) {
        const auto apart = timed ? std::chrono::abs(before_.leg(b).depart - after_.leg(a).depart)
                                 : std::chrono::milliseconds(0);
        const bool numbered = !before_.id(b).empty() && !after_.id(a).empty();
        // Both reports number their flights alike, and these have different numbers.
        if (ids_agree_ && numbered && before_.id(b) != after_.id(a)) continue;
        if (apart <= moved_at_most || numbered)
          candidates.push_back(
              {apart, std::abs(before_.flight(b).people.middle() - after_.flight(a).people.middle()), b, a});
      }
    std::ranges::sort(candidates, [](const Candidate& x, const Candidate& y) {
      return std::tie(x.apart, x.people, x.before, x.after) < std::tie(y.apart, y.people, y.before, y.after);
    });
    for (const auto& [apart, people, b, a] : candidates) {
      if (before_.matched[b] || after_.matched[a]) continue;
      before_.matched[b] = after_.matched[a] = true;
      pairs_.emplace_back(b, a);
    }
  }

  List& before_;
  List& after_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
  bool ids_agree_ = false;  // some ids are in both lists
};

std::vector<Aspect> changes(const List& before, std::size_t b, const List& after, std::size_t a) {
  const Flight &x = before.flight(b), &y = after.flight(a);
  const auto instant = [](const std::optional<scenario::Time>& t) {
    return t ? std::optional(t->at) : std::nullopt;
  };
  const auto day_of = [](const List& l, std::size_t i) { return l.flight(i).day ? l.day(i) : std::string(); };
  const auto groups = [](const Flight& f) {
    std::vector<std::pair<std::string, scenario::HeadCount>> all;
    for_each_group(f, [&](const auto& people, const Interned& kind, const Interned& nationality) {
      all.emplace_back(kind.text() + "|" + nationality.text(), people);
    });
    return all;
  };
  const auto kinds = [&](const Flight& f) {
    std::vector<std::string> all;
    for (auto& [kind, people] : groups(f)) all.push_back(kind);
    return all;
  };
  std::vector<Aspect> changed;
  const auto add = [&](bool differs, Aspect aspect) {
    if (differs) changed.push_back(aspect);
  };
  add(before.places[x.from] != after.places[y.from], Aspect::from);
  add(before.places[x.to] != after.places[y.to], Aspect::to);
  add(instant(x.depart) != instant(y.depart) || day_of(before, b) != day_of(after, a), Aspect::depart);
  // What nobody tells and what was estimated for want of it are the same.
  const auto is_guessed = [](const std::optional<scenario::Time>& t) {
    return !t || t->sure == scenario::Certainty::estimated;
  };
  const bool one_alone = x.arrive.has_value() != y.arrive.has_value();
  add(instant(x.arrive) != instant(y.arrive) && !(one_alone && is_guessed(x.arrive) && is_guessed(y.arrive)),
      Aspect::arrive);
  add(x.people != y.people || (kinds(x) == kinds(y) && groups(x) != groups(y)), Aspect::people);
  add(kinds(x) != kinds(y), Aspect::kind);
  add(x.status != y.status, Aspect::status);
  add(!(*x.craft == *y.craft), Aspect::craft);
  return changed;
}

}  // namespace

bool Difference::empty() const {
  return gone.empty() && fresh.empty() &&
         std::ranges::all_of(both, [](const Counterparts& c) { return c.changed.empty(); });
}

Difference difference(const Timeline& before, const Timeline& after) {
  std::vector<const Place*> known;
  List olds{before, numbered(before.scenario->places, known), std::vector<bool>(before.legs.size())};
  List news{after, numbered(after.scenario->places, known), std::vector<bool>(after.legs.size())};
  Difference found;
  for (const auto& [b, a] : Matcher(olds, news).match())
    found.both.push_back({b, a, changes(olds, b, news, a)});
  for (std::size_t i = 0; i < olds.matched.size(); ++i)
    if (!olds.matched[i]) found.gone.push_back(i);
  for (std::size_t i = 0; i < news.matched.size(); ++i)
    if (!news.matched[i]) found.fresh.push_back(i);
  return found;
}

PeopleBeside people_of(const Timeline& before, const Timeline& after) {
  PeopleBeside sums;
  for (const Flight& f : before.scenario->flights)
    if (!never_flew(f)) sums.before += f.people;
  for (const Flight& f : after.scenario->flights)
    if (!never_flew(f)) sums.after += f.people;
  return sums;
}

}  // namespace homebound::timeline
