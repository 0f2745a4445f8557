// The filter of flights: by origin, destination, people, certainty and time.
#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/error.h"
#include "base/punctuation.h"
#include "ui/kit/boxes.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/flight_cells.h"
#include "ui/panels/panels.h"
#include "words/amounts.h"

namespace homebound::ui {
namespace {

using timeline::Filter;

void set_filter(const Desk& desk, Filter filter) {
  desk.tell(session::Command(session::SetFilter{std::move(filter)}));
}

template <class T>
void toggle(std::vector<T>& list, const T& value) {
  const auto at = std::find(list.begin(), list.end(), value);
  if (at == list.end())
    list.push_back(value);
  else
    list.erase(at);
}

void title(const Desk& desk, Word word) {
  ImGui::Spacing();
  push_face(Face::small);
  ImGui::TextDisabled("%s", desk.say(word));
  ImGui::PopFont();
}

// Returns the ends of flights by code, each with its label and number of flights.
std::map<std::string, std::pair<std::string, int>> ends(const Desk& desk, bool origin) {
  std::vector<int> count(desk.scenario().places.size(), 0);
  for (const scenario::Flight& f : desk.scenario().flights) ++count[origin ? f.from : f.to];
  std::map<std::string, std::pair<std::string, int>> list;
  for (std::size_t i = 0; i < count.size(); ++i) {
    if (count[i] == 0) continue;
    const scenario::Place& p = desk.scenario().places[i];
    list[code_of(p)] = {(p.city.empty() ? p.name : p.city).in(desk.language()), count[i]};
  }
  return list;
}

void place_choice(const Desk& desk, Word word, bool origin) {
  title(desk, word);
  const std::vector<std::string>& now = origin ? desk.session.look.filter.from : desk.session.look.filter.to;
  ImGui::SetNextItemWidth(-1);
  const std::string preview =
      now.empty() ? desk.say(Word::filter_any)
                  : fmt::format("{}", fmt::join(now, punctuation(desk.language()).list_comma));
  if (!ImGui::BeginCombo(origin ? "##from" : "##to", preview.c_str(), ImGuiComboFlags_HeightLarge)) return;
  const auto list = ends(desk, origin);
  std::vector<const std::pair<const std::string, std::pair<std::string, int>>*> rows;
  rows.reserve(list.size());
  for (const auto& row : list) rows.push_back(&row);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto& [code, about] = *rows[static_cast<std::size_t>(i)];
      bool on = std::find(now.begin(), now.end(), code) != now.end();
      const std::string name = with_aside(about.first, std::to_string(about.second), desk.language());
      if (!ImGui::Checkbox(fmt::format("{}  {}###{}", code, name, code).c_str(), &on)) continue;
      Filter filter = desk.session.look.filter;
      toggle(origin ? filter.from : filter.to, code);
      set_filter(desk, std::move(filter));
    }
  ImGui::EndCombo();
}

void certainties(const Desk& desk, Word word, std::vector<scenario::Certainty> Filter::*list) {
  title(desk, word);
  ImGui::PushID(static_cast<int>(word));
  float x = 0;
  for (const scenario::Certainty c : scenario::certainties) {
    const std::vector<scenario::Certainty>& now = desk.session.look.filter.*list;
    bool on = std::find(now.begin(), now.end(), c) != now.end();
    const char* const name = desk.say(word_for(c));
    const float width = ImGui::GetFrameHeight() + ImGui::CalcTextSize(name).x + desk.px(14);
    if (x > 0 && x + width < ImGui::GetContentRegionAvail().x)
      ImGui::SameLine(0, desk.px(10));
    else
      x = 0;
    x += width;
    if (!ImGui::Checkbox(name, &on)) continue;
    Filter filter = desk.session.look.filter;
    toggle(filter.*list, c);
    set_filter(desk, std::move(filter));
  }
  ImGui::PopID();
}

void kind_boxes(const Desk& desk) {
  if (desk.timeline().kinds.size() < 2) return;
  title(desk, Word::kind);
  for (const std::string& kind : desk.timeline().kinds) {
    const auto& now = desk.session.look.filter.kinds;
    bool on = std::find(now.begin(), now.end(), kind) != now.end();
    const auto name = desk.scenario().kinds.find(kind);
    const std::string text = name == desk.scenario().kinds.end() ? kind : name->second.in(desk.language());
    const bool clicked = ImGui::Checkbox(fmt::format("{}###{}", text, kind).c_str(), &on);
    note(desk, "filter.kind", kind);
    if (!clicked) continue;
    Filter filter = desk.session.look.filter;
    toggle(filter.kinds, kind);
    set_filter(desk, std::move(filter));
  }
}

// Draws the choice of a time window whose ends are taken from the instant shown.
void window_choice(const Desk& desk, Word word, std::optional<timeline::Window> Filter::*window) {
  title(desk, word);
  ImGui::PushID(static_cast<int>(word));
  const auto& now = desk.session.look.filter.*window;
  const auto text = [&](Instant t, Instant open) {
    return t == open ? std::string("…") : day_and_time(t, desk.scenario().zone, desk.language());
  };
  if (now)
    wrapped(fmt::format("{}{}{}", text(now->from, Instant::min()), punctuation(desk.language()).range,
                        text(now->to, Instant::max())));
  const auto set = [&](std::optional<timeline::Window> w) {
    Filter filter = desk.session.look.filter;
    if (w && w->from > w->to) std::swap(w->from, w->to);
    filter.*window = w;
    set_filter(desk, std::move(filter));
  };
  const timeline::Window old = now.value_or(timeline::Window{Instant::min(), Instant::max()});
  if (ImGui::Button(desk.say(Word::filter_from_now))) set(timeline::Window{desk.state.t, old.to});
  ImGui::SameLine();
  if (ImGui::Button(desk.say(Word::filter_until_now))) set(timeline::Window{old.from, desk.state.t});
  if (now) {
    ImGui::SameLine();
    if (ImGui::Button(desk.say(Word::clear))) set(std::nullopt);
  }
  ImGui::PopID();
}

// Draws a line that is read as it is typed, and what is wrong with it once it is left. `now` is the text of
// what is in force; `take` takes a text, and throws Error for one that says nothing.
template <class Take>
void typed_line(const Desk& desk, FilterField& field, const char* name, const char* hint,
                const std::string& now, Take take) {
  if (field.shown != now) {
    field.text = field.shown = now, field.problem = {};
  }
  ImGui::SetNextItemWidth(-1);
  const TextInput input = text_input(desk, fmt::format("##{}", name).c_str(), hint, field.text);
  note(desk, fmt::format("filter.{}", name));
  if (input.edited || input.done()) field.writing = !input.done();
  if (input.edited) try {
      field.shown = take(field.text);
      field.problem = {};
    } catch (const Error& e) {
      field.problem = e.message();
    }
  if (field.problem.empty() || field.writing) return;
  error_text(desk, field.problem);
  // Scrolls the field up if it is below the tab's end.
  if (input.done() && ImGui::GetItemRectMax().y > ImGui::GetWindowPos().y + ImGui::GetWindowHeight())
    ImGui::SetScrollHereY(1);
}

// Draws the whole filter as a line, in the command line's syntax.
void expression(const Desk& desk) {
  title(desk, Word::filter_expression);
  const Filter& now = desk.session.look.filter;
  typed_line(desk, desk.panels.explorer.filter, "expression", "from=PNH,CGK to=CN sure=reported",
             timeline::to_text(now), [&](const std::string& text) {
               Filter filter = timeline::parse_filter(text, desk.timeline());
               std::string shown = timeline::to_text(filter);
               if (filter != now) set_filter(desk, std::move(filter));
               return shown;
             });
}

// Draws what the second map shows, likewise; an empty line puts it away.
void second_map(const Desk& desk) {
  title(desk, Word::second_map);
  const auto& now = desk.session.look.beside;
  typed_line(desk, desk.panels.explorer.beside, "beside", "days=+1 · from=PNH · all",
             now ? timeline::to_text(*now) : "", [&](const std::string& text) {
               std::optional<timeline::Beside> beside;
               if (!text.empty()) beside = timeline::parse_beside(text, desk.timeline());
               std::string shown = beside ? timeline::to_text(*beside) : "";
               if (beside != now) desk.tell(session::Command(session::SetBeside{std::move(beside)}));
               return shown;
             });
}

}  // namespace

void filter_tab(const Desk& desk) {
  const timeline::Timeline& t = desk.timeline();
  wrapped(fmt::format(fmt::runtime(desk.say(Word::filter_shown)), count_text(t.shown(), desk.language()),
                      count_text(t.legs.size(), desk.language())));
  if (const std::string lacking = rows_lacking(desk); !lacking.empty()) {
    muted(desk, lacking);
    note(desk, "filter.left-out");
  }
  ImGui::BeginDisabled(desk.session.look.filter.empty());
  if (ImGui::Button(desk.say(Word::filter_none))) set_filter(desk, {});
  ImGui::EndDisabled();
  place_choice(desk, Word::filter_origin, true);
  place_choice(desk, Word::filter_destination, false);
  kind_boxes(desk);
  certainties(desk, Word::filter_sure, &Filter::sure);
  certainties(desk, Word::filter_times, &Filter::times);
  if (t.timed) {
    window_choice(desk, Word::filter_departs, &Filter::departs);
    window_choice(desk, Word::filter_during, &Filter::during);
  }
  expression(desk);
  second_map(desk);
  ImGui::Spacing();
  muted(desk, desk.say(Word::filter_note));
}

}  // namespace homebound::ui
