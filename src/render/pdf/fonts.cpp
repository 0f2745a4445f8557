#include "render/pdf/fonts.h"

#include <map>
#include <mutex>
#include <utility>

#include <cairo-ft.h>
#include <fmt/format.h>

#include "base/error.h"

namespace homebound::render {
namespace {

FT_Library library() {
  static FT_Library const opened = [] {
    FT_Library made = nullptr;
    if (FT_Init_FreeType(&made) != 0) throw Error({"cannot start FreeType", "无法启动 FreeType"});
    return made;
  }();
  return opened;
}

FontFace open(const std::string& file, int index) {
  FT_Face face = nullptr;
  if (FT_New_Face(library(), file.c_str(), index, &face) != 0) {
    throw Error(told("cannot read font {} (face {})", "无法读取字体 {}（第{}款）", file, index));
  }
  // The outlines stay as designed, because pages are drawn at any scale.
  return FontFace(cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP));
}

}  // namespace

cairo_font_face_t* font_face(const drawing::Font& font) {
  static std::mutex mutex;
  // The map is never destroyed: FreeType's faces must outlive Cairo's own cache.
  static auto& opened = *new std::map<std::pair<std::string, int>, FontFace>;
  const std::lock_guard lock(mutex);
  FontFace& face = opened[{font.file(), font.face_index()}];
  if (!face) face = open(font.file(), font.face_index());
  return face.get();
}

}  // namespace homebound::render
