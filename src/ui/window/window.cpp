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
#include "platform/desktop/drop.h"
#include "platform/desktop/input_method.h"
#include "platform/desktop/loudspeaker.h"
#include "platform/desktop/message_box.h"
#include "platform/desktop/wait.h"
#include "platform/system/memory.h"
#include "timeline/narration.h"
#include "ui/kit/boxes.h"
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
#include "ui/window/frame_log.h"
#include "ui/window/menu_key.h"
#include "ui/window/narrator.h"
#include "ui/window/open_window.h"
#include "ui/window/scene_pictures.h"
#include "ui/window/walk_key.h"
#include "viewing/steering.h"
#include "viewing/view.h"

namespace homebound::ui {
namespace {

constexpr auto longest_rest =
    std::chrono::milliseconds(100);  // the X server does not announce an export's progress

Rect in_pixels(const Rect& r) {
  return {std::floor(r.left), std::ceil(r.top), std::floor(r.right), std::floor(r.bottom)};
}

// Checks for the program's own files that every picture needs.
void require_themes() {
  const std::string usual = scenario::Scenario{}.theme;
  const std::vector<std::string> names = compose::theme_names();
  if (std::ranges::find(names, usual) == names.end())
    throw Error(told("cannot find {}.toml in {}", "在 {1} 中找不到 {0}.toml", usual,
                     resource("assets/themes").string()));
  (void)compose::read_theme(usual);
}

// Tells why there is no map, on stderr and, for users without a terminal, in a window.
void give_up(const Text& why, const WindowOptions& options) {
  fmt::print(stderr, "homebound: {}\n", why.english);
  const Language language =
      options.language.value_or(read_settings(state_directory()).language.value_or(Language::english));
  platform::show_message(say(Word::cannot_start, language),
                         fmt::format("{}\n{}", why.in(language), say(Word::cannot_start_advice, language)));
}

class App {
 public:
  explicit App(const WindowOptions& options)
      : clock_(options.clock_rate),
        log_(options.frame_log),
        log_boxes_(options.log_boxes),
        folder_(state_directory()),
        opening_([&](const Text& why) { give_up(why, options); }),
        settings_(read_settings(folder_)),
        appearance_(settings_.ui_percent,
                    options.language.value_or(settings_.language.value_or(Language::english))),
        documents_(read_document(options), options, folder_, settings_, panels_),
        steering_(documents_.session),
        title_(documents_.title()),
        window_(opening_.window(settings_, title_)),
        input_(*window_, pointers_),
        method_(window_->getSystemHandle()),
        stage_(*window_) {
    input_.tell_caret([this](int left, int top, int height) { method_.show_at(left, top, height); });
    saved_ = settings_;
    // A hand is no faster when the clock is.
    ImGui::GetIO().MouseDoubleClickTime *= static_cast<float>(options.clock_rate);
    if (settings_.first_start && options.scenario.empty()) {
      panels_.welcome = true;
      session().clock = session::play(session().clock, wall_now(), session().document.timeline->story);
    }
    settings_.first_start = false;  // the settings are written, and the next start is not the first
    gui_.set_layout(settings_.layout);
    show_document();
  }

  ~App() { appearance_.rest(); }
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  int run() {
    while (open_) {
      const auto start = wait_for_work();
      if (!open_) break;
      frame(start);
    }
    return 0;
  }

 private:
  void tell(std::vector<Text> problems) { std::ranges::move(problems, std::back_inserter(panels_.problems)); }

  session::Session& session() { return documents_.session; }
  const session::Session& session() const { return documents_.session; }

  void show_document() {
    if (std::string title = documents_.title(); title != title_) {
      window_->setTitle(sf::String::fromUtf8(title.begin(), title.end()));
      title_ = std::move(title);
    }
    appearance_.show(session().document.timeline->scenario);
  }

  void refresh_appearance() {
    for (const Word missing :
         appearance_.refresh(gui_, documents_.theme, settings_.ui_percent, session().look.language))
      panels_.problems.push_back(message(missing));
    if (appearance_.building()) beat_.stir();
  }
  double scale() const { return gui_.scale(); }
  Seconds wall_now() const { return clock_.now(); }
  const viewing::Viewer& viewer() const { return steering_.viewer(); }

  bool moving() const { return session::moving(session(), wall_now()); }

