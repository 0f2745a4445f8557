// Delimited text: cells between separators, one row a line, quoted as in RFC 4180.
#pragma once

#include "data/text/table.h"

namespace homebound::data {

// The rules for rows. An open quote breaks a row under either. Strict rules also forbid text after a
// closing quote and require as many cells in each row as in the first.
enum class Rules { lenient, strict };

// Both read a table of text in any encoding. Throws Error, as read_table() does, when the text is larger
// than 256 MB, has a row longer than 1 MB, or is not text.
Table read_delimited(const std::filesystem::path& file, const TableQuery& query);
Table parse_delimited(std::string bytes, const std::string& name, const TableQuery& query,
                      Rules rules = Rules::lenient);

// Cuts text that is UTF-8 already. Stops after `most_rows` rows that are neither blank nor broken.
Table cut_delimited(std::string_view text, char separator, Rules rules,
                    std::size_t most_rows = std::string_view::npos);
// Guesses the separator: the one of , ; tab | with which most of the first rows have the same number of
// cells, or the one that a first line such as "sep=;" states.
char found_separator(std::string_view text);

}  // namespace homebound::data
