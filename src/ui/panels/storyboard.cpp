// The scenes as pictures in a row below the map. A click chooses one; their order, their ends and the
// keyframes of their cameras are dragged.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <imgui.h>

#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/panels.h"

namespace homebound::ui {
namespace {

using Grabbed = Storyboard::Held;
using scenario::Sort;

constexpr double buttons_units = 32, picture_units = 68, margin_units = 6;  // heights
constexpr double title_units = 20, titles_units = 34;  // of a title in one line and in two
constexpr double picture_shape = 16.0 / 9;             // as viewing::Thumbnails::page
constexpr double least_scene = 84;                     // width of a scene, units
constexpr double map_beside_board = 230;               // height that pictures leave to the map, units
constexpr double grip_units = 5;                       // around an end or a keyframe
constexpr double snap_units = 4;                       // around half seconds
constexpr double shortest = 0.1;                       // seconds of a scene

// Where the scenes lie: each as wide as its seconds, and none too narrow to be told from others.
class SceneRow {
 public:
  SceneRow(const timeline::StoryClock& story, double left, double width, double least)
      : story_(story), left_(left) {
    const double room = std::max(width, least * static_cast<double>(story.stretches.size()));
    const auto wide = [&](const auto& s, double scale) {
      return std::max(least, scale * (s.to_second - s.from_second));
    };
    const auto all = [&](double scale) {
      double sum = 0;
      for (const auto& s : story.stretches) sum += wide(s, scale);
      return sum;
    };
    double low = 0, high = room / shortest;  // pixels of a second, so that all together fill the room
    for (int i = 0; i < 60; ++i) (all((low + high) / 2) < room ? low : high) = (low + high) / 2;
    for (const auto& s : story.stretches) ends_.push_back(ends_.back() + wide(s, low));
  }
  std::size_t count() const { return story_.stretches.size(); }
  double width() const { return ends_.back(); }
  double left(std::size_t scene) const { return left_ + ends_[scene]; }
  double right(std::size_t scene) const { return left_ + ends_[scene + 1]; }
  double x(double second) const {
    const std::size_t scene = story_.stretch_at(second);
    return left(scene) + share(scene, second) * (right(scene) - left(scene));
  }
  // Returns the second of the story at a pixel, by the scale of a scene: also beyond its ends.
  double second(std::size_t scene, double at) const {
    const auto& s = story_.stretches[scene];
    const double share = (at - left(scene)) / (right(scene) - left(scene));
    return s.from_second + share * (s.to_second - s.from_second);
  }
  // Returns the same in tenths of a second since the scene's start; half seconds draw what is near.
  double snapped_second(std::size_t scene, double at, double near) const {
    const double start = story_.stretches[scene].from_second, exact = second(scene, at) - start;
    const double half = std::round(exact * 2) / 2, slack = second(scene, left(scene) + near) - start;
    return start + (std::abs(exact - half) <= slack ? half : std::round(exact * 10) / 10);
  }
  // Returns the number that a scene would have if it were dropped at a pixel.
  std::size_t number_at(std::size_t scene, double at) const {
    std::size_t before = 0;
    for (std::size_t i = 0; i < count(); ++i) before += i != scene && (left(i) + right(i)) / 2 < at ? 1 : 0;
    return before;
  }

 private:
  double share(std::size_t scene, double second) const {
    const auto& s = story_.stretches[scene];
    return std::clamp((second - s.from_second) / (s.to_second - s.from_second), 0.0, 1.0);
  }

  const timeline::StoryClock& story_;
  double left_;
  std::vector<double> ends_{0};
};

// The storyboard of one frame.
class Board {
 public:
  Board(const Desk& desk, const Rect& area, bool pictures)
      : desk_(desk),
        state_(desk.panels.storyboard),
        story_(desk.timeline().story),
        area_(area),
        pictures_(pictures) {}

  void draw() {
    begin_fixed("##storyboard", area_, ImGuiWindowFlags_NoScrollWithMouse);
    ImGui::GetWindowDrawList()->AddLine(vec(area_.left, area_.top), vec(area_.right, area_.top),
                                        im32(desk_.palette.line), desk_.px(1));
    if (pictures_) buttons();
    const double top = area_.top + desk_.px(pictures_ ? buttons_units : margin_units);
    const Rect row{area_.left + desk_.px(margin_units * 2), top, area_.right - desk_.px(margin_units * 2),
                   area_.bottom - desk_.px(2)};
    ImGui::SetCursorScreenPos(vec(row.left, row.top));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::BeginChild("##scenes", vec(row.width(), row.height()), false,
                      ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse |
                          ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NavFlattened);
    ImGui::PopStyleVar();
    scenes(row);
    ImGui::EndChild();
    tell();
    ImGui::End();
  }

