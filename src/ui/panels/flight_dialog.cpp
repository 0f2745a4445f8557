// The dialog for adding a flight in few keys: what it shares with the last one is there, towns are completed,
// and times are short.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <imgui.h>

#include "base/error.h"
#include "base/punctuation.h"
#include "data/places/gazetteer.h"
#include "scenario/position.h"
#include "session/edit/quick_flight.h"
#include "ui/kit/boxes.h"
#include "ui/kit/examples.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/panels/edit_panels.h"
#include "ui/panels/edit_words.h"
#include "words/facts.h"

namespace homebound::ui {
namespace {

using scenario::Sort;

const std::string& code_of_airport(const data::Airport& a) { return a.iata.empty() ? a.icao : a.iata; }

// Returns "AMM  Queen Alia · Amman, Jordan".
std::string airport_text(const Desk& desk, const data::Airport& a) {
  const bool zh = desk.language() == Language::chinese;
  const std::string& name = zh && !a.name_zh.empty() ? a.name_zh : a.name;
  const std::string city = city_name(a, desk.language()), country = country_text(a.country, desk.language());
  const auto both = [&](const std::string& first, std::string_view between, const std::string& second) {
    return fmt::format("{}{}{}", first, first.empty() || second.empty() ? "" : between, second);
  };
  // In Chinese the larger comes first, and Chinese names stand together: 印度尼西亚雅加达.
  const bool foreign = !city.empty() && static_cast<unsigned char>(city.back()) < 0x80;
  return fmt::format("{}  {} · {}", code_of_airport(a), name,
                     zh ? both(country, foreign ? " " : "", city) : both(city, ", ", country));
}

const scenario::Place* own_place(const Desk& desk, const std::string& typed) {
  const auto& places = desk.scenario().places;
  const auto found = std::ranges::find(places, typed, &scenario::Place::id);
  return found == places.end() ? nullptr : &*found;
}

// Returns the airports that a text which is neither a code nor a place of the scenario may mean.
std::vector<const data::Airport*> suggested(const Desk& desk, const std::string& typed) {
  constexpr std::size_t most = 5;
  if (typed.empty() || own_place(desk, typed) != nullptr || data::Airports::shipped().find(typed) != nullptr)
    return {};
  return data::Gazetteer::shipped().search(typed, most);
}

std::string no_airport(const Desk& desk, const std::string& typed) {
  std::string text = fmt::format(fmt::runtime(desk.say(Word::airports_none)), typed);
  const auto nearest = data::Airports::shipped().nearest_codes(typed);
  if (nearest.empty()) return text;
  if (desk.language() != Language::chinese) text += ' ';
  const std::string_view comma = punctuation(desk.language()).list_comma;
  return text + fmt::format(fmt::runtime(desk.say(Word::airports_near)), fmt::join(nearest, comma));
}

// Says what stands in an end's field: which airport, or which ones it may be; a click, Enter or Tab takes
// one. Returns whether it has said that there is none.
bool end_told(const Desk& desk, FlightDraft& draft, const char* end, std::string& typed) {
  if (typed.empty()) return false;
  const bool listed = draft.listed == end;
  if (const data::Airport* const exact = data::Airports::shipped().find(typed)) {
    muted(desk, said(desk, airport_text(desk, *exact)));
    return false;
  }
  const auto found = suggested(desk, typed);
  if (found.empty()) {
    if (own_place(desk, typed) != nullptr || draft.writing == end) return false;
    error_text(desk, as_is(no_airport(desk, typed)));
    note(desk, fmt::format("flight.unknown:{}", end));
    return true;
  }
  if (!listed) return false;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (list_row(desk, said(desk, airport_text(desk, *found[i])).c_str(), i == draft.suggested))
      typed = code_of_airport(*found[i]);
    note(desk, "flight.suggested", i);
  }
  return false;
}

// Returns the flight with its times in full. Throws Error for a date that may be two.
session::AddEntry flight_of(const Desk& desk, const FlightDraft& draft) {
  session::AddEntry add{Sort::flight, {{"from", draft.from}, {"to", draft.to}}, {}};
  // A code by itself may be in any case.
  for (auto& [key, value] : add.typed)
    if (const data::Airport* a = data::Airports::shipped().find(value); a && value.size() == 3)
      value = a->iata;
  for (const auto& [key, typed] :
       {std::pair("depart", &draft.depart), std::pair("arrive", &draft.arrive),
        std::pair("people", &draft.people), std::pair("kind", &draft.kind),
        std::pair("flight_number", &draft.number), std::pair("source", &draft.source)})
    if (!typed->empty()) add.typed.emplace_back(key, *typed);
  if (draft.depart.empty() && draft.arrive.empty() && !draft.day.empty())
    add.typed.emplace_back("date", draft.day);
  add.typed = session::with_whole_times(std::move(add.typed), desk.scenario(), draft.day, draft.last_day);
  return add;
}

// Says why the flight cannot be added as it is typed; empty when it can.
Text problem_of_draft(const Desk& desk, const FlightDraft& draft) {
  try {
    return session::problem_of(desk.session, flight_of(desk, draft), {desk.wall, desk.shown, 0})
        .value_or(Text{});
  } catch (const Error& e) {
    return e.message();
  }
}

// Returns a question about a code that may be a slip, unless it was answered.
Text doubt_of(const Desk& desk, FlightDraft& draft) {
  for (const std::string* const end : {&draft.from, &draft.to}) {
    const auto slip = session::near_miss(*end, desk.scenario());
    if (!slip || !draft.kept.insert(*end).second) continue;
    const std::string little = airport_text(desk, *slip->little), known = airport_text(desk, *slip->known);
    return told("Is {} meant, or {}? Press Enter again to keep it.",
                "是指 {}，还是 {}？再按一次回车键即保留。", little, known);
  }
  return {};
}

class Form {
 public:
  Form(const Desk& desk, FlightDraft& draft) : desk_(desk), draft_(draft) {}

