// Objects of C libraries as values that let go of themselves: std::unique_ptr<cairo_t,
// Destroy<cairo_destroy>>.
#pragma once

namespace homebound {

template <auto destroy>
struct Destroy {
  template <class Object>
  void operator()(Object* object) const {
    destroy(object);
  }
};

}  // namespace homebound