 private:
  bool in_file() const { return !desk_.scenario().scenes.empty(); }
  std::size_t told() const { return story_.stretch_at(desk_.second()); }
  double length_of(std::size_t scene) const {
    return story_.stretches[scene].to_second - story_.stretches[scene].from_second;
  }
  bool touches_next(std::size_t scene) const {
    return scene + 1 < story_.stretches.size() &&
           story_.stretches[scene].to == story_.stretches[scene + 1].from;
  }
  std::string title(std::size_t scene) const {
    const auto& all = desk_.scenario().scenes;
    if (scene >= all.size()) return desk_.say(Word::whole_story);
    const std::string own = all[scene].title.in(desk_.language());
    return fmt::format("{}  {}", scene + 1, own.empty() ? desk_.say(Word::untitled) : own);
  }
  std::string seconds(double value) const {
    return fmt::format("{:.5g}{}", std::round(value * 10) / 10,
                       desk_.language() == Language::chinese ? "秒" : " s");
  }

  void buttons() {
    ImGui::SetCursorScreenPos(vec(area_.left + desk_.px(margin_units * 2), area_.top + desk_.px(4)));
    const auto button = [&](Word word, const char* name, const char* key, bool possible, auto command) {
      ImGui::BeginDisabled(!possible);
      if (ImGui::Button(fmt::format("{}###{}", desk_.say(word), name).c_str()))
        desk_.tell(session::Command(std::move(command)));
      ImGui::EndDisabled();
      note(desk_, name);
      if (*key != '\0' && ImGui::IsItemHovered()) ImGui::SetTooltip("%s  %s", desk_.say(word), key);
      ImGui::SameLine(0, desk_.px(6));
    };
    const double now = desk_.second();
    const std::size_t scene = told();
    const bool inside = !story_.stretches.empty() &&
                        now > story_.stretches[scene].from_second + shortest / 2 &&
                        now < story_.stretches[scene].to_second - shortest / 2;
    button(Word::cut_scene, "storyboard.cut", "V", inside, session::CutScene{now, {}});
    button(Word::keyframe_here, "storyboard.keyframe", "K", in_file(), session::TakeKeyframe{now});
    button(Word::begins_here, "storyboard.begin", "", inside && in_file(),
           session::TrimScene{scene, true, now});
    button(Word::ends_here, "storyboard.end", "", inside && in_file(), session::TrimScene{scene, false, now});
    beside_buttons_ = ImGui::GetCursorScreenPos().x;
    const std::string close = fmt::format("{}###storyboard.close", desk_.say(Word::close));
    const float wide = ImGui::CalcTextSize(desk_.say(Word::close)).x + 2 * ImGui::GetStyle().FramePadding.x;
    if (!in_file()) {
      button(Word::draft_scenes, "storyboard.draft", "", !desk_.scenario().flights.empty(),
             session::DraftScenes{});
      ImGui::AlignTextToFramePadding();
      const auto room = static_cast<float>(area_.right - ImGui::GetCursorScreenPos().x) - wide - desk_.px(24);
      ImGui::TextDisabled("%s", elided(desk_.say(Word::no_scenes), room).c_str());
      ImGui::SameLine();
    }
    ImGui::SetCursorScreenPos(vec(area_.right - desk_.px(margin_units * 2) - wide, area_.top + desk_.px(4)));
    if (ImGui::Button(close.c_str())) desk_.settings.storyboard = false;
  }

  void scenes(const Rect& row) {
    if (story_.stretches.empty()) return;
    const double room = row.width();
    const double whole = SceneRow(story_, 0, room, desk_.px(least_scene)).width();
    scroll(room, whole);
    const SceneRow at(story_, row.left - state_.scroll, room, desk_.px(least_scene));
    for (std::size_t i = 0; i < at.count(); ++i)
      if (at.right(i) > row.left && at.left(i) < row.right) scene(at, i, row);
    if (!ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel))
      state_.pointed.reset();
    for (std::size_t i = 0; i < desk_.scenario().scenes.size(); ++i) {
      keyframes(at, i, row);
      end_grip(at, i, row);
    }
    playhead(at, row);
    if (state_.held.what != Grabbed::What::nothing) hold(at, row);
  }

