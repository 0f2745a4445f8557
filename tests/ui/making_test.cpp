// A story of one's own, made in the window: what is typed is not lost, what is undone is said, and the
// keyboard reaches everything.

#include <gtest/gtest.h>

#include "session/look/flight_rows.h"
#include "ui/kit/words.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

class MakingTest : public WindowedTest {
 protected:
  void keep_screen(const std::string& name) const { keep(server_->screen(), name); }
  std::string put(const std::string& name, const std::string& text) const {
    std::ofstream(home_ / name) << text;
    return (home_ / name).string();
  }
  static void type_into(const Window& window, const std::string& field, const std::string& text) {
    bring(window, field);
    window.click(field);
    ASSERT_TRUE(window.settles());
    window.key("ctrl+a");
    window.type(text);
    window.key("Return");
    ASSERT_TRUE(window.settles());
  }
  static constexpr int wheel_up = 4, wheel_down = 5;  // buttons
  static void scroll_side(const Window& window, int button) {
    window.move(window.box("side").at(0.5, button == wheel_up ? 0.5 : 0.6));
    window.wheel(button, 15);
    ASSERT_TRUE(window.settles());
  }
  // Scrolls the side panel down to a field, with room for its error below it.
  static void bring(const Window& window, const std::string& field) {
    constexpr int room = 80;
    scroll_side(window, wheel_up);
    const auto in_view = [&] {
      const auto at = window.find(field);
      return at && at->bottom + room < window.box("side").bottom;
    };
    for (int i = 0; i < 30 && !in_view(); ++i) {
      window.wheel(wheel_down, 1);
      ASSERT_TRUE(window.settles());
    }
  }
  static void choose_sort(const Window& window, const std::string& sort) {
    scroll_side(window, wheel_up);
    window.click("sort");
    window.click("sort:" + sort);
    ASSERT_TRUE(window.settles());
  }
};

constexpr const char* one_scene = R"([[flight]]
from = "CGK"
to = "PVG"
depart = 2023-04-26T00:30:00
[[scene]]
title = "One"
from = 2023-04-26T20:00:00
to = 2023-04-28T12:00:00
)";

TEST_F(MakingTest, BothEndsOfASceneMoveAndWhatIsRefusedIsNotLost) {
  const std::string file = put("mine.toml", one_scene);
  const auto window = open({file});
  window->key("e");
  ASSERT_TRUE(window->settles());
  choose_sort(*window, "scene");
  type_into(*window, "field:from", "2023-05-01 00:00");
  ASSERT_TRUE(window->shows("refused:from"));
  keep_screen("making-refused");
  window->key("ctrl+s");
  ASSERT_TRUE(window->shows("refused-fields")) << "saving asks";
  ASSERT_TRUE(window->settles());
  keep_screen("making-leaving");
  window->key("Escape");
  ASSERT_TRUE(window->hides("refused-fields"));
  EXPECT_TRUE(window->shows("refused:from")) << "it is still there";
  window->key("ctrl+q");
  ASSERT_TRUE(window->shows("refused-fields")) << "closing asks";
  window->key("Escape");
  ASSERT_TRUE(window->hides("refused-fields"));
  choose_sort(*window, "flight");
  ASSERT_TRUE(window->shows("refused-fields")) << "another entry asks";
  window->key("Escape");
  ASSERT_TRUE(window->hides("refused-fields"));
  ASSERT_TRUE(window->shows("field:title.en")) << "it is the scene still";
  type_into(*window, "field:to", "2023-05-01 12:00");
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  EXPECT_TRUE(window->hides("refused:from"));
  EXPECT_EQ(window->field("steps"), "1");
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  const std::string saved = slurp(file);
  EXPECT_NE(saved.find("from = 2023-05-01T00:00:00\nto = 2023-05-01T12:00:00"), std::string::npos) << saved;
  // What is let go goes.
  type_into(*window, "field:from", "2023-06-01");
  ASSERT_TRUE(window->shows("refused:from"));
  choose_sort(*window, "flight");
  window->click("refused-fields.discard");
  ASSERT_TRUE(window->hides("refused-fields"));
  EXPECT_TRUE(window->shows("field:depart"));
  EXPECT_EQ(window->quit(), 0);
  EXPECT_EQ(slurp(file), saved);
}

