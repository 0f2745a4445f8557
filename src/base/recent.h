// A cache of the latest results of a costly computation.
#pragma once

#include <cstddef>
#include <iterator>
#include <list>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace homebound {

// A hash for caches of a few keys, which are then compared one by one.
struct Unhashed {
  template <class Key>
  std::size_t operator()(const Key&) const {
    return 0;
  }
};

// Keeps at most `most` values and forgets the least recently used first. Thread-safe. Values are copied
// out, so they should be small or shared. Several values may have the same key.
template <class Key, class Value, class Hash = Unhashed>
class Recent {
 public:
  explicit Recent(std::size_t most) : most_(most) {}

  // Returns a value of the key for which `fits(value)` is true; nullopt if there is none.
  template <class Fits>
  std::optional<Value> find(const Key& key, const Fits& fits) {
    const std::lock_guard lock(mutex_);
    const auto [first, last] = index_.equal_range(&key);
    for (auto it = first; it != last; ++it) {
      if (!fits(it->second->value)) continue;
      entries_.splice(entries_.begin(), entries_, it->second);
      return it->second->value;
    }
    return std::nullopt;
  }
  std::optional<Value> find(const Key& key) {
    return find(key, [](const Value&) { return true; });
  }

  void add(Key key, Value value) {
    const std::lock_guard lock(mutex_);
    entries_.push_front({std::move(key), std::move(value)});
    index_.emplace(&entries_.front().key, entries_.begin());
    if (entries_.size() <= most_) return;
    const auto oldest = std::prev(entries_.end());
    auto it = index_.equal_range(&oldest->key).first;
    while (it->second != oldest) ++it;
    index_.erase(it);
    entries_.erase(oldest);
  }

  // Returns the known value of a key, or makes it with `make()`. Other threads are not blocked meanwhile
  // and may make the same value.
  template <class Make>
  Value get(const Key& key, const Make& make) {
    if (std::optional<Value> known = find(key)) return *std::move(known);
    Value made = make();
    add(key, made);
    return made;
  }

  std::size_t size() const {
    const std::lock_guard lock(mutex_);
    return entries_.size();
  }

 private:
  struct Entry {
    Key key;
    Value value;
  };
  using Entries = std::list<Entry>;
  struct HashOfKey {
    std::size_t operator()(const Key* key) const { return Hash()(*key); }
  };
  struct SameKey {
    bool operator()(const Key* a, const Key* b) const { return *a == *b; }
  };

  std::size_t most_;
  mutable std::mutex mutex_;
  Entries entries_;  // most recently used first
  std::unordered_multimap<const Key*, typename Entries::iterator, HashOfKey, SameKey> index_;
};

}  // namespace homebound