  // Takes events until a frame is due: at once after input, at the next beat while something moves, and never
  // while nothing does. Returns the moment at which the frame's work began.
  SteadyClock::time_point wait_for_work() {
    if (first_) return SteadyClock::now();  // the window is shown before anything else is heard
    if (input_.moves_caret()) return SteadyClock::now();
    for (;;) {
      sf::Event event{};
      while (open_ && next(event)) {
        beat_.stir();
        if (take(event)) return SteadyClock::now();
      }
      if (method_.has_committed()) input_.type(method_.committed()), beat_.stir();
      if (stage_.on()) update_talk();
      if (take_dropped()) return SteadyClock::now();
      if (auto news = exporter_.news(wall_now())) {
        panels_.exporting.account = *std::move(news);
        beat_.stir(1);
      }
      if (exporter_.due(wall_now()) || scene_pictures_.ready()) beat_.stir(1);
      if (!stage_.on() && documents_.notice_changes(wall_now())) beat_.stir();
      if (documents_.reading()) beat_.stir(1);
      let_hear();
      const bool active = beat_.stirred() || moving() || !viewer().at_rest();
      if (!open_ || (active && beat_.due())) return SteadyClock::now();
      if (active) {
        beat_.wait();
      } else {
        if (std::exchange(unkept_, false)) keep_settings(), platform::give_memory_back();
        if (documents_.waiting_to_keep()) documents_.keep(wall_now());
        platform::wait_for_events(longest_rest, drop_ ? drop_->connection() : -1);
      }
    }
  }

  // SFML reads all that has come when it is asked, so it is asked only while something waits: a key that
  // comes meanwhile is first seen by the input method.
  bool next(sf::Event& event) {
    const bool waiting = method_.hear(!stage_.on() && ImGui::GetIO().WantTextInput);
    if (!waiting && !holds_events_) return false;
    holds_events_ = window_->pollEvent(event);
    return holds_events_;
  }

  // Keeps the narration in step with the picture, at the film's own speed only.
  void let_hear() {
    if (first_) return;  // the window is shown before anything else is made
    const timeline::Timeline& timeline = *session().document.timeline;
    if (!timeline::narrated(timeline)) return narrator_.fall_silent();
    const Seconds wall = wall_now();
    const session::Clock clock = stage_.on() ? stage_.clock(session(), wall) : session().clock;
    const bool natural = clock.speed == 1 && clock.pace == session::Pace::story && clock_.rate() == 1;
    const bool wanted = stage_.on() ? !stage_.muted() : settings_.narration;
    if (!wanted) return narrator_.fall_silent();
    narrator_.follow(timeline, session::second_at(clock, wall, timeline.story),
                     natural && session::moving(clock, wall, timeline.story));
  }

  // Takes files that were dropped on the window; tells whether there are any.
  bool take_dropped() {
    if (first_) return false;  // the window is shown before anything else is made
    if (!drop_) drop_.emplace(window_->getSystemHandle());
    std::vector<std::string> files = drop_->take();
    if (files.empty() || stage_.on()) return false;
    commands_.emplace_back(FileCommand(DropFiles{std::move(files)}));
    beat_.stir();
    return true;
  }

  // Passes an event on, with what its key types.
  bool take(sf::Event event) {
    input_.type(method_.committed());
    const std::string typed = event.type == sf::Event::KeyPressed ? method_.typed(event.key) : "";
    if (event.type == sf::Event::TextEntered && !method_.leaves_text()) return false;
    if (typed == "?")  // wherever a keyboard has it
      event.key.code = question_mark.key, event.key.shift = question_mark.shift, event.key.alt = false;
    const bool draw = take_apart_from_text(event);
    input_.type(typed);
    return draw;
  }

  bool take_apart_from_text(const sf::Event& event) {
    if (event.type == sf::Event::Closed) {
      if (stage_.on()) end_talk();
      commands_.emplace_back(Quit{});  // asks first where something is unsaved
      return true;
    }
    if (stage_.on()) {
      if (stage_.handle(event, session(), wall_now())) end_talk();
      return event.type == sf::Event::KeyPressed || input_.take(event);
    }
    if (menu_key_.takes(event) && !panels_.asking()) {
      if (gui_.popup_open())
        gui_.close_popups();
      else
        gui_.give_keys_to_menus(), panels_.menu = 0;
    } else if (event.type == sf::Event::KeyPressed && gui_.popup_open()) {
      if (event.key.code == sf::Keyboard::Escape) return gui_.close_popups(), true;
    } else if (event.type == sf::Event::KeyPressed) {
      take_key(event.key);
    } else if (event.type == sf::Event::MouseButtonPressed) {
      gui_.stop_walking();
    }
    return input_.take(event);
  }

