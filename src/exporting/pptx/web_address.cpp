#include "exporting/pptx/web_address.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"

namespace homebound::exporting {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_uri_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~:/?#@!$&'()*+,;=").find(c) != std::string_view::npos;
}

}  // namespace

std::string web_address(std::string_view text) {
  const std::string scheme = lower(std::string(text.substr(0, text.find(':'))));
  if ((scheme != "http" && scheme != "https") || text.substr(scheme.size(), 3) != "://") return {};
  const std::string_view rest = text.substr(scheme.size() + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  // A host in other characters would have to be written in another way.
  const std::string_view name = host.substr(0, host.find(':')), port = host.substr(name.size());
  const auto in_name = [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; };
  if (name.empty() || !std::ranges::all_of(name, in_name)) return {};
  if (port == ":" || port.size() > 6 ||
      !std::ranges::all_of(port.substr(std::min<std::size_t>(port.size(), 1)), is_digit))
    return {};
  std::string address = scheme + "://";
  bool in_fragment = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    const bool escape = c == '%' && i + 2 < rest.size() && is_hex(rest[i + 1]) && is_hex(rest[i + 2]);
    const bool second_hash = c == '#' && in_fragment;
    in_fragment = in_fragment || c == '#';
    if (escape || (is_uri_character(c) && !second_hash))
      address += c;
    else
      address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return address;
}

}  // namespace homebound::exporting
