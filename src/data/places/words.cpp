#include "data/places/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/trim.h"

namespace homebound::data {
namespace {

// Words that say what a place is, in the languages of the registers.
constexpr std::array<std::string_view, 34> kinds_of_place{
    "airport",    "airfield",   "aerodrome", "aerodrom",   "airpark",    "airstrip",  "airbase",
    "aeropuerto", "aeroporto",  "aeroport",  "flughafen",  "flugplatz",  "lufthavn",  "flyplass",
    "flygplats",  "lentoasema", "airports",  "luchthaven", "havalimani", "havaalani", "lotnisko",
    "letiste",    "repuloter",  "apt",       "aeroportul", "aerodromo",  "bandara",   "аэропорт",
    "аеропорт",   "аэродром",   "مطار",      "المطار",     "فرودگاه",    "공항"};
// Words that tell airports of one town apart.
constexpr std::array<std::string_view, 21> sorts_of_airport{
    "international",  "intl",           "rgnl",         "regl",         "muni",          "internacional",
    "internationale", "internazionale", "int",          "regional",     "municipal",     "county",
    "domestic",       "mezhdunarodnyy", "metropolitan", "uluslararasi", "internasional", "международныи",
    "міжнароднии",    "الدولي",         "국제"};
constexpr std::array<std::string_view, 8> fillers{"the", "of", "de", "do", "da", "di", "du", "des"};
// Words that are written short or in full, or in two ways.
constexpr std::pair<std::string_view, std::string_view> abbreviations[] = {
    {"st", "saint"},  {"ste", "sainte"}, {"mt", "mount"},     {"ft", "fort"},
    {"sto", "santo"}, {"sta", "santa"},  {"khaled", "khalid"}};

// Returns the form of a word that stands in keys.
std::string_view key_form(std::string_view word) {
  for (const auto& [abbreviation, full] : abbreviations)
    if (word == abbreviation) return full;
  return without_article(word);
}

bool drop_suffix(std::string_view& text, std::string_view suffix) {
  if (text.size() <= suffix.size() || !text.ends_with(suffix)) return false;
  text.remove_suffix(suffix.size());
  return true;
}

bool is_one_of(const auto& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t cut = std::min(text.find(separator), text.size());
    if (const auto part = trimmed(text.substr(0, cut)); !part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(cut + 1, text.size()));
  }
  return parts;
}

std::string_view without_article(std::string_view word) {
  for (const std::string_view article : {"ال", "لل"})
    if (word.starts_with(article) && word.size() > article.size() + 2) return word.substr(article.size());
  return word;
}

bool says_airport_alone(std::string_view folded) {
  const auto words = split(folded, ' ');
  const auto is_kind = [](std::string_view word) { return is_one_of(kinds_of_place, word); };
  return std::ranges::any_of(words, is_kind) && std::ranges::all_of(words, [&](std::string_view word) {
           return is_kind(word) || is_one_of(sorts_of_airport, word);
         });
}

std::string core_text(std::string_view folded) {
  const bool one_word = std::ranges::all_of(folded, [](char c) { return c > ' ' && c <= '~'; });
  return one_word ? std::string(key_form(folded)) : core_of(folded).text;
}

Core core_of(std::string_view folded) {
  Core core;
  std::string_view rest = folded;
  core.airport = drop_suffix(rest, "机场") || drop_suffix(rest, "機場") || drop_suffix(rest, "空港") ||
                 drop_suffix(rest, "공항");
  if (core.airport)
    for (const std::string_view international : {"国际", "國際", "国際", "국제"})
      core.sort = core.sort || drop_suffix(rest, international);
  if (!core.airport) drop_suffix(rest, "市");
  for (const std::string_view word : split(rest, ' ')) {
    const bool kind = is_one_of(kinds_of_place, word), sort = is_one_of(sorts_of_airport, word);
    core.airport = core.airport || kind || sort;
    core.sort = core.sort || sort;
    if (!kind && !sort && !is_one_of(fillers, word)) core.words.emplace_back(key_form(word));
  }
  if (core.words.empty())
    for (const std::string_view word : split(rest, ' ')) core.words.emplace_back(key_form(word));
  for (const std::string& word : core.words) core.text += core.text.empty() ? word : " " + word;
  return core;
}

}  // namespace homebound::data
