#include "words/matches.h"

#include <array>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/message.h"
#include "base/punctuation.h"
#include "words/aboard.h"

namespace homebound {

Wording word_for(scenario::Confidence confidence) {
  constexpr std::array<Wording, 3> words{{{"certain", "确定"}, {"likely", "很可能"}, {"doubtful", "存疑"}}};
  return words[static_cast<std::size_t>(confidence)];
}

std::vector<std::string> sign_words(const scenario::Signs& s, Language language) {
  std::vector<std::string> words;
  const auto add = [&](bool said, const Wording& word) {
    if (said) words.emplace_back(word.in(language));
  };
  add(s.icao24, {"address", "地址码"});
  add(s.registration, {"registration", "注册号"});
  add(s.callsign, {"callsign", "呼号"});
  add(s.flight_number, {"flight number", "航班号"});
  add(s.from, {"origin", "出发地"});
  add(s.to, {"destination", "目的地"});
  return words;
}

std::string signs_text(const scenario::Signs& signs, Language language) {
  return fmt::format("{}", fmt::join(sign_words(signs, language), punctuation(language).list_comma));
}

std::string against_plan_text(const scenario::Match& m, const scenario::Scenario& records,
                              Language language) {
  std::vector<std::string> facts;
  const auto add = [&](const Text& text) { facts.push_back(text.in(language)); };
  if (m.late_departure) add(told("left {}", "出发{}", delay_text(*m.late_departure, language)));
  if (m.late_arrival) add(told("arrived {}", "抵达{}", delay_text(*m.late_arrival, language)));
  if (m.diverted) {
    const scenario::Place& p = records.places[records.flights[m.record].to];
    add(told("ended at {}", "终点为 {}", !p.iata.empty() ? p.iata : !p.icao.empty() ? p.icao : p.id));
  }
  return fmt::format("{}", fmt::join(facts, punctuation(language).comma));
}

}  // namespace homebound
