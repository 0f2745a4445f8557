#include "scenario/tables/table_places.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "scenario/tables/cells.h"

namespace homebound::scenario {
namespace {

using data::Meaning;

constexpr std::size_t sampled = 20'000;  // texts that are looked at before the rows are read

const std::string& short_code(const data::Airport& a) { return a.iata.empty() ? a.icao : a.iata; }

// Returns where a text stands in the report: what needs attention comes first.
int rank_of(const TableReport::PlaceText& text) {
  if (text.sure == "ambiguous") return 0;
  if (text.sure == "unknown") return 1;
  if (text.sure == "assumed") return 2;
  return text.plain ? 4 : 3;
}

}  // namespace

TablePlaces::TablePlaces(PlaceBook& places, const data::Table& table, const Columns& columns)
    : places_(places) {
  std::unordered_set<std::string_view> texts;
  for (std::size_t row = columns.first_row; row < columns.end_row && texts.size() < sampled; ++row)
    for (const Field field : {Field::from, Field::to})
      if (const auto column = columns[field]; column && columns.is_flight(row))
        texts.insert(table.at(row, *column));
  std::erase_if(texts, is_missing);
  usual_ = places_.context_of({texts.begin(), texts.end()});
}

std::shared_ptr<const Meaning> TablePlaces::meaning_of(Cell cell, const std::string& day, Other other,
                                                       bool by_air) {
  std::string key = by_air ? "" : "by land or sea\n";
  const std::string beside = other ? places_.id_of(*other) : "";
  for (const std::string_view part : {cell.text, cell.country, std::string_view(beside)})
    key.append(part), key += '\n';
  if (const auto found = known_.find(key); found != known_.end() && !found->second->dated)
    return found->second;
  const std::string dated = key + day;
  if (const auto found = known_.find(dated); found != known_.end()) return found->second;
  data::PlaceContext context = usual_;
  context.day = day;
  context.by_air = by_air;
  if (other) context.other = places_.country_at(*other), context.other_at = places_.position_of(*other);
  if (const data::Country* named = data::Countries::shipped().find(cell.country, true))
    context.country = named->iso;
  auto meaning = std::make_shared<const Meaning>(places_.meaning(std::string(cell.text), context));
  known_.insert_or_assign(key, meaning);
  if (meaning->dated) known_.emplace(dated, meaning);
  return meaning;
}

TablePlaces::End TablePlaces::end(Cell cell, const std::string& day, Other other, bool by_air) {
  const std::string text(cell.text);
  if (const auto own = places_.own(text)) return {.place = own};
  End end{.meaning = meaning_of(cell, day, other, by_air)};
  // NAN is the code of Nadi: a word for a missing value is a place only if it is an airport's code.
  if (is_missing(text) && !(end.meaning->airport && places_.airports().find(text, day)))
    end.meaning = std::make_shared<const Meaning>();
  if (!end.meaning->found()) return end;
  end.place = places_.index_of(*end.meaning, text);
  end.assumed = end.meaning->sure == Meaning::Sure::assumed;
  return end;
}

std::pair<TablePlaces::End, TablePlaces::End> TablePlaces::ends(Cell from, Cell to, const std::string& day,
                                                                bool by_air) {
  const auto is_open = [](const End& end) { return end.meaning && end.meaning->open; };
  const auto is_dated = [](const End& end) { return end.meaning && end.meaning->dated; };
  // Most rows have ends that earlier ones have had.
  const std::uint32_t a = number_of(from, by_air), b = number_of(to, by_air);
  if (is_good(alone_[a]) && is_good(alone_[b])) return {use_again(*alone_[a]), use_again(*alone_[b])};
  const std::uint64_t pair = std::uint64_t{a} << 32U | b;
  if (const auto found = pairs_.find(pair);
      found != pairs_.end() && is_good(found->second.out) && is_good(found->second.in))
    return {use_again(*found->second.out), use_again(*found->second.in)};
  std::pair<End, End> both{end(from, day, {}, by_air), end(to, day, {}, by_air)};
  auto& [out, in] = both;
  const bool out_open = is_open(out), in_open = is_open(in), dated = is_dated(out) || is_dated(in);
  // Each alone tells where it lies, whatever the other makes of that.
  const Other whence = out.place, whither = in.place;
  if (out_open && whither) out = end(from, day, whither, by_air);
  if (in_open && whence) in = end(to, day, whence, by_air);
  Use *const out_use = count(from.text, out), *const in_use = count(to.text, in);
  const auto out_known = known(from, out, out_use), in_known = known(to, in, in_use);
  if (!out_open) alone_[a] = out_known;
  if (!in_open) alone_[b] = in_known;
  if ((out_open || in_open) && !dated && out_known && in_known)
    pairs_.insert_or_assign(pair, Pair{out_known, in_known});
  return both;
}

std::optional<TablePlaces::Known> TablePlaces::known(Cell cell, const End& end, Use* use) const {
  if (!end.place || (end.meaning && end.meaning->dated) || is_missing(cell.text)) return std::nullopt;
  return Known{*end.place, places_.drops(), end.assumed, use};
}

TablePlaces::End TablePlaces::use_again(const Known& known) const {
  if (known.use) ++known.use->ends;
  return {.place = known.place, .assumed = known.assumed, .meaning = nullptr};
}

std::uint32_t TablePlaces::number_of(Cell cell, bool by_air) {
  cell_.assign(cell.text), cell_.append(1, by_air ? '\n' : '\r'), cell_.append(cell.country);
  const auto [entry, is_new] = cells_.try_emplace(cell_, static_cast<std::uint32_t>(cells_.size()));
  if (is_new) alone_.emplace_back();
  return entry->second;
}

TablePlaces::Use* TablePlaces::count(std::string_view text, const End& end) {
  if (text.empty() || (is_missing(text) && !end.place)) return nullptr;
  Use& use = uses_[std::string(text)][end.meaning.get()];
  if (++use.ends > 1) return &use;
  use.meaning = end.meaning;
  if (end.place) use.place = places_.id_of(*end.place);
  return &use;
}

std::vector<Text> TablePlaces::assumptions(const std::vector<TableReport::PlaceText>& report) {
  constexpr std::size_t told_singly = 10;
  std::vector<Text> list;
  std::size_t all = 0;
  for (const TableReport::PlaceText& text : report) {
    if (text.sure != "assumed" || ++all > told_singly) continue;
    list.push_back(text.ends == 1
                       ? told("'{}': {}", "“{}”：{}", text.text, text.meaning)
                       : told("'{}' ({} times): {}", "“{}”（{}次）：{}", text.text, text.ends, text.meaning));
  }
  if (all > told_singly)
    list.push_back(told("{} more places are assumed from their names; info lists them",
                        "另有{}处地点由名称推定；info 会逐一列出", all - told_singly));
  return list;
}

std::vector<TableReport::PlaceText> TablePlaces::report() const {
  std::vector<TableReport::PlaceText> list;
  for (const auto& [text, uses] : uses_)
    for (const auto& [meaning, use] : uses) {
      TableReport::PlaceText entry{.text = shortened(text), .ends = use.ends, .sure = "certain"};
      entry.place = use.place;
      entry.plain = meaning == nullptr;
      if (meaning) {
        entry.sure = data::name_of(meaning->sure);
        entry.meaning = data::described(*meaning);
        for (const auto& [airport, country, region, nearby] : meaning->others)
          entry.others.push_back(airport          ? short_code(*airport)
                                 : region.empty() ? country->iso
                                                  : region + " (" + country->iso + ")");
        const data::Airport* a = meaning->sure == Meaning::Sure::certain ? meaning->airport : nullptr;
        entry.plain = a && (upper(text) == a->iata || upper(text) == a->icao);
      }
      // Texts that days tell apart may mean the same on many of them.
      const auto same =
          uses.size() == 1
              ? list.end()
              : std::ranges::find_if(list, [&](const TableReport::PlaceText& known) {
                  return known.text == entry.text && known.place == entry.place && known.sure == entry.sure;
                });
      if (same != list.end())
        same->ends += entry.ends;
      else
        list.push_back(std::move(entry));
    }
  std::ranges::sort(list, [](const auto& a, const auto& b) {
    return std::tuple(rank_of(a), b.ends, std::string_view(a.text)) <
           std::tuple(rank_of(b), a.ends, std::string_view(b.text));
  });
  return list;
}

}  // namespace homebound::scenario
