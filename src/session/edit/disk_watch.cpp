#include "session/edit/disk_watch.h"

#include <string_view>
#include <utility>

#include "base/error.h"
#include "data/database/database.h"
#include "scenario/format/typing.h"
#include "scenario/toml/toml_outline.h"

namespace homebound::session {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> tables_in(std::string_view text) {
  std::vector<fs::path> files;
  try {
    const scenario::TomlOutline outline(text);
    if (const scenario::TomlNode* const tables = outline.root.child("table"))
      for (const scenario::TomlNode& table : tables->children)
        if (const scenario::TomlNode* const file = table.child("file"))
          files.emplace_back(typed_of(scenario::FieldType::word, *file, text));
  } catch (const Error&) {  // a text that is being typed
  }
  return files;
}

}  // namespace

DiskWatch::Stamps DiskWatch::stamps_of(const Document& document) {
  if (document.text != text_) {
    text_ = document.text;
    tables_ = text_ ? tables_in(*text_) : std::vector<fs::path>();
  }
  Stamps stamps;
  const auto add = [&](const fs::path& file) {
    if (file.empty() || data::is_database(file.string())) return;
    if (const auto stamp = stamp_of(file)) stamps.emplace(file, *stamp);
  };
  add(document.file);
  const fs::path folder = fs::path(document.file).parent_path();
  for (const fs::path& table : tables_)
    if (!data::is_database(table.string())) add(folder / table);
  for (const scenario::Flight& flight : document.timeline->scenario->flights)
    if (flight.track) add(flight.track->path);
  for (const scenario::UserLayer& layer : document.timeline->scenario->user_layers) add(layer.path);
  for (const scenario::Callout& callout : document.timeline->scenario->callouts)
    if (!callout.image.empty()) add(callout.image_path);
  for (const scenario::StoryScene& scene : document.timeline->scenario->scenes)
    if (scene.narration) add(scene.narration->path);
  return stamps;
}

std::optional<std::string> DiskWatch::changed(const Document& document, Seconds wall) {
  if (wall < next_) return std::nullopt;
  next_ = wall + Seconds(1);
  const auto before = std::exchange(known_, stamps_of(document));
  for (const auto& [file, stamp] : known_) {
    const auto was = before.find(file);
    if (was == before.end() || was->second == stamp) continue;
    if (file == fs::path(document.file) && stamp == document.stamp) continue;
    return file.filename().string();
  }
  return std::nullopt;
}

}  // namespace homebound::session
