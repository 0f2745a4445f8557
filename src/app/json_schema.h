// The scenario format as a JSON Schema (draft 7), by which editors complete and check scenario files: TOML,
// read as JSON.
#pragma once

#include <nlohmann/json.hpp>

namespace homebound::app {

// Returns the schema. It follows the rows of the format: a file that the reader accepts is valid, while
// references between entries are checked by the reader alone.
nlohmann::ordered_json json_schema();

}  // namespace homebound::app
