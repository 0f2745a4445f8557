// Failures. An Error ends the command that throws it; a Diagnostic is one finding in an input file.
#pragma once

#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

#include "base/message.h"

namespace homebound {

// A failure described in one sentence that names the offending thing; the program exits with status 1.
// what() returns the English text.
class Error : public std::runtime_error {
 public:
  explicit Error(Text message) : std::runtime_error(message.english), message_(std::move(message)) {}
  const Text& message() const { return message_; }

 private:
  Text message_;
};

// A mistake in the command line, or in a request that stands in for one; the program exits with status 2.
class UsageError : public Error {
 public:
  using Error::Error;
  explicit UsageError(const std::string& english)
      : Error(as_is(english)) {}  // only commands print it, so it needs no Chinese
};

enum class Severity { error, warning, note };
const char* name_of(Severity s);

// One finding in an input file.
struct Diagnostic {
  std::string file;
  int line = 0, column = 0;  // count from 1; 0 means the whole file
  Severity severity = Severity::error;
  Text message;
  // Lets code act on a finding. The message is for readers only and may be reworded.
  enum class Code {
    none,
    unknown_id,
    left_out
  } code = Code::none;  // left_out: how many rows of a table are missing
  std::string subject;  // for unknown_id: the id or airport code that does not exist
};

// Returns "file:line:column: error: message"; a line or column of 0 is left out.
Text to_message(const Diagnostic& d);
std::string to_string(const Diagnostic& d);  // the English of to_message()

// Says why the system refused something.
Text reason_of(const std::error_code& code);

// Returns the message of an Error, or what() of any other exception; a std::bad_alloc gets a sentence of
// its own.
Text message_of(const std::exception& e);

// All findings of one input. The message holds one line for each finding.
class InputError : public Error {
 public:
  explicit InputError(std::vector<Diagnostic> found);
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace homebound