  void draw() {
    const bool fresh = std::exchange(draft_.fresh, false);
    if (!ImGui::BeginTable("##fields", 2, ImGuiTableFlags_SizingStretchSame)) return;
    end("from", draft_.from, "CGK", fresh && draft_.from.empty());
    end("to", draft_.to, "PVG", fresh && !draft_.from.empty() && draft_.to.empty());
    field("depart", draft_.depart, "9:30");
    field("date", draft_.day, desk_.say(Word::example_day));
    field("arrive", draft_.arrive, "11:45, +2h");
    field("people", draft_.people, {}, fresh && !draft_.from.empty() && !draft_.to.empty());
    field("kind", draft_.kind);
    field("source", draft_.source);
    field("flight_number", draft_.number);
    ImGui::EndTable();
  }
  bool entered() const { return entered_; }
  bool edited() const { return edited_; }
  bool left() const { return left_; }  // what was typed into a field is complete

 private:
  // Without a hint of its own an empty field shows the example of its key.
  TextInput field(const char* key, std::string& typed, std::string hint = {}, bool focus = false) {
    if (hint.empty()) {
      const auto& row = scenario::field_of(scenario::entry_sort(Sort::flight), key);
      hint = placeholder_of(Sort::flight, row, desk_.language());
    } else {
      hint = as_placeholder(hint, desk_.language());
    }
    ImGui::TableNextColumn();
    ImGui::Dummy({0, 0});  // or the table would lower the label to the line of the field beside it
    push_face(Face::small);
    ImGui::TextDisabled("%s", label_of(desk_, Sort::flight, key));
    ImGui::PopFont();
    ImGui::SetNextItemWidth(-1);
    if (focus || std::exchange(focus_next_, false)) ImGui::SetKeyboardFocusHere();
    const TextInput input = text_input(desk_, fmt::format("##{}", key).c_str(), hint.c_str(), typed);
    note(desk_, fmt::format("flight.{}", key));
    edited_ = edited_ || input.edited;
    if (input.edited) draft_.writing = key;
    if (input.done()) left_ = true, draft_.writing.clear();
    entered_ = entered_ || input.entered;
    return input;
  }