  // Follows the wheel, and the scene that is told when it changes or the room does.
  void scroll(double room, double whole) {
    const SceneRow from_start(story_, 0, room, desk_.px(least_scene));
    const auto most = static_cast<float>(std::max(whole - room, 0.0));
    if (ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
      const ImGuiIO& io = ImGui::GetIO();
      state_.scroll -= (io.MouseWheel + io.MouseWheelH) * desk_.px(60);
    }
    const std::size_t scene = told();
    if ((state_.told != scene || state_.room != room) && state_.held.what == Grabbed::What::nothing) {
      state_.told = scene, state_.room = room;
      const double left = from_start.left(scene), right = from_start.right(scene);
      if (right - state_.scroll > room) state_.scroll = static_cast<float>(right - room);
      if (left < state_.scroll) state_.scroll = static_cast<float>(left);
    }
    state_.scroll = std::clamp(state_.scroll, 0.0F, most);
  }

  void scene(const SceneRow& at, std::size_t i, const Rect& row) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Rect cell{at.left(i) + desk_.px(1), row.top, at.right(i) - desk_.px(2), row.bottom - desk_.px(2)};
    const scenario::Entry entry{Sort::scene, i, {}};
    ImGui::SetCursorScreenPos(vec(cell.left, cell.top));
    ImGui::PushID(static_cast<int>(i));
    const bool clicked = ImGui::InvisibleButton("##scene", vec(cell.width(), cell.height()));
    note(desk_, fmt::format("scene:{}", i), cell);
    const bool hovered = ImGui::IsItemHovered();
    if (ImGui::IsItemActive() && in_file() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, desk_.px(6)) &&
        state_.held.what == Grabbed::What::nothing)
      state_.held = {Grabbed::What::scene, i};
    if (clicked && state_.held.what == Grabbed::What::nothing) {
      if (in_file()) desk_.panels.edit.choose(entry), desk_.panels.edit.opened.clear();
      desk_.tell(session::Command(session::entrance_of(story_, i, desk_.playing())));
    }
    if (hovered && in_file() && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) edit_entry(desk_, entry);
    if (in_file() && ImGui::BeginPopupContextItem("##menu")) {
      const auto& at_mouse = state_.pointed;
      if (at_mouse && at_mouse->first == i &&
          ImGui::MenuItem(
              fmt::format(fmt::runtime(desk_.say(Word::delete_keyframe)), at_mouse->second + 1).c_str()))
        desk_.tell(
            session::Command(session::edit_of(entry, fmt::format("keyframe.{}", at_mouse->second + 1), "")));
      entry_menu(desk_, entry);
      ImGui::EndPopup();
    }
    ImGui::PopID();
    if (hovered && state_.held.what == Grabbed::What::nothing) scene_tip(i, cell.left);

