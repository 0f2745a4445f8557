// Reads who and what a flight carries: its people by group and stage, and its craft.
#pragma once

#include <vector>

#include "scenario/read/entries.h"

namespace homebound::scenario {

// Reads `people`, `kind` and `group` into the flight. Its certainty must be set: groups may lessen it.
void read_people(Reading& reading, TomlReader& flight, Flight& into);

// Makes the groups those of the flight: all people are its people, and the kind of most is its kind.
void set_groups(Reading& reading, std::vector<Group> groups, Flight& flight);

Craft read_craft(TomlReader& flight);

// Reads `planned`, `booked`, `boarded` and `arrived`: each a head-count, or a table of it.
Stages read_stages(Reading& reading, TomlReader& flight);

}  // namespace homebound::scenario
