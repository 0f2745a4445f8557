// What one edit did to a text, kept instead of the text: any number of steps of a long document take little
// room.
#pragma once

#include <string>
#include <string_view>

namespace homebound::session {

struct TextChange {
  std::size_t at = 0;          // in both texts
  std::string removed, added;  // there before, and there after
  bool nothing() const { return removed.empty() && added.empty(); }
};

// The smallest change in one place that makes `after` of `before`.
TextChange change_between(std::string_view before, std::string_view after);
std::string undone(std::string_view after, const TextChange& change);
std::string redone(std::string_view before, const TextChange& change);

}  // namespace homebound::session
