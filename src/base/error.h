// Failures. Error is thrown for what ends a command; Diagnostic is one finding in an input file.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace homebound {

// What was wrong, in one sentence that names the offending thing. Exit status 1.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The command line itself was wrong. Exit status 2.
class UsageError : public Error {
 public:
  using Error::Error;
};

enum class Severity { error, warning, note };
const char* name_of(Severity s);

struct Diagnostic {
  std::string file;
  int line = 0, column = 0;  // from 1; 0: the whole file
  Severity severity = Severity::error;
  std::string message;
};

// "file:line:column: error: message"; a column of 0 is left out
std::string to_string(const Diagnostic& d);

// Every finding of one input; what() holds them a line each.
class InputError : public Error {
 public:
  explicit InputError(std::vector<Diagnostic> found);
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace homebound
