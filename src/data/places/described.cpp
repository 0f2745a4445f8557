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

Text named(const Country& c) { return {c.name, c.name_zh.empty() ? c.name : c.name_zh}; }

Text candidates(const std::vector<Candidate>& list) {
  Text text;
  for (const auto& [a, country, region, nearby] : list) {
    const Text one =
        a ? told("{} ({}, {})", "{}（{}，{}）", code_of(*a),
                 Text{a->name, a->name_zh.empty() ? a->name : a->name_zh}, a->country)
        : region.empty()
            ? told("{} (country or region {})", "{}（国家或地区 {}）", named(*country), country->iso)
            : told("{} (a region of {})", "{}（{} 的一级行政区）", region, country->iso);
    text = text.empty() ? one : told("{}, {}", "{}、{}", text, one);
  }
  return text;
}

// Adds what else an assumed place may be.
Text with_others(const Meaning& m, const Text& name) {
  if (m.sure == Meaning::Sure::certain) return name;
  Text also;
  for (const auto& [a, country, region, nearby] : m.others) {
    const Text one = a                ? as_is(code_of(*a))
                     : region.empty() ? named(*country)
                                      : told("{} ({})", "{}（{}）", region, country->iso);
    also = also.empty() ? one : told("{}, {}", "{}、{}", also, one);
  }
  const Text what = m.nearby ? told("{}, the only airport near, assumed", "按附近唯一的机场{}读取", name)
                             : told("{} assumed", "按{}读取", name);
  return also.empty() ? what : told("{}; also {}", "{}；另有{}", what, also);
}

}  // namespace

const char* name_of(Meaning::Sure sure) {
  constexpr const char* names[] = {"certain", "assumed", "ambiguous", "unknown"};
  return names[static_cast<std::size_t>(sure)];
}

Text described(const Meaning& m) {
  using Sure = Meaning::Sure;
  if (m.sure == Sure::ambiguous && m.others.size() == 1) return candidates(m.others);
  if (m.sure == Sure::ambiguous) return told("one of {}", "{}之一", candidates(m.others));
  if (m.sure == Sure::unknown) return {"unknown", "未知"};
  if (m.country) return with_others(m, told("the country or region {}", "国家或地区{}", named(*m.country)));
  if (!m.town.empty()) return with_others(m, m.town);
  if (m.position) {
    const Text at = as_is(fmt::format("{:.4g}°, {:.4g}°", m.position->lat, m.position->lon));
    return m.sure == Sure::certain ? told("latitude and longitude {}", "纬度、经度 {}", at)
                                   : told("{}, the latitude assumed first", "{}，按纬度在前读取", at);
  }
  return with_others(m, named(*m.airport));
}

}  // namespace homebound::data
