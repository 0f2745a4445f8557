// What of a document goes into a file that is handed out.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/command.h"
#include "exporting/request.h"
#include "timeline/timeline.h"

namespace homebound::app {

struct HandOut {
  std::string audience;              // a file that says what is for whom; empty: none
  std::vector<std::string> without;  // what else is left out
};

// Adds --for and --without.
void add_hand_out(CLI::App& command, HandOut& hand_out);

// Returns what exporting::handed_out() does, and says on stderr what that leaves out and what texts still
// name.
std::shared_ptr<const timeline::Timeline> handed_out(
    const HandOut& hand_out, const std::shared_ptr<const timeline::Timeline>& document,
    exporting::Request& request);

// Prints what would go into the file, and about how large it would be, without writing it.
void list_contents(const std::shared_ptr<const timeline::Timeline>& timeline,
                   const exporting::Request& request);

}  // namespace homebound::app
