// [[layer]]: a file of the user's own, in the scenario's folder.
#include <array>
#include <utility>

#include <fmt/format.h>

#include "base/inside.h"
#include "base/suggest.h"
#include "scenario/entries.h"

namespace homebound::scenario {
namespace {

const Message page_units{"page units", "页面单位"};
constexpr std::array<std::pair<std::string_view, UserLayer::Under>, 3> places{
    {{"coast", UserLayer::Under::coast},
     {"routes", UserLayer::Under::routes},
     {"labels", UserLayer::Under::labels}}};
constexpr std::array<std::pair<std::string_view, UserLayer::Marker>, 4> markers{
    {{"circle", UserLayer::Marker::circle},
     {"square", UserLayer::Marker::square},
     {"triangle", UserLayer::Marker::triangle},
     {"diamond", UserLayer::Marker::diamond}}};

template <class Value, std::size_t N>
std::optional<Value> one_of(TableReader& table, std::string_view key,
                            const std::array<std::pair<std::string_view, Value>, N>& known) {
  const auto word = table.string(key);
  if (!word) return std::nullopt;
  std::vector<std::string_view> names;
  for (const auto& [name, value] : known) {
    if (name == word->value) return value;
    names.push_back(name);
  }
  table.findings().error(word->at, told("{}: unknown word '{}'; expected one of {}{}",
                                        "{}：未知的词“{}”；应为 {} 之一{}", table.where(key), word->value,
                                        fmt::join(names, ", "), did_you_mean(word->value, names)));
  return std::nullopt;
}

std::optional<Colour> colour(TableReader& table, std::string_view key) {
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

std::vector<double> lengths(TableReader& table, std::string_view key) {
  const toml::node* node = table.find(key);
  if (!node) return {};
  const auto* array = node->as_array();
  if (!array || array->empty()) {
    wrong_type(table.findings(), *node, table.where(key),
               {"lengths on and off such as [4, 2]", "实线与间隔的长度，例如 [4, 2]"});
    return {};
  }
  std::vector<double> result;
  for (const toml::node& item : *array)
    if (const auto v = read_number(item, table.where(key), {0, 1000}, page_units, table.findings()))
      result.push_back(*v);
  return result;
}

}  // namespace

void read_layer(Reading& reading, const toml::table& table) {
  TableReader entry(table, "[[layer]]", reading.findings);
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
  layer.opacity = entry.number("opacity", {0, 1}, {"(transparent to opaque)", "0为全透明，1为不透明"})
                      .value_or(layer.opacity);
  layer.under = one_of(entry, "under", places);
  if (const toml::node* bounds = entry.find("bounds"))
    layer.bounds = read_box(*bounds, entry.where("bounds"), reading.findings);

  const auto word = [&](std::string_view key, std::string& to) {
    if (const auto text = entry.string(key)) to = text->value;
  };
  word("layer", layer.layer), word("where", layer.where), word("label", layer.label);
  layer.fill = colour(entry, "fill"), layer.stroke = colour(entry, "stroke");
  layer.width = entry.number("width", {0, 100}, page_units);
  layer.dash = lengths(entry, "dash");
  layer.size = entry.number("size", {0.5, 200}, page_units).value_or(layer.size);
  layer.marker = one_of(entry, "marker", markers).value_or(layer.marker);
  for (const char* key : {"layer", "where", "label", "fill", "stroke", "width", "dash", "size", "marker"})
    layer.for_features = layer.for_features || table.contains(key);
  entry.finish();
  reading.scenario.user_layers.push_back(std::move(layer));
}

}  // namespace homebound::scenario
