// Lines of a script, one after the other, in a session with a small document.
#include "session/script/script.h"

#include "promises.h"
#include "support/temporary_folder.h"
#include "targets.h"

namespace homebound::fuzz {
namespace {

using session::apply, session::Command, session::Context, session::Session, session::Statement;

constexpr const char* document_text = R"(# kept
title = { en = "T", zh = "题" }
zone = "Asia/Shanghai"
[kinds]
crew = "crew"
[[source]]
id = "s"
title = "S"
[[place]]
id = "camp"
name = "Camp"
lon = 100
lat = 10
[[flight]] # one
id = "a"
from = "CGK"
to = "PVG"
via = ["HKG", [114.5, 30]]
depart = 2015-11-10T03:00:00
people = 3
kind = "crew"
source = "s"
[[flight]]
id = "b"
from = "camp"
to = "PEK"
arrive = { at = 2015-11-10T09:00:00, about = true }
[[event]]
at = 2015-11-10T05:00:00
text = "E"
place = "PEK"
figure = "f"
[[figure]]
id = "f"
value = 1
flights = ["a"]
[[scene]]
title = "One"
from = 2015-11-10T03:00:00
to = 2015-11-10T06:00:00
camera = { frame = ["a"] }
[[scene]]
from = 2015-11-10T06:00:00
to = 2015-11-10T09:00:00
)";

Session opened() {
  static const test::TemporaryFolder folder;
  test::put(folder / "story.toml", document_text);
  return session::open(session::read_document(folder / "story.toml"));
}

// What a command that is refused leaves as it was.
bool same(const Session& a, const Session& b) {
  return a.document.text == b.document.text && a.document.timeline == b.document.timeline &&
         a.look == b.look && a.undo.size() == b.undo.size() && a.redo.size() == b.redo.size() &&
         a.back.size() == b.back.size() && a.forth.size() == b.forth.size();
}

void must_be_undone(Session now, const Session& first, const Context& context) {
  for (std::size_t steps = now.back.size(); steps > 0; --steps)
    now = apply(std::move(now), session::GoBack{}, context);
  for (std::size_t steps = now.undo.size(); steps > 0; --steps) {
    now = apply(std::move(now), session::Undo{}, context);
    must(now.refused.empty(), "every step can be taken back");
  }
  must(now.undo.empty(), "there are as many steps back as there were changes");
  must(*session::text_of(now.document) == *session::text_of(first.document),
       "all steps back lead to the first text");
  must(now.look == first.look, "all steps back lead to the first look");
}

}  // namespace

void script(std::string_view input) {
  static const Session first = opened();
  static const Context context{Seconds(0),
                               {Projection::make("equal-earth", LonLat{110, 0}),
                                session::to_page(session::Aim{{0, 2e6}, 1e7}, {1200, 800}),
                                {1200, 800},
                                {}}};
  constexpr int most_lines = 6;
  Session now = first;
  for (int i = 0; i < most_lines && !input.empty(); ++i) {
    const auto end = input.find('\n');
    const std::string_view line = input.substr(0, end);
    input.remove_prefix(end == input.npos ? input.size() : end + 1);
    std::optional<Statement> statement;
    try {
      statement = session::parse_statement(line, now, context);
    } catch (const Error& e) {
      must_be_utf8(e.what());
      continue;
    }
    const auto* command = statement ? std::get_if<Command>(&*statement) : nullptr;
    if (!command) continue;  // for whoever runs the script
    Session next = apply(now, *command, context);
    if (!next.refused.empty()) {
      must_be_told(next.refused);
      must(same(now, next), "a line that is refused changes nothing");
    }
    now = std::move(next);
    session::second(now, context.wall), session::camera_at(now, context.shown, context.wall);
  }
  scenario::parse(*session::text_of(now.document), now.document.file);  // the document is always a good one
  must_be_undone(std::move(now), first, context);
}

}  // namespace homebound::fuzz
