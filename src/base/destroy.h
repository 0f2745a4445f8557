// Lets std::unique_ptr own the objects of C libraries: std::unique_ptr<cairo_t, Destroy<cairo_destroy>>.
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
