// Files dropped on the window: tracks are matched to the schedule that is open, a table is compared with it.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "dragged.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/traces.h"
#include "windowed_test.h"

namespace homebound::test {
namespace {

class DropTest : public WindowedTest {
 protected:
  void keep_screen(const std::string& name) const { keep(server_->screen(), name); }
  fs::path file(const std::string& name, const std::string& bytes) const {
    put(home_ / name, bytes);
    return home_ / name;
  }
  bool drop(const std::vector<fs::path>& files) const { return drag_and_drop(server_->name(), files); }
  // Saves the document as a new file; what `info` says of it.
  nlohmann::json saved(const Window& window, const std::string& name) const {
    window.key("ctrl+shift+s");
    EXPECT_TRUE(window.shows("chooser"));
    EXPECT_TRUE(window.settles());
    window.key("ctrl+a");
    window.type((home_ / name).string());
    window.key("Return");
    EXPECT_TRUE(window.comes_to("unsaved", "0")) << window.said();
    return nlohmann::json::parse(homebound("info " + (home_ / name).string() + " --json").out);
  }
};

TEST_F(DropTest, ADayOfTracesIsPutBesideItsFourFlights) {
  const auto plan = file("plan.csv", hops_schedule), trace = file("a day of 780abc.json", trace_of(hops));
  const auto window = open({plan.string()});
  ASSERT_TRUE(drop({trace}));
  ASSERT_TRUE(window->shows("match"));
  ASSERT_TRUE(window->settles());
  keep_screen("match");
  EXPECT_TRUE(window->find("match.flight:3"));
  EXPECT_FALSE(window->find("match.flight:4"));
  window->key("Return");
  ASSERT_TRUE(window->hides("match"));
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  const auto info = saved(*window, "flown.toml");
  for (std::size_t i = 0; i < 4; ++i) {
    const auto& flight = info["flights"][i];
    EXPECT_EQ(flight["depart_sure"], "tracked") << flight;
    EXPECT_EQ(flight["status"], "landed");
    EXPECT_NEAR(flight["depart_delay_s"].get<double>(), late[i] * 60 - taxi, 30) << flight;
    EXPECT_NEAR(flight["arrive_delay_s"].get<double>(), late_there[i] * 60 + taxi, 30) << flight;
  }
  EXPECT_FALSE(info["flights"][4].contains("track"));
  // One step puts the tracks there and takes them back.
  while (window->field("unsaved") == "0") window->key("ctrl+z"), window->settles();
  EXPECT_EQ(saved(*window, "again.toml")["flights"][0].value("status", ""), "");
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(DropTest, ADoubtfulTrackAsks) {
  // Both ends agree and nothing else; thirteen hours lie between the plan and the record.
  const auto plan = file("plan.csv",
                         "flight,from,to,depart,people\nX1,PNH,CAN,2024-03-01 21:00,90\n"
                         "X2,PNH,SIN,2024-03-01 22:00,80\n");
  const auto trace = file("trace.json", trace_of(std::span(hops).first(1)));
  const auto window = open({plan.string()});
  ASSERT_TRUE(drop({trace}));
  ASSERT_TRUE(window->shows("match"));
  ASSERT_TRUE(window->settles());
  keep_screen("match-doubtful");
  window->key("Return");  // nothing is taken yet
  ASSERT_TRUE(window->settles());
  EXPECT_TRUE(window->find("match"));
  window->click("match.flight:0");
  ASSERT_TRUE(window->shows("match.choice:0"));
  window->click("match.choice:0");
  ASSERT_TRUE(window->hides("match.choice:0"));
  ASSERT_TRUE(window->settles());
  window->click("match.accept");
  ASSERT_TRUE(window->comes_to("unsaved", "1"));
  EXPECT_EQ(saved(*window, "flown.toml")["flights"][0]["status"], "landed");
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(DropTest, WhatIsLeftChangesNothing) {
  const auto plan = file("plan.csv", hops_schedule), trace = file("trace.json", trace_of(hops));
  const auto window = open({plan.string()});
  ASSERT_TRUE(drop({trace}));
  ASSERT_TRUE(window->shows("match"));
  window->key("Escape");
  ASSERT_TRUE(window->hides("match"));
  ASSERT_TRUE(drop({plan}));  // it differs from itself in nothing
  ASSERT_TRUE(window->shows("report"));
  window->key("Escape");
  ASSERT_TRUE(window->hides("report"));
  EXPECT_EQ(window->field("unsaved"), "0");
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(DropTest, ANewerTableIsComparedAndTaken) {
  const auto plan = file("plan.toml",
                         "[[source]]\nid = 'first'\ntitle = 'First list'\n"
                         "[[flight]]\nid = 'X1'\nfrom = 'PNH'\nto = 'PEK'\ndepart = 2024-03-01T08:00:00\n"
                         "people = 90\nsource = 'first'\n"
                         "[[flight]]\nid = 'X2'\nfrom = 'CGK'\nto = 'PVG'\ndepart = 2024-03-01T09:00:00\n"
                         "people = 47\n");
  const auto newer = file("today.csv",
                          "flight,from,to,depart,people\nX9,PNH,HGH,2024-03-02 10:00,78\n"
                          "X1,PNH,PEK,2024-03-01 08:40,95\n");
  const auto window = open({plan.string()});
  ASSERT_TRUE(window->comes_to("flights", "2"));
  ASSERT_TRUE(drop({newer}));
  ASSERT_TRUE(window->shows("report.row:2"));
  ASSERT_TRUE(window->settles());
  keep_screen("report");
  window->click("report.sort:1");  // what is gone goes only when somebody says so
  ASSERT_TRUE(window->settles());
  window->click("report.row:0");  // the new flight is left
  ASSERT_TRUE(window->settles());
  window->click("report.accept");
  ASSERT_TRUE(window->comes_to("flights", "1")) << window->said();
  window->key("ctrl+z");
  ASSERT_TRUE(window->comes_to("flights", "2"));
  window->key("ctrl+y");
  ASSERT_TRUE(window->comes_to("flights", "1"));
  const auto info = saved(*window, "taken.toml");
  EXPECT_EQ(info["flights"][0]["people"], 95);
  const std::string text = slurp(home_ / "taken.toml");
  EXPECT_NE(text.find("value = 95"), std::string::npos) << text;
  EXPECT_NE(text.find("value = 90, source = \"first\""), std::string::npos) << text;
  EXPECT_EQ(window->quit(), 0);
}

TEST_F(DropTest, AScenarioTakesThePlaceOfWhatIsShown) {
  const auto plan = file("plan.csv", hops_schedule);
  const auto window = open();
  ASSERT_TRUE(drop({plan}));
  EXPECT_TRUE(window->comes_to("flights", "5"));
  EXPECT_EQ(window->quit(), 0);
}

}  // namespace
}  // namespace homebound::test
