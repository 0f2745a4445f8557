#include "data/places/countries.h"

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/resources.h"
#include "base/trim.h"
#include "data/places/words.h"
#include "data/register/fold.h"
#include "data/text/csv.h"

namespace homebound::data {
namespace {

// Returns the first anchor of "109.61 63.06 2021;59.87 61.12 1302".
std::optional<LonLat> first_anchor(std::string_view anchors) {
  const std::size_t space = anchors.find(' '), next = anchors.find(' ', space + 1);
  if (space == anchors.npos) return std::nullopt;
  const auto lon = number_in(anchors.substr(0, space)), lat = number_in(anchors.substr(space, next - space));
  return lon && lat ? std::optional(LonLat{*lon, *lat}) : std::nullopt;
}

}  // namespace

const Countries& Countries::shipped() {
  static const Countries table = [] {
    Countries result;
    result.read();
    return result;
  }();
  return table;
}

void Countries::read() {
  const CsvTable codes = CsvTable::read(resource("geodata/country_codes.csv"));
  for (std::size_t row = 0; row < codes.rows(); ++row) {
    const std::size_t index = all_.size();
    Country& country = all_.emplace_back();
    country.iso = codes.at(row, codes.column("iso")), country.iso3 = codes.at(row, codes.column("iso3"));
    by_code_.emplace(country.iso, index), by_code_.emplace(country.iso3, index);
    for (const std::string_view name : split(codes.at(row, codes.column("names")), ';')) {
      by_name_.emplace(folded(name), index);
      if (country.name.empty()) country.name = name;
    }
    for (const std::string_view name : split(codes.at(row, codes.column("parts")), ';'))
      by_part_.emplace(folded(name), index);
  }
  const CsvTable states = CsvTable::read(resource("geodata/countries.csv"));
  for (std::size_t row = 0; row < states.rows(); ++row) {
    const auto found = by_code_.find(std::string(states.at(row, states.column("iso"))));
    if (found == by_code_.end()) continue;
    Country& country = all_[found->second];
    country.name = states.at(row, states.column("name"));
    country.name_zh = states.at(row, states.column("name_zh"));
    country.at = first_anchor(states.at(row, states.column("anchors")));
    for (const std::string* name : {&country.name, &country.name_zh})
      by_name_.insert_or_assign(folded(*name), found->second);
  }
}

const Country* Countries::with_code(std::string_view code) const {
  if (code.size() < 2 || code.size() > 3) return nullptr;
  const auto found = by_code_.find(upper(code));
  return found == by_code_.end() ? nullptr : &all_[found->second];
}

const Country* Countries::find(std::string_view text, bool parts) const {
  text = trimmed(text);
  if (const Country* coded = with_code(text)) return coded;
  const std::string name = folded(text);
  for (const auto* names : {&by_name_, parts ? &by_part_ : &by_name_})
    if (const auto found = names->find(name); found != names->end()) return &all_[found->second];
  return nullptr;
}

}  // namespace homebound::data
