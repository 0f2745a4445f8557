// What a right click offers: on an entry wherever it stands, and on the map.
#include <fmt/format.h>

#include "ui/kit/boxes.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"

namespace homebound::ui {
namespace {

using scenario::Entry;
using scenario::Sort;

bool item(const Desk& desk, Word word, bool possible = true) {
  const bool chosen = ImGui::MenuItem(desk.say(word), nullptr, false, possible);
  note(desk, "menu", static_cast<std::size_t>(word));
  return chosen;
}

}  // namespace

bool stands_in_file(const Desk& desk, const Entry& entry) {
  const auto& text = desk.session.document.text;
  return text && scenario::TomlOutline(*text).find(entry.path()) != nullptr;
}

void edit_entry(const Desk& desk, const Entry& entry) {
  desk.panels.edit.choose(entry);
  desk.panels.edit.show_tab = desk.settings.side_panel = true;
}

void duplicate_entry(const Desk& desk, const Entry& entry) {
  desk.tell(session::Command(session::DuplicateEntry{entry}));
  Entry copy = entry;
  ++copy.index;
  edit_entry(desk, copy);
}

void entry_menu(const Desk& desk, const Entry& entry) {
  const bool own = stands_in_file(desk, entry);
  if (entry.sort == Sort::flight) {
    if (item(desk, Word::frame_it)) desk.tell(session::Command(session::FocusFlight{entry.index}));
    if (item(desk, Word::escort)) desk.tell(session::Command(session::EscortFlight{entry.index}));
    ImGui::Separator();
  }
  if (entry.sort == Sort::place && item(desk, Word::fly_from_here)) {
    desk.panels.edit.flight = flight_draft(desk);
    desk.panels.edit.flight->from = desk.scenario().places[entry.index].id;
  }
  if (item(desk, Word::edit_this, own)) edit_entry(desk, entry);
  if (item(desk, Word::duplicate_entry, own && entry.sort != Sort::kind)) duplicate_entry(desk, entry);
  if (item(desk, Word::delete_entry, own)) desk.tell(session::Command(session::DeleteEntry{entry}));
}

void map_menu(const Desk& desk) {
  const auto& hit = desk.panels.explorer.right_clicked;
  using Kind = compose::Hit::Kind;
  if (hit && hit->kind == Kind::flight) return entry_menu(desk, {Sort::flight, hit->index, {}});
  if (hit && hit->kind == Kind::place) return entry_menu(desk, {Sort::place, hit->index, {}});
  if (hit && hit->kind == Kind::event)
    return entry_menu(desk, {Sort::event, desk.scenario().events[hit->index].order, {}});
  if (item(desk, Word::add_flight)) desk.panels.edit.flight = flight_draft(desk);
  if (item(desk, Word::add_place)) desk.tell(new_entry(desk, Sort::place));
  if (item(desk, Word::take_view)) desk.tell(take_view(desk));
  ImGui::Separator();
  if (item(desk, Word::reset_view)) desk.tell(session::Command(session::Home{}));
}

}  // namespace homebound::ui
