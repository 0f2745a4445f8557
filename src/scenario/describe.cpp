#include <sstream>

#include <fmt/format.h>

#include "base/utf8.h"
#include "scenario/table_reader.h"

namespace homebound::scenario {
namespace {

std::string printed(const toml::node& node) {
  std::ostringstream out;
  node.visit([&](const auto& value) { out << value; });
  return out.str();
}

}  // namespace

std::string shortened(std::string_view text) {
  constexpr std::size_t longest = 60;
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && continues_character(text[end])) --end;
  return std::string(text.substr(0, end)) + "…";
}

std::string describe(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return fmt::format("the string '{}'", shortened(node.as_string()->get()));
    case toml::node_type::integer:
    case toml::node_type::floating_point:
      return "the number " + printed(node);
    case toml::node_type::boolean:
      return printed(node);
    case toml::node_type::date:
      return "the date " + printed(node);
    case toml::node_type::time:
      return "the time " + printed(node);
    case toml::node_type::date_time:
      return "the date and time " + printed(node);
    case toml::node_type::array:
      return fmt::format("an array of {}", node.as_array()->size());
    default:
      return "a table";
  }
}

void wrong_type(Findings& findings, const toml::node& node, std::string_view where,
                std::string_view expected) {
  findings.error(node.source().begin,
                 fmt::format("{}: expected {}, found {}", where, expected, describe(node)));
}

}  // namespace homebound::scenario
