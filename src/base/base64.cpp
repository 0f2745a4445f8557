#include "base/base64.h"

#include <memory>

#include <glib.h>

#include "base/destroy.h"

namespace homebound {

std::string base64(std::string_view bytes) {
  const std::unique_ptr<char, Destroy<g_free>> text(
      g_base64_encode(reinterpret_cast<const guchar*>(bytes.data()), bytes.size()));
  return text.get();
}

}  // namespace homebound
