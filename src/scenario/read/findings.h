// Collects the errors and warnings of one file.
#pragma once

#include <string>
#include <vector>

#include <toml++/toml.h>

#include "base/error.h"

namespace homebound::scenario {

class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  void error(toml::source_position at, Text message);
  // Adds an error for each fault of a text that the parser refuses.
  void not_toml(std::string_view text);
  // Adds an error: the file refers to an id that does not exist.
  void unknown_id(toml::source_position at, Text message, std::string id);
  void warning(toml::source_position at, Text message);
  void note(toml::source_position at, Text message);
  // Adds a finding about another file, such as a table. These are listed after all of this file's.
  void add(Diagnostic finding);
  bool any_error() const { return any_error_; }
  // Returns the findings in the order of lines, and from left to right within a line; first of all, what
  // tables had to leave out.
  std::vector<Diagnostic> sorted() const;

 private:
  Diagnostic& add(toml::source_position at, Severity severity, Text message);

  std::string file_;
  std::vector<Diagnostic> found_, elsewhere_;
  bool any_error_ = false;
};

}  // namespace homebound::scenario
