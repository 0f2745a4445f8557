#include "data/text/json_text.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/trim.h"
#include "base/utf8.h"

namespace homebound::data {
namespace {

using Json = nlohmann::json;

constexpr int most_nested = 200;  // levels of nested values

struct TooDeep {};

Json parsed(std::string_view text) {
  return Json::parse(text, [](int depth, Json::parse_event_t, const Json&) {
    if (depth > most_nested) throw TooDeep{};
    return true;
  });
}

// Tells whether the first line is a whole value, and other lines follow.
bool is_lines(std::string_view text) {
  const auto end = text.find('\n');
  if (end == text.npos || trimmed(text.substr(end)).empty()) return false;
  const auto line = trimmed(text.substr(0, end));
  if (!line.starts_with('{') && !line.starts_with('[')) return false;
  return line.ends_with('}') || line.ends_with(']') ? Json::accept(line) : false;
}

std::size_t line_at(std::string_view text, std::size_t byte) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

}  // namespace

Json parse_json(std::string_view text, const JsonFailure& fail) {
  std::size_t line = 0;
  try {
    if (!is_lines(text)) return parsed(text);
    Json all = Json::array();
    for (std::string_view rest = text; !rest.empty();) {
      ++line;
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto one = trimmed(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!one.empty()) all.push_back(parsed(one));
    }
    return all;
  } catch (const TooDeep&) {
    fail(0, told("more than {} values lie within one another", "值嵌套超过 {} 层", most_nested));
  } catch (const Json::parse_error& e) {
    // The message is "[json.exception.parse_error.101] parse error at line 1, column 2: WHAT".
    std::string what = e.what();
    const auto column = what.find("column ");
    const auto colon = column == what.npos ? what.npos : what.find(": ", column);
    if (colon != what.npos) what.erase(0, colon + 2);
    fail(line > 0 ? line : line_at(text, e.byte > 0 ? e.byte - 1 : 0),
         told("the JSON is broken: {}", "JSON 有误：{}", shortened(what, 160)));
  } catch (const Json::out_of_range& e) {  // "[json.exception.out_of_range.406] number overflow parsing ..."
    const std::string_view what = e.what();
    fail(line,
         told("the JSON is broken: {}", "JSON 有误：{}", shortened(what.substr(what.find("] ") + 2), 160)));
  }
  return {};
}

}  // namespace homebound::data
