// Meanings in words.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "data/places/gazetteer.h"

namespace homebound::data {
namespace {

const std::string& code_of(const Airport& a) { return a.iata.empty() ? a.icao : a.iata; }

Text named(const Airport& a) {
  return told("{} ({})", "{}（{}）", Text{a.name, a.name_zh.empty() ? a.name : a.name_zh}, code_of(a));
}

Text candidates(const std::vector<const Airport*>& list) {
  Text text;
  for (const Airport* a : list)
    text = told("{}{}{} ({}, {})", "{}{}{}（{}，{}）", text, text.empty() ? Text{} : Text{", ", "、"},
                code_of(*a), Text{a->name, a->name_zh.empty() ? a->name : a->name_zh}, a->country);
  return text;
}

}  // namespace

const char* name_of(Meaning::Sure sure) {
  constexpr const char* names[] = {"certain", "assumed", "ambiguous", "unknown"};
  return names[static_cast<std::size_t>(sure)];
}

Text described(const Meaning& m) {
  using Sure = Meaning::Sure;
  if (m.sure == Sure::ambiguous) return told("one of {}", "{} 之一", candidates(m.others));
  if (m.sure == Sure::unknown) return {"unknown", "未知"};
  if (m.country)
    return told("the country {}", "{}（国家）",
                Text{m.country->name, m.country->name_zh.empty() ? m.country->name : m.country->name_zh});
  if (m.position) {
    const Text at = as_is(fmt::format("{:.4g}°, {:.4g}°", m.position->lat, m.position->lon));
    return m.sure == Sure::certain ? told("latitude and longitude {}", "纬度、经度 {}", at)
                                   : told("{}, the latitude assumed first", "{}，按纬度在前读取", at);
  }
  if (m.sure == Sure::certain) return named(*m.airport);
  if (m.others.empty()) return told("{} assumed", "按 {} 读取", named(*m.airport));
  std::vector<std::string_view> also;
  for (const Airport* a : m.others) also.push_back(code_of(*a));
  return told("{} assumed; also {}", "按 {} 读取；另有 {}", named(*m.airport), fmt::join(also, ", "));
}

}  // namespace homebound::data
