#include "app/data_text.h"

#include <filesystem>

#include "export/data_files.h"
#include "scenario/write.h"

namespace homebound::app {

std::string data_text(const timeline::Timeline& timeline, exporting::Format format, const std::string& out) {
  const auto properties = [&](const timeline::Leg& leg) { return flight_json(timeline, leg); };
  switch (format) {
    case exporting::Format::geojson:
      return exporting::geojson(timeline, properties);
    case exporting::Format::kml:
      return exporting::kml(timeline, properties);
    case exporting::Format::gpx:
      return exporting::gpx(timeline);
    case exporting::Format::csv:
      return exporting::flights_csv(timeline, properties);
    default:
      return scenario::to_toml(*timeline.scenario, std::filesystem::path(out).parent_path());
  }
}

}  // namespace homebound::app
