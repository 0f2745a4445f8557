// What is wrong with one file, as it is found.
#pragma once

#include <string>
#include <vector>

#include <toml++/toml.h>

#include "base/error.h"

namespace homebound::scenario {

class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  void error(toml::source_position at, Message message);
  // The file names something by an id that nothing has.
  void unknown_id(toml::source_position at, Message message, std::string id);
  void warning(toml::source_position at, Message message);
  // Of another file, a table's: listed after all of this one's.
  void add(Diagnostic finding);
  bool any_error() const { return any_error_; }
  // In the order of lines, and along a line from left to right.
  std::vector<Diagnostic> sorted() const;

 private:
  Diagnostic& add(toml::source_position at, Severity severity, Message message);

  std::string file_;
  std::vector<Diagnostic> found_, elsewhere_;
  bool any_error_ = false;
};

}  // namespace homebound::scenario
