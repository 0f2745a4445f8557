// Masks in textures. Those asked for again and again under the same key stay there from draw to draw.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "render/gl/atlas.h"
#include "render/gl/drawing.h"
#include "render/gl/mask.h"

namespace homebound::render {

struct PlacedTile {
  PixelRect at;
  bool kept = false;  // in which atlas
  Atlas::Slot slot;
};

struct PlacedMask {
  std::vector<PixelRect> solid;
  std::vector<PlacedTile> partial;
};

class MaskStore {
 public:
  // The masks of one draw, in order, ready in the textures.
  std::vector<const PlacedMask*> place(std::span<const MaskRequest> requests);
  unsigned texture(const PlacedTile& tile) const {
    return tile.kept ? lasting_.texture(tile.slot.page) : passing_.texture(tile.slot.page);
  }

 private:
  const PlacedMask* find(const std::string& key);
  PlacedMask place(const Mask& mask, bool keep);

  static constexpr std::size_t lasting_pages = 6;
  Atlas lasting_{lasting_pages};
  Atlas passing_{static_cast<std::size_t>(-1)};  // emptied by every draw
  std::unordered_map<std::string, PlacedMask> kept_;
  std::vector<PlacedMask> passing_masks_;
  std::unordered_set<std::string> asked_before_, asked_;  // in the last draw, in this one
};

}  // namespace homebound::render
