#include "words/aboard.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/bilingual.h"
#include "scenario/head_count_text.h"
#include "words/amounts.h"
#include "words/asides.h"
#include "words/facts.h"

namespace homebound {
namespace {

const std::string& kind_name(const scenario::Scenario& scenario, const Interned& kind, Language language) {
  const auto found = scenario.kinds.find(kind);
  return found == scenario.kinds.end() ? kind.text() : found->second.in(language);
}

// Chinese has no one word for going aboard.
const char* boarding_in_chinese(scenario::Mode mode) {
  return mode == scenario::Mode::air ? "登机" : mode == scenario::Mode::sea ? "登船" : "上车";
}

std::string_view list_separator(Language language) { return language == Language::chinese ? "、" : ", "; }

}  // namespace

std::string aboard_text(const scenario::Scenario& scenario, const scenario::Flight& flight,
                        Language language) {
  std::string text;
  for_each_group(flight, [&](const scenario::HeadCount& people, const Interned& kind, const Interned& land) {
    if (!text.empty()) text += list_separator(language);
    text += people_text(people, kind_name(scenario, kind, language), language);
    if (!land.empty()) text = with_aside(text, country_text(land.text(), language), language);
  });
  return text;
}

std::string kinds_text(const scenario::Scenario& scenario, const scenario::Flight& flight,
                       Language language) {
  std::vector<std::string_view> kinds;
  for_each_group(flight, [&](const auto&, const Interned& kind, const auto&) {
    if (const std::string& name = kind_name(scenario, kind, language);
        std::ranges::find(kinds, name) == kinds.end())
      kinds.push_back(name);
  });
  return fmt::format("{}", fmt::join(kinds, list_separator(language)));
}

std::string craft_text(const scenario::Craft& craft) {
  std::vector<std::string_view> parts;
  for (const std::string* part : {&craft.operated_by.text(), &craft.flight_number, &craft.type.text(),
                                  &craft.registration, &craft.callsign})
    if (!part->empty() && std::ranges::find(parts, *part) == parts.end()) parts.push_back(*part);
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::string load_text(const scenario::Flight& flight, Language language) {
  const auto seats = flight.craft->seats;
  if (!seats) return {};
  const auto load = scenario::load_factor(flight);
  const std::string places = count_text(*seats, language);
  if (!load) return language == Language::chinese ? places + "座" : places + " seats";
  const auto people = std::lround(*load * *seats), percent = std::lround(*load * 100);
  return language == Language::chinese
             ? fmt::format("{}座，载{}人（{}%）", places, count_text(people, language), percent)
             : fmt::format("{} of {} seats ({} %)", count_text(people, language), places, percent);
}

std::string stages_text(const scenario::Flight& flight, Language language) {
  const scenario::Stages& stages = *flight.stages;
  const Wording names[] = {{"planned", "计划"},
                           {"booked", "登记"},
                           {"boarded", boarding_in_chinese(flight.mode)},
                           {"arrived", "抵达"}};
  std::string text;
  for (std::size_t i = 0; i < stages.size(); ++i)
    if (stages[i])
      text += fmt::format("{}{}{}{}", text.empty() ? "" : " · ", names[i].in(language),
                          language == Language::chinese ? "" : " ", text_of(stages[i]->people, language));
  return text;
}

std::string gate_text(const scenario::Flight& flight, Language language) {
  const scenario::Stages& stages = *flight.stages;
  using scenario::Stage;
  const auto exact = [&](Stage stage) {
    const auto& count = stages[static_cast<std::size_t>(stage)];
    return count ? count->people.exact() : std::nullopt;
  };
  const auto boarded = exact(Stage::boarded);
  const auto expected = exact(Stage::booked) ? exact(Stage::booked) : exact(Stage::planned);
  if (!boarded || !expected || boarded == expected) return {};
  const std::string number = count_text(std::abs(*boarded - *expected), language);
  const bool chinese = language == Language::chinese;
  if (*boarded > *expected)
    return chinese
               ? "临时增加" + number + "人"
               : number + (flight.mode == scenario::Mode::air ? " added at the gate" : " added on boarding");
  if (chinese) return fmt::format("{}人未{}", number, boarding_in_chinese(flight.mode));
  return number + (*expected - *boarded == 1 ? " no-show" : " no-shows");
}

std::string delay_text(Seconds late, Language language) {
  const bool chinese = language == Language::chinese;
  const auto minutes = std::lround(std::abs(late.value) / 60);
  if (minutes == 0) return chinese ? "准点" : "on time";
  const std::string length = minutes < 60
                                 ? fmt::format(fmt::runtime(chinese ? "{}分钟" : "{} min"), minutes)
                                 : duration_text(Seconds(static_cast<double>(minutes) * 60), language);
  if (chinese) return (late.value > 0 ? "晚" : "早") + length;
  return length + (late.value > 0 ? " late" : " early");
}

}  // namespace homebound
