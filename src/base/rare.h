// A value that few objects of many have.
#pragma once

#include <memory>
#include <utility>

namespace homebound {

// Is as small as a pointer while it is T's default, and the same as a T but for the arrow before its members.
template <class T>
class Rare {
 public:
  Rare() = default;
  Rare(T value)  // NOLINT(google-explicit-constructor): the same value
      : value_(value == T{} ? nullptr : std::make_unique<const T>(std::move(value))) {}
  Rare(const Rare& o) : value_(o.value_ ? std::make_unique<const T>(*o.value_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(const Rare& o) { return *this = Rare(o); }
  Rare& operator=(Rare&&) noexcept = default;
  ~Rare() = default;

  explicit operator bool() const { return value_ != nullptr; }  // it is not the default
  const T& operator*() const {
    static const T none{};
    return value_ ? *value_ : none;
  }
  const T* operator->() const { return &**this; }
  operator const T&() const { return **this; }  // NOLINT(google-explicit-constructor): the same value
  bool operator==(const Rare& o) const { return **this == *o; }

 private:
  std::unique_ptr<const T> value_;
};

}  // namespace homebound
