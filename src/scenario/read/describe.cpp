#include <sstream>

#include <fmt/format.h>

#include "scenario/read/toml_reader.h"

namespace homebound::scenario {
namespace {

std::string printed(const toml::node& node) {
  std::ostringstream out;
  node.visit([&](const auto& value) { out << value; });
  return out.str();
}

}  // namespace

Text describe(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return told("the string '{}'", "文字“{}”", shortened(node.as_string()->get()));
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return told("the number {}", "数 {}", printed(node));
    case toml::node_type::boolean:
      return as_is(printed(node));
    case toml::node_type::date:
      return told("the date {}", "日期 {}", printed(node));
    case toml::node_type::time:
      return told("the time {}", "时刻 {}", printed(node));
    case toml::node_type::date_time:
      return told("the date and time {}", "日期时间 {}", printed(node));
    case toml::node_type::array:
      return told("an array of {}", "含{}项的数组", node.as_array()->size());
    default:
      return {"a table", "表"};
  }
}

void wrong_type(Findings& findings, const toml::node& node, std::string_view where, const Text& expected) {
  findings.error(node.source().begin,
                 told("{}: expected {}, found {}", "{}：应为{}，实为{}", where, expected, describe(node)));
}

}  // namespace homebound::scenario