TEST_F(MakingTest, AnEntryThatIsAddedHasTheKeyboard) {
  std::string text(one_scene);
  for (int i = 0; i < 30; ++i)
    text += "[[source]]\nid = \"s" + std::to_string(i) + "\"\ntitle = \"S\"\nurl = \"https://x.org\"\n";
  const std::string file = put("mine.toml", text);
  const auto window = open({file});
  window->key("e");
  choose_sort(*window, "source");
  window->click("entry.button:" + std::to_string(static_cast<int>(ui::Word::add)));
  ASSERT_TRUE(window->shows("entry:30")) << "the list is scrolled to it";
  ASSERT_TRUE(window->settles());
  keep_screen("making-new-entry");
  window->type("desk");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("steps", "2"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_NE(slurp(file).find("id = \"desk\""), std::string::npos) << slurp(file);
}

// Adding a layer or a table asks for its file, and goes on asking while that cannot be taken.
TEST_F(MakingTest, LayersAndTablesAreAddedByTheirFiles) {
  const std::string file = put("mine.toml", one_scene);
  put("zones.geojson",
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)"
      R"({"type":"Point","coordinates":[114,30]}}]})");
  put("more.csv", "from,to,depart,people\nCGK,PVG,2023-04-26 03:30,40\n");
  const auto window = open({file});
  const std::string add = "entry.button:" + std::to_string(static_cast<int>(ui::Word::add));
  const auto name = [&](const std::string& typed) {
    window->key("ctrl+a");
    window->type(typed);
    window->key("Return");
    ASSERT_TRUE(window->settles());
  };
  window->key("e");
  choose_sort(*window, "layer");
  window->click(add);
  ASSERT_TRUE(window->shows("chooser"));
  ASSERT_TRUE(window->settles());
  name("nowhere.geojson");
  EXPECT_TRUE(window->shows("chooser.problem"));
  EXPECT_TRUE(window->find("chooser")) << "it is still open";
  EXPECT_EQ(window->field("unsaved"), "0");
  keep_screen("making-layer-refused");
  name((home_ / "zones.geojson").string());
  ASSERT_TRUE(window->hides("chooser"));
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  EXPECT_TRUE(window->shows("field:file"));
  choose_sort(*window, "table");
  window->click(add);
  ASSERT_TRUE(window->shows("chooser"));
  ASSERT_TRUE(window->settles());
  name("nowhere.csv");
  EXPECT_TRUE(window->shows("chooser.problem"));
  name("more.csv");
  ASSERT_TRUE(window->shows("import"));
  ASSERT_TRUE(window->settles());
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  const std::string saved = slurp(file);
  EXPECT_NE(saved.find("[[layer]]\nfile = \"zones.geojson\""), std::string::npos) << saved;
  EXPECT_NE(saved.find("[[table]]\nfile = \"more.csv\""), std::string::npos) << saved;
}