    const bool chosen = in_file() && desk_.panels.edit.chosen == entry, now = told() == i;
    const double title_height = desk_.px(pictures_ ? titles_units : title_units);
    const Rect picture{cell.left, cell.top + title_height, cell.right, cell.bottom};
    list.AddRectFilled(vec(cell.left, cell.top), vec(cell.right, cell.bottom), im32(desk_.palette.raised),
                       desk_.px(3));
    if (pictures_) draw_picture(list, i, picture);
    if (now)
      list.AddRectFilled(vec(cell.left, cell.top), vec(cell.right, cell.top + desk_.px(2)),
                         im32(desk_.palette.accent));
    push_face(Face::small);
    const auto room = static_cast<float>(cell.width()) - desk_.px(10);
    const std::string text =
        pictures_ ? in_two_lines(said(desk_, title(i)), room) : elided(said(desk_, title(i)), room);
    const double text_top =
        cell.top + (title_height - ImGui::CalcTextSize(text.c_str()).y) / 2 + desk_.px(0.5);
    list.AddText(vec(cell.left + desk_.px(5), text_top), im32(desk_.palette.text), text.c_str());
    if (pictures_) length_on(list, i, picture);
    ImGui::PopFont();
    const Colour edge = chosen ? desk_.palette.accent : hovered ? desk_.palette.edge : desk_.palette.line;
    list.AddRect(vec(cell.left, cell.top), vec(cell.right, cell.bottom), im32(edge), desk_.px(3), 0,
                 desk_.px(chosen ? 2 : 1));
  }

  // Returns a title in two lines at most, the last one with an ellipsis where more follows.
  static std::string in_two_lines(const std::string& text, float width) {
    const std::string lines =
        in_lines(text, width, [](std::string_view piece) { return text_width(std::string(piece)); });
    const std::size_t first = lines.find('\n');
    if (first == lines.npos) return elided(lines, width);
    std::string rest = lines.substr(first + 1);
    if (const std::size_t second = rest.find('\n'); second != rest.npos) rest = rest.substr(0, second) + "…";
    return elided(lines.substr(0, first), width) + "\n" + elided(rest, width);
  }

  // A scene's length stands on its picture, on a ground of its own.
  void length_on(ImDrawList& list, std::size_t scene, const Rect& picture) const {
    const std::string length = seconds(length_of(scene));
    const double wide = text_width(length) + desk_.px(8), high = ImGui::GetFontSize() + desk_.px(2);
    const double left = picture.right - wide - desk_.px(3), top = picture.top + desk_.px(3);
    list.AddRectFilled(vec(left, top), vec(left + wide, top + high),
                       im32(desk_.palette.back.with_alpha(0.85F)), desk_.px(3));
    list.AddText(vec(left + desk_.px(4), top + desk_.px(1)), im32(desk_.palette.text), length.c_str());
  }

  // A picture keeps its shape. A wide scene has it several times, as on a strip of film, and what is too
  // narrow or too low for it cuts it: at both sides, and less on the right, where the map's subject is beside
  // the story's column. A card's title begins on the left.
  void draw_picture(ImDrawList& list, std::size_t scene, const Rect& where) const {
    if (scene >= desk_.scene_pictures.size() || desk_.scene_pictures[scene] == 0) return;
    const double wide = where.height() * picture_shape,
                 count = std::max(std::round(where.width() / wide), 1.0);
    const double shown = where.width() / count;
    const auto& all = desk_.scenario().scenes;
    const double middle = scene < all.size() && all[scene].card ? 0 : 0.6;
    const double half = std::min(shown / wide, 1.0) / 2, cut = std::clamp(middle - half, 0.0, 1 - 2 * half);
    const double low = (1 - std::min(wide / shown, 1.0)) / 2;
    for (double i = 0; i < count; ++i) {
      const double left = where.left + i * shown;
      // NOLINTNEXTLINE(performance-no-int-to-ptr): Dear ImGui calls a texture a pointer
      list.AddImage(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(desk_.scene_pictures[scene])),
                    vec(left, where.top), vec(left + shown, where.bottom), vec(cut, low),
                    vec(cut + 2 * half, 1 - low));
    }
  }

  // What is under the pointer is told beside the buttons, where it covers neither the map nor the other
  // scenes; above them where there are no buttons.
  void scene_tip(std::size_t i, double left) {
    const auto& s = story_.stretches[i];
    const std::string& zone = desk_.scenario().zone;
    std::string facts = seconds(length_of(i));
    if (desk_.timeline().timed)
      facts += fmt::format(" · {} – {}", day_and_time(s.from, zone, desk_.language()),
                           day_and_time(s.to, zone, desk_.language()));
    if (pictures_ && in_file()) {
      told_ = title(i), told_facts_ = facts;
      return;
    }
    ImGui::SetNextWindowPos(vec(left, area_.top - desk_.px(6)), ImGuiCond_Always, {0, 1});
    begin_tip(desk_);
    ImGui::TextUnformatted(said(desk_, title(i)).c_str());
    muted(desk_, facts);
    end_tip();
  }

  void tell() const {
    if (told_.empty()) return;
    const double close = ImGui::CalcTextSize(desk_.say(Word::close)).x + 2 * ImGui::GetStyle().FramePadding.x;
    const double left = beside_buttons_ + desk_.px(8),
                 right = area_.right - desk_.px(margin_units * 2 + 12) - close;
    push_face(Face::small);
    const double facts = text_width(told_facts_),
                 top = area_.top + desk_.px(4) + (ImGui::GetFrameHeight() - ImGui::GetFontSize()) / 2;
    const std::string name =
        elided(said(desk_, told_), static_cast<float>(right - left - facts - desk_.px(10)));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddText(vec(left, top), im32(desk_.palette.text), name.c_str());
    list.AddText(vec(left + text_width(name) + desk_.px(10), top), im32(desk_.palette.muted),
                 elided(told_facts_, static_cast<float>(right - left)).c_str());
    ImGui::PopFont();
  }

  // Tells whether the mouse is on a grip, and takes it when the button goes down.
  bool grip(const std::string& name, double x, const Rect& row, const Grabbed& what) {
    const Rect where{x - desk_.px(grip_units), row.top, x + desk_.px(grip_units), row.bottom};
    note(desk_, name, where);
    if (state_.held.what != Grabbed::What::nothing || x < row.left || x > row.right + desk_.px(grip_units) ||
        !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem))
      return false;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!where.contains({mouse.x, mouse.y})) return false;
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) state_.held = what;
    return true;
  }

  void end_grip(const SceneRow& at, std::size_t i, const Rect& row) {
    grip(fmt::format("scene-end:{}", i), at.right(i) - desk_.px(0.5), row,
         {Grabbed::What::end, i, 0, story_.stretches[i].to_second});
  }

  void keyframes(const SceneRow& at, std::size_t i, const Rect& row) {
    const auto& all = desk_.scenario().scenes[i].keyframes;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool of_chosen = desk_.panels.edit.chosen == scenario::Entry{Sort::scene, i, {}};
    const auto opened = desk_.panels.edit.opened.find("keyframe");
    const double r = desk_.px(pictures_ ? 5 : 3.5), y = row.bottom - desk_.px(3) - r;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const bool held =
          state_.held.what == Grabbed::What::keyframe && state_.held.scene == i && state_.held.keyframe == k;
      const double second = held ? state_.held.second : story_.stretches[i].from_second + all[k].second;
      const double x = std::min(at.x(second), at.right(i) - desk_.px(1));
      const Rect low{row.left, y - 1.6 * r, row.right, row.bottom};
      const bool under =
          grip(fmt::format("keyframe:{}.{}", i, k), x, low,
               {Grabbed::What::keyframe, i, k, story_.stretches[i].from_second + all[k].second});
      if (under && !state_.pointed) state_.pointed = {i, k};
      const bool chosen = of_chosen && opened != desk_.panels.edit.opened.end() && opened->second == k;
      const ImVec2 corners[] = {vec(x, y - r), vec(x + r, y), vec(x, y + r), vec(x - r, y)};
      list.AddConvexPolyFilled(corners, 4, im32(chosen || held ? desk_.palette.accent : desk_.palette.back));
      list.AddPolyline(corners, 4, im32(under || held ? desk_.palette.accent : desk_.palette.text),
                       ImDrawFlags_Closed, desk_.px(1.5));
      if (under && state_.held.what == Grabbed::What::nothing)
        ImGui::SetTooltip(
            "%s",
            fmt::format(fmt::runtime(desk_.say(Word::keyframe_at)), k + 1, seconds(all[k].second)).c_str());
    }
  }

  void playhead(const SceneRow& at, const Rect& row) const {
    const double x = std::round(at.x(desk_.second()));
    ImGui::GetWindowDrawList()->AddLine(vec(x, row.top), vec(x, row.bottom), im32(desk_.palette.text),
                                        desk_.px(1.5));
    note(desk_, "storyboard.playhead", {x - 1, row.top, x + 1, row.bottom});
  }

  // Moves what the mouse holds, and changes the document when it is let go.
  void hold(const SceneRow& at, const Rect& row) {
    Grabbed& held = state_.held;
    const double mouse = ImGui::GetIO().MousePos.x;
    held.moved = held.moved || ImGui::IsMouseDragging(ImGuiMouseButton_Left, desk_.px(3));
    if (held.scene >= desk_.scenario().scenes.size()) return void(held = {});  // it was undone meanwhile
    if (escape_pressed()) return void(held = {});
    if (held.moved) {
      if (held.what == Grabbed::What::scene) move_scene(at, row, mouse);
      if (held.what == Grabbed::What::end) move_end(at, row, mouse);
      if (held.what == Grabbed::What::keyframe) move_keyframe(at, mouse);
    }
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const Grabbed done = std::exchange(held, {});
    if (done.what == Grabbed::What::keyframe && !done.moved) return choose_keyframe(done);
    if (!done.moved) return;
    if (done.what == Grabbed::What::scene && done.to != done.scene) {
      desk_.tell(session::Command(session::MoveEntry{Sort::scene, done.scene, done.to}));
      desk_.panels.edit.choose({Sort::scene, done.to, {}});
    }
    if (done.what == Grabbed::What::end)
      desk_.tell(session::Command(session::TrimScene{done.scene, false, done.second}));
    if (done.what == Grabbed::What::keyframe) {
      const double second = done.second - story_.stretches[done.scene].from_second;
      desk_.tell(session::Command(session::edit_of({Sort::scene, done.scene, {}},
                                                   fmt::format("keyframe.{}.second", done.keyframe + 1),
                                                   fmt::format("{:.6g}", std::round(second * 10) / 10))));
      choose_keyframe(done);
    }
  }

  void choose_keyframe(const Grabbed& held) {
    desk_.panels.edit.choose({Sort::scene, held.scene, {}});
    desk_.panels.edit.opened["keyframe"] = held.keyframe;
    desk_.panels.edit.reveal = fmt::format("keyframe.{}", held.keyframe + 1);
    desk_.tell(session::Command(session::SeekSecond{held.second}));
  }

  void line(double x, const Rect& row) const {
    ImGui::GetWindowDrawList()->AddLine(vec(x, row.top), vec(x, row.bottom), im32(desk_.palette.accent),
                                        desk_.px(3));
  }

  void move_scene(const SceneRow& at, const Rect& row, double mouse) {
    Grabbed& held = state_.held;
    held.to = at.number_at(held.scene, mouse);
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const double x = held.to < held.scene ? at.left(held.to) : at.right(held.to);
    if (held.to != held.scene) line(std::clamp(x, row.left + 1, row.right - 1), row);
  }

  // The map shows the instant at which the scene would end.
  void move_end(const SceneRow& at, const Rect& row, double mouse) {
    Grabbed& held = state_.held;
    const auto& own = story_.stretches[held.scene];
    const bool both = touches_next(held.scene), beyond = mouse > at.right(held.scene);
    const std::size_t scale = both && beyond ? held.scene + 1 : held.scene;
    const double least = own.from_second + own.hold + shortest,
                 most = both ? story_.stretches[held.scene + 1].to_second - shortest : least + 86'400;
    held.second = std::clamp(at.snapped_second(scale, mouse, desk_.px(snap_units)), least, most);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    line(std::clamp(mouse, row.left, row.right), row);
    const double shown = std::min(held.second, own.to_second + (both ? length_of(held.scene + 1) : 0.0));
    desk_.tell(session::Command(session::SeekSecond{shown}));
    begin_tip(desk_);
    ImGui::TextUnformatted(seconds(held.second - own.from_second).c_str());
    if (desk_.timeline().timed)
      muted(desk_, day_and_time(story_.at(shown), desk_.scenario().zone, desk_.language()));
    end_tip();
  }

  // A keyframe stays between those beside it.
  void move_keyframe(const SceneRow& at, double mouse) {
    Grabbed& held = state_.held;
    const auto& s = story_.stretches[held.scene];
    const auto& all = desk_.scenario().scenes[held.scene].keyframes;
    if (held.keyframe >= all.size()) return void(held = {});
    const double before = held.keyframe > 0 ? all[held.keyframe - 1].second : s.glide;
    const double after = held.keyframe + 1 < all.size() ? all[held.keyframe + 1].second - shortest
                                                        : s.to_second - s.from_second;
    const double second = at.snapped_second(held.scene, mouse, desk_.px(snap_units)) - s.from_second;
    held.second = s.from_second + std::clamp(second, std::min(before + shortest, after), after);
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
    begin_tip(desk_);
    ImGui::TextUnformatted(seconds(held.second - s.from_second).c_str());
    end_tip();
  }

  const Desk& desk_;
  Storyboard& state_;
  const timeline::StoryClock& story_;
  Rect area_;
  bool pictures_;
  double beside_buttons_ = 0;      // where they end, pixels
  std::string told_, told_facts_;  // of the scene under the pointer
};

}  // namespace

Rect storyboard(const Desk& desk, const Rect& free) {
  Storyboard& state = desk.panels.storyboard;
  state.picture_width = 0;
  if (!desk.settings.storyboard) return state.held = {}, free;
  const double whole = desk.px(buttons_units + titles_units + picture_units + margin_units),
               titles = desk.px(title_units + 2 * margin_units);
  const bool pictures = free.height() - whole >= desk.px(map_beside_board);
  if (pictures) state.picture_width = static_cast<int>(std::lround(desk.px(picture_units * picture_shape)));
  Rect left = free, area = free;
  left.bottom = area.top = std::round(free.bottom - (pictures ? whole : titles));
  Board(desk, area, pictures).draw();
  return left;
}

}  // namespace homebound::ui
