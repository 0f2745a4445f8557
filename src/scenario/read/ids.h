// The ids of one sort of entry, and the references to them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/message.h"
#include "scenario/read/toml_reader.h"

namespace homebound::scenario {

// Returns the warning of an entry to which nothing refers: "source 'bjnews' is never used".
Text never_used(const Text& sort, const std::string& id);

class Ids {
 public:
  // `sort` is the word that messages print: "source".
  Ids(Text sort, Findings& findings) : sort_(std::move(sort)), findings_(findings) {}

  // Adds an id. Reports an error when it is taken.
  void add(const Placed<std::string>& id, std::size_t index);
  // Says where to look for ids that were not added: the rows of tables have ids, too.
  void look_also(std::function<std::optional<std::size_t>(const std::string&)> others) {
    others_ = std::move(others);
  }
  // Returns the index of an id. Reports an error, with the nearest known id, when it is unknown.
  std::optional<std::size_t> find(const Placed<std::string>& id, const std::string& where);
  bool contains(const std::string& id) const {
    return entries_.count(id) > 0 || (others_ && others_(id).has_value());
  }
  // Returns the same as find(), without reporting an error.
  std::optional<std::size_t> index_of(const std::string& id);
  // Reports a warning for each id that was never found.
  void warn_of_unused() const;
  std::vector<std::string_view> names() const;

 private:
  struct Entry {
    std::size_t index;
    toml::source_position at;
    bool used = false;
  };
  Text sort_;
  Findings& findings_;
  std::map<std::string, Entry, std::less<>> entries_;
  std::function<std::optional<std::size_t>(const std::string&)> others_;
};

}  // namespace homebound::scenario