  // Decides whose a key is: a text's, a control's, or a command's.
  void take_key(const sf::Event::KeyEvent& key) {
    static constexpr auto panels = {"###side", "##table", "##storyboard", "##bars", "##transport"};
    if (ImGui::GetIO().WantTextInput) {
      if (commands_while_typing(key) && !panels_.asking()) pressed_.push_back(key);
      return;
    }
    switch (meaning_of(key, gui_.walking())) {
      case KeyMeans::walk:
        if (!gui_.walking()) {
          if (!panels_.asking()) settings_.side_panel = true;
          gui_.walk(panels);
        }
        break;
      case KeyMeans::next:
        if (!gui_.walking())
          gui_.walk(panels);
        else
          gui_.walk_on(panels);
        break;
      case KeyMeans::control:
        break;
      case KeyMeans::leave:
        if (!gui_.inside_list()) gui_.stop_walking();
        break;
      case KeyMeans::command:
        if (!panels_.asking()) pressed_.push_back(key);
    }
  }

  // Serves the speaker's window and its keys.
  void update_talk() {
    const Stage::News news =
        stage_.update(session(), {steering_.subject(), documents_.theme, talk_page().page}, gui_, wall_now());
    if (news.cue) beat_.stir();
    if (news.ends) end_talk();
  }

  void remember_talk(Seconds wall) {
    keep_talk(settings_, session().document.file, session::second(session(), wall), session().duration());
  }

  void end_talk() {
    const Seconds wall = wall_now();
    appearance_.rest();
    const std::vector<double> rehearsed = stage_.end(session(), panels_.full_screen, wall);
    gui_.make_current();
    remember_talk(wall);
    if (!rehearsed.empty()) {
      commands_.emplace_back(session::Command(session::TakeTimes{rehearsed}));
      tell({{"The times of the rehearsal are now the scenes' speaking times (undo takes them back).",
             "排练所用时间已写入各场景（可撤销）。"}});
    }
    beat_.stir();
  }

  compose::PageSetup talk_page() const {
    const auto size = window_->getSize();
    const Rect first = first_map(Rect::at(0, 0, size.x, size.y));
    return compose::part_of(compose::page_setup({1.0 * size.x, 1.0 * size.y}),
                            {first.width(), first.height()});
  }

  // Draws only the picture, laid out as for an export of this size.
  void talk_frame(SteadyClock::time_point start, Seconds wall) {
    session().clock = stage_.clock(session(), wall);
    gui_.begin_frame();
    stage_.ink();
    stage_.spotlight();
    gui_.end_frame();
    const auto size = window_->getSize();
    const Rect whole = Rect::at(0, 0, size.x, size.y);
    const Rect first = first_map(whole);
    const compose::PageSetup page = talk_page();
    steer({page, page}, wall);
    draw(whole, wall);
    stage_.cover(place_of(whole));
    finish(start, first, wall);
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
    scene_pictures_.follow(session(), steering_.subject(), documents_.theme, panels_.storyboard.picture_width,
                           wall);
    gui_.begin_frame();
    const auto [map, whole] = panels(wall);
    gui_.end_frame();
    input_.end_frame();

    carry_out({wall, viewing::shown_by(viewer().goal()), 0, compose::read_theme});
    if (!open_) return;
    const bool reading = documents_.reading();
    documents_.take_read();
    if (reading && !documents_.reading()) beat_.stir();  // this frame still shows the box
    documents_.keep(wall_now());
    show_document();
    if (stage_.on()) return;
    const Rect first = first_map(map);
    // The first frame shows no map, for which it would have to wait.
    const bool has_map = !std::exchange(first_, false);
    if (has_map) steer({page_of(first), page_of(first_map(whole))}, wall);
    draw(map, wall);
    finish(start, first, wall);
    if (!has_map) steering_.begin(session().look.camera);
  }

  compose::PageSetup page_of(const Rect& map) const {
    return viewing::page_in_window({map.width(), map.height()}, scale());
  }

