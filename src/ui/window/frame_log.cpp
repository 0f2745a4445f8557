#include "ui/window/frame_log.h"

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <imgui.h>

#include "base/error.h"
#include "platform/system/memory.h"
#include "viewing/view.h"

namespace homebound::ui {

FrameLog::FrameLog(const std::filesystem::path& file) {
  if (file.empty()) return;
  file_.reset(std::fopen(file.c_str(), "w"));
  if (!file_)
    throw Error(told("cannot write the frame log {}: {}", "无法写入帧日志 {}：{}", file.string(),
                     reason_of({errno, std::generic_category()})));
  std::setvbuf(file_.get(), nullptr, _IOLBF, 1 << 12);
}

void FrameLog::boxes(const std::vector<Box>& boxes) {
  std::string text = "boxes";
  for (const auto& [name, r] : boxes)
    text += fmt::format(" {}={:.0f},{:.0f},{:.0f},{:.0f}", name, r.left, r.top, r.right, r.bottom);
  if (!file_ || text == boxes_) return;
  fmt::print(file_.get(), "{}\n", text);
  boxes_ = std::move(text);
}

void FrameLog::line(const viewing::ScreenView& screen, const Doing& doing, double milliseconds) {
  if (!file_) return;
  const auto& [s, viewer, wall, place, hovered, second_map] = screen;
  const session::Shown shown = viewing::shown_by(viewer.goal());
  const LonLat centre = shown.projection.centre();
  const session::Aim aim = session::aim_of(shown);
  const ImVec2 mouse = ImGui::GetIO().MousePos;
  fmt::print(
      file_.get(),
      "frame {} size={}x{} map={:.0f}x{:.0f} scale={:.3f} second={:.4f} instant={} playing={} speed={:g} "
      "projection={} "
      "center={:.3f},{:.3f} middle={:.0f},{:.0f} span={:.0f} theme={} language={} layers={} focus={} "
      "place={} "
      "on_the_way={} detail={} asked={} follows={} present={} export={} flights={} steps={} views={} "
      "unsaved={} "
      "shown={} selected={} escorts={} ruler={} strip={:.3f},{:.3f} in={:g} out={:g} chosen={} hover={} "
      "rows={} "
      "rest={} mouse={:.0f},{:.0f} clock={:.3f} "
      "memory={:.0f} "
      "plan={} "
      "{:.2f}\n",
      ++number_, place.width, place.height, place.map.width(), place.map.height(), place.scale,
      session::second(s, wall), iso8601(session::instant(s, wall)), session::moving(s, wall) ? 1 : 0,
      s.clock.speed, shown.projection.name(), centre.lon, centre.lat, aim.middle.x, aim.middle.y, aim.span,
      s.look.theme, language_code(s.look.language),
      to_string(session::layers_in(s, s.document.timeline->story.stretch_at(session::second(s, wall)))),
      s.look.focus ? std::to_string(*s.look.focus) : "none",
      s.look.place ? std::to_string(*s.look.place) : "none", viewer.on_the_way(wall) ? 1 : 0,
      viewer.fine() ? "high" : "usual", doing.asked, session::follows_story(s) ? 1 : 0, doing.talk,
      doing.exporting, s.document.timeline->legs.size(), s.undo.size(), s.back.size(),
      session::is_unsaved(s.document) ? 1 : 0, s.document.timeline->shown(), doing.selected,
      s.look.escorts ? 1 : 0, s.ruler ? s.ruler->points.size() : 0, s.strip.from, s.strip.to,
      s.clock.in.value_or(-1), s.clock.out.value_or(-1), doing.chosen, doing.hovered, doing.rows,
      doing.rest ? 1 : 0, mouse.x, mouse.y, wall.value,
      static_cast<double>(platform::resident_memory()) / 1e6,
      viewer.current() != nullptr ? "ready" : "pending", milliseconds);
}

}  // namespace homebound::ui
