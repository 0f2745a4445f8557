// Reads [[layer]]: a file of the user's in the scenario's folder.
#include "base/inside.h"
#include "scenario/read/entries.h"
#include "scenario/read/read_time.h"

namespace homebound::scenario {
namespace {

std::optional<Colour> colour(TomlReader& table, std::string_view key) {
  const auto text = table.string(key);
  if (!text) return std::nullopt;
  const auto result = parse_colour(text->value);
  if (!result)
    table.findings().error(text->at, told("{}: expected a colour such as \"#1f2a33\" or \"#1f2a3380\", "
                                          "found \"{}\"",
                                          "{}：应为颜色，例如 \"#1f2a33\" 或 \"#1f2a3380\"，实为 \"{}\"",
                                          table.where(key), text->value));
  return result;
}

}  // namespace

void read_layer(Reading& reading, const toml::table& table) {
  TomlReader entry(table, Sort::layer, reading.findings);
  UserLayer layer;
  layer.line = static_cast<int>(entry.at().line), layer.column = static_cast<int>(entry.at().column);
  if (const auto file = entry.required_string("file")) {
    layer.file = file->value;
    try {
      layer.path = file_inside(std::filesystem::path(reading.scenario.file).parent_path(), file->value,
                               {"the scenario's", "方案"}, "zones.geojson");
    } catch (const Error& e) {
      reading.findings.error(file->at, told("[[layer]] file: {}", "[[layer]] file：{}", e.message()));
    }
  }
  layer.name = entry.text("name");
  layer.opacity = entry.number("opacity").value_or(layer.opacity);
  layer.shown = read_span(entry, reading.scenario.zone);
  if (const auto under = entry.choice("under")) layer.under = static_cast<UserLayer::Under>(*under);
  if (const toml::node* bounds = entry.find("bounds"))
    layer.bounds = read_box(*bounds, entry.where("bounds"), reading.findings);

  const auto word = [&](std::string_view key, std::string& to) {
    if (const auto text = entry.string(key)) to = text->value;
  };
  word("layer", layer.layer), word("where", layer.where), word("label", layer.label);
  word("from_field", layer.from_field), word("to_field", layer.to_field);
  layer.fill = colour(entry, "fill"), layer.stroke = colour(entry, "stroke");
  layer.width = entry.number("width");
  layer.dash = entry.lengths("dash");
  layer.size = entry.number("size").value_or(layer.size);
  if (const auto marker = entry.choice("marker")) layer.marker = static_cast<UserLayer::Marker>(*marker);
  for (const char* key : {"layer", "where", "label", "from_field", "to_field", "fill", "stroke", "width",
                          "dash", "size", "marker"})
    layer.for_features = layer.for_features || table.contains(key);
  const bool timed = !layer.shown.empty() || !layer.from_field.empty() || !layer.to_field.empty();
  if (const toml::node* under = entry.find("under"); timed && layer.under == UserLayer::Under::coast)
    reading.findings.error(
        under->source().begin,
        {"[[layer]] under: a layer with times is no part of the base map; expected routes or "
         "labels",
         "[[layer]] under：有时间的图层不属于底图；应为 routes 或 labels"});
  entry.finish();
  reading.scenario.user_layers.push_back(std::move(layer));
}

}  // namespace homebound::scenario
