// The mark of whoever publishes a map, in a corner of the page.
#pragma once

#include <filesystem>
#include <memory>

#include "base/bilingual.h"
#include "base/geometry.h"
#include "drawing/drawing.h"

namespace homebound::compose {

// The room that a page leaves for a logo, its plate included, page units. The size is empty where there is
// none.
struct LogoRoom {
  Size size{0, 0};
  bool right = true, bottom = false;  // of the map's corner
  bool operator==(const LogoRoom&) const = default;
  explicit operator bool() const { return size.height > 0; }
};

struct Logo {
  std::filesystem::path file, night;               // for light and for dark themes; `night` may be empty
  std::shared_ptr<const drawing::Pixels> picture;  // of the one in use; null: there is no logo
  double height = 36;                              // page units
  bool right = true, bottom = false;
  Text text;  // what it says to those who do not see it
  bool operator==(const Logo&) const = default;

  Size size() const;  // page units; empty without a picture
  LogoRoom room() const;
};

// Returns the picture of a logo's file, sharp on the largest pages. The same file gives the same object.
// Throws Error like read_picture().
std::shared_ptr<const drawing::Pixels> read_logo(const std::filesystem::path& file, double height);

inline constexpr double logo_padding = 8, widest_logo = 400;  // page units

}  // namespace homebound::compose
