#include "render/gl/atlas.h"

#include <algorithm>

#include <epoxy/gl.h>

namespace homebound::render {

void Atlas::Page::clear() {
  shelves.clear();
  filled = 0;
  ++generation;
}

// First shelf of about the height, else a new one.
bool Atlas::Page::find(int width, int height, Slot& slot) {
  constexpr int step = 8;  // heights are rounded up, so that shelves fit more than one kind of mask
  const int rounded = std::min((height + step - 1) / step * step, page_size);
  auto shelf = std::find_if(shelves.begin(), shelves.end(), [&](const Shelf& s) {
    return s.height == rounded && s.used + width <= page_size;
  });
  if (shelf == shelves.end()) {
    if (filled + rounded > page_size) return false;
    shelf = shelves.insert(shelf, {filled, rounded, 0});
    filled += rounded;
  }
  slot.x = shelf->used, slot.y = shelf->top, slot.generation = generation;
  shelf->used += width;
  return true;
}

void Atlas::clear() {
  for (Page& page : pages_) page.clear();
}

Atlas::Slot Atlas::place(int width, int height, const std::uint8_t* rows) {
  Slot slot;
  const auto holds = [&](Page& page) { return page.find(width, height, slot); };
  auto page = std::find_if(pages_.begin(), pages_.end(), holds);
  if (page == pages_.end() && pages_.size() >= page_limit_) {
    const auto oldest = std::min_element(pages_.begin(), pages_.end(),
                                         [](const Page& a, const Page& b) { return a.used < b.used; });
    if (oldest->used < now_) {
      oldest->clear();
      if (holds(*oldest)) page = oldest;
    }
  }
  if (page == pages_.end()) {
    page = pages_.emplace(pages_.end());
    holds(*page);
  }
  page->used = now_;
  slot.page = static_cast<std::size_t>(page - pages_.begin());
  std::uint8_t* to = page->texels.data() + static_cast<std::size_t>(slot.y) * page_size + slot.x;
  for (int y = 0; y < height; ++y, rows += width, to += page_size) std::copy_n(rows, width, to);
  page->dirty_top = std::min(page->dirty_top, slot.y);
  page->dirty_bottom = std::max(page->dirty_bottom, slot.y + height);
  return slot;
}

bool Atlas::keep(const Slot& slot) {
  Page& page = pages_[slot.page];
  if (page.generation != slot.generation) return false;
  page.used = now_;
  return true;
}

void Atlas::upload() {
  for (Page& page : pages_) {
    if (page.dirty_top >= page.dirty_bottom) continue;
    if (page.texture) {
      glBindTexture(GL_TEXTURE_2D, *page.texture);
    } else {
      page.texture = mask_texture(page_size, page_size);
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, page.dirty_top, page_size, page.dirty_bottom - page.dirty_top,
                    GL_RED, GL_UNSIGNED_BYTE,
                    page.texels.data() + static_cast<std::size_t>(page.dirty_top) * page_size);
    page.dirty_top = page_size, page.dirty_bottom = 0;
  }
}

}  // namespace homebound::render
