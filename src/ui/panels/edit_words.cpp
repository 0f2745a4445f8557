#include "ui/panels/edit_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace homebound::ui {
namespace {

// Returns an id of that sort that no entry has.
template <class List>
std::string free_id(const List& list, const std::string& base) {
  for (std::size_t i = 1;; ++i) {
    std::string id = fmt::format("{}-{}", base, i);
    if (std::none_of(list.begin(), list.end(), [&](const auto& one) { return one.id == id; })) return id;
  }
}

// Returns a kind that flights use without naming it, or a new one.
std::string free_kind(const Desk& desk) {
  const auto& kinds = desk.scenario().kinds;
  const scenario::TomlOutline outline(*session::text_of(desk.session.document));
  for (const auto& [id, name] : kinds)
    if (!outline.find({"kinds", id})) return id;
  for (std::size_t i = 1;; ++i)
    if (std::string id = fmt::format("kind-{}", i); !kinds.contains(id)) return id;
}

}  // namespace

const char* label_of(const Desk& desk, scenario::Sort sort, std::string_view key) {
  return scenario::field_of(scenario::entry_sort(sort), key).label.in(desk.language());
}

std::string first_key(const Desk& desk, std::span<const scenario::EntryField> fields) {
  const auto first = std::ranges::find_if(
      fields, [](const scenario::EntryField& f) { return f.type != scenario::FieldType::flag; });
  if (first == fields.end()) return {};
  const bool text = first->type == scenario::FieldType::text;
  return std::string(first->key) + (!text ? "" : desk.language() == Language::chinese ? ".zh" : ".en");
}

Command take_view(const Desk& desk) {
  return session::Command(session::TakeView{{}, desk.say(Word::new_scene)});
}

Command new_entry(const Desk& desk, scenario::Sort sort) {
  using scenario::Sort;
  const scenario::Scenario& s = desk.scenario();
  session::AddEntry add{sort, {}, {}};
  const Point middle{desk.shown.page.width / 2, desk.shown.page.height / 2};
  if (sort == Sort::source)
    add.typed = {{"id", free_id(s.sources, "source")}, {"title", desk.say(Word::untitled)}};
  if (sort == Sort::kind) add.typed = {{"id", free_kind(desk)}, {"name", desk.say(Word::untitled)}};
  if (sort == Sort::figure) add.typed = {{"id", free_id(s.figures, "figure")}, {"value", "0"}};
  if (sort == Sort::event)
    add.typed = {{"at", format_time(session::instant(desk.session, desk.wall), s.zone, "%Y-%m-%dT%H:%M:00")},
                 {"text", desk.say(Word::untitled)}};
  const LonLat at = session::position_at(desk.shown, middle).value_or(LonLat{});
  if (sort == Sort::callout) {  // beside what is singled out, or else in the middle
    const session::Look& look = desk.session.look;
    const std::string here = fmt::format("{:.3f}, {:.3f}", at.lon, at.lat);
    add.typed = {look.focus   ? std::pair<std::string, std::string>{"flight", s.flights[*look.focus].id}
                 : look.place ? std::pair<std::string, std::string>{"place", s.places[*look.place].id}
                              : std::pair<std::string, std::string>{"at", here},
                 {"text", desk.say(Word::untitled)}};
  }
  if (sort == Sort::place) {
    add.typed = {{"id", free_id(s.places, "place")},
                 {"name", desk.say(Word::untitled)},
                 {"lon", fmt::format("{:.3f}", at.lon)},
                 {"lat", fmt::format("{:.3f}", at.lat)}};
  }
  return session::Command(add);
}

}  // namespace homebound::ui
