// The list of figures, events and flights with their certainty, and the evidence for one of them.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/punctuation.h"
#include "scenario/head_count_text.h"
#include "timeline/evidence.h"
#include "ui/kit/fonts.h"
#include "ui/kit/widgets.h"
#include "ui/kit/wrapped.h"
#include "ui/panels/panels.h"
#include "words/aboard.h"
#include "words/facts.h"

namespace homebound::ui {
namespace {

using scenario::Certainty;
using timeline::Evidence;

// Draws a sign of certainty: filled when a source says so, half when it follows from sources, open
// otherwise; none for what is unknown.
void certainty_sign(const Desk& desk, std::optional<Certainty> sure) {
  const float size = ImGui::GetTextLineHeight(), r = size * 0.27F;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 c{at.x + size * 0.4F, at.y + size * 0.5F};
  ImGui::Dummy({size * 0.9F, size});
  if (!sure) return;
  if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", desk.say(word_for(*sure)));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImU32 ink = im32(desk.palette.accent);
  constexpr float pi = 3.14159265F;
  switch (*sure) {
    case Certainty::reported:
    case Certainty::tracked:
      list.AddCircleFilled(c, r, ink, 24);
      break;
    case Certainty::derived:
      list.PathArcTo(c, r, pi / 2, pi * 3 / 2, 16);
      list.PathFillConvex(ink);
      break;
    default:
      break;
  }
  list.AddCircle(c, r, ink, 24, desk.px(1.4));
  ImGui::SameLine(0, 0);
}

std::string source_names(const Desk& desk, const std::vector<std::size_t>& sources) {
  std::string text;
  for (const std::size_t i : sources)
    text.append(text.empty() ? "" : punctuation(desk.language()).list_comma)
        .append(desk.scenario().sources[i].cited(desk.language()));
  return text;
}

// How certain it is, and who says so: "reported · Xinhua".
std::string certainty_and_sources(const Desk& desk, std::optional<Certainty> sure,
                                  const std::vector<std::size_t>& sources) {
  if (!sure) return source_names(desk, sources);
  if (sources.empty()) return desk.say(word_for(*sure));
  return fmt::format("{} · {}", desk.say(word_for(*sure)), source_names(desk, sources));
}

std::string kind_text(const Desk& desk, const std::string& kind) {
  const auto name = desk.scenario().kinds.find(kind);
  return name == desk.scenario().kinds.end() ? kind : name->second.in(desk.language());
}

// Writes a statement with its certainty, unless it states nothing, and sources.
void statement(const Desk& desk, const std::string& text, std::optional<Certainty> sure,
               const std::vector<std::size_t>& sources, const Text& note = {},
               const std::string& against = {}) {
  certainty_sign(desk, sure);
  ImGui::BeginGroup();
  wrapped(text);
  if (!note.empty()) muted(desk, note.in(desk.language()));
  muted(desk, certainty_and_sources(desk, sure, sources));
  if (!against.empty()) muted(desk, against);
  ImGui::EndGroup();
  ImGui::Spacing();
}

void event_statement(const Desk& desk, std::size_t index) {
  const scenario::Event& e = desk.scenario().events[index];
  statement(desk, labelled(event_date(e, desk.language()), e.text.in(desk.language()), desk.language()),
            e.sure, e.sources, e.note);
}

// `counted`: how many of its people a counter of a kind counts; by default all are told.
struct Counted {
  const Evidence& evidence;
  std::size_t index;  // of the flight in it
};
void flight_statement(const Desk& desk, std::size_t index, std::optional<Counted> counted = {}) {
  const scenario::Flight& f = desk.scenario().flights[index];
  const std::string people = counted && counted->evidence.counter
                                 ? people_text(counted->evidence.people[counted->index],
                                               kind_text(desk, counted->evidence.kind), desk.language())
                                 : aboard_text(desk.scenario(), f, desk.language());
  statement(desk, labelled(f.id, people, desk.language()),
            f.people.known() ? std::optional(f.sure) : std::nullopt, f.sources, f.note);
}

void sources(const Desk& desk, const std::vector<std::size_t>& ids) {
  if (ids.empty()) return;
  heading(desk.say(Word::sources));
  for (const std::size_t i : ids) {
    const scenario::Source& s = desk.scenario().sources[i];
    std::string source = labelled(s.cited(desk.language()), s.title.in(desk.language()), desk.language());
    if (!s.date.empty()) source += " · " + source_date(desk, s);
    if (!s.url.empty()) source += "\n" + s.url;
    wrapped(source);
  }
}

// Writes claims side by side, so that none looks like a footnote to another.
void claims(const Desk& desk, const std::vector<scenario::Claim>& all) {
  if (all.empty()) return;
  heading(desk.say(Word::claims_differ));
  if (!ImGui::BeginTable("##claims", static_cast<int>(all.size()),
                         ImGuiTableFlags_BordersInnerV | ImGuiTableFlags_SizingStretchSame))
    return;
  for (const scenario::Claim& c : all) {
    ImGui::TableNextColumn();
    push_face(Face::heading);
    wrapped(c.value.in(desk.language()));
    ImGui::PopFont();
    muted(desk, source_names(desk, c.sources));
    if (!c.note.empty()) wrapped(c.note.in(desk.language()));
  }
  ImGui::EndTable();
}

void counted(const Desk& desk, const Evidence& e) {
  if (!e.counts()) return;
  if (e.counter && desk.timeline().timed)
    muted(desk, date_and_time(e.at, desk.scenario().zone, desk.language()));
  for (std::size_t i = 0; i < e.flights.size(); ++i) flight_statement(desk, e.flights[i], Counted{e, i});
  push_face(Face::heading);
  wrapped(timeline::sum_text(e));
  ImGui::PopFont();
  if (const auto agrees = e.agrees())
    muted(desk,
          fmt::format(fmt::runtime(desk.say(*agrees ? Word::sum_agrees : Word::sum_differs)), *e.value));
  if (e.may_agree()) muted(desk, fmt::format(fmt::runtime(desk.say(Word::sum_may_agree)), *e.value));
}

std::string answer_title(const Desk& desk, const Evidence& e) {
  const scenario::Scenario& s = desk.scenario();
  const bool chinese = desk.language() == Language::chinese;
  if (e.figure) return figure_text(s.figures[*e.figure], desk.language());
  const char* const status = desk.say(word_for(*e.counter, desk.timeline()));
  const std::string sum = text_of(e.sum, desk.language());
  return chinese ? fmt::format("{}{}：{}", kind_text(desk, e.kind), status, sum)
                 : fmt::format("{} {} {}", sum, kind_text(desk, e.kind), status);
}

void answer(const Desk& desk, const Evidence& e) {
  push_face(Face::heading);
  wrapped(answer_title(desk, e));
  ImGui::PopFont();
  if (e.figure) {
    const scenario::Figure& f = desk.scenario().figures[*e.figure];
    certainty_sign(desk, f.sure);
    muted(desk, certainty_and_sources(desk, f.sure, f.sources));
    claims(desk, f.claims);
  }
  ImGui::Spacing();
  counted(desk, e);
  if (!e.events.empty()) heading(desk.say(Word::events));
  for (const std::size_t i : e.events) event_statement(desk, i);
  sources(desk, e.sources);
}

// Draws a line of the list that opens the evidence.
template <class Content>
void row(const Desk& desk, const std::string& id, Ask what, Content content) {
  ImGui::PushID(id.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::BeginGroup();
  content();
  ImGui::EndGroup();
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  const bool hovered =
      ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(at, {right, ImGui::GetItemRectMax().y});
  if (hovered) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::GetWindowDrawList()->AddRect({at.x - desk.px(3), at.y - desk.px(2)},
                                        {right, ImGui::GetItemRectMax().y + desk.px(2)},
                                        im32(desk.palette.line), desk.px(3));
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) desk.panels.asked = what;
  }
  ImGui::PopID();
}

}  // namespace

