// Tables of text: cells between separators, a row a line, quoted as RFC 4180 has it.
#pragma once

#include "data/table.h"

namespace homebound::data {

// Throws Error as read_table does: larger than 256 MB, a row longer than 1 MB, no text.
Table read_delimited(const std::filesystem::path& file, const TableQuery& query);
Table parse_delimited(std::string bytes, const std::string& name, const TableQuery& query);

}  // namespace homebound::data
