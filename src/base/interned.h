// A text of few that many values share: the kind of people aboard, a clock's zone.
#pragma once

#include <concepts>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace homebound {

// Takes the room of a pointer and is compared as one. The process keeps each text that it has once met, so
// texts that are seldom the same are no such.
class Interned {
 public:
  Interned() : text_(&kept({})) {}
  template <std::convertible_to<std::string_view> String>
  Interned(const String& text) : text_(&kept(text)) {}  // NOLINT(google-explicit-constructor): the same text

  const std::string& text() const { return *text_; }
  operator const std::string&() const {
    return *text_;
  }                                                     // NOLINT(google-explicit-constructor): the same text
  operator std::string_view() const { return *text_; }  // NOLINT(google-explicit-constructor)
  bool empty() const { return text_->empty(); }

  bool operator==(const Interned&) const = default;
  template <std::convertible_to<std::string_view> String>
  friend bool operator==(const Interned& a, const String& b) {
    return a.text() == std::string_view(b);
  }

 private:
  static const std::string& kept(std::string_view text);  // thread-safe

  const std::string* text_;
};

}  // namespace homebound

template <>
struct fmt::formatter<homebound::Interned> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(const homebound::Interned& text, Context& context) const {
    return fmt::formatter<std::string_view>::format(text.text(), context);
  }
};
