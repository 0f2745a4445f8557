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

std::string to_string(const Diagnostic& d) {
  const char* severity = d.severity == Severity::error ? "error" : "warning";
  if (d.line == 0) return fmt::format("{}: {}: {}", d.file, severity, d.message);
  return fmt::format("{}:{}:{}: {}: {}", d.file, d.line, d.column, severity, d.message);
}

InputError::InputError(std::vector<Diagnostic> found)
    : Error(joined(found)), diagnostics_(std::move(found)) {}

}  // namespace homebound
