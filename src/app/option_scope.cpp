#include "app/option_scope.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "exporting/option_scope.h"

namespace homebound::app {

using exporting::OutputSort;

void warn_of_idle_options(const CLI::App& command, std::optional<exporting::Format> format) {
  const OutputSort sort = format ? exporting::sort_of(*format) : OutputSort::table;
  // Of a picture other options say whether it is of one moment or of all scenes.
  std::vector<OutputSort> sorts{sort};
  if (sort == OutputSort::picture) sorts.insert(sorts.end(), {OutputSort::deck, OutputSort::sheet});
  for (const CLI::Option* option : command.get_options()) {
    if (option->count() == 0 || option->get_lnames().empty()) continue;
    const std::string name = "--" + option->get_lnames().front();
    if (std::ranges::none_of(sorts, [&](OutputSort s) { return exporting::applies(name, s); }))
      fmt::print(stderr, "homebound: warning: {} does not apply to {}; ignored\n", name,
                 exporting::name_of(sort));
  }
}

}  // namespace homebound::app
