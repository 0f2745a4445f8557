// Values of JSON that may be absent, null or of another type.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "base/numbers.h"
#include "base/utf8.h"
#include "data/text/json_text.h"
#include "data/tracks/track_parts.h"
#include "data/tracks/track_times.h"

namespace homebound::data {

using Json = nlohmann::json;

// Each returns null, nullopt or an empty text where there is no such value. A number may be written as text.
inline const Json* member(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}
inline const Json* element(const Json& array, std::size_t i) {
  return array.is_array() && i < array.size() && !array[i].is_null() ? &array[i] : nullptr;
}
inline std::optional<double> number_of(const Json* value) {
  if (value && value->is_number()) return value->get<double>();
  return value && value->is_string() ? number_in(value->get_ref<const std::string&>()) : std::nullopt;
}
inline std::string text_of(const Json* value) {
  if (!value) return {};
  if (value->is_number()) return value->dump();
  return value->is_string() ? std::string(trimmed(value->get_ref<const std::string&>())) : std::string();
}
inline std::optional<Instant> instant_of(const Json* value) {
  if (value && value->is_number()) return time_of_epoch(value->get<double>());
  return value && value->is_string() ? time_in(value->get_ref<const std::string&>()) : std::nullopt;
}
inline std::optional<Instant> instant_of(const Json* value, RawFile& file) {
  return value && value->is_string() ? file.time(value->get_ref<const std::string&>()) : instant_of(value);
}
// Returns the beginning of a value as JSON, for messages.
inline std::string shown(const Json& value) {
  return shortened(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}
// Calls `f` with each object that has the member and lies in no other such object, whatever is around it.
template <class F>
void for_each_with(const Json& value, const char* key, const F& f) {
  if (value.is_object() && value.contains(key)) return f(value);
  if (value.is_structured())
    for (const Json& inner : value) for_each_with(inner, key, f);
}
// Parses a source. Throws InputError.
inline Json json_of(const TrackText& source) {
  return parse_json(source.text, [&](std::size_t line, const Text& what) { source.fail(line, what); });
}

// Returns a callsign without the signs that stand for none.
inline std::string callsign_of(std::string text) {
  while (!text.empty() && (text.back() == '@' || text.back() == '_' || text.back() == ' ')) text.pop_back();
  return text;
}

}  // namespace homebound::data
