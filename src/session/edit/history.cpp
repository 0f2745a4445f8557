#include "session/edit/history.h"

#include <algorithm>

namespace homebound::session {
namespace {

std::string replaced(std::string_view text, std::size_t at, std::size_t length, std::string_view by) {
  std::string result(text.substr(0, at));
  return result.append(by).append(text.substr(at + length));
}

}  // namespace

TextChange change_between(std::string_view before, std::string_view after) {
  const auto [b, a] = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
  const auto same = static_cast<std::size_t>(b - before.begin());
  const std::string_view from = before.substr(same), to = after.substr(same);
  const auto [f, t] = std::mismatch(from.rbegin(), from.rend(), to.rbegin(), to.rend());
  return {same, std::string(from.begin(), f.base()), std::string(to.begin(), t.base())};
}

std::string undone(std::string_view after, const TextChange& change) {
  return replaced(after, change.at, change.added.size(), change.removed);
}

std::string redone(std::string_view before, const TextChange& change) {
  return replaced(before, change.at, change.removed.size(), change.added);
}

}  // namespace homebound::session
