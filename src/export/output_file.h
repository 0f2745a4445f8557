// Every room that writes files writes them whole: base/output_file.h.
#pragma once

#include "base/output_file.h"

namespace homebound::exporting {

using homebound::OutputFile;
using homebound::remove_stale;
using homebound::write_file;

}  // namespace homebound::exporting
