#include "scenario/read/findings.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "scenario/toml/toml_fault.h"

namespace homebound::scenario {

void Findings::error(toml::source_position at, Text message) {
  any_error_ = true;
  add(at, Severity::error, std::move(message));
}

void Findings::not_toml(std::string_view text) {
  for (TomlFault& fault : toml_faults(text)) {
    toml::source_position at;
    at.line = static_cast<toml::source_index>(fault.line);
    at.column = static_cast<toml::source_index>(fault.column);
    error(at, std::move(fault.what));
  }
}

void Findings::unknown_id(toml::source_position at, Text message, std::string id) {
  any_error_ = true;
  Diagnostic& finding = add(at, Severity::error, std::move(message));
  finding.code = Diagnostic::Code::unknown_id;
  finding.subject = std::move(id);
}

void Findings::warning(toml::source_position at, Text message) {
  add(at, Severity::warning, std::move(message));
}

void Findings::note(toml::source_position at, Text message) { add(at, Severity::note, std::move(message)); }

void Findings::add(Diagnostic finding) {
  any_error_ = any_error_ || finding.severity == Severity::error;
  elsewhere_.push_back(std::move(finding));
}

std::vector<Diagnostic> Findings::sorted() const {
  std::vector<Diagnostic> result = found_;
  std::stable_sort(result.begin(), result.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  result.insert(result.end(), elsewhere_.begin(), elsewhere_.end());
  // What is missing comes before everything else.
  std::stable_partition(result.begin(), result.end(),
                        [](const Diagnostic& d) { return d.code == Diagnostic::Code::left_out; });
  return result;
}

Diagnostic& Findings::add(toml::source_position at, Severity severity, Text message) {
  return found_.emplace_back(Diagnostic{file_, static_cast<int>(at.line), static_cast<int>(at.column),
                                        severity, std::move(message)});
}

}  // namespace homebound::scenario
