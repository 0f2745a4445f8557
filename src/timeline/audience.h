// What an audience may see of a story that is handed out: a small file says it, or the command line.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/timeline.h"

namespace homebound::timeline {

// What can be left out as a whole.
inline constexpr std::array<std::string_view, 3> leave_out_names{"notes", "sources", "groups"};

struct Audience {
  bool notes = false, sources = false, groups = false;  // left out
  std::string
      flights;  // a filter of flights that are for the audience, as parse_filter() reads it; empty: all
  std::vector<std::string> without_flights;  // the ids of flights that are not
  // Where the filter stands, for messages; empty: on the command line.
  std::string file;
  int line = 0, column = 0;
  bool sees_all() const {
    return !notes && !sources && !groups && flights.empty() && without_flights.empty();
  }
};

// Reads a file such as
//     leave_out = ["notes", "sources", "groups"]
//     flights = "from=PNH to=CN"
//     without_flights = ["PNH-HGH"]
// Throws InputError with all of its errors, for a file that cannot be read, and for one that leaves out
// nothing.
Audience read_audience(const std::filesystem::path& file);
// Adds "notes", "sources" or "groups" to what is left out. Throws UsageError for any other word.
void leave_out(Audience& audience, std::string_view name);

// Returns the scenario as the audience may see it. Figures that count a flight which is not for it go with
// the flight, since their value tells of it, and so do counters that would count otherwise than before.
// Throws InputError where the filter is wrong or no flight is left.
scenario::Scenario cut_for(const Audience& audience, const Timeline& timeline);

// Returns a sentence for each text of `cut` that names what only flights of `whole` have which were left out:
// their numbers, and places where they stop. Only a reader can tell what else a text tells of them.
std::vector<Text> still_named(const scenario::Scenario& cut, const scenario::Scenario& whole);

}  // namespace homebound::timeline
