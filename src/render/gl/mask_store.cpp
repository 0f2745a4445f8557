#include "render/gl/mask_store.h"

#include <algorithm>
#include <utility>

#include "base/parallel.h"

namespace homebound::render {

const PlacedMask* MaskStore::find(const std::string& key) {
  const auto found = kept_.find(key);
  if (found == kept_.end()) return nullptr;
  for (const PlacedTile& tile : found->second.partial) {
    if (!lasting_.keep(tile.slot)) {
      kept_.erase(found);
      return nullptr;
    }
  }
  return &found->second;
}

PlacedMask MaskStore::place(const Mask& mask, bool keep) {
  PlacedMask placed{mask.solid, {}};
  placed.partial.reserve(mask.partial.size());
  for (const Tile& tile : mask.partial) {
    Atlas& atlas = keep ? lasting_ : passing_;
    placed.partial.push_back(
        {tile.at, keep, atlas.place(tile.at.width(), tile.at.height(), mask.bytes.data() + tile.bytes)});
  }
  return placed;
}

std::vector<const PlacedMask*> MaskStore::place(std::span<const MaskRequest> requests) {
  lasting_.begin();
  passing_.begin();
  passing_.clear();
  passing_masks_.clear();
  passing_masks_.reserve(requests.size());
  constexpr std::size_t kept_limit = 20'000;
  if (kept_.size() > kept_limit) kept_.clear(), lasting_.clear();

  std::vector<const PlacedMask*> masks(requests.size());
  std::vector<std::size_t> wanted;
  std::size_t points = 0;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    if (!requests[i].key.empty()) masks[i] = find(requests[i].key);
    if (masks[i] != nullptr) continue;
    wanted.push_back(i);
    points += requests[i].points;
  }
  std::vector<std::unique_ptr<Coverage>> shapes(wanted.size());
  constexpr std::size_t worth_a_thread = 20'000;  // points
  parallel_for(wanted.size(), points > worth_a_thread,
               [&](std::size_t k) { shapes[k] = requests[wanted[k]].prepare(); });
  const std::vector<Mask> made = masks_of(shapes);

  for (std::size_t k = 0; k < wanted.size(); ++k) {
    const std::string& key = requests[wanted[k]].key;
    // What is drawn once, a moving shape say, would only push out what stays.
    if (!key.empty() && asked_before_.contains(key)) {
      masks[wanted[k]] = &kept_.insert_or_assign(key, place(made[k], true)).first->second;
    } else {
      masks[wanted[k]] = &passing_masks_.emplace_back(place(made[k], false));
    }
  }
  asked_.clear();
  for (const MaskRequest& request : requests) {
    if (!request.key.empty()) asked_.insert(request.key);
  }
  std::swap(asked_, asked_before_);
  lasting_.upload();
  passing_.upload();
  return masks;
}

}  // namespace homebound::render
