// Failures. Error is thrown for what ends a command; Diagnostic is one finding in an input file.
#pragma once

#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "base/message.h"

namespace homebound {

// What was wrong, in one sentence that names the offending thing. Exit status 1.
// what() is its English.
class Error : public std::runtime_error {
 public:
  explicit Error(Message message) : std::runtime_error(message.english), message_(std::move(message)) {}
  const Message& message() const { return message_; }

 private:
  Message message_;
};

// The command line itself was wrong, or what was asked for in its stead. Exit status 2.
class UsageError : public Error {
 public:
  using Error::Error;
  explicit UsageError(const std::string& english)
      : Error(as_is(english)) {}  // of commands, never in a window
};

enum class Severity { error, warning, note };
const char* name_of(Severity s);

struct Diagnostic {
  std::string file;
  int line = 0, column = 0;  // from 1; 0: the whole file
  Severity severity = Severity::error;
  Message message;
  // For code that acts on a finding. The message is for readers only, and may be reworded.
  enum class Code { none, unknown_id } code = Code::none;
  std::string subject;  // of unknown_id: the id, or airport's code, that nothing has
};

// "file:line:column: error: message"; a column of 0 is left out
Message to_message(const Diagnostic& d);
std::string to_string(const Diagnostic& d);  // its English

// Why the system refused something.
Message reason_of(const std::error_code& code);

// Of an Error its own; of what the standard library throws its what().
Message message_of(const std::exception& e);

// Every finding of one input; its message holds them a line each.
class InputError : public Error {
 public:
  explicit InputError(std::vector<Diagnostic> found);
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace homebound
