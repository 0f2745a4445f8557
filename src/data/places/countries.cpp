#include "data/places/countries.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/resources.h"
#include "base/trim.h"
#include "data/places/words.h"
#include "data/register/fold.h"
#include "data/text/csv.h"

namespace homebound::data {
namespace {

// Returns the first anchor of "109.61 63.06 2021;59.87 61.12 1302", whose third number may be missing.
std::optional<LonLat> first_anchor(std::string_view anchors) {
  const std::vector<std::string_view> numbers = split(anchors.substr(0, anchors.find(';')), ' ');
  if (numbers.size() < 2) return std::nullopt;
  const auto lon = number_in(numbers[0]), lat = number_in(numbers[1]);
  return lon && lat ? std::optional(LonLat{*lon, *lat}) : std::nullopt;
}

// Returns a name's words in the order of the alphabet, without those that lists write or leave out: "Korea,
// Republic of" and "the Republic of Korea" have one key.
std::string key_of(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> shortened[] = {
      {"st", "saint"}, {"rep", "republic"}, {"dem", "democratic"}, {"is", "islands"},
      {"the", ""},     {"of", ""},          {"and", ""},           {"&", ""}};
  const std::string text = folded(name);
  std::vector<std::string> words;
  for (const std::string_view word : split(text, ' ')) {
    const auto found = std::ranges::find(shortened, word, [](const auto& entry) { return entry.first; });
    const std::string_view written = found == std::end(shortened) ? word : found->second;
    if (!written.empty()) words.emplace_back(written);
  }
  std::ranges::sort(words);
  std::string key;
  for (const std::string& word : words) key += word + ' ';
  return key;
}

// Returns a name without its form of state: "Kingdom of Spain", "Federal Republic of Nigeria", "古巴共和国";
// empty when it has none.
std::string without_form_of_state(std::string_view name) {
  constexpr std::string_view words[] = {
      "republic",  "kingdom",    "state",         "states",    "commonwealth", "principality",
      "sultanate", "duchy",      "grand",         "union",     "federal",      "federative",
      "federated", "democratic", "peoples",       "socialist", "islamic",      "independent",
      "arab",      "hashemite",  "plurinational", "bolivarian"};
  constexpr std::string_view endings[] = {"共和国", "大公国", "公国", "王国", "苏丹国",
                                          "独立国", "合众国", "联邦", "国"};
  constexpr std::string_view sorts[] = {"人民", "民主",   "联邦",     "伊斯兰", "社会主义",
                                        "联合", "哈希姆", "玻利瓦尔", "自由"};
  const std::string text = folded(name);
  // "Lebanon State" is an airfield in Oregon.
  const bool airfield =
      text.ends_with(" state") && text.find(" of ") == text.npos && name.find(',') == name.npos;
  std::string rest;
  for (const std::string_view word : split(text, ' '))
    if (airfield || std::ranges::find(words, word) == std::end(words)) rest.append(word) += ' ';
  std::string_view core = trimmed(rest);
  for (const std::string_view ending : endings)
    if (core.ends_with(ending)) {
      core.remove_suffix(ending.size());
      for (bool more = true; std::exchange(more, false);)
        for (const std::string_view sort : sorts)
          if (core.ends_with(sort)) core.remove_suffix(sort.size()), more = true;
      break;
    }
  return core == text ? std::string{} : std::string(core);
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

void Countries::add_name(std::string_view name, std::size_t index) {
  std::vector<std::size_t>& of_name = by_name_[key_of(name)];
  if (std::ranges::find(of_name, index) == of_name.end()) of_name.push_back(index);
}

void Countries::read() {
  const CsvTable codes = CsvTable::read(resource("geodata/country_codes.csv"));
  for (std::size_t row = 0; row < codes.rows(); ++row) {
    const auto cell = [&](std::string_view title) { return codes.at(row, codes.column(title)); };
    const std::size_t index = all_.size();
    Country& country = all_.emplace_back();
    country.iso = cell("iso"), country.iso3 = cell("iso3"), country.name_zh = cell("name_zh");
    by_code_.emplace(country.iso, index), by_code_.emplace(country.iso3, index);
    for (const std::string_view name : split(cell("names"), ';')) {
      add_name(name, index);
      if (country.name.empty()) country.name = name;
    }
    if (!country.name_zh.empty()) add_name(country.name_zh, index);
    for (const std::string_view name : split(cell("parts"), ';')) by_part_.emplace(key_of(name), index);
    if (const auto at = first_anchor(cell("anchor"))) country.at = *at;
  }
  const CsvTable states = CsvTable::read(resource("geodata/countries.csv"));
  for (std::size_t row = 0; row < states.rows(); ++row) {
    const auto cell = [&](std::string_view title) { return states.at(row, states.column(title)); };
    const auto found = by_code_.find(std::string(cell("iso")));
    if (found == by_code_.end()) continue;
    Country& country = all_[found->second];
    country.name = cell("name"), country.name_zh = cell("name_zh");
    if (const auto at = first_anchor(cell("anchors"))) country.at = *at;
    add_name(country.name, found->second), add_name(country.name_zh, found->second);
  }
  const CsvTable foreign = CsvTable::read(resource("geodata/country_names.csv"));
  for (std::size_t row = 0; row < foreign.rows(); ++row)
    if (const auto found = by_code_.find(std::string(foreign.at(row, foreign.column("iso"))));
        found != by_code_.end())
      for (const std::string_view name : split(foreign.at(row, foreign.column("names")), ';'))
        by_part_.emplace(key_of(name), found->second);
}

const Country* Countries::with_code(std::string_view code) const {
  if (code.size() < 2 || code.size() > 3) return nullptr;
  const auto found = by_code_.find(upper(code));
  return found == by_code_.end() ? nullptr : &all_[found->second];
}

std::vector<const Country*> Countries::with_name(std::string_view text, bool parts) const {
  const std::string key = key_of(text);
  if (const auto names = by_name_.find(key); names != by_name_.end()) {
    std::vector<const Country*> found;
    for (const std::size_t index : names->second) found.push_back(&all_[index]);
    return found;
  }
  if (const auto part = by_part_.find(key); parts && part != by_part_.end()) return {&all_[part->second]};
  // The form of state says no more than the name, but for China, where it does.
  const std::string plain = without_form_of_state(text);
  if (plain.empty() || key_of(plain) == "china ") return {};
  const auto found = with_name(plain);
  return found.size() == 1 ? found : std::vector<const Country*>{};
}

std::vector<const Country*> Countries::named(std::string_view text, bool parts) const {
  text = trimmed(text);
  if (const Country* coded = with_code(text)) return {coded};
  return with_name(text, parts);
}

const Country* Countries::find(std::string_view text, bool parts) const {
  const auto found = named(text, parts);
  return found.size() == 1 ? found.front() : nullptr;
}

}  // namespace homebound::data
