#include "ui/window/window.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include <SFML/Window/Window.hpp>
#include <fmt/format.h>
#include <imgui.h>

#include "base/error.h"
#include "base/resources.h"
#include "platform/desktop/display.h"
#include "platform/desktop/message_box.h"
#include "platform/desktop/wait.h"
#include "platform/system/memory.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/gui.h"
#include "ui/kit/input.h"
#include "ui/panels/actions.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/panels.h"
#include "ui/talk/stage.h"
#include "ui/window/appearance.h"
#include "ui/window/beat.h"
#include "ui/window/canvas.h"
#include "ui/window/documents.h"
#include "ui/window/exporter.h"
#include "ui/window/files.h"
#include "ui/window/frame_log.h"
#include "ui/window/menu_key.h"
#include "ui/window/open_window.h"
#include "viewing/steering.h"
#include "viewing/theme_use.h"
#include "viewing/view.h"

namespace homebound::ui {
namespace {

constexpr auto longest_rest = std::chrono::milliseconds(100);  // an export's news are not announced

// Of the program's own files, what every picture needs.
void require_themes() {
  const std::string usual = scenario::Scenario{}.theme;
  const std::vector<std::string> names = compose::theme_names();
  if (std::ranges::find(names, usual) == names.end())
    throw Error(told("cannot find {}.toml in {}", "在 {1} 中找不到 {0}.toml", usual,
                     resource("assets/themes").string()));
  (void)compose::read_theme(usual);
}

// Says why there is no map: on stderr, and in a window for whom started the program without a terminal.
void give_up(const Message& why, const WindowOptions& options) {
  fmt::print(stderr, "homebound: {}\n", why.english);
  const std::string language =
      options.language.value_or(read_settings(state_directory()).language.value_or("en"));
  platform::show_message(say(Word::cannot_start, language),
                         fmt::format("{}\n{}", why.in(language), say(Word::cannot_start_advice, language)));
}

class App {
 public:
  App(const WindowOptions& options, session::Document document)
      : clock_(options.clock_rate),
        log_(options.frame_log),
        log_boxes_(options.log_boxes),
        folder_(state_directory()),
        settings_(read_settings(folder_)),
        files_(folder_, options.reading, panels_.files),
        session_(first_session(std::move(document), options, settings_)),
        theme_(first_theme(options)),
        steering_(session_),
        window_(open_window(settings_, title_of(session_.document, session_.look.language),
                            [&](const Message& why) { give_up(why, options); })),
        input_(*window_, pointers_),
        stage_(*window_) {
    saved_ = settings_;
    files_.remember(session_.document);
    if (settings_.first_start && options.scenario.empty()) {
      panels_.welcome = true;
      session_.clock = session::played(session_.clock, wall_now(), session_.document.timeline->story);
    }
    settings_.first_start = false;  // so that they are written, and it is the last
    gui_.set_layout(settings_.layout);
    appearance_.begin_with(characters_needed(*session_.document.timeline->scenario));
    appearance_.take(theme_);
    refresh_appearance();
    tell(fresh_warnings(*session_.document.timeline->scenario, {}));
  }

  int run() {
    while (open_) {
      const auto start = wait_for_work();
      if (!open_) break;
      frame(start);
    }
    return 0;
  }

 private:
  // A theme remembered from an earlier version may be gone; one asked for must be there.
  compose::Theme first_theme(const WindowOptions& options) {
    if (options.theme || session_.look.theme == session_.document.timeline->scenario->theme)
      return compose::read_theme(session_.look.theme);
    return viewing::use_theme(session_, panels_.problems);
  }

  void tell(std::vector<Message> problems) {
    std::ranges::move(problems, std::back_inserter(panels_.problems));
  }

  void set_title() {
    const std::string text = title_of(session_.document, session_.look.language);
    window_->setTitle(sf::String::fromUtf8(text.begin(), text.end()));
  }
  void read_document_again() {
    set_title();
    appearance_.begin_with(characters_needed(*session_.document.timeline->scenario));
  }

  void refresh_appearance() {
    for (const Word missing : appearance_.refresh(settings_.ui_percent, session_.look.language))
      panels_.problems.push_back(message(missing));
  }
  double scale() const { return gui_.scale(); }
  Seconds wall_now() const { return clock_.now(); }
  const viewing::Viewer& viewer() const { return steering_.viewer(); }

  bool moving() const { return session::moving(session_, wall_now()); }

