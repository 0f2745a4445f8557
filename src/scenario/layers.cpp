#include "scenario/layers.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/suggest.h"

namespace homebound::scenario {

Layers switched(Layers layers, std::span<const LayerSwitch> switches) {
  for (const LayerSwitch& s : switches) layers.*s.layer = s.shown;
  return layers;
}

Layers quiet(Layers layers) {
  constexpr std::array kept{&Layers::graticule, &Layers::boundaries, &Layers::rivers,      &Layers::lakes,
                            &Layers::relief,    &Layers::daylight,   &Layers::attribution, &Layers::logo};
  for (const NamedLayer& known : layer_table)
    if (std::ranges::find(kept, known.layer) == kept.end()) layers.*known.layer = false;
  return layers;
}

std::optional<Layer> layer_named(std::string_view name) {
  for (const NamedLayer& known : layer_table)
    if (known.name == name) return known.layer;
  return std::nullopt;
}

Text unknown_layer(std::string_view name) {
  std::vector<std::string_view> names;
  names.reserve(layer_table.size());
  for (const NamedLayer& known : layer_table) names.push_back(known.name);
  return told("unknown layer '{}'{} (there are: {})", "未知的图层“{}”{}（现有：{}）", name,
              did_you_mean(name, names), fmt::join(names, ", "));
}

std::string to_string(const Layers& layers) {
  std::string bits;
  for (const NamedLayer& known : layer_table) bits += layers.*known.layer ? '1' : '0';
  return bits;
}

}  // namespace homebound::scenario
