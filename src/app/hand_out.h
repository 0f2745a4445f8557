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

// Returns the document as its audience may see it, and says on stderr what that leaves out and what its texts
// still name. `request` comes with numbers of the whole document's flights and places, which become those of
// what is left; its origin, a command line, is taken out.
std::shared_ptr<const timeline::Timeline> handed_out(const HandOut& hand_out,
                                                     std::shared_ptr<const timeline::Timeline> timeline,
                                                     exporting::Request& request);

// Prints what would go into the file, and about how large it would be, without writing it.
void list_contents(const std::shared_ptr<const timeline::Timeline>& timeline,
                   const exporting::Request& request);

}  // namespace homebound::app
