#include "render/svg/font_subset.h"

#include <array>
#include <cmath>
#include <vector>

#include <fmt/format.h>
#include <hb-ot.h>
#include <hb-subset.h>

#include "base/destroy.h"
#include "base/error.h"

namespace homebound::render {
namespace {

using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_destroy>>;
using SizedFont = std::unique_ptr<hb_font_t, Destroy<hb_font_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroy<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Destroy<hb_subset_plan_destroy>>;

Face open(const drawing::Font& font) {
  const Blob blob(hb_blob_create_from_file_or_fail(font.file().c_str()));
  Face face(blob ? hb_face_create(blob.get(), static_cast<unsigned>(font.face_index()) & 0xffff) : nullptr);
  if (!face || hb_face_get_glyph_count(face.get()) == 0)
    throw Error(
        told("cannot read font {} (face {})", "无法读取字体 {}（第{}款）", font.file(), font.face_index()));
  return face;
}

std::string name_in(hb_face_t* face, hb_ot_name_id_t id) {
  std::array<char, 128> text{};
  unsigned size = text.size();
  hb_ot_name_get_utf8(face, id, hb_language_from_string("en", -1), &size, text.data());
  return {text.data(), std::min<std::size_t>(size, text.size() - 1)};
}

std::string big_endian(std::uint32_t v, int bytes) {
  std::string out;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(v >> shift & 0xff);
  return out;
}

// Returns an OpenType `cmap` with one subtable of format 12 (segmented coverage) for both Unicode
// platforms.
std::string character_map(const GlyphOfCharacter& glyphs, const hb_map_t& renumbered) {
  constexpr std::uint32_t header = 4 + 2 * 8;
  std::string table = big_endian(0, 2) + big_endian(2, 2);
  table += big_endian(0, 2) + big_endian(4, 2) + big_endian(header, 4);   // Unicode, full repertoire
  table += big_endian(3, 2) + big_endian(10, 2) + big_endian(header, 4);  // Windows, full repertoire
  const auto groups = static_cast<std::uint32_t>(glyphs.size());
  table += big_endian(12, 2) + big_endian(0, 2) + big_endian(16 + 12 * groups, 4) + big_endian(0, 4) +
           big_endian(groups, 4);
  for (const auto& [character, glyph] : glyphs)
    table +=
        big_endian(character, 4) + big_endian(character, 4) + big_endian(hb_map_get(&renumbered, glyph), 4);
  return table;
}

}  // namespace

FaceStyle style_of(const drawing::Font& font) {
  const Face face = open(font);
  const SizedFont sized(hb_font_create(face.get()));
  FaceStyle style;
  style.family = name_in(face.get(), HB_OT_NAME_ID_TYPOGRAPHIC_FAMILY);
  if (style.family.empty()) style.family = name_in(face.get(), HB_OT_NAME_ID_FONT_FAMILY);
  style.weight =
      static_cast<int>(std::lround(hb_style_get_value(sized.get(), HB_STYLE_TAG_WEIGHT) / 100) * 100);
  style.italic = hb_style_get_value(sized.get(), HB_STYLE_TAG_ITALIC) > 0;
  return style;
}

std::string font_subset(const drawing::Font& font, const GlyphOfCharacter& glyphs) {
  const auto check = [&](bool good) {
    if (!good)
      throw Error(told("cannot take glyphs out of font {}", "无法从字体 {} 中取出字形", font.file()));
  };
  const Face face = open(font);
  const Input input(hb_subset_input_create_or_fail());
  check(input != nullptr);
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING);
  for (const auto& [character, glyph] : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
  hb_set_t* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (const char* tag : {"cmap", "GSUB", "GPOS", "GDEF", "kern", "BASE", "vhea", "vmtx", "VORG", "DSIG"})
    hb_set_add(dropped, hb_tag_from_string(tag, 4));

  const SubsetPlan plan(hb_subset_plan_create_or_fail(face.get(), input.get()));
  check(plan != nullptr);
  const Face taken(hb_subset_plan_execute_or_fail(plan.get()));
  check(taken != nullptr);
  // A face under construction does not list its tables.
  const Face subset(hb_face_create(Blob(hb_face_reference_blob(taken.get())).get(), 0));

  const Face built(hb_face_builder_create());
  std::array<hb_tag_t, 64> tags{};
  unsigned count = tags.size();
  hb_face_get_table_tags(subset.get(), 0, &count, tags.data());
  for (unsigned i = 0; i < count; ++i)
    hb_face_builder_add_table(built.get(), tags[i],
                              Blob(hb_face_reference_table(subset.get(), tags[i])).get());
  const std::string map = character_map(glyphs, *hb_subset_plan_old_to_new_glyph_mapping(plan.get()));
  const Blob table(hb_blob_create(map.data(), static_cast<unsigned>(map.size()), HB_MEMORY_MODE_DUPLICATE,
                                  nullptr, nullptr));
  hb_face_builder_add_table(built.get(), HB_TAG('c', 'm', 'a', 'p'), table.get());
  const Blob file(hb_face_reference_blob(built.get()));
  unsigned size = 0;
  const char* const bytes = hb_blob_get_data(file.get(), &size);
  check(size > 0);
  return {bytes, size};
}

}  // namespace homebound::render
