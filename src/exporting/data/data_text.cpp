#include "exporting/data/data_text.h"

#include "exporting/data/data_files.h"
#include "exporting/data/flight_json.h"
#include "exporting/data/remarks.h"
#include "scenario/write/write.h"

namespace homebound::exporting {

std::string data_text(const timeline::Timeline& timeline, const Output& output) {
  const auto properties = [&](const timeline::Leg& leg) { return flight_json(timeline, leg); };
  switch (output.format) {
    case Format::geojson:
      return geojson(timeline, properties);
    case Format::kml:
      return kml(timeline, properties);
    case Format::gpx:
      return gpx(timeline);
    case Format::csv:
      return flights_csv(timeline, properties);
    default:
      return remarks_in(*timeline.scenario, "# ", "\n") +
             scenario::to_toml(*timeline.scenario, output.file.parent_path());
  }
}

}  // namespace homebound::exporting
