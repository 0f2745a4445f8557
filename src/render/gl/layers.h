// Targets of the size of a draw, for groups that are composed as one picture. Those with a key are kept
// from one draw to the next.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "render/gl/drawing.h"
#include "render/gl/gl.h"

namespace homebound::render {

struct Layer {
  Target target;
  PixelRect drawn;  // nothing is drawn outside, pixels of the page
};

class Layers final : public LayerMemory {
 public:
  State ask(const std::string& key) override;
  // The layer of a key that is known.
  Layer& at(const std::string& key) { return keyed_.at(key).layer; }
  // A layer for the rest of this draw, longer if it is asked for again; its contents are undefined.
  // One without a key is never found again.
  Layer& add(const std::string& key, int width, int height);
  // Ends a draw: layers that it did not use become free.
  void trim();

 private:
  struct Entry {
    Layer layer;
    bool used = true;
  };
  std::unordered_map<std::string, Entry> keyed_;
  std::vector<std::unique_ptr<Layer>> passing_;  // unkeyed, in use in this draw
  std::vector<Target> free_;
  std::unordered_set<std::string> asked_before_, asked_;  // in the last draw, in this one
};

}  // namespace homebound::render
