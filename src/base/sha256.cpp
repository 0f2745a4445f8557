#include "base/sha256.h"

#include <memory>

#include <glib.h>

#include "base/destroy.h"

namespace homebound {

Sha256 sha256(std::string_view bytes) {
  const std::unique_ptr<GChecksum, Destroy<g_checksum_free>> sum(g_checksum_new(G_CHECKSUM_SHA256));
  g_checksum_update(sum.get(), reinterpret_cast<const guchar*>(bytes.data()),
                    static_cast<gssize>(bytes.size()));
  Sha256 digest{};
  gsize size = digest.size();
  g_checksum_get_digest(sum.get(), digest.data(), &size);
  return digest;
}

std::string to_hex(const Sha256& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::uint8_t byte : digest) text += digits[byte >> 4], text += digits[byte & 15];
  return text;
}

}  // namespace homebound
