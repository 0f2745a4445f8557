// Tells whether a story.html is as it was written, and of which scenario it is.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/bilingual.h"
#include "timeline/timeline.h"

namespace homebound::exporting {

// Returns a page with a last line that holds the SHA-256 of all before it.
std::string sealed(std::string page);

// Returns the first 16 hexadecimal digits of the SHA-256 of the scenario, as it is exported as .toml beside
// its own file.
std::string digest_of(const scenario::Scenario& scenario);

// What a file says of itself.
struct StoryFile {
  std::string generator, digest;
  Text title;
  std::vector<std::string> languages;
  double seconds = 0;
  bool notes = false;  // it holds the presenter's
};
// Reads a file and checks that it is whole. Throws Error, for the caller to name the file, when it cannot be
// read, is no story.html, or has been cut short or changed.
StoryFile read_story_file(const std::filesystem::path& file);

}  // namespace homebound::exporting
