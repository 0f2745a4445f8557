// What texts mean that recur, as cells of a column do, so that each is worked out once.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace homebound {

// Keeps the latest result for each of `slots` classes of texts. It is not thread-safe, and a reference that
// it returns is good until the next call.
template <class Value>
class Memo {
 public:
  explicit Memo(std::size_t slots = 4096) : slots_(slots) {}

  // Returns what `make()` makes of the text, now or before. Long texts seldom recur and are not kept.
  template <class Make>
  const Value& get(std::string_view text, const Make& make) {
    constexpr std::size_t longest = 48;  // bytes
    if (text.size() > longest) return passing_ = make();
    if (kept_.empty()) kept_.resize(slots_);
    Slot& slot = kept_[std::hash<std::string_view>()(text) % slots_];
    if (!slot.used || slot.text != text) {
      slot.value = make();
      slot.text = text;
      slot.used = true;
    }
    return slot.value;
  }

 private:
  struct Slot {
    std::string text;
    Value value{};
    bool used = false;
  };
  std::size_t slots_;
  std::vector<Slot> kept_;
  Value passing_{};
};

}  // namespace homebound
