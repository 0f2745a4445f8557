// Tables of text: cells between separators, a row a line, quoted as RFC 4180 has it.
#pragma once

#include "data/text/table.h"

namespace homebound::data {

// What becomes of a row that breaks the rules. Open quotes are broken by either; strict rules want nothing
// behind a closing quote, and as many cells in each row as in the first.
enum class Rules { lenient, strict };

// Throws Error as read_table does: larger than 256 MB, a row longer than 1 MB, no text.
Table read_delimited(const std::filesystem::path& file, const TableQuery& query);
Table parse_delimited(std::string bytes, const std::string& name, const TableQuery& query,
                      Rules rules = Rules::lenient);

// The same of text that is UTF-8 already. Reads `most_rows` that are neither blank nor broken, at most.
Table cut_delimited(std::string_view text, char separator, Rules rules,
                    std::size_t most_rows = std::string_view::npos);
// The separator, among , ; tab |, with which most of the first rows have the same number of cells; or what a
// first line such as "sep=;" says.
char found_separator(std::string_view text);

}  // namespace homebound::data
