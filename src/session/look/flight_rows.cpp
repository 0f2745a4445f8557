#include "session/look/flight_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <sstream>

#include "data/register/fold.h"

namespace homebound::session {
namespace {

using scenario::Certainty;
using timeline::Leg;
using timeline::Timeline;

// Returns the ranks of texts, so that rows compare numbers.
template <class TextOf>
std::vector<double> ranks(std::size_t count, TextOf text) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return text(a) < text(b); });
  std::vector<double> rank(count);
  for (std::size_t k = 0; k < count; ++k)
    rank[order[k]] =
        k > 0 && text(order[k]) == text(order[k - 1]) ? rank[order[k - 1]] : static_cast<double>(k);
  return rank;
}

// Returns a number for each leg that sorts as the column does; an infinite one, for what is unknown, comes
// last either way.
std::vector<double> values(const Timeline& timeline, Column column) {
  const scenario::Scenario& s = *timeline.scenario;
  const auto flight = [&](std::size_t i) -> const scenario::Flight& {
    return s.flights[timeline.legs[i].flight];
  };
  const std::size_t count = timeline.legs.size();
  const auto of = [&](auto value) {
    std::vector<double> list(count);
    for (std::size_t i = 0; i < count; ++i) list[i] = static_cast<double>(value(i));
    return list;
  };
  const auto millis = [](Instant t) { return t.time_since_epoch().count(); };
  const auto by_place = [&](auto place_of) {
    const auto rank =
        ranks(s.places.size(), [&](std::size_t p) -> const std::string& { return code_of(s.places[p]); });
    return of([&](std::size_t i) { return rank[place_of(flight(i))]; });
  };
  switch (column) {
    case Column::id:
      return ranks(count, [&](std::size_t i) -> const std::string& { return flight(i).id; });
    case Column::from:
      return by_place([](const scenario::Flight& f) { return f.from; });
    case Column::to:
      return by_place([](const scenario::Flight& f) { return f.to; });
    case Column::depart:
    case Column::depart_utc:
      return of([&](std::size_t i) { return millis(timeline.legs[i].depart); });
    case Column::arrive:
    case Column::arrive_utc:
      return of([&](std::size_t i) { return millis(timeline.legs[i].arrive); });
    case Column::planned:
      return of([&](std::size_t i) {
        const auto& depart = flight(i).depart;
        const auto scheduled = depart ? depart->others->scheduled : std::nullopt;
        return scheduled ? static_cast<double>(millis(*scheduled)) : std::numeric_limits<double>::infinity();
      });
    case Column::delay:
      return of([&](std::size_t i) {
        const scenario::Delays delays = delays_of(flight(i));
        const auto delay = delays.departure ? delays.departure : delays.arrival;
        return delay ? delay->value : std::numeric_limits<double>::infinity();
      });
    case Column::status:
      return of([&](std::size_t i) {
        const scenario::FlightStatus status = flight(i).status;
        return status == scenario::FlightStatus::unsaid ? std::numeric_limits<double>::infinity()
                                                        : static_cast<double>(status);
      });
    case Column::distance:
      return of([&](std::size_t i) { return timeline.legs[i].distance.value; });
    case Column::duration:
      return of([&](std::size_t i) {
        return seconds_between(timeline.legs[i].depart, timeline.legs[i].arrive).value;
      });
    case Column::people:
      return of([&](std::size_t i) {
        return flight(i).people.known() ? flight(i).people.middle() : std::numeric_limits<double>::infinity();
      });
    case Column::kind:
      return ranks(count, [&](std::size_t i) -> const std::string& { return flight(i).kind; });
    case Column::sure:
      return of([&](std::size_t i) { return doubt(flight(i).sure); });
    case Column::times:
      return of([&](std::size_t i) { return doubt(timeline::certainty_of_times(timeline.legs[i])); });
    case Column::sources:
      break;
  }
  const auto first_source = [&](std::size_t i) -> const std::string& {
    static const std::string nothing;
    return flight(i).sources.empty() ? nothing : s.sources[flight(i).sources.front()].id;
  };
  return ranks(count, first_source);
}

// Tells which legs contain every word of a text.
class RowFilter {
 public:
  RowFilter(const Timeline& timeline, std::string_view text) : timeline_(timeline) {
    const scenario::Scenario& s = *timeline.scenario;
    std::istringstream in(data::folded(text));
    for (std::string word; in >> word;) {
      Word& w = words_.emplace_back(Word{word, {}, {}});
      for (const scenario::Place& p : s.places) w.places.push_back(names_hold(p, word));
      for (const scenario::Source& source : s.sources)
        w.sources.push_back(data::folded(source.id).find(word) != std::string::npos);
    }
  }
  bool in(const Leg& leg) const {
    const scenario::Flight& f = timeline_.scenario->flights[leg.flight];
    return std::ranges::all_of(words_, [&](const Word& w) {
      return w.places[f.from] || w.places[f.to] || holds(f.id, w.text) || holds(f.kind, w.text) ||
             holds(scenario::name_of(f.sure), w.text) ||
             std::ranges::any_of(f.sources, [&](std::size_t source) { return w.sources[source]; });
    });
  }

 private:
  struct Word {
    std::string text;
    std::vector<bool> places, sources;
  };
  static bool holds(std::string_view name, const std::string& word) {
    return data::folded(name).find(word) != std::string::npos;
  }
  static bool names_hold(const scenario::Place& p, const std::string& word) {
    for (const std::string* code : {&p.id, &p.iata, &p.icao})
      if (holds(*code, word)) return true;
    for (const Text* text : {&p.name, &p.city})
      if (holds(text->english, word) || holds(text->chinese, word)) return true;
    return false;
  }

  const Timeline& timeline_;
  std::vector<Word> words_;
};

}  // namespace

bool says_anything(const Timeline& timeline, Column column) {
  const auto any = [&](auto says) { return std::ranges::any_of(timeline.scenario->flights, says); };
  switch (column) {
    case Column::status:
      return any([](const auto& f) { return f.status != scenario::FlightStatus::unsaid; });
    case Column::delay:
      return any([](const auto& f) { return delays_of(f).departure || delays_of(f).arrival; });
    case Column::planned:
      return any(
          [](const auto& f) { return (f.depart && f.depart->others) || (f.arrive && f.arrive->others); });
    default:
      return true;
  }
}

std::vector<std::uint32_t> flight_rows(const Timeline& timeline, std::string_view text,
                                       std::span<const SortKey> keys) {
  const RowFilter words(timeline, text);
  const std::vector<bool> left_out = left_out_by(timeline.filter, timeline);
  std::vector<std::uint32_t> rows;
  for (std::size_t i = 0; i < timeline.legs.size(); ++i)
    if ((left_out.empty() || !left_out[i]) && words.in(timeline.legs[i]))
      rows.push_back(static_cast<std::uint32_t>(i));
  std::vector<std::pair<std::vector<double>, bool>> sorted_by;
  for (const SortKey& key : keys) sorted_by.emplace_back(values(timeline, key.column), key.descending);
  std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    for (const auto& [value, descending] : sorted_by)
      if (value[a] != value[b])
        return descending && std::isfinite(value[a]) && std::isfinite(value[b]) ? value[a] > value[b]
                                                                                : value[a] < value[b];
    return false;
  });
  return rows;
}

}  // namespace homebound::session