TEST_F(MakingTest, UndoIsTheDocumentsAndTheViewHasItsOwnWayBack) {
  const auto window = open();
  window->key("l");
  ASSERT_TRUE(window->comes_to("language", "zh"));
  window->key("l");
  ASSERT_TRUE(window->comes_to("language", "en"));
  window->key("shift+a");  // a place
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  window->key("l");
  ASSERT_TRUE(window->comes_to("language", "zh"));
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  ASSERT_TRUE(window->shows("done"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-undone");
  EXPECT_EQ(window->field("language"), "zh");
  window->key("alt+Left");
  ASSERT_TRUE(window->comes_to("language", "en"));
  EXPECT_TRUE(window->hides("done"));
  window->key("alt+Right");
  ASSERT_TRUE(window->comes_to("language", "zh"));
  EXPECT_EQ(window->field("unsaved"), "0");
}

TEST_F(MakingTest, TheTableLeavesTheViewAlone) {
  for (const bool follows : {true, false}) {
    const auto window = open();
    if (!follows) window->key("Home"), window->key("p");
    ASSERT_TRUE(window->settles());
    const auto seen = [&] { return window->field("projection") + " " + window->field("center"); };
    const std::string before = seen(), map = window->field("map");
    const double span = window->number("span");
    for (const char* panel : {"d", "e"}) {
      window->key(panel);
      ASSERT_TRUE(wait_until([&] { return window->field("map") != map; }));
      ASSERT_TRUE(window->settles());
      EXPECT_EQ(seen(), before) << panel;
      EXPECT_NEAR(window->number("span"), span, span * 1e-3) << panel;
    }
    keep_screen(follows ? "making-table" : "making-table-by-hand");
  }
}

TEST_F(MakingTest, TabWalksToEveryControl) {
  const auto window = open();
  const auto walk_to = [&](const std::string& name) {
    for (int i = 0; i < 80; ++i) {
      window->key("Tab");
      EXPECT_TRUE(window->settles());
      const auto now = window->find("keyboard"), wanted = window->find(name);
      if (now && wanted && now->contains(wanted->middle().first, wanted->middle().second)) return true;
    }
    return false;
  };
  const std::string layers = window->field("layers");
  ASSERT_TRUE(walk_to("layer:rivers"));
  keep_screen("making-walk");
  window->key("space");
  ASSERT_TRUE(wait_until([&] { return window->field("layers") != layers; }));
  EXPECT_EQ(window->field("playing"), "0");
  ASSERT_TRUE(walk_to("projection")) << "around";
  const std::string projection = window->field("projection");
  for (const char* key : {"Return", "Down", "Return"}) {
    window->key(key);
    ASSERT_TRUE(window->settles());
  }
  EXPECT_NE(window->field("projection"), projection);
  window->key("Escape");
  ASSERT_TRUE(window->settles());
  window->key("space");
  EXPECT_TRUE(window->comes_to("playing", "1")) << "the keys are the map's again";
}

TEST_F(MakingTest, LettersAfterEnterAreText) {
  const auto window = open();
  window->key("ctrl+shift+f");
  ASSERT_TRUE(window->shows("filter.kind:suspects"));
  scroll_side(*window, wheel_down);
  window->click("filter.expression");
  ASSERT_TRUE(window->settles());
  window->type("from=PNH");
  window->key("Return");
  ASSERT_TRUE(window->settles());
  const std::string before = window->field("projection") + window->field("theme") + window->field("language");
  window->type("plt");
  ASSERT_TRUE(window->settles());
  EXPECT_EQ(window->field("projection") + window->field("theme") + window->field("language"), before);
  window->key("Escape");
  ASSERT_TRUE(window->settles());
  window->key("t");
  EXPECT_TRUE(wait_until([&] { return window->field("theme") != "paper"; }));
}

TEST_F(MakingTest, AWarningGoesWhenItsCauseIsMended) {
  const auto window =
      open({put("mine.toml", std::string(one_scene) + "[[source]]\nid = \"a\"\ntitle = \"A\"\n"
                                                      "[[source]]\nid = \"b\"\ntitle = \"B\"\n")});
  ASSERT_TRUE(window->shows("warnings.count"));
  ASSERT_TRUE(window->shows("warning:1"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-warnings");
  window->click("warning.go-to:1");
  ASSERT_TRUE(window->shows("field:url")) << "a source's form";
  window->click("warning.mend:0");
  ASSERT_TRUE(window->hides("warning:1"));
  EXPECT_TRUE(window->shows("warning:0"));
  window->click("warning.mend:0");
  ASSERT_TRUE(window->hides("warnings.count"));
  EXPECT_TRUE(window->hides("warnings"));
  window->key("ctrl+z");
  EXPECT_TRUE(window->shows("warnings.count"));
}

TEST_F(MakingTest, DatesThatMayBeTwoAreReadAsTheButtonSays) {
  std::string rows = "from,to,depart\n";
  for (const char* day : {"04/11", "05/11", "06/11", "07/11", "08/11"})
    rows += "KRT,JED," + std::string(day) + "/2023 09:00\n";
  const auto window = open({put("rows.csv", rows)});
  ASSERT_TRUE(window->shows("warning.mend:0.1"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-dates");
  window->key("l");
  ASSERT_TRUE(window->settles());
  keep_screen("making-dates-zh");
  window->click("warning.mend:0.1");
  ASSERT_TRUE(window->hides("warnings.count"));
  EXPECT_EQ(window->field("instant").substr(0, 7), "2023-08") << "from April to August";
  window->key("ctrl+z");
  ASSERT_TRUE(window->shows("warnings.count")) << "it is asked again";
  EXPECT_EQ(window->field("unsaved"), "0");
  window->key("F8");
  ASSERT_TRUE(window->shows("warning.mend:0"));
  window->click("warning.mend:0");
  ASSERT_TRUE(window->hides("warnings.count"));
  EXPECT_EQ(window->field("unsaved"), "1") << "a scenario says how the table is read";
}

// One Esc does one thing: the flight stays chosen.
TEST_F(MakingTest, EscapeClosesTheWarningsBeforeAnythingElse) {
  const auto window =
      open({put("mine.toml", std::string(one_scene) + "[[source]]\nid = \"a\"\ntitle = \"A\"\n")});
  ASSERT_TRUE(window->shows("warnings"));
  window->key("Escape");
  EXPECT_TRUE(window->hides("warnings"));
  EXPECT_TRUE(window->shows("warnings.count"));
  window->key("F8");
  EXPECT_TRUE(window->shows("warnings"));
}

TEST_F(MakingTest, TheWheelZoomsThroughABoxThatHasNothingToScroll) {
  const auto zooms = [&](int sources) {
    std::string text(one_scene);
    for (int i = 0; i < sources; ++i)
      text += "[[source]]\nid = \"s" + std::to_string(i) + "\"\ntitle = \"S\"\n";
    const auto window = open({put("mine.toml", text)});
    window->move(window->box("warnings").middle());
    EXPECT_TRUE(window->settles());
    const double before = window->number("span");
    window->wheel(wheel_up, 2);
    EXPECT_TRUE(window->settles());
    return window->number("span") < before;
  };
  EXPECT_TRUE(zooms(1));
  EXPECT_FALSE(zooms(20)) << "the list scrolls";
}

TEST_F(MakingTest, AQuestionMarkOpensTheKeys) {
  const auto window = open();
  window->key("question");
  EXPECT_TRUE(window->shows("keys"));
  window->key("question");
  EXPECT_TRUE(window->hides("keys"));
}

// However many there are and however low the map is: the list ends within it, with its button in view.
TEST_F(MakingTest, WarningsLeaveTheirButtonInView) {
  std::string text(one_scene);
  for (int i = 0; i < 20; ++i) text += "[[source]]\nid = \"s" + std::to_string(i) + "\"\ntitle = \"S\"\n";
  const auto window = open({put("mine.toml", text)});
  ASSERT_TRUE(window->shows("warnings"));
  window->key("d");
  ASSERT_TRUE(window->shows("table.text"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-many-warnings");
  const Box list = window->box("warnings"), button = window->box("warnings.close"),
            table = window->box("table");
  EXPECT_LE(list.bottom, table.top);
  EXPECT_LE(button.bottom, list.bottom);
  EXPECT_GT(button.height(), 15);
  window->click("warnings.close");
  EXPECT_TRUE(window->hides("warnings"));
}

TEST_F(MakingTest, NothingOfADialogIsOutsideASmallWindow) {
  const auto window = open();
  window->resize(1024, 600);
  ASSERT_TRUE(window->comes_to("size", "1024x600"));
  const auto inside = [&](const std::string& name) {
    const Box b = window->box(name);
    return b.left >= 0 && b.top >= 0 && b.right <= 1024 && b.bottom <= 600;
  };
  window->key("e");
  window->key("d");
  window->key("a");
  ASSERT_TRUE(window->shows("add-flight"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-add-flight-small");
  EXPECT_TRUE(inside("add-flight"));
  for (const char* field : {"flight.from", "flight.kind", "flight.add"})
    EXPECT_GT(window->box(field).height(), 12) << field << " is not cut";
  window->key("Escape");
  ASSERT_TRUE(window->hides("add-flight"));
  window->key("ctrl+e");
  ASSERT_TRUE(window->shows("export"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-export-small");
  EXPECT_TRUE(inside("export"));
  EXPECT_GT(window->box("export.start").height(), 12);
}

TEST_F(MakingTest, TheTipsLeaveTheSubjectFreeAndEscapeClosesThem) {
  Window window(*server_, home_, {}, {}, true);
  ASSERT_TRUE(window.shows("welcome"));
  window.key("space");
  ASSERT_TRUE(window.comes_to("playing", "0"));
  ASSERT_TRUE(window.settles());
  keep_screen("making-tips");
  const Box tips = window.box("welcome");
  for (const char* place : {"place:PEK", "place:PNH", "place:CGK"}) {
    const auto [x, y] = window.box(place).middle();
    EXPECT_FALSE(tips.contains(x, y)) << place;
  }
  window.key("Escape");
  EXPECT_TRUE(window.hides("welcome"));
}

TEST_F(MakingTest, TheFirstStartIsOnTheScreen) {
  for (const auto& [size, left, top] :
       {std::tuple("3200x1080", 960, 140), std::tuple("3840x1080", 1280, 140)}) {
    const XServer wide(home_ / size, size);
    const auto opens_at = [&](int x, int y) {
      const Window window(wide, home_ / "state", {});
      EXPECT_TRUE(window.comes_to("rest", "1")) << window.said();
      EXPECT_TRUE(window.comes_to("plan", "ready"));
      const Screen seen = wide.screen();
      return brightness(seen, x + 2, y + 2) > 0.3 && brightness(seen, x - 3, y + 2) < 0.1 &&
             brightness(seen, x + 2, y - 3) < 0.1;
    };
    fs::remove_all(home_ / "state");
    EXPECT_TRUE(opens_at(left, top)) << size;
    fs::create_directories(home_ / "state/homebound");
    std::ofstream(home_ / "state/homebound/window.conf") << "left=20\ntop=30\n";
    EXPECT_TRUE(opens_at(20, 30)) << size;
  }
}

// A, three letters, Tab, four digits, Enter.
TEST_F(MakingTest, AFlightTakesTenKeys) {
  const std::string file = put("mine.toml", R"([kinds]
un = "UN staff"
[[source]]
id = "un"
title = "United Nations"
[[flight]]
from = "PZU"
to = "JED"
depart = 2023-04-25T09:30:00
kind = "un"
source = "un"
)");
  const auto window = open({file});
  window->key("a");
  ASSERT_TRUE(window->shows("add-flight"));
  ASSERT_TRUE(window->settles());
  window->type("ADD\t0930");
  ASSERT_TRUE(window->settles());
  keep_screen("making-ten-keys");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_NE(slurp(file).find("from = \"PZU\"\nto = \"ADD\"\ndepart = 2023-04-25T09:30:00\nkind = \"un\"\n"
                             "source = \"un\"\n"),
            std::string::npos)
      << slurp(file);
  // A town is completed, an arrival is told by its duration, and people are about so many.
  window->key("a");
  ASSERT_TRUE(window->shows("add-flight"));
  ASSERT_TRUE(window->settles());
  window->type("Amman");
  ASSERT_TRUE(window->shows("flight.suggested:0"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-suggested");
  window->type("\t9:30\t\t+2h\tc. 220");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "3"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  for (const char* line :
       {"to = \"AMM\"\ndepart = 2023-04-25T09:30:00\narrive = 2023-04-25T12:30:00", "about"})
    EXPECT_NE(slurp(file).find(line), std::string::npos) << slurp(file);
  // A slip is asked about.
  window->key("a");
  ASSERT_TRUE(window->shows("add-flight"));
  ASSERT_TRUE(window->settles());
  window->type("AMN\t9:30");
  window->key("Return");
  ASSERT_TRUE(window->settles());
  keep_screen("making-slip");
  EXPECT_EQ(window->field("flights"), "3");
  window->key("Return");
  EXPECT_TRUE(window->comes_to("flights", "4"));
}

TEST_F(MakingTest, AnEmptyStorySaysHowItBegins) {
  const auto window = open();
  EXPECT_FALSE(window->find("empty.add-flight"));
  window->key("ctrl+n");
  ASSERT_TRUE(window->shows("empty.add-flight"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-empty");
  window->click("empty.add-flight");
  ASSERT_TRUE(window->shows("add-flight"));
  EXPECT_TRUE(window->hides("empty.add-flight"));
  ASSERT_TRUE(window->settles());
  window->type("CGK\tPVG\t9:30\t24 Apr 2023");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "1"));
  EXPECT_FALSE(window->find("empty.add-flight"));
}

// A long text is shown and written in several lines, whose breaks are not in the file.
TEST_F(MakingTest, ALongTextHasALineForEachOfItsLines) {
  const std::string file = put("mine.toml", one_scene);
  const auto window = open({file});
  window->key("e");
  ASSERT_TRUE(window->settles());
  choose_sort(*window, "scene");
  ASSERT_TRUE(window->shows("field:notes.en"));
  ASSERT_TRUE(window->settles());
  const int before = window->box("field:notes.en").height();
  window->click("field:notes.en");
  ASSERT_TRUE(window->settles());
  const std::string words = "one two three four five six seven eight nine ten eleven twelve ";
  window->type(words + words + words + "and the last x");
  window->key("BackSpace");
  window->type("word");
  ASSERT_TRUE(window->settles());
  keep_screen("making-notes");
  EXPECT_GT(window->box("field:notes.en").height(), before);
  window->key("Return");
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_NE(slurp(file).find("\"" + words + words + words + "and the last word\""), std::string::npos)
      << slurp(file);
}

// Letters that follow Tab at once are those of the next field, however long a frame takes.
TEST_F(MakingTest, NoLetterIsLostBehindTab) {
  const auto window = open();
  window->key("ctrl+n");
  ASSERT_TRUE(window->shows("empty.add-flight"));
  ASSERT_TRUE(window->settles());
  window->click("empty.add-flight");
  ASSERT_TRUE(window->shows("add-flight"));
  ASSERT_TRUE(window->settles());
  window->type_at_once("CGK\tPVG\t9:30\t24 Apr 2023\t+6h\t47");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "1"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->shows("chooser"));
  ASSERT_TRUE(window->settles());
  window->key("ctrl+a");
  const std::string file = (home_ / "hurried.toml").string();
  window->type(file);
  window->key("Return");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  for (const char* part : {"\"CGK\"", "\"PVG\"", "2023-04-24T09:30:00", "people = 47"})
    EXPECT_NE(slurp(file).find(part), std::string::npos) << part << " in " << slurp(file);
}

// Days are typed as people write them, one that may be two is refused with both, and nothing is said of a
// field before it is left.
TEST_F(MakingTest, DaysAreTypedAsPeopleWriteThem) {
  const std::string flight = "[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\ndepart = 2023-04-25T09:30:00\n";
  const std::string file = put("mine.toml", flight);
  const auto window = open({file});
  window->key("a");
  ASSERT_TRUE(window->shows("add-flight"));
  ASSERT_TRUE(window->settles());
  window->type("Qqxzzq");
  ASSERT_TRUE(window->settles());
  EXPECT_FALSE(window->find("flight.unknown:to")) << "it is still being typed";
  window->type("\t");
  EXPECT_TRUE(window->shows("flight.unknown:to"));
  window->click("flight.to");
  ASSERT_TRUE(window->settles());
  window->key("ctrl+a");
  window->type("JED\t9:30\t");
  window->key("ctrl+a");
  window->type("04/05/2023");
  ASSERT_TRUE(window->settles());
  EXPECT_FALSE(window->find("flight.problem")) << "it is still being typed";
  window->key("Return");
  ASSERT_TRUE(window->shows("flight.problem")) << "it may be two days";
  ASSERT_TRUE(window->settles());
  keep_screen("making-two-days");
  EXPECT_EQ(window->field("flights"), "1");
  window->key("ctrl+a");
  window->type("24 Apr 2023");
  ASSERT_TRUE(window->settles());
  EXPECT_FALSE(window->find("flight.problem"));
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_NE(slurp(file).find("depart = 2023-04-24T09:30:00"), std::string::npos) << slurp(file);
}

// The fields of the form take times as the dialog of flights does, each on the day that the entry has.
TEST_F(MakingTest, TimesOfTheFormAreTypedAsPeopleWriteThem) {
  const std::string file = put("mine.toml", one_scene);
  const auto window = open({file});
  window->key("e");
  choose_sort(*window, "scene");
  type_into(*window, "field:from", "26 Apr 21:30");
  type_into(*window, "field:to", "+2h");
  EXPECT_TRUE(window->hides("refused:from"));
  EXPECT_TRUE(window->hides("refused:to"));
  keep_screen("making-times");
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  EXPECT_NE(slurp(file).find("from = 2023-04-26T21:30:00\nto = 2023-04-26T23:30:00\n"), std::string::npos)
      << slurp(file);
}

TEST_F(MakingTest, AFieldOfTheFormIsJudgedWhenItIsLeft) {
  const auto window = open({put("mine.toml", one_scene)});
  window->key("e");
  choose_sort(*window, "scene");
  bring(*window, "field:from");
  window->click("field:from");
  ASSERT_TRUE(window->settles());
  window->key("ctrl+a");
  window->type("2023-05");
  ASSERT_TRUE(window->settles());
  EXPECT_FALSE(window->find("refused:from")) << "it is still being typed";
  window->key("Tab");
  EXPECT_TRUE(window->shows("refused:from"));
}

TEST_F(MakingTest, RowsOfASpreadsheetArePastedAsFlights) {
  const auto window = open();
  window->key("d");
  ASSERT_TRUE(window->shows("table.row:0"));
  window->click("table.row:0");
  ASSERT_TRUE(window->comes_to("selected", "1"));
  server_->xdotool("keydown shift");
  window->click("table.row:2");
  server_->xdotool("keyup shift");
  ASSERT_TRUE(window->comes_to("selected", "3"));
  window->key("ctrl+c");
  ASSERT_TRUE(window->settles());
  window->key("ctrl+n");
  ASSERT_TRUE(window->comes_to("flights", "0"));
  window->key("ctrl+v");
  ASSERT_TRUE(window->shows("import"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-paste");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("flights", "3"));
  EXPECT_EQ(window->field("steps"), "1");
  ASSERT_TRUE(window->shows("done")) << "it says how many";
  ASSERT_TRUE(window->settles());
  keep_screen("making-pasted");
  window->key("ctrl+z");
  EXPECT_TRUE(window->comes_to("flights", "0"));
}

TEST_F(MakingTest, FlightsOfTheTableAreWrittenTogether) {
  const std::string flight = "[[flight]]\nfrom = \"PZU\"\nto = \"JED\"\n";
  const std::string file =
      put("mine.toml", flight + "depart = 2023-04-25T09:30:00\n" + flight + "depart = 2023-04-26T09:30:00\n" +
                           flight + "depart = 2023-04-27T09:30:00\n");
  const auto window = open({file});
  window->key("d");
  window->key("e");
  ASSERT_TRUE(window->shows("field:from"));
  window->click("table.row:0");
  ASSERT_TRUE(window->comes_to("selected", "1"));
  server_->xdotool("keydown ctrl");
  window->click("table.row:2");
  server_->xdotool("keyup ctrl");
  ASSERT_TRUE(window->comes_to("selected", "2"));
  ASSERT_TRUE(window->settles());
  keep_screen("making-together");
  type_into(*window, "field:people", "70");
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  EXPECT_EQ(window->field("steps"), "1");
  window->key("Escape");
  // One cell is written where it stands.
  window->key("F9");  // the table is as wide as the window
  ASSERT_TRUE(window->hides("side"));
  ASSERT_TRUE(window->settles());
  const Box row = window->box("table.row:1");
  const Box people = window->box("table.column:" + std::to_string(static_cast<int>(session::Column::people)));
  const std::pair cell{people.middle().first, row.middle().second};
  window->wait_for_single_click();
  window->double_click(cell);
  ASSERT_TRUE(window->shows("table.writing"));
  ASSERT_TRUE(window->settles());
  window->type("80");
  keep_screen("making-cell");
  window->key("Return");
  ASSERT_TRUE(window->comes_to("steps", "2"));
  window->key("ctrl+s");
  ASSERT_TRUE(window->comes_to("unsaved", "0"));
  const std::string saved = slurp(file);
  EXPECT_EQ(saved, flight + "depart = 2023-04-25T09:30:00\npeople = 70\n" + flight +
                       "depart = 2023-04-26T09:30:00\npeople = 80\n" + flight +
                       "depart = 2023-04-27T09:30:00\npeople = 70\n");
  // A right click offers what can be done with a flight.
  window->move(row.middle());
  server_->xdotool("click 3");
  const std::string duplicate = "menu:" + std::to_string(static_cast<int>(ui::Word::duplicate_entry));
  ASSERT_TRUE(window->shows(duplicate));
  keep_screen("making-menu");
  window->click(duplicate);
  EXPECT_TRUE(window->comes_to("flights", "4"));
}

}  // namespace
}  // namespace homebound::test
