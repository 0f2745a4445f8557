// The ids of one sort of thing, and the references to them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/message.h"
#include "scenario/read/toml_reader.h"

namespace homebound::scenario {

class Ids {
 public:
  // `sort` as messages print it: "source".
  Ids(Message sort, Findings& findings) : sort_(std::move(sort)), findings_(findings) {}

  // Complains when the id is taken already.
  void add(const Placed<std::string>& id, std::size_t index);
  // Complains of an unknown id, with the nearest known one.
  std::optional<std::size_t> find(const Placed<std::string>& id, const std::string& where);
  bool contains(const std::string& id) const { return entries_.count(id) > 0; }
  // The same as find without a complaint.
  std::optional<std::size_t> index_of(const std::string& id);
  // A warning for each id that was never found.
  void warn_of_unused() const;
  std::vector<std::string_view> names() const;

 private:
  struct Entry {
    std::size_t index;
    toml::source_position at;
    bool used = false;
  };
  Message sort_;
  Findings& findings_;
  std::map<std::string, Entry, std::less<>> entries_;
};

}  // namespace homebound::scenario