void evidence_tab(const Desk& desk) {
  const scenario::Scenario& s = desk.scenario();
  if (!s.figures.empty()) heading(desk.say(Word::figures));
  for (std::size_t i = 0; i < s.figures.size(); ++i)  // figure_names() begins with these
    row(desk, fmt::format("figure {}", i), {Ask::About::figure, i}, [&, &f = s.figures[i]] {
      std::string values;
      for (const scenario::Claim& c : f.claims)
        values += fmt::format("{}{}",
                              values.empty()                         ? ""
                              : desk.language() == Language::chinese ? "；"
                                                                     : " · ",
                              c.value.in(desk.language()));
      statement(desk, figure_text(f, desk.language()), f.sure, f.sources, {},
                values.empty() ? "" : labelled(desk.say(Word::claims_differ), values, desk.language()));
    });
  heading(desk.say(Word::flights));
  const std::size_t listed =
      std::min<std::size_t>(s.flights.size(), 500);  // the list of flights has the rest
  for (std::size_t i = 0; i < listed; ++i) flight_statement(desk, i);
  if (listed < s.flights.size()) muted(desk, fmt::format("… + {}", s.flights.size() - listed));
  if (!s.events.empty()) heading(desk.say(Word::events));
  for (std::size_t i = 0; i < s.events.size(); ++i)
    row(desk, fmt::format("event {}", i), {Ask::About::event, i}, [&] { event_statement(desk, i); });
}

void ask_counter(const Desk& desk, const std::string& name) {
  const auto names = timeline::figure_names(desk.timeline());
  const auto found = std::find(names.begin(), names.end(), name);
  if (found != names.end())
    desk.panels.asked = {Ask::About::counter_now, static_cast<std::size_t>(found - names.begin())};
}

std::string asked_name(const session::Document& document, const Ask& what) {
  if (what.about == Ask::About::nothing) return "none";
  if (what.about == Ask::About::event) return "event";
  return timeline::figure_names(*document.timeline).at(what.index);
}

void evidence_answer(const Desk& desk, const Ask& what) {
  if (what.about == Ask::About::event) {
    event_statement(desk, what.index);
    const scenario::Event& e = desk.scenario().events[what.index];
    sources(desk, e.sources);
    if (!e.figure) return;
    ImGui::Separator();
    if (const auto found = timeline::evidence(desk.timeline(), desk.scenario().figures[*e.figure].id))
      answer(desk, *found);
    return;
  }
  const auto at = what.about == Ask::About::counter_now ? std::optional(desk.state.t) : std::nullopt;
  const std::string name = timeline::figure_names(desk.timeline()).at(what.index);
  if (const auto found = timeline::evidence(desk.timeline(), name, at)) answer(desk, *found);
}

}  // namespace homebound::ui
