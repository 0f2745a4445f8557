#include "app/json_schema.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenario/format/format.h"

namespace homebound::app {
namespace {

using nlohmann::ordered_json;
using scenario::EntryField, scenario::EntrySort, scenario::FieldType, scenario::Names, scenario::Sort;

ordered_json any_of(std::vector<ordered_json> forms) {
  return forms.size() == 1 ? std::move(forms.front()) : ordered_json{{"anyOf", std::move(forms)}};
}

ordered_json list_of(ordered_json items) { return {{"type", "array"}, {"items", std::move(items)}}; }

ordered_json numbers(std::size_t count) {
  ordered_json list = list_of({{"type", "number"}});
  list["minItems"] = list["maxItems"] = count;
  return list;
}

ordered_json text() {
  ordered_json said = ordered_json::object();
  for (const std::string_view language : scenario::languages)
    said[std::string(language)] = {{"type", "string"}};
  return any_of({{{"type", "string"}},
                 {{"type", "object"},
                  {"properties", std::move(said)},
                  {"additionalProperties", false},
                  {"minProperties", 1}}});
}

ordered_json number(const EntryField& field, const char* type) {
  ordered_json schema{{"type", type}};
  if (std::isfinite(field.range.low)) schema["minimum"] = field.range.low;
  if (std::isfinite(field.range.high)) schema["maximum"] = field.range.high;
  return schema;
}

ordered_json word(Names names) {
  ordered_json schema{{"type", "string"}};
  if (const auto words = scenario::choices(names); !words.empty())
    schema["enum"] = std::vector<std::string>(words.begin(), words.end());
  return schema;
}

// TOML has dates of its own, which checkers of JSON see as strings.
ordered_json time() { return {{"type", "string"}}; }

ordered_json head_count() { return any_of({{{"type", "integer"}, {"minimum", 0}}, {{"type", "string"}}}); }

// Limits, or people by kind: { officers = 12 }.
ordered_json head_counts() {
  return {{"type", "object"}, {"additionalProperties", head_count()}, {"minProperties", 1}};
}

// Returns what may stand for a field that is not a table.
std::vector<ordered_json> plain_forms(const EntryField& field) {
  using T = FieldType;
  switch (field.type) {
    case T::text:
      return {text()};
    case T::integer:
      return {number(field, "integer")};
    case T::number:
      return {number(field, "number")};
    case T::flag:
      return {{{"type", "boolean"}}};
    case T::time:
      return {time()};
    case T::position:
      return {numbers(2)};
    case T::box:
      return {numbers(4)};
    case T::words:
      return {word(field.names), list_of(word(field.names))};
    case T::stops:
      return {{{"type", "string"}}, list_of(any_of({{{"type", "string"}}, numbers(2)}))};
    case T::value:
      return {{{"type", "integer"}}, text()};
    case T::lengths: {
      return {{{"type", "number"}}, list_of({{"type", "number"}, {"exclusiveMinimum", 0}})};
    }
    case T::colour:
      return {{{"type", "string"}, {"pattern", "^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$"}}};
    case T::count:
      return {head_count(), head_counts()};
    case T::word:
    case T::file:
      return {word(field.names)};
    case T::pairs:
    case T::tables:
      return {};
  }
  return {};
}

// Returns the schema of a table: the keys of a sort after `prefix`.
ordered_json table(const EntrySort& sort, const std::string& prefix);

// Returns the schema of the value of a key.
ordered_json value(const EntrySort& sort, const EntryField& field) {
  const std::string within = std::string(field.key) + ".";
  const bool is_table = field.type == FieldType::pairs || field.type == FieldType::tables;
  const bool has_parts =
      std::ranges::any_of(sort.fields, [&](const EntryField& part) { return part.key.starts_with(within); });
  std::vector<ordered_json> forms = plain_forms(field);
  if (has_parts) {
    ordered_json parts = table(sort, within);
    if (const std::string own(scenario::own_key(field.type)); !own.empty()) {
      parts["properties"][own] = forms.front();
      parts["required"].push_back(own);
    }
    // People may stand for a table of which they are the chief part.
    if (field.type == FieldType::pairs && scenario::find_field(sort, within + "people"))
      forms = {head_count(), head_counts()};
    forms.push_back(field.type == FieldType::tables ? list_of(std::move(parts)) : std::move(parts));
  } else if (is_table) {
    forms.push_back({{"type", "object"}});
  }
  ordered_json schema = any_of(std::move(forms));
  schema["title"] = field.label.english;
  schema["description"] = field.help.english;
  if (!field.otherwise.empty() && schema.contains("type") && schema["type"] == "string")
    schema["default"] = field.otherwise;
  return schema;
}

ordered_json table(const EntrySort& sort, const std::string& prefix) {
  ordered_json properties = ordered_json::object(), required = ordered_json::array();
  for (const EntryField& field : sort.fields) {
    if (!field.key.starts_with(prefix)) continue;
    const std::string key(field.key.substr(prefix.size()));
    const std::string first = key.substr(0, key.find('.'));
    if (first == key) {
      properties[key] = value(sort, field);
      if (field.required) required.push_back(key);
    } else if (!scenario::find_field(sort, prefix + first)) {
      properties[first] = table(sort, prefix + first + ".");  // a table without a row of its own
    }
  }
  ordered_json schema{
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) schema["required"] = std::move(required);
  return schema;
}

}  // namespace

nlohmann::ordered_json json_schema() {
  ordered_json schema{{"$schema", "http://json-schema.org/draft-07/schema#"},
                      {"title", "Homebound scenario"},
                      {"description", "Flights and the story that is told of them"}};
  schema.update(table(scenario::entry_sort(Sort::top), ""));
  for (const EntrySort& sort : scenario::entry_sorts()) {
    if (sort.list.empty()) continue;
    // Kinds are a table from ids to names.
    ordered_json list = sort.sort == Sort::kind
                            ? ordered_json{{"type", "object"}, {"additionalProperties", text()}}
                            : list_of(table(sort, ""));
    if (sort.sort == Sort::flight) {  // a recorded track tells where it begins and ends
      ordered_json& flight = list["items"];
      flight["anyOf"] = {{{"required", flight["required"]}}, {{"required", {"track"}}}};
      flight.erase("required");
    }
    list["title"] = sort.label.english;
    list["description"] = sort.help.english;
    schema["properties"][std::string(sort.list)] = std::move(list);
  }
  return schema;
}

}  // namespace homebound::app
