#include "render/cairo/stable_ids.h"

#include <algorithm>
#include <map>

namespace homebound::render {
namespace {

constexpr std::string_view digits = "0123456789";

std::string renumbered(std::string_view svg, std::string_view kind) {
  std::string out;
  std::map<std::string_view, std::size_t> numbers;
  std::size_t copied = 0;
  for (std::size_t at = svg.find(kind); at != svg.npos; at = svg.find(kind, at + 1)) {
    const std::size_t begin = at + kind.size(),
                      end = std::min(svg.find_first_not_of(digits, begin), svg.size());
    // An id stands in quotes, a reference after "#".
    if (at == 0 || (svg[at - 1] != '"' && svg[at - 1] != '#') || begin == end) continue;
    const std::string_view old = svg.substr(begin, end - begin);
    out.append(svg.substr(copied, begin - copied));
    out.append(std::to_string(numbers.emplace(old, numbers.size() + 1).first->second));
    copied = end;
  }
  return out.append(svg.substr(copied));
}

}  // namespace

std::string with_stable_ids(std::string_view svg) { return renumbered(renumbered(svg, "surface"), "image"); }

}  // namespace homebound::render
