// A list that its copies share, and that nobody changes any more.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace homebound {

template <class T>
class SharedList {
 public:
  SharedList() = default;
  explicit SharedList(std::vector<T> items)
      : items_(std::make_shared<const std::vector<T>>(std::move(items))) {}
  std::size_t size() const { return items_ ? items_->size() : 0; }
  bool empty() const { return size() == 0; }
  const T* begin() const { return items_ ? items_->data() : nullptr; }
  const T* end() const { return begin() + size(); }
  const T& operator[](std::size_t i) const { return (*items_)[i]; }
  // What the copies share: as a key of a cache it stands for the whole list.
  std::shared_ptr<const void> owner() const { return items_; }

 private:
  std::shared_ptr<const std::vector<T>> items_;
};

}  // namespace homebound
