// Masks packed into a few textures, so that many are uploaded and drawn at once.
#pragma once

#include <cstdint>
#include <vector>

#include "render/gl/gl.h"

namespace homebound::render {

class Atlas {
 public:
  static constexpr int page_size = 2048;  // texels, both ways

  // With more than `page_limit` pages, those unused for longest are emptied when room is needed.
  explicit Atlas(std::size_t page_limit) : page_limit_(page_limit) {}

  struct Slot {
    std::size_t page = 0;
    std::uint64_t generation = 0;  // how often the page had been emptied
    int x = 0, y = 0;
  };

  // A new draw begins: pages used before may be emptied from now on.
  void begin() { ++now_; }
  // Forgets everything.
  void clear();
  // Takes width x height bytes, at most page_size each way.
  Slot place(int width, int height, const std::uint8_t* rows);
  // Whether a slot still holds what was placed there; if so its page stays for this draw.
  bool keep(const Slot& slot);
  // Brings the textures up to date.
  void upload();
  unsigned texture(std::size_t page) const { return *pages_[page].texture; }

 private:
  struct Shelf {
    int top, height, used;
  };
  struct Page {
    std::vector<std::uint8_t> texels = std::vector<std::uint8_t>(std::size_t{page_size} * page_size);
    TextureName texture;
    std::vector<Shelf> shelves;
    int filled = 0;                               // height taken by shelves
    int dirty_top = page_size, dirty_bottom = 0;  // rows not yet uploaded
    std::uint64_t generation = 0, used = 0;

    void clear();
    bool find(int width, int height, Slot& slot);
  };

  std::size_t page_limit_;
  std::uint64_t now_ = 0;
  std::vector<Page> pages_;
};

}  // namespace homebound::render
