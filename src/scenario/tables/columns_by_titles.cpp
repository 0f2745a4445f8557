#include "scenario/tables/columns_by_titles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/suggest.h"
#include "data/places/coordinates.h"
#include "scenario/tables/cell_kinds.h"
#include "scenario/tables/row_kinds.h"

namespace homebound::scenario {
namespace {

// A column that a title offers for a field.
struct Candidate {
  std::size_t column = 0;
  Title title;
  std::optional<double> fits;  // share of the cells; nullopt: there are none
  double codes = 0;            // share of the cells that are codes of airports, or of flights
};

// "departure" is a place or a time, and "day" a date or a number from 1 to 31. Beside a place that another
// title names it is a time, if any of its cells is.
Field field_by_cells(const Draft& draft, const Title& title, std::size_t column,
                     const std::set<Field>& named) {
  if (title.fields.size() == 1) return title.fields[0];
  const double first = draft.fit(title.fields[0], column).value_or(0),
               second = draft.fit(title.fields[1], column).value_or(0);
  if (named.contains(title.fields[1]) && first > 0) return title.fields[0];
  return first > second ? title.fields[0] : title.fields[1];
}

// Tells titles of latitudes and longitudes that stand over one another's cells: a quarter of the latitudes
// at least is beyond 90 degrees and no longitude is.
void find_exchanged_coordinates(Draft& draft) {
  draft.coordinates_exchanged = false;
  std::size_t beyond[2] = {0, 0}, all[2] = {0, 0};  // of latitudes and of longitudes
  std::set<std::size_t> columns[2];
  for (std::size_t i = 0; i < draft.columns.titles.size(); ++i)
    if (const auto title = draft.title_of(i))
      for (const auto& [lat, lon] :
           {std::pair(Field::from_lat, Field::from_lon), {Field::to_lat, Field::to_lon}}) {
        if (title->fields[0] == lat) columns[0].insert(i);
        if (title->fields[0] == lon) columns[1].insert(i);
      }
  if (columns[0].size() != columns[1].size() || columns[0].empty()) return;
  const auto count = [&](int kind, std::string_view cell) {
    const auto degrees = data::written_degrees(cell, kind == 0);
    if (degrees && std::abs(*degrees) <= 180) ++all[kind], beyond[kind] += std::abs(*degrees) > 90;
  };
  for (const int kind : {0, 1})
    for (const std::size_t column : columns[kind])
      draft.each_sample(column, [&](std::string_view cell) { count(kind, cell); });
  if (beyond[0] < 2 || 4 * beyond[0] < all[0] || beyond[1] > 0 || 2 * all[1] < all[0]) return;
  for (const std::size_t column : columns[1])
    for (std::size_t row = draft.columns.first_row; row < draft.columns.end_row && beyond[1] == 0; ++row)
      count(1, draft.table.at(row, column));
  if (beyond[1] > 0) return;
  draft.coordinates_exchanged = true;
  draft.columns.doubts.push_back(
      told("the titles {} and {} are taken to stand over one another's cells: latitudes are beyond 90 "
           "degrees and no "
           "longitude is",
           "标题{}与{}视为互相写反：纬度有超过 90 度者，而经度均不超过",
           column_name(draft.columns, *columns[0].begin()), column_name(draft.columns, *columns[1].begin())));
}

void take(Draft& draft, Field field, std::vector<Candidate>& offers) {
  std::ranges::stable_sort(offers, {}, [&](const Candidate& c) {
    const int standing =
        is_moment(field) || field == Field::duration ? static_cast<int>(c.title.standing) : 0;
    const bool fits = c.fits && *c.fits >= enough;
    return std::tuple(!fits, !c.fits, c.title.weak, standing, c.title.off_ground, -c.codes);
  });
  draft.columns.of[index_of(field)] = offers[0].column;
  if (field == Field::duration)
    draft.columns.duration_is_actual = offers[0].title.standing == Standing::actual;
  for (const Candidate& c : offers) {
    if (field == Field::status) draft.columns.statuses.push_back(c.column);
    if (field == Field::note) draft.columns.remarks.push_back(c.column);
    if (is_moment(field) && c.title.weak == offers[0].title.weak) draft.add_times(field, c.column, c.title);
  }
}

// Positions whose titles name no end are where flights start, unless the table says that otherwise, and a
// second one where they end.
void take_plain_positions(Draft& draft, const std::vector<std::size_t>& lats,
                          const std::vector<std::size_t>& lons) {
  const auto is_open = [&](bool coming) {
    const Field lat = coming ? Field::to_lat : Field::from_lat,
                lon = coming ? Field::to_lon : Field::from_lon;
    return !draft.has_position(coming) && !draft.chosen.contains(lat) && !draft.chosen.contains(lon) &&
           !draft.has_codes(coming);
  };
  for (std::size_t pair = 0; pair < std::min(lats.size(), lons.size()); ++pair) {
    const bool coming = !is_open(false);
    // One position among ends that are named may be anything.
    const bool is_needed = !draft.columns[coming ? Field::to : Field::from] || draft.has_position(!coming) ||
                           pair + 1 < std::min(lats.size(), lons.size());
    if (!is_open(coming) || !is_needed) return;
    draft.columns.of[index_of(coming ? Field::to_lat : Field::from_lat)] = lats[pair];
    draft.columns.of[index_of(coming ? Field::to_lon : Field::from_lon)] = lons[pair];
    if (pair == 0)
      draft.columns.notes.emplace_back("each row is taken for a flight, not for a fix of a track",
                                       "每行视为一个航班，而非航迹的一个定位点");
  }
}

// The words beside a position name the place that lies there, if they are titled as names of places.
void take_name_beside(Draft& draft, bool coming) {
  constexpr std::string_view words[] = {"name",       "place", "site",    "camp",    "location", "facility",
                                        "where",      "town",  "village", "station", "city",     "airport",
                                        "settlement", "base",  "hub",     "地点",    "地名",     "名称",
                                        "营地",       "机场",  "城市"};
  const Field end = coming ? Field::to : Field::from;
  if (draft.columns[end] || draft.chosen.contains(end) || !draft.has_position(coming)) return;
  const std::size_t lat = *draft.columns[coming ? Field::to_lat : Field::from_lat],
                    lon = *draft.columns[coming ? Field::to_lon : Field::from_lon];
  for (const std::size_t beside : {std::min(lat, lon) - 1, std::max(lat, lon) + 1}) {
    if (beside >= draft.columns.titles.size() || draft.taken(beside) || draft.title_of(beside)) continue;
    const std::string title = lower(draft.columns.titles[beside]);
    const auto says = [&](std::string_view word) { return title.find(word) != title.npos; };
    if (std::ranges::none_of(words, says) || draft.share(beside, may_be_place).value_or(0) < enough) continue;
    draft.columns.of[index_of(end)] = beside;
    return;
  }
}

// A date needs a year, a month and a day, and a position two coordinates.
void drop_parts_that_are_not_whole(Draft& draft) {
  const auto is_chosen = [&](Field field) {
    const auto found = draft.chosen.find(field);
    return found != draft.chosen.end() && !found->second.empty();
  };
  const auto has = [&](Field field) { return draft.columns[field] || is_chosen(field); };
  const auto weak = [&](Field field) {
    const auto title = draft.columns[field] ? draft.title_of(*draft.columns[field]) : std::nullopt;
    return title && title->weak;
  };
  if (has(Field::date) || !has(Field::year) || !has(Field::month) || !has(Field::day))
    draft.drop({Field::year, Field::month, Field::day});
  for (const auto& [lat, lon, end] : {std::tuple(Field::from_lat, Field::from_lon, Field::from),
                                      std::tuple(Field::to_lat, Field::to_lon, Field::to)}) {
    // "lat1" beside "origin" may be where a flight was first seen, and with codes there is no need of it.
    const bool needed = !draft.has_codes(end == Field::to) && draft.has_position(end == Field::from);
    if (!has(lat) || !has(lon) || (has(end) && weak(lat) && !needed)) draft.drop({lat, lon});
  }
}

// Where nothing else says whence or whither, the country does: a table of flows between countries.
void take_countries_for_places(Draft& draft) {
  for (const bool coming : {false, true}) {
    const Field country = coming ? Field::to_country : Field::from_country,
                place = coming ? Field::to : Field::from;
    if (draft.has_end(coming) || draft.chosen.contains(place) || !draft.columns[country]) continue;
    draft.columns.of[index_of(place)] = draft.columns[country];
    draft.drop({country});
  }
}

// "From, Date, Time, To, Date, Time": a date and a time that come again behind the destination are those of
// the arrival.
void take_second_times(Draft& draft) {
  const auto to = draft.columns[Field::to];
  const auto same = [](std::string_view a, std::string_view b) {
    return without_number(a) == without_number(b);
  };
  for (const auto& [out, in] :
       {std::pair(Field::date, Field::arrive_date), std::pair(Field::depart, Field::arrive)}) {
    const auto one = draft.columns[out];
    if (!to || !one || *one >= *to || draft.columns[in] || draft.chosen.contains(in)) continue;
    for (std::size_t i = *to + 1; i < draft.columns.titles.size() && !draft.columns[in]; ++i) {
      if (draft.taken(i) || draft.not_columns.contains({in, i}) || draft.columns.titles[i].empty() ||
          !same(draft.columns.titles[i], draft.columns.titles[*one]) || draft.fit(in, i).value_or(0) < enough)
        continue;
      draft.columns.of[index_of(in)] = i;
      if (is_moment(in)) draft.add_times(in, i, draft.title_of(i).value_or(Title{}));
      if (!is_moment(in)) draft.columns.clocks[i] = draft.clock_at(i, true);
      draft.columns.notes.push_back(
          told("the second {} is that of the arrival", "第二个{}为抵达的", column_name(draft.columns, i)));
    }
  }
}

}  // namespace

void find_days(Draft& draft) {
  for (const auto& [date_field, time_field] :
       {std::pair(Field::date, Field::depart), std::pair(Field::arrive_date, Field::arrive)}) {
    const auto date = draft.columns[date_field];
    if (!date) continue;
    draft.columns.clocks[*date] = draft.clock_at(*date, true);
    if (draft.chosen.contains(date_field) || draft.chosen.contains(time_field) || draft.columns[time_field] ||
        draft.not_columns.contains({time_field, *date}))
      continue;
    const auto with_time = [&](std::string_view cell) {
      const auto t = draft.moment(cell, *date);
      return t && t->has_date() && t->time && t->time->count() > 0;
    };
    if (draft.share(*date, with_time).value_or(0) == 0) continue;
    draft.columns.of[index_of(time_field)] = date;
    draft.add_times(time_field, *date, draft.title_of(*date).value_or(Title{}));
    draft.drop({date_field});
  }
}

void take_titles(Draft& draft, std::vector<std::string> titles, std::size_t first_row, std::size_t end_row) {
  draft.columns = {};
  draft.columns.titles = std::move(titles);
  draft.columns.first_row = first_row, draft.columns.end_row = end_row;
  find_no_flights(draft);
  find_exchanged_coordinates(draft);
  const std::set<std::size_t> chosen = draft.chosen_columns();
  std::map<Field, std::vector<Candidate>> offers;
  std::vector<std::size_t> latitudes, longitudes;  // of an end that the title does not name
  std::set<Field> named;                           // ends that titles name
  for (std::size_t i = 0; i < draft.columns.titles.size(); ++i)
    if (const auto title = draft.title_of(i);
        title && title->fields.size() == 1 && !(title->weak && title->fields[0] == Field::flight))
      named.insert(title->fields[0]);
  for (std::size_t i = 0; i < draft.columns.titles.size(); ++i) {
    auto title = draft.title_of(i);
    if (!title || chosen.contains(i)) continue;
    if (title->is_plain_coordinate()) {
      if (draft.fit(title->fields[0], i).value_or(0) >= enough)
        (title->fields[0] == Field::from_lat ? latitudes : longitudes).push_back(i);
      continue;
    }
    const Field field = field_by_cells(draft, *title, i, named);
    if (draft.chosen.contains(field) || draft.not_columns.contains({field, i})) continue;
    Candidate offer{i, *std::move(title), draft.fit(field, i)};
    // A column of people stays one when few of its cells are numbers: what is not is unknown.
    if (offer.fits && *offer.fits < enough && field != Field::people) {
      // A weekday is no mistake.
      const auto is_weekday = [](std::string_view cell) { return weekday_in(cell).has_value(); };
      if (draft.share(i, is_weekday).value_or(0) < enough) draft.refuse(field, i);
      continue;
    }
    if (is_end(field)) offer.codes = std::round(10 * draft.codes_in(i).value_or(0)) / 10;
    // A code goes before a flight number that is bare, and a name does not.
    if (field == Field::airline) offer.codes = std::round(10 * draft.share(i, is_airline).value_or(0)) / 10;
    // "flight_no" goes before "flight_id", whose cells are numbers of rows.
    if (field == Field::flight)
      offer.codes = std::round(10 * draft.share(i, is_flight_number).value_or(0)) / 10;
    offers[field].push_back(std::move(offer));
  }
  // Places come first: they tell what zones are meant.
  for (const bool ends : {true, false})
    for (auto& [field, all] : offers)
      if (is_end(field) == ends) take(draft, field, all);
  take_plain_positions(draft, latitudes, longitudes);
  drop_parts_that_are_not_whole(draft);
  for (const bool coming : {false, true}) take_name_beside(draft, coming);
  take_countries_for_places(draft);
  take_second_times(draft);
  find_days(draft);
}

void take_chosen(Draft& draft) {
  for (const auto& [field, name] : draft.chosen) {
    if (name.empty()) continue;
    const auto titled = column_titled(draft.columns.titles, name);
    const auto number = number_of(name);
    if (!titled && (!number || *number > draft.table.columns())) {
      const auto row = draft.columns.titles.empty() && draft.table.rows() > 0 ? draft.row_as_titles(0)
                                                                              : draft.columns.titles;
      if (column_titled(row, name)) continue;  // another one is missing
      const std::vector<std::string_view> titles(row.begin(), row.end());
      throw Error(told("has no column '{}' for {}{}; it has '{}'", "没有列“{}”（用于{}）{}；现有“{}”", name,
                       field_names[index_of(field)], did_you_mean(name, titles), fmt::join(titles, "', '")));
    }
    const std::size_t column = titled ? *titled : *number - 1;
    draft.columns.of[index_of(field)] = column;
    const Title title = draft.title_of(column).value_or(Title{});
    if (is_moment(field)) draft.add_times(field, column, title);
    if (field == Field::date || field == Field::arrive_date)
      draft.columns.clocks[column] = draft.clock_at(column, true);
    if (field == Field::status) draft.columns.statuses = {column};
    if (field == Field::note) draft.columns.remarks = {column};
  }
}

}  // namespace homebound::scenario