  void steer(const viewing::Steering::Pages& pages, Seconds wall) {
    steering_.hold(panels_.edit.held.what != EditState::Held::What::nothing);
    steering_.steer(session(), documents_.theme, pages, canvas_.pace(), wall);
    tell(steering_.take_problems());
  }

  void finish(SteadyClock::time_point start, const Rect& map, Seconds wall) {
    window_->display();
    if (log_boxes_) {
      note_picture(boxes_, viewer(), session::second(session(), wall), place_of(map));
      log_.boxes(boxes_);
    }
    log_.line({session(), viewer(), wall, place_of(map)},
              {asked_name(session().document, panels_.asked), stage_.state(session(), wall),
               state_name(panels_.exporting.account), hit_name(panels_.explorer.chosen),
               hit_name(panels_.explorer.hovered), rows_name(panels_.explorer.table),
               panels_.explorer.table.selected.size(),
               !beat_.stirred() && !moving() && viewer().at_rest() && scene_pictures_.at_rest()},
              milliseconds_since(start));
  }

  // What the panels leave to the map, and what they would without those below it.
  struct Room {
    Rect map, whole;
  };
  // Draws the panels first; the map takes what they leave.
  Room panels(Seconds wall) {
    const auto size = window_->getSize();
    const timeline::FrameState& state =
        state_.of(session().document.timeline, session::second(session(), wall));
    const session::Shown shown = viewing::shown_by(viewer().goal());
    const Desk desk{session(),
                    settings_,
                    panels_,
                    appearance_.palette(),
                    themes_,
                    documents_.theme,
                    shown,
                    viewer().current(),
                    state,
                    wall,
                    scene_pictures_.textures(),
                    viewer().goal().scale,
                    scale(),
                    commands_,
                    log_boxes_ ? &boxes_ : nullptr};
    if (!pressed_.empty() && gui_.end_typing()) {
      beat_.stir();  // the panels take what was typed first, and the key acts in the next frame
    } else {
      for (const auto& key : pressed_) press(key, desk);
      pressed_.clear();
    }
    Rect free = Rect::at(0, 0, size.x, size.y);
    free = menu_bar(desk, free);
    free = transport(desk, free);
    free = side_panel(desk, free);
    const Rect whole = in_pixels(free);
    free = flight_table(desk, free);
    free = storyboard(desk, free);
    free = bars(desk, free);
    const Rect map = in_pixels(free);
    chosen_card(desk, map);  // chosen in the last frame: its flight has the focus now
    map_area(desk, map);
    ruler_bar(desk, map);
    search_box(desk, map);
    dialogs(desk, map);
    if (panels_.exporting.open)
      exporter_.consider(panels_.exporting.draft, session(), viewer().goal(), wall, drawn_as());
    edit_dialogs(desk, map);
    file_dialogs(desk, map);
    note_windows(desk);
    return {map, whole};
  }

  void carry_out(const session::Context& context) {
    for (const Command& c : std::exchange(commands_, {}))
      std::visit([&](const auto& command) { carry_out_one(command, context); }, c);
  }

