#include "session/edit/quick_flight.h"

#include <algorithm>

#include "base/ascii.h"
#include "data/places/gazetteer.h"
#include "geo/measure/geodesic.h"
#include "session/edit/typed_times.h"

namespace homebound::session {
namespace {

using scenario::Scenario;
using scenario::TypedFields;

const scenario::Place* place_named(const Scenario& s, std::string_view id) {
  const auto found = std::ranges::find(s.places, id, &scenario::Place::id);
  return found == s.places.end() ? nullptr : &*found;
}

std::string* typed_value(TypedFields& typed, std::string_view key) {
  const auto field = std::ranges::find(typed, key, [](const auto& f) { return std::string_view(f.first); });
  return field == typed.end() ? nullptr : &field->second;
}

double nearest_distance(const Scenario& s, LonLat at) {
  double nearest = 1e9;
  for (const scenario::Place& p : s.places)
    nearest = std::min(nearest, geodesic_inverse(p.at, at).distance.value);
  return nearest;
}

bool one_letter_apart(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto [x, y] = std::ranges::mismatch(a, b);
  if (x == a.end()) return false;
  const auto i = static_cast<std::size_t>(x - a.begin());
  if (a.substr(i + 1) == b.substr(i + 1)) return true;
  return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

}  // namespace

TypedFields shared_with_last(const Document& document) {
  TypedFields shared;
  const auto text = text_of(document);
  const scenario::TomlOutline outline(*text);
  const std::size_t count = scenario::entry_count(outline, scenario::Sort::flight);
  if (count == 0) return shared;
  const scenario::Entry last{scenario::Sort::flight, count - 1, {}};
  for (const char* const key : {"from", "kind", "source"})
    if (auto typed = scenario::field_text(outline, *text, last, key)) shared.emplace_back(key, *typed);
  for (const char* const key : {"depart", "date", "arrive"})
    if (const auto typed = scenario::field_text(outline, *text, last, key); typed && typed->size() >= 10) {
      shared.emplace_back("date", typed->substr(0, 10));
      break;
    }
  return shared;
}

TypedFields with_whole_times(TypedFields typed, const Scenario& s, const std::string& given,
                             const std::string& near) {
  std::string day = whole_day(given, near);
  if (std::string* const date = typed_value(typed, "date"); date != nullptr && !date->empty())
    day = *date = whole_day(*date, day.empty() ? near : day);
  std::string *const depart = typed_value(typed, "depart"), *const arrive = typed_value(typed, "arrive");
  if (depart != nullptr) *depart = whole_time(*depart, day);
  if (arrive == nullptr || arrive->empty()) return typed;
  const std::string *const from = typed_value(typed, "from"), *const to = typed_value(typed, "to");
  const std::string to_zone = to == nullptr ? "" : zone_of(s, *to);
  const auto left =
      depart == nullptr || from == nullptr ? std::nullopt : instant_of(*depart, zone_of(s, *from));
  const bool follows = left && !to_zone.empty() && !has_day(*arrive);
  *arrive = follows ? time_after(left.value_or(Instant{}), *arrive, to_zone) : whole_time(*arrive, day);
  return typed;
}

std::optional<NearMiss> near_miss(std::string_view code, const Scenario& s) {
  const auto& airports = data::Airports::shipped();
  const std::string typed = upper(code);
  const data::Airport* const little = code.size() == 3 ? airports.find(typed) : nullptr;
  if (little == nullptr || little->major || little->medium || place_named(s, typed) != nullptr)
    return std::nullopt;
  const double far = nearest_distance(s, little->at);
  std::optional<NearMiss> found;
  double nearest = far;
  for (const data::Airport& a : airports.all()) {  // the largest first
    if (!a.major || !one_letter_apart(typed, a.iata) || !data::has_flights(a, {})) continue;
    const double distance = nearest_distance(s, a.at);
    if (s.places.empty()) return NearMiss{little, &a};
    if (distance < nearest) nearest = distance, found = NearMiss{little, &a};
  }
  return found;
}

}  // namespace homebound::session