  // Takes events until a frame is due: at once after input, at the next beat while something moves, and never
  // while nothing does. Returns the moment at which the frame's work began.
  SteadyClock::time_point wait_for_work() {
    for (;;) {
      sf::Event event{};
      while (open_ && window_->pollEvent(event)) {
        beat_.stir();
        if (take(event)) return SteadyClock::now();
      }
      if (stage_.on()) attend();
      if (auto news = exporter_.news(wall_now())) {
        panels_.exporting.account = *std::move(news);
        beat_.stir(1);
      }
      if (exporter_.due(wall_now())) beat_.stir(1);
      const bool active = beat_.stirred() || moving() || !viewer().at_rest();
      if (!open_ || (active && beat_.due())) return SteadyClock::now();
      if (active) {
        beat_.wait();
      } else {
        if (std::exchange(unkept_, false)) keep_settings(), platform::give_memory_back();
        if (files_.waiting_to_keep(session_.document)) keep_document();
        platform::wait_for_events(longest_rest);
      }
    }
  }

  bool take(const sf::Event& event) {
    if (event.type == sf::Event::Closed) {
      if (stage_.on()) end_talk();
      commands_.emplace_back(Quit{});  // asks first where something is unsaved
      return true;
    }
    if (stage_.on()) {
      if (stage_.take(event, session_, wall_now())) end_talk();
      return event.type == sf::Event::KeyPressed || input_.take(event);
    }
    if (menu_key_.takes(event) && !panels_.asking()) {
      if (gui_.popup_open())
        gui_.close_popups();
      else
        gui_.give_keys_to_menus(), panels_.menu = 0;
    } else if (event.type == sf::Event::KeyPressed && gui_.popup_open()) {
      if (event.key.code == sf::Keyboard::Escape) return gui_.close_popups(), true;
    } else if (event.type == sf::Event::KeyPressed && !ImGui::GetIO().WantTextInput && !panels_.asking()) {
      pressed_.push_back(event.key);
    }
    return input_.take(event);
  }

  // The speaker's window and its keys.
  void attend() {
    bool ends = false;
    if (stage_.attend(session_, steering_.subject(), theme_, gui_, wall_now(), ends)) beat_.stir();
    if (ends) end_talk();
  }

  void remember_talk(Seconds wall) {
    keep_talk(settings_, session_.document.file, session::second(session_, wall), session_.duration());
  }

  void end_talk() {
    const Seconds wall = wall_now();
    stage_.end(session_, panels_.full_screen, wall);
    gui_.make_current();
    remember_talk(wall);
    beat_.stir();
  }

  // Nothing but the picture, laid out as for an export of this size.
  void talk_frame(SteadyClock::time_point start, Seconds wall) {
    session_.clock = stage_.clock(session_, wall);
    gui_.begin_frame();
    stage_.spotlight();
    gui_.end_frame();
    const auto size = window_->getSize();
    const Rect whole = Rect::at(0, 0, size.x, size.y);
    steer(compose::page_setup({whole.width(), whole.height()}), wall);
    draw(whole, wall);
    stage_.cover(place_of(whole));
    finish(start, whole, wall);
  }

  void frame(SteadyClock::time_point start) {
    beat_.begin(start);
    boxes_.clear();
    unkept_ = true;
    const Seconds wall = wall_now();
    refresh_appearance();
    input_.begin_frame(static_cast<float>((wall - last_wall_).value));
    last_wall_ = wall;

    if (stage_.on()) return talk_frame(start, wall);
    gui_.begin_frame();
    const Rect map = panels(wall);
    gui_.end_frame();
    input_.end_frame();

    carry_out({wall, viewing::shown_by(viewer().goal()), 0, compose::read_theme});
    if (!open_) return;
    keep_document();
    if (stage_.on()) return;
    steer(viewing::page_in_window({map.width(), map.height()}, scale()), wall);
    draw(map, wall);
    finish(start, map, wall);
  }

  void steer(const compose::PageSetup& setup, Seconds wall) {
    steering_.hold(panels_.edit.held.what != EditState::Held::What::nothing);
    steering_.steer(session_, theme_, setup, canvas_.slow(), wall);
    tell(steering_.take_problems());
  }

  void finish(SteadyClock::time_point start, const Rect& map, Seconds wall) {
    window_->display();
    if (log_boxes_) {
      note_picture(boxes_, viewer(), session::second(session_, wall), place_of(map));
      log_.boxes(boxes_);
    }
    log_.line(session_, viewer(), wall, place_of(map),
              {asked_name(session_.document, panels_.asked), stage_.state(session_, wall),
               state_name(panels_.exporting.account), chosen_name(panels_.explorer),
               rows_name(panels_.explorer.table), panels_.explorer.table.selected.size(),
               !beat_.stirred() && !moving() && viewer().at_rest()},
              milliseconds_since(start));
  }