  void carry_out_one(const session::Command& c, const session::Context& context) {
    const session::Camera before = session().look.camera;
    documents_.apply(c, context);
    if (session().look.camera != before) steering_.choose_motion(c);
  }
  void carry_out_one(ToggleFullScreen, const session::Context&) {
    panels_.full_screen = !panels_.full_screen;
    const platform::Screen kept{settings_.left.value_or(0), settings_.top.value_or(0), settings_.width,
                                settings_.height};
    platform::set_full_screen(window_->getSystemHandle(), panels_.full_screen,
                              panels_.full_screen ? platform::screen_of(window_->getSystemHandle()) : kept);
  }
  void carry_out_one(CopyTable, const session::Context&) {
    list_flights(panels_.explorer.table, session().document.timeline);
    ImGui::SetClipboardText(table_text(*session().document.timeline, panels_.explorer.table).c_str());
  }
  void carry_out_one(PasteFlights, const session::Context&) {
    const char* const text = ImGui::GetClipboardText();
    if (text == nullptr || *text == '\0') return tell({message(Word::paste_none)});
    try {
      panels_.edit.table = pasted_draft(folder_ / "pasted.tsv", text);
    } catch (const Error& e) {
      tell({e.message()});
    }
  }
  void carry_out_one(CopyRuler, const session::Context&) {
    if (session().ruler) ImGui::SetClipboardText(ruler_text(*session().ruler).c_str());
  }
  void carry_out_one(const NeedCharacters& c, const session::Context&) { appearance_.add(c.text); }
  void carry_out_one(Present c, const session::Context& context) {
    const timeline::StoryClock& story = session().document.timeline->story;
    const std::size_t scene = story.stretch_at(session::second(session(), context.wall));
    const double start = scene < story.stretches.size() ? story.stretches[scene].from_second : 0;
    stage_.begin(session(), c.here ? start : talk_second(settings_, session().document.file), c.here,
                 appearance_.characters(), context.wall);
    if (!settings_.narration && timeline::narrated(*session().document.timeline)) stage_.mute();
    gui_.make_current();
    beat_.stir();
  }
  // The form in which the routes on the screen are drawn.
  std::optional<scenario::RoutesAs> drawn_as() const {
    const compose::Plan* const plan = viewer().current();
    return plan != nullptr ? std::optional(compose::drawn_as(*plan)) : std::nullopt;
  }
  void carry_out_one(OpenExport c, const session::Context&) {
    ExportPanel& panel = panels_.exporting;
    panel.open = c.open;
    if (const std::string& file = session().document.file;
        panel.draft.file.empty() || panel.document != file) {
      panel.document = file;
      panel.draft = first_draft(session().document, read_choices(settings_.exported));
    }
    if (c.open) exporter_.dismiss();
    if (!c.open) exporter_.forget();
  }
  void carry_out_one(const EditExport& c, const session::Context&) {
    panels_.exporting.draft = c.draft;
    exporter_.dismiss();  // what became of the last one belonged to another draft
  }
  void carry_out_one(StartExport, const session::Context& context) {
    settings_.exported = line_of(panels_.exporting.draft);
    exporter_.start(panels_.exporting.draft, session(), viewer().goal(), context.wall, drawn_as());
  }
  void carry_out_one(StopExport, const session::Context&) { exporter_.stop(); }
  void carry_out_one(const Gesture& g, session::Context context) {
    context.gesture = g.id;
    carry_out_one(g.command, context);
  }
  void carry_out_one(const FileCommand& c, const session::Context& context) {
    documents_.carry_out(c, context);
    if (documents_.leaves()) close();
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

  Rect first_map(const Rect& map) const { return maps_in(map, session().look.beside.has_value()).front(); }
  viewing::Place place_of(const Rect& map) const {
    const auto size = window_->getSize();
    return {map, static_cast<int>(size.x), static_cast<int>(size.y), viewer().goal().scale};
  }

  void draw(const Rect& map, Seconds wall) {
    const auto maps = maps_in(map, session().look.beside.has_value());
    const auto second = maps.size() > 1 ? std::optional(maps[1]) : std::nullopt;
    canvas_.draw({session(), viewer(), wall, place_of(maps.front()), hovered_place(panels_.explorer), second},
                 documents_.theme.page, appearance_.palette().back);
    gui_.draw();
  }

  // The window is destroyed last, because everything drawn needs its OpenGL context.
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
  Panels panels_;
  Opening opening_;
  Settings settings_, saved_;
  Appearance appearance_;
  Documents documents_;
  std::vector<std::string> themes_ = compose::theme_names();
  viewing::Steering steering_;
  std::string title_;  // the window's present title

  Pointers pointers_;
  std::unique_ptr<sf::Window> window_;
  std::optional<platform::FileDrop> drop_;
  Gui gui_;
  ScenePictures scene_pictures_;
  Input input_;
  platform::InputMethod method_;
  bool holds_events_ = true;  // SFML's window does
  MenuKey menu_key_;
  Stage stage_;
  viewing::StateAt state_;
  Exporter exporter_;
  Narrator narrator_;
  Canvas canvas_;
  bool open_ = true, unkept_ = true, first_ = true;

  std::vector<Command> commands_;
  std::vector<sf::Event::KeyEvent> pressed_;
  Seconds last_wall_ = wall_now();
  Beat beat_;
};

}  // namespace

int run_window(const WindowOptions& options) {
  platform::silence_sound_libraries();
  try {
    require_themes();
  } catch (const Error& e) {  // including a broken theme of the program's own
    give_up(e.message(), options);
    return 1;
  }
  try {
    return App(options).run();
  } catch (const InputError&) {
    throw;
  } catch (const Error& e) {
    give_up(e.message(), options);
    return 1;
  }
}

}  // namespace homebound::ui
