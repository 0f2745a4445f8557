#include "compose/map/user_layer_files.h"

#include <algorithm>
#include <new>
#include <utility>

#include "compose/view/picture_file.h"

namespace homebound::compose {
namespace {

constexpr int most_pixels = 800;  // of a callout's picture each way: it is small on any page

// Returns the instant that a field of times holds, in the zone where it has no offset; nothing for an empty
// one.
std::optional<Instant> instant_of(const std::string& text, const std::string& field,
                                  const std::string& zone) {
  if (text.empty()) return std::nullopt;
  if (const auto at = parse_instant(text)) return at;
  for (const char* time : {"", "T00:00"})
    if (const auto local = parse_local_time(text + time)) return resolve_local(*local, zone).first;
  throw Error(told("field '{}' holds '{}'; expected a date and time such as 2015-11-10T09:00",
                   "字段“{}”的内容为“{}”；应为日期时间，例如 2015-11-10T09:00", field, text));
}

// Returns the time in which both are shown.
scenario::TimeSpan common(scenario::TimeSpan a, const scenario::TimeSpan& b) {
  if (b.from) a.from = std::max(a.from.value_or(*b.from), *b.from);
  if (b.to) a.to = std::min(a.to.value_or(*b.to), *b.to);
  return a;
}

std::vector<UserLayers::Entry> read_one(const scenario::Scenario& scenario, std::size_t index) {
  const scenario::UserLayer& layer = scenario.user_layers[index];
  std::vector<UserLayers::Entry> entries;
  if (!layer.bounds && data::holds_features(layer.path)) {
    for (data::VectorLayer& features : data::read_vector_layers(
             layer.path, {layer.layer, layer.where, layer.label, layer.from_field, layer.to_field})) {
      const scenario::TimeSpan own{instant_of(features.from, layer.from_field, scenario.zone),
                                   instant_of(features.to, layer.to_field, scenario.zone)};
      entries.push_back({layer, nullptr, std::make_shared<const data::VectorLayer>(std::move(features)),
                         common(layer.shown, own), index});
    }
    return entries;
  }
  if (layer.for_features)
    throw Error(
        told("'{}' is a picture: it has no layer, where, label, from_field, to_field, fill, stroke, width, "
             "dash, size or marker",
             "“{}”是图像：没有 layer、where、label、from_field、to_field、fill、stroke、width、dash、size 或 "
             "marker",
             layer.file));
  entries.push_back(
      {layer, sphere_raster(data::read_raster(layer.path, layer.bounds)), nullptr, layer.shown, index});
  return entries;
}

// What is wrong with the entries of a file.
class Problems {
 public:
  explicit Problems(const scenario::Scenario& scenario) : file_(scenario.file) {}
  // Calls read() and keeps what is wrong with what it reads.
  template <class Entry, class Read>
  void in(const char* header, const Entry& entry, const std::string& file, Read read) {
    const auto add = [&](const Text& message) {
      found_.push_back(
          {file_, entry.line, entry.column, Severity::error, told("{} {}", "{} {}", header, message)});
    };
    try {
      read();
    } catch (const Error& e) {
      add(e.message());
    } catch (const std::bad_alloc&) {
      add(told("'{}' does not fit into memory", "“{}”超出内存", file));
    }
  }
  void raise() {
    if (!found_.empty()) throw InputError(std::move(found_));
  }

 private:
  std::string file_;
  std::vector<Diagnostic> found_;
};

}  // namespace

std::shared_ptr<const UserLayers> UserLayers::read(const scenario::Scenario& scenario) {
  std::vector<Entry> entries;
  Pictures pictures;
  std::vector<Diagnostic> warnings;
  Problems problems(scenario);
  for (std::size_t i = 0; i < scenario.user_layers.size(); ++i) {
    const scenario::UserLayer& layer = scenario.user_layers[i];
    problems.in("[[layer]]", layer, layer.file, [&] {
      for (Entry& entry : read_one(scenario, i)) {
        if (entry.features)
          for (const Text& note : entry.features->notes)
            warnings.push_back({scenario.file, layer.line, layer.column, Severity::warning,
                                told("[[layer]] {}", "[[layer]] {}", note)});
        entries.push_back(std::move(entry));
      }
    });
  }
  for (std::size_t i = 0; i < scenario.callouts.size(); ++i) {
    const scenario::Callout& callout = scenario.callouts[i];
    if (!callout.image.empty())
      problems.in("[[callout]]", callout, callout.image,
                  [&] { pictures[i] = read_picture(callout.image_path, most_pixels); });
  }
  problems.raise();
  if (entries.empty() && pictures.empty()) return nullptr;
  return std::make_shared<const UserLayers>(std::move(entries), std::move(warnings), std::move(pictures));
}

}  // namespace homebound::compose
