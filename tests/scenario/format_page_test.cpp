// docs/format.md is written from the rows of the format. To write it anew: HOMEBOUND_ACCEPT=1 scenario_tests
// --gtest_filter='FormatPage.*'
#include <cmath>
#include <cstdlib>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include "every_key.h"
#include "scenario/format/format.h"
#include "scenario/format/typing.h"
#include "scenario/read/read.h"

namespace homebound::scenario {
namespace {

constexpr std::string_view introduction = R"(# The scenario format

A scenario is a [TOML](https://toml.io) file. What concerns the whole picture stands at its top; sources, places, flights, events, figures, scenes,
counters, tables and layers follow, each under a header such as `[[flight]]` and in any order. Unknown keys are errors: `homebound check FILE` names the line,
the column and the word that was probably meant. Files that a scenario names lie in its own folder or below.

**A key with a dot** is part of a table: `depart.sure` is `sure` in `depart = { at = 2015-11-09T18:47:00, sure = "estimated" }`. In the Edit tab and in
scripts it is named as it stands here, and the table is made when it is needed:

    homebound do story.toml -c 'set flight:CGK-PVG depart.sure estimated' -c 'set layer:1 dash 4,2' -c 'set scenario title.zh 四架包机' -c save

A key in **bold** is required.

## Types

)";

constexpr std::string_view after_types = R"(
A text may be said in several languages, `{ en = "Four charters", zh = "四架包机" }`; a string alone is English. A list of one word may stand without brackets.
A time without an offset is on the clock that its key names; a reading that this clock skips or repeats is an error. Page units are 1280 across the page.

How something is known (`sure`): *reported* by a source; *derived* from reports by arithmetic; *estimated*, that is assumed or worked out by the program;
*scheduled*, by a timetable; *tracked*, by a recording.

)";

// One entry of each sort.
const std::map<Sort, std::string_view> examples = {
    {Sort::top, R"(title = { en = "Four charters", zh = "四架包机" }
zone = "Asia/Shanghai"
zone_name = { en = "China time", zh = "北京时间" }
colour_by = "kind"
show = ["countries", "chart"]
)"},
    {Sort::source, R"([[source]]
id = "xinhua"
title = "Xinhua, evening report"
name = { en = "Xinhua", zh = "新华社" }
date = "2015-11-10"
)"},
    {Sort::place, R"([[place]]
id = "camp"
name = { en = "Camp", zh = "营地" }
lon = 100.5
lat = 13.7
zone = "Asia/Bangkok"
country = "TH"
)"},
    {Sort::kind, R"([kinds]
officers = { en = "officers", zh = "民警" }
suspects = { en = "suspects", zh = "嫌疑人" }
)"},
    {Sort::flight, R"([[flight]]
id = "first"
from = "PNH"
to = "PEK"
depart = { at = 2015-11-10T03:30:00, sure = "estimated", about = true }   # local time in Phnom Penh
arrive = 2015-11-10T09:00:00                                             # and in Beijing
via = ["HKG", [114.5, 30]]
people = 90
kind = "suspects"
source = "xinhua"
)"},
    {Sort::event, R"([[event]]
at = 2015-11-10T09:00:00
place = "PEK"
text = { en = "The aircraft lands.", zh = "包机抵达。" }
figure = "returned"
source = "xinhua"
)"},
    {Sort::figure, R"([[figure]]
id = "returned"
value = 254
text = "people brought back"
flights = ["first"]
source = "xinhua"
[[figure.claims]]
value = "about 250"
note = "a first report"
)"},
    {Sort::scene, R"([[scene]]
title = { en = "The landing", zh = "抵达" }
from = 2015-11-10T07:40:00
to = 2015-11-10T09:10:00
seconds = 12
hold = 1
ease = "in-out"
camera = { frame = ["PEK", "first"] }
show = "chart"
)"},
    {Sort::callout, R"([[callout]]
id = "landed"
place = "PEK"
figure = "returned"
text = { en = "brought in all", zh = "人全部抵达" }
from = 2015-11-10T09:00:00
[[callout]]
flight = "first"
text = "a charter"
[[callout]]
at = [114.2, 22.3]
image = "photo.png"
credit = "A photographer"
)"},
    {Sort::counter, R"([[counter]]
last = "24 h"
by = "kind"
[[counter]]
since = 2015-11-09
title = { en = "since Monday", zh = "周一以来" }
where = "to=PEK"
[[counter]]
count = "arrived"
)"},
    {Sort::table, R"([[table]]
file = "flights.csv"
columns = { from = "Von", to = 3, depart = "Ab, lokal", note = "" }
separator = ";"
dates = "dmy"
kind = "officers"
)"},
    {Sort::layer, R"([[layer]]
file = "zones.geojson"
name = { en = "Zones", zh = "区域" }
where = "level > 1"
fill = "#b3261e40"
stroke = "#b3261e"
dash = [4, 2]
)"},
};

std::string code(std::string_view text) { return fmt::format("`{}`", text); }

std::string described(FieldType type) {
  switch (type) {
    case FieldType::word:
      return "for the program: an id, a code, a name out of a list";
    case FieldType::text:
      return "for people, in one or more languages";
    case FieldType::time:
      return "a date and time with or without an offset, or a date";
    case FieldType::position:
      return "longitude, latitude in degrees, east and north positive";
    case FieldType::box:
      return "west, south, east, north in degrees; west is more than east across 180°";
    case FieldType::words:
      return "one or several";
    case FieldType::stops:
      return "places and positions, in order";
    case FieldType::value:
      return "a whole number, or a text";
    case FieldType::pairs:
      return "a table; when typed, a value with a comma stands in double quotes";
    case FieldType::tables:
      return "a list of tables, also as `[[figure.claims]]`; a language is typed as `note.zh=...`";
    case FieldType::lengths:
      return "dashes and gaps in turn";
    case FieldType::colour:
      return "red, green, blue and, if not opaque, opacity";
    case FieldType::file:
      return "in the scenario's folder";
    case FieldType::count:
      return "a whole number, a table with `min`, `max` or both, or a text such as `about 150`, `120+` or "
             "`unknown`";
    default:
      return "";
  }
}

std::string type_of(const EntryField& field) {
  std::string type(name_of(field.type));
  if (field.names == Names::layer) return type + ": [layers](#layers-of-the-picture)";
  std::vector<std::string> words;
  for (const std::string_view word : choices(field.names)) words.push_back(code(word));
  if (!words.empty()) return fmt::format("{}: {}", type, fmt::join(words, ", "));
  if (*field.unit.english) type += fmt::format(", {}", field.unit.english);
  return type;
}

std::string row_of(const EntryField& field) {
  const auto bound = [](double value) { return fmt::format("{:.7g}", value); };
  const std::string range =
      std::isfinite(field.range.high) ? bound(field.range.low) + " to " + bound(field.range.high) : "";
  return fmt::format("| {} | {} | {} | {} | {} |\n",
                     field.required ? "**" + code(field.key) + "**" : code(field.key), type_of(field), range,
                     field.otherwise.empty() ? "" : code(field.otherwise), field.help.english);
}

std::string page() {
  std::string text(introduction);
  text += "| type | in the file | typed | |\n|---|---|---|---|\n";
  for (int i = 0; i <= static_cast<int>(FieldType::count); ++i) {
    const auto type = static_cast<FieldType>(i);
    const EntrySort& figure = entry_sort(Sort::figure);
    text +=
        fmt::format("| {} | {} | {} | {} |\n", name_of(type),
                    code(toml_of(type, typed_example(type), parts_of(figure, field_of(figure, "claims")))),
                    code(typed_example(type)), described(type));
  }
  text += after_types;
  for (const EntrySort& sort : entry_sorts()) {
    const std::string header = sort.sort == Sort::top ? "" : ": " + code(header_of(sort.sort));
    text += fmt::format("## {}{}\n\n{}\n\n", sort.label.english, header, sort.help.english);
    text += "| key | type, unit | range | default | what it says |\n|---|---|---|---|---|\n";
    for (const EntryField& field : sort.fields) text += row_of(field);
    text += fmt::format("\n```toml\n{}```\n\n", examples.at(sort.sort));
  }
  std::vector<std::string> layers;
  for (const std::string_view layer : choices(Names::layer)) layers.push_back(code(layer));
  return text +
         fmt::format("## Layers of the picture\n\n`show` and `hide` take {}.\n", fmt::join(layers, ", "));
}

TEST(FormatPage, IsTheFormats) {
  const std::filesystem::path file = std::filesystem::path(TEST_SOURCE_DIR) / "../docs/format.md";
  if (std::getenv("HOMEBOUND_ACCEPT") != nullptr) test::put(file, page());
  EXPECT_EQ(test::contents(file), page()) << "write it anew with HOMEBOUND_ACCEPT=1";
}

TEST(FormatPage, ItsExamplesAreGood) {
  const test::EveryKey folder;
  std::string all;
  for (const EntrySort& sort : entry_sorts()) all += examples.at(sort.sort);
  EXPECT_EQ(parse(all, folder.file()).flights.size(), 2u);
}

}  // namespace
}  // namespace homebound::scenario