  // Panels first: what they leave is the map's.
  Rect panels(Seconds wall) {
    const auto size = window_->getSize();
    const timeline::FrameState state =
        timeline::evaluate_story(*session_.document.timeline, session::second(session_, wall));
    const session::Shown shown = viewing::shown_by(viewer().goal());
    const Desk desk{session_,
                    settings_,
                    panels_,
                    appearance_.palette(),
                    themes_,
                    theme_,
                    shown,
                    viewer().current(),
                    state,
                    wall,
                    viewer().goal().scale,
                    scale(),
                    commands_,
                    log_boxes_ ? &boxes_ : nullptr};
    for (const auto& key : pressed_) press(key, desk);
    pressed_.clear();
    Rect free = Rect::at(0, 0, size.x, size.y);
    free = menu_bar(desk, free);
    free = transport(desk, free);
    free = side_panel(desk, free);
    free = flight_table(desk, free);
    free = bars(desk, free);
    const Rect map{std::floor(free.left), std::ceil(free.top), std::floor(free.right),
                   std::floor(free.bottom)};
    chosen_card(desk, map);  // of the last frame: a flight has the focus by now
    map_area(desk, map);
    ruler_bar(desk, map);
    search_box(desk, map);
    dialogs(desk, map);
    if (panels_.exporting.open) exporter_.consider(panels_.exporting.draft, session_, viewer().goal(), wall);
    edit_dialogs(desk, map);
    file_dialogs(desk, map);
    note_windows(desk);
    return map;
  }

  void carry_out(const session::Context& context) {
    for (const Command& c : std::exchange(commands_, {}))
      std::visit([&](const auto& command) { carry_out_one(command, context); }, c);
  }

  void carry_out_one(const session::Command& c, const session::Context& context) {
    const session::Look before = session_.look;
    const auto timeline = session_.document.timeline;
    const std::size_t scenes = timeline->scenario->scenes.size(),
                      scene = timeline->story.stretch_at(session::second(session_, context.wall));
    session_ = session::apply(std::move(session_), c, context);
    if (session_.look.camera != before.camera) steering_.heed(c);
    if (std::holds_alternative<session::TakeView>(c) && session_.refused.empty()) {
      panels_.edit.chosen = {scenario::Sort::scene, scene < scenes ? scene + 1 : scenes};
      panels_.edit.show_tab = settings_.side_panel = true;
    }
    if (session_.look.language != before.language) {
      settings_.language = session_.look.language;
      set_title();
    }
    if (!session_.refused.empty()) panels_.problems.push_back(session_.refused);
    if (session_.document.timeline != timeline) {
      tell(fresh_warnings(*session_.document.timeline->scenario, *timeline->scenario));
      read_document_again();
    }
    if (session_.look.theme == before.theme) return;
    theme_ = viewing::use_theme(session_, panels_.problems);
    settings_.theme = session_.look.theme;
    appearance_.take(theme_);
  }
  void carry_out_one(ToggleFullScreen, const session::Context&) {
    panels_.full_screen = !panels_.full_screen;
    const platform::Screen kept{settings_.left.value_or(0), settings_.top.value_or(0), settings_.width,
                                settings_.height};
    platform::set_full_screen(window_->getSystemHandle(), panels_.full_screen,
                              panels_.full_screen ? platform::screen_of(window_->getSystemHandle()) : kept);
  }
  void carry_out_one(CopyTable, const session::Context&) {
    list_flights(panels_.explorer.table, session_.document.timeline);
    ImGui::SetClipboardText(table_csv(*session_.document.timeline, panels_.explorer.table).c_str());
  }
  void carry_out_one(CopyRuler, const session::Context&) {
    if (session_.ruler) ImGui::SetClipboardText(ruler_text(*session_.ruler).c_str());
  }
  void carry_out_one(const NeedCharacters& c, const session::Context&) { appearance_.add(c.text); }
  void carry_out_one(Present c, const session::Context& context) {
    const timeline::StoryClock& story = session_.document.timeline->story;
    const std::size_t scene = story.stretch_at(session::second(session_, context.wall));
    const double start = scene < story.stretches.size() ? story.stretches[scene].from_second : 0;
    stage_.begin(session_, c.here ? start : talk_second(settings_, session_.document.file), c.here,
                 appearance_.characters(), context.wall);
    gui_.make_current();
    beat_.stir();
  }
  void carry_out_one(OpenExport c, const session::Context&) {
    ExportPanel& panel = panels_.exporting;
    panel.open = c.open;
    if (panel.draft.file.empty()) panel.draft = first_draft(session_.document);
    if (c.open) exporter_.dismiss();
    if (!c.open) exporter_.forget();
  }
  void carry_out_one(const EditExport& c, const session::Context&) {
    panels_.exporting.draft = c.draft;
    exporter_.dismiss_failed();  // it was another draft's
  }
  void carry_out_one(StartExport, const session::Context& context) {
    exporter_.start(panels_.exporting.draft, session_, viewer().goal(), context.wall);
  }
  void carry_out_one(StopExport, const session::Context&) { exporter_.stop(); }
  void carry_out_one(const Gesture& g, session::Context context) {
    context.gesture = g.id;
    std::erase(panels_.problems, session_.refused);  // said once a gesture, while it lasts
    carry_out_one(g.command, context);
  }
  void carry_out_one(const FileCommand& c, const session::Context&) {
    try {
      if (auto document = files_.carry_out(c, session_)) open_document(*std::move(document));
      if (const auto table = files_.take_import()) panels_.edit.table = table_draft(*table);
      set_title();
    } catch (const Error& e) {
      if (panels_.files.chooser)
        panels_.files.chooser->problem = e.message();
      else
        panels_.problems.push_back(message_of(e));
    }
    if (files_.leaves()) close();
  }
  void carry_out_one(Quit, const session::Context& context) {
    if (exporter_.running())
      panels_.quitting = true;
    else
      carry_out_one(FileCommand(Leave{}), context);
  }
  void carry_out_one(StayForExport, const session::Context&) { panels_.quitting = false; }
  void carry_out_one(StopAndQuit, const session::Context& context) {
    exporter_.stop();
    panels_.quitting = false;
    carry_out_one(FileCommand(Leave{}), context);
  }

