// How targets say that a promise was broken, and the promises that several of them check.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "base/error.h"
#include "scenario/model.h"

namespace homebound::fuzz {

// Throws std::logic_error naming the promise when it does not hold. Not an Error: those are expected.
void must(bool holds, std::string_view promise);

// Throws std::logic_error when the text is no UTF-8.
void must_be_utf8(std::string_view text);
void must_be_told(const Text& message);  // in both languages, in UTF-8

// The findings that name `file` lie within `text`, its contents. A table's columns are cells, which a row may
// lack.
enum class Columns { characters, cells };
void must_point_into(std::span<const Diagnostic> findings, const std::string& file, std::string_view text,
                     Columns columns);

// The scenario, which was read in `folder`, is the same when it is written and read again.
void must_be_kept_by_writing(const scenario::Scenario& scenario, const std::filesystem::path& folder);

}  // namespace homebound::fuzz