  void end(const char* key, std::string& typed, const char* hint, bool focus) {
    const bool before = entered_;
    const TextInput input = field(key, typed, hint, focus);
    if (input.edited) draft_.suggested = 0;
    if (ImGui::IsItemActive() || input.entered) draft_.listed = key;
    const auto found = suggested(desk_, typed);
    if (found.empty() || draft_.listed != key) return;
    draft_.suggested = std::min(draft_.suggested, found.size() - 1);
    if (key_pressed(ImGuiKey_DownArrow)) draft_.suggested = (draft_.suggested + 1) % found.size();
    if (key_pressed(ImGuiKey_UpArrow))
      draft_.suggested = (draft_.suggested + found.size() - 1) % found.size();
    // The field holds its own text until the caret has left it. Tab takes it away in the next frame or, with
    // newer versions of Dear ImGui, at once.
    const auto tab = ImGui::GetKeyIndex(ImGuiKey_Tab);
    const bool tabbed = (ImGui::IsItemActive() && ImGui::IsKeyPressed(tab)) ||
                        (ImGui::IsItemDeactivated() && (ImGui::IsKeyDown(tab) || ImGui::IsKeyReleased(tab)));
    if (!input.entered && !tabbed) return;
    // Enter takes what is marked and goes on, as Tab does.
    typed = code_of_airport(*found[draft_.suggested]);
    edited_ = left_ = true;
    draft_.writing.clear();
    focus_next_ = input.entered;
    entered_ = before;
  }

  const Desk& desk_;
  FlightDraft& draft_;
  bool edited_ = false, entered_ = false, left_ = false, focus_next_ = false;
};

// Shows days and times that are written short as they are read.
void times_told(const Desk& desk, const FlightDraft& draft) {
  std::string text;
  const auto tell = [&](const char* key, const std::string& meant) {
    text += fmt::format("{}{} {}", text.empty() ? "" : " · ", label_of(desk, Sort::flight, key), meant);
  };
  try {
    for (const auto& [key, typed] : flight_of(desk, draft).typed) {
      if (key == "date" && typed != draft.day && typed.size() == 10) tell("date", typed);
      if (((key == "depart" && typed != draft.depart) || (key == "arrive" && typed != draft.arrive)) &&
          typed.size() >= 16)
        tell(key.c_str(), typed.substr(0, 10) + " " + typed.substr(11, 5));
    }
  } catch (const Error&) {  // what cannot be read yet is said when its field is left
  }
  if (!text.empty()) muted(desk, text);
}

}  // namespace

FlightDraft flight_draft(const Desk& desk) {
  FlightDraft draft;
  for (const auto& [key, typed] : session::shared_with_last(desk.session.document)) {
    if (key == "from") draft.from = typed;
    if (key == "date") draft.day = draft.last_day = typed;
    if (key == "kind") draft.kind = typed;
    if (key == "source") draft.source = typed;
  }
  return draft;
}

void flight_dialog(const Desk& desk, const Rect& map, EditState& state) {
  FlightDraft& draft = *state.flight;
  begin_question(desk, map, fmt::format("{}###add-flight", as_title(desk.say(Word::add_flight))), 480);
  Form form(desk, draft);
  form.draw();
  const bool no_from = end_told(desk, draft, "from", draft.from),
             no_to = end_told(desk, draft, "to", draft.to);
  times_told(desk, draft);
  if (form.edited()) draft.problem = {};
  if (form.left() && !draft.from.empty() && !draft.to.empty()) draft.problem = problem_of_draft(desk, draft);
  if (!draft.problem.empty() && !no_from && !no_to) {  // one list of what is near is enough
    error_text(desk, draft.problem);
    note(desk, "flight.problem");
  }
  ImGui::Spacing();
  const bool pressed = ImGui::Button(desk.say(Word::add));
  note(desk, "flight.add");
  ImGui::SameLine();
  const bool cancelled = ImGui::Button(desk.say(Word::cancel)) || escape_pressed();
  ImGui::End();
  if (cancelled) {
    state.flight.reset();
  } else if (form.entered() || pressed) {
    draft.problem = problem_of_draft(desk, draft);
    if (draft.problem.empty()) draft.problem = doubt_of(desk, draft);
    if (!draft.problem.empty()) return;
    desk.tell(session::Command(flight_of(desk, draft)));
    const auto outline = scenario::TomlOutline(*session::text_of(desk.session.document));
    state.choose({Sort::flight, scenario::entry_count(outline, Sort::flight), {}});
    state.flight.reset();
  }
}

}  // namespace homebound::ui
