// A table of flights as text, in whatever encoding.
#include <algorithm>

#include "promises.h"
#include "scenario/read/read.h"
#include "support/temporary_folder.h"
#include "targets.h"
#include "timeline/timeline.h"

namespace homebound::fuzz {

void table(std::string_view input) {
  static const test::TemporaryFolder folder;
  const std::filesystem::path file = folder / "t.csv";
  test::put(file, std::string(input));
  const auto read = [&](bool strict) -> std::optional<scenario::Scenario> {
    try {
      return scenario::read(file, {.strict = strict});
    } catch (const InputError& e) {
      must(!e.diagnostics().empty(), "a table is refused for a reason");
      must_point_into(e.diagnostics(), file, input, Columns::cells);
      return std::nullopt;
    }
  };
  auto lenient = read(false);
  const auto strict = read(true);
  must(lenient || !strict, "what is strictly right is right");
  if (!lenient) return;
  must_point_into(lenient->warnings, file, input, Columns::cells);
  for (const scenario::TableReport& report : lenient->tables) {
    std::size_t left_out = 0;
    for (const auto& fault : report.left_out) {
      left_out += fault.count;
      must_be_told(fault.reason);
    }
    must(left_out == report.left(), "a row is a flight, a cancelled flight, or left out for one reason");
    must(report.rows_left_out.size() == std::min<std::size_t>(left_out, 10'000),
         "rows that are left out are listed");
    must(left_out == 0 || !strict, "a row that is left out is an error where tables are strict");
  }
  must_be_kept_by_writing(*lenient, folder.path());
  timeline::compile(std::make_shared<const scenario::Scenario>(*std::move(lenient)));
}

}  // namespace homebound::fuzz
