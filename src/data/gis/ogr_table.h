// Reads tables through GDAL: spreadsheets and feature files.
#pragma once

#include "data/text/table.h"

namespace homebound::data {

// Reads one table of the file. Throws Error as read_table() does.
Table read_ogr_table(const std::filesystem::path& file, const TableQuery& query);

}  // namespace homebound::data