  void open_document(session::Document document) {
    panels_.problems.clear();
    session_ = first_session(std::move(document), {}, settings_);
    panels_.edit = {};
    panels_.explorer.chosen = {};
    theme_ = viewing::use_theme(session_, panels_.problems);
    appearance_.take(theme_);
    tell(fresh_warnings(*session_.document.timeline->scenario, {}));
    read_document_again();
  }

  // Unsaved changes, where a crash cannot take them.
  void keep_document() {
    try {
      files_.keep(session_.document, wall_now());
    } catch (const std::exception& e) {
      panels_.problems.push_back(message_of(e));
    }
  }

  viewing::Place place_of(const Rect& map) const {
    const auto size = window_->getSize();
    return {map, static_cast<int>(size.x), static_cast<int>(size.y), viewer().goal().scale};
  }

  void draw(const Rect& map, Seconds wall) {
    canvas_.draw(session_, viewer(), wall, place_of(map), theme_.page, appearance_.palette().back);
    gui_.draw();
  }

  // The window itself goes last: what is drawn with needs its OpenGL context to the end.
  void close() {
    if (stage_.on()) end_talk();
    keep_settings();
    open_ = false;
  }

  void keep_settings() {
    if (stage_.on()) remember_talk(wall_now());
    if (!panels_.full_screen && !stage_.on()) {
      settings_.width = static_cast<int>(window_->getSize().x);
      settings_.height = static_cast<int>(window_->getSize().y);
      settings_.left = window_->getPosition().x;
      settings_.top = window_->getPosition().y;
    }
    settings_.layout = gui_.layout();
    if (settings_ == saved_) return;
    write_settings(settings_, folder_);
    saved_ = settings_;
  }

  WallClock clock_;
  FrameLog log_;
  bool log_boxes_;
  std::vector<Box> boxes_;
  std::filesystem::path folder_;
  Settings settings_, saved_;
  Panels panels_;
  Files files_;
  session::Session session_;
  compose::Theme theme_;
  std::vector<std::string> themes_ = compose::theme_names();
  viewing::Steering steering_;

  Pointers pointers_;
  std::unique_ptr<sf::Window> window_;
  Gui gui_;
  Appearance appearance_{gui_};
  Input input_;
  MenuKey menu_key_;
  Stage stage_;
  Exporter exporter_;
  Canvas canvas_;
  bool open_ = true, unkept_ = true;

  std::vector<Command> commands_;
  std::vector<sf::Event::KeyEvent> pressed_;
  Seconds last_wall_ = wall_now();
  Beat beat_;
};

}  // namespace

int run_window(const WindowOptions& options) {
  try {
    require_themes();
  } catch (const Error& e) {  // also a theme with errors, which is not the user's
    give_up(e.message(), options);
    return 1;
  }
  try {
    return App(options, read_document(options)).run();
  } catch (const InputError&) {
    throw;
  } catch (const Error& e) {
    give_up(e.message(), options);
    return 1;
  }
}

}  // namespace homebound::ui
