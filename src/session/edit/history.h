// The difference that one edit made to a text. It is kept instead of the text, so that many steps in a long
// document need little memory.
#pragma once

#include <string>
#include <string_view>

namespace homebound::session {

struct TextChange {
  std::size_t at = 0;          // byte offset, the same in both texts
  std::string removed, added;  // the bytes before and after
  bool nothing() const { return removed.empty() && added.empty(); }
};

// Returns the smallest single replacement that turns `before` into `after`.
TextChange change_between(std::string_view before, std::string_view after);
// Reverts a change: returns `before` for `after`.
std::string undone(std::string_view after, const TextChange& change);
// Applies a change: returns `after` for `before`.
std::string redone(std::string_view before, const TextChange& change);

}  // namespace homebound::session
