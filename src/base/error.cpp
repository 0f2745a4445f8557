#include "base/error.h"

#include <fmt/format.h>

namespace homebound {
namespace {

std::string joined(const std::vector<Diagnostic>& found) {
  std::string text;
  for (const Diagnostic& d : found) {
    if (!text.empty()) text += '\n';
    text += to_string(d);
  }
  return text;
}

}  // namespace

const char* name_of(Severity s) {
  switch (s) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "note";
  }
  return "";
}

std::string to_string(const Diagnostic& d) {
  const char* const severity = name_of(d.severity);
  if (d.line == 0) return fmt::format("{}: {}: {}", d.file, severity, d.message);
  if (d.column == 0) return fmt::format("{}:{}: {}: {}", d.file, d.line, severity, d.message);
  return fmt::format("{}:{}:{}: {}: {}", d.file, d.line, d.column, severity, d.message);
}

InputError::InputError(std::vector<Diagnostic> found)
    : Error(joined(found)), diagnostics_(std::move(found)) {}

}  // namespace homebound
