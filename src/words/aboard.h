// A flight's people and craft in words.
#pragma once

#include <string>

#include "base/language.h"
#include "scenario/model.h"

namespace homebound {

// Returns the people aboard by kind, "90 suspects, 12 officers" / "嫌疑人90人、民警12人", and with the
// nationality of groups that have one, "90 suspects (China)".
std::string aboard_text(const scenario::Scenario& scenario, const scenario::Flight& flight,
                        Language language);
// Returns the kinds of people aboard: "suspects, officers" / "嫌疑人、民警".
std::string kinds_text(const scenario::Scenario& scenario, const scenario::Flight& flight, Language language);
// Returns what carries them: "Air China · CA4306 · B77W · B-2006"; empty when nothing is known.
std::string craft_text(const scenario::Craft& craft);
// Returns "140 of 311 seats (45 %)" / "311座，载140人（45%）"; "311 seats" where the people are not known;
// empty where the seats are not.
std::string load_text(const scenario::Flight& flight, Language language);
// Returns the stages with what became of the people between them: "planned 160 · booked about 150 · boarded
// 140 · arrived 139"; empty when there are none.
std::string stages_text(const scenario::Flight& flight, Language language);
// Returns "10 no-shows", "5 added at the gate"; empty unless those booked, or else planned, and those who
// boarded are known exactly and differ.
std::string gate_text(const scenario::Flight& flight, Language language);
// Returns how late or early something was, "40 min late" / "晚40分钟"; "on time" within a minute.
std::string delay_text(Seconds late, Language language);

}  // namespace homebound
