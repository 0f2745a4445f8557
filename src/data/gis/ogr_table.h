// Tables that GDAL reads: spreadsheets, features, databases.
#pragma once

#include "data/text/table.h"

namespace homebound::data {

// Throws Error as read_table does.
Table read_ogr_table(const std::filesystem::path& file, const TableQuery& query);

}  // namespace homebound::data
