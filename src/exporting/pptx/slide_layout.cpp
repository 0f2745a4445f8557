#include "exporting/pptx/slide_layout.h"

#include <algorithm>

namespace homebound::exporting {
namespace {

using Role = SlideRole;
using Ink = SlideInk;

constexpr double side = 0.5, full = slide_inches.width - 2 * side, top = 1.3;
// Two thirds of the slide each way: films of a slide with 1920 x 1080 pixels have 1280 x 720.
constexpr double map_width = slide_inches.width * 2 / 3, map_height = slide_inches.height * 2 / 3;
constexpr double column_left = side + map_width + 0.3, column = slide_inches.width - side - column_left;
constexpr double title_side = 0.6, title_width = 4.2, title_map = 5.2;

constexpr LevelStyle heading{30, true, Ink::text};
constexpr LevelStyle muted{12, false, Ink::muted};
constexpr LevelStyle small_print{10, false, Ink::muted};
constexpr Placeholder footer{Role::footer, {side, 6.98, 9, 0.28}, "ctr", {{small_print}}};
constexpr Placeholder page_number{
    Role::number, {slide_inches.width - side - 1, 6.98, 1, 0.28}, "ctr", {{small_print}}, 1, "r"};
constexpr Placeholder cited{Role::sources, {side, 6.42, full, 0.44}, "t", {{small_print}}};

constexpr std::array title_layout{
    Placeholder{Role::title, {title_side, 1.2, title_width, 2.55}, "b", {{{38, true, Ink::text}}}},
    Placeholder{Role::time, {title_side, 4.15, title_width, 0.4}, "t", {{{16, false, Ink::muted}}}},
    Placeholder{Role::subtitle,
                {title_side, 4.65, title_width, 1.6},
                "t",
                {{{20, false, Ink::text}, {16, false, Ink::text, 3}}}},
    Placeholder{Role::picture, {title_map, 0, slide_inches.width - title_map, slide_inches.height}},
    Placeholder{Role::sources, {title_side, 6.35, title_width, 0.75}, "b", {{small_print}}}};

constexpr std::array scene_layout{
    Placeholder{Role::title, {side, 0.3, full, 0.85}, "b", {{heading}}},
    Placeholder{Role::time, {column_left, top - 0.04, column, 0.5}, "t", {{muted}}},
    Placeholder{Role::text,
                {column_left, top + 0.54, column, map_height - 0.54},
                "t",
                {{{20, false, Ink::text}, {12, true, Ink::muted, 10}, {14, false, Ink::text, 1}}}},
    Placeholder{Role::picture, {side, top, map_width, map_height}},
    cited,
    footer,
    page_number};

constexpr std::array map_layout{
    Placeholder{Role::title, {side, 0.26, full, 0.62}, "b", {{heading}}},
    Placeholder{Role::time, {side, 0.9, full, 0.32}, "t", {{{14, false, Ink::muted}}}},
    Placeholder{Role::picture, {side, top, full, map_height}},
    cited,
    footer,
    page_number};

constexpr std::array sources_layout{
    Placeholder{Role::title, {side, 0.3, full, 0.85}, "b", {{heading}}},
    Placeholder{Role::text,
                {side, top, full, map_height},
                "t",
                {{{14, false, Ink::text, 6, 22}, {11, false, Ink::muted, 0, 22}}},
                2},
    cited, footer, page_number};

}  // namespace

Text name_of(SlideLayout layout) {
  switch (layout) {
    case SlideLayout::title:
      return {"Title", "标题"};
    case SlideLayout::scene:
      return {"Scene", "场景"};
    case SlideLayout::map:
      return {"Scene, wide map", "场景（宽幅地图）"};
    default:
      return {"Sources", "来源"};
  }
}

Text name_of(SlideRole role) {
  switch (role) {
    case Role::title:
      return {"Title", "标题"};
    case Role::subtitle:
      return {"Subtitle", "副标题"};
    case Role::time:
      return {"Time", "时间"};
    case Role::text:
      return {"Text", "正文"};
    case Role::picture:
      return {"Map", "地图"};
    case Role::sources:
      return {"Sources", "来源"};
    case Role::footer:
      return {"Footer", "页脚"};
    default:
      return {"Slide number", "页码"};
  }
}

std::span<const Placeholder> placeholders_of(SlideLayout layout) {
  switch (layout) {
    case SlideLayout::title:
      return title_layout;
    case SlideLayout::scene:
      return scene_layout;
    case SlideLayout::map:
      return map_layout;
    default:
      return sources_layout;
  }
}

bool has_placeholder(SlideLayout layout, SlideRole role) {
  return std::ranges::any_of(placeholders_of(layout), [&](const Placeholder& p) { return p.role == role; });
}

const Placeholder& placeholder(SlideLayout layout, SlideRole role) {
  return *std::ranges::find(placeholders_of(layout), role, &Placeholder::role);
}

const char* placeholder_attributes(SlideLayout layout, SlideRole role) {
  switch (role) {
    case Role::title:
      return layout == SlideLayout::title ? R"( type="ctrTitle")" : R"( type="title")";
    case Role::subtitle:
      return R"( type="subTitle" idx="1")";
    case Role::time:
      return R"( type="body" sz="quarter" idx="13")";
    case Role::text:
      return R"( type="body" idx="14")";
    case Role::picture:
      return R"( type="pic" idx="15")";
    case Role::sources:
      return R"( type="body" sz="quarter" idx="16")";
    case Role::footer:
      return R"( type="ftr" sz="quarter" idx="11")";
    default:
      return R"( type="sldNum" sz="quarter" idx="12")";
  }
}

}  // namespace homebound::exporting
