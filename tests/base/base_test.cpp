#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/colour.h"
#include "base/error.h"
#include "base/figures.h"
#include "base/geometry.h"
#include "base/instant.h"
#include "base/quantity.h"
#include "base/resources.h"
#include "support/in_chinese.h"

namespace homebound {
namespace {

TEST(Texts, OfOneLanguageAreTheSameInBoth) {
  EXPECT_EQ(Text("Beijing", "").in(Language::chinese), "Beijing");
  EXPECT_EQ(Text("", "北京").in(Language::english), "北京");
  EXPECT_TRUE(Text().empty());
  constexpr Wording place{"place", "地点"};
  static_assert(std::string_view(place.in(Language::chinese)) == "地点");
  EXPECT_EQ(Text(place), Text("place", "地点"));
  EXPECT_EQ(told("no {}", "没有{}", place), Text("no place", "没有地点"));
}

TEST(Messages, AreToldInEitherLanguage) {
  const Text part = told("flight '{}'", "航班“{}”", "CGK-PVG");
  const Text whole = told("{} has {} waypoint{}", "{0}有 {1} 个途经点", part, 2, "s");
  EXPECT_EQ(whole.in(Language::english), "flight 'CGK-PVG' has 2 waypoints");
  EXPECT_EQ(whole.in(Language::chinese), "航班“CGK-PVG”有 2 个途经点");
  EXPECT_EQ(whole.in(Language::both), whole.english);
  EXPECT_EQ(as_is("PEK").chinese, "PEK");

  const Error error(whole);
  EXPECT_EQ(error.what(), whole.english);
  EXPECT_EQ(message_of(error), whole);
  EXPECT_EQ(message_of(std::runtime_error("odd")), as_is("odd"));
  EXPECT_TRUE(in_chinese(message_of(std::bad_alloc())));
  EXPECT_TRUE(in_chinese(reason_of(std::make_error_code(std::errc::no_space_on_device))));
}

TEST(Messages, OfDiagnosticsNameThePlace) {
  const Diagnostic whole{"a.toml", 0, 0, Severity::warning, {"odd", "怪"}};
  const Diagnostic line{"a.toml", 3, 0, Severity::error, {"odd", "怪"}};
  const Diagnostic column{"a.toml", 3, 7, Severity::note, {"odd", "怪"}};
  EXPECT_EQ(to_message(whole), (Text{"a.toml: warning: odd", "a.toml：警告：怪"}));
  EXPECT_EQ(to_message(line), (Text{"a.toml:3: error: odd", "a.toml:3：错误：怪"}));
  EXPECT_EQ(to_string(column), "a.toml:3:7: note: odd");
  EXPECT_EQ(InputError({whole, line}).message().chinese, "a.toml：警告：怪\na.toml:3：错误：怪");
}

TEST(Quantity, ConvertsAndCalculates) {
  EXPECT_NEAR(to_radians(Degrees(180)).value, std::numbers::pi, 1e-15);
  EXPECT_NEAR(to_degrees(to_radians(Degrees(12.5))).value, 12.5, 1e-12);
  EXPECT_EQ((Metres(3) + Metres(4)) * 2, Metres(14));
  EXPECT_DOUBLE_EQ(Seconds(90) / Seconds(60), 1.5);
}

TEST(Affine, ComposesAndInverts) {
  const Affine m = Affine::translate({10, -3}) * Affine::rotate(0.7) * Affine::scale(2, 5);
  const Point p{1.5, -4};
  const Point direct = Affine::translate({10, -3})(Affine::rotate(0.7)(Affine::scale(2, 5)(p)));
  EXPECT_NEAR(length(m(p) - direct), 0, 1e-12);
  EXPECT_NEAR(length(m.inverse()(m(p)) - p), 0, 1e-12);
  EXPECT_NEAR(m.determinant(), 10, 1e-12);
}

TEST(Path, CirclesKeepWithinTolerance) {
  for (double tolerance : {0.5, 0.05, 0.005}) {
    const Path circle = circle_path({3, 4}, 20, tolerance);
    const auto ring = circle.part(0);
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const Point middle = (ring[i] + ring[(i + 1) % ring.size()]) * 0.5;
      EXPECT_LE(20 - length(middle - Point{3, 4}), tolerance * 1.0001);
    }
  }
}

TEST(Path, PartsAndAppend) {
  Path a = rectangle_path(Rect::at(0, 0, 2, 1));
  a.append(circle_path({5, 5}, 1));
  ASSERT_EQ(a.parts(), 2U);
  EXPECT_EQ(a.part(0).size(), 4U);
  EXPECT_EQ(a.part(1).front(), (Point{6, 5}));
  EXPECT_EQ(a.bounds().right, 6);
}

TEST(Colour, ReadsAndWritesHex) {
  EXPECT_EQ(to_hex(*parse_colour("#1f2a33")), "#1f2a33");
  EXPECT_EQ(to_hex(*parse_colour("#fff")), "#ffffff");
  EXPECT_EQ(to_hex(*parse_colour("#11223380")), "#11223380");
  for (const char* bad : {"", "#", "red", "#12", "#12345", "#gg0000", "112233"})
    EXPECT_FALSE(parse_colour(bad)) << bad;
  EXPECT_NEAR(contrast_ratio(*parse_colour("#000"), *parse_colour("#fff")), 21, 1e-6);
  EXPECT_NEAR(contrast_ratio(*parse_colour("#777777"), *parse_colour("#ffffff")), 4.48,
              0.01);  // WCAG's own example
}

TEST(Instant, ReadsOffsets) {
  const auto t = parse_instant("2015-11-10T06:00+08:00");
  ASSERT_TRUE(t);
  EXPECT_EQ(iso8601(*t), "2015-11-09T22:00:00+00:00");
  EXPECT_EQ(parse_instant("2015-11-09 22:00Z"), t);
  EXPECT_EQ(parse_instant("2015-11-09T22:00:00.000+0000"), t);
  EXPECT_EQ(iso8601(*t, "Asia/Shanghai"), "2015-11-10T06:00:00+08:00");
  EXPECT_EQ(iso8601(*t, "America/St_Johns"), "2015-11-09T18:30:00-03:30");
  for (const char* bad :
       {"", "2015-11-10", "2015-11-10T06:00", "2015-13-10T06:00Z", "2015-02-29T06:00Z", "2015-11-10T24:00Z",
        "2015-11-10T06:00+8", "2015-11-10T06:00+08:00x", "2015-11-10T06:00:5Z"})
    EXPECT_FALSE(parse_instant(bad)) << bad;
}

TEST(Instant, ResolvesLocalTimes) {
  const auto plain = resolve_local(*parse_local_time("2015-11-10T09:00"), "Asia/Shanghai");
  EXPECT_EQ(plain.kind, LocalResolution::unique);
  EXPECT_EQ(iso8601(plain.first), "2015-11-10T01:00:00+00:00");
  const auto gap = resolve_local(*parse_local_time("2015-03-29T02:30"), "Europe/Berlin");
  EXPECT_EQ(gap.kind, LocalResolution::gap);
  EXPECT_EQ(iso8601(gap.first), "2015-03-29T01:00:00+00:00");
  const auto fold = resolve_local(*parse_local_time("2015-10-25T02:30"), "Europe/Berlin");
  EXPECT_EQ(fold.kind, LocalResolution::fold);
  EXPECT_EQ(iso8601(fold.first), "2015-10-25T00:30:00+00:00");
  EXPECT_EQ(iso8601(fold.second), "2015-10-25T01:30:00+00:00");
  EXPECT_FALSE(is_zone("Mars/Olympus"));
  EXPECT_THROW(zone_offset(plain.first, "Mars/Olympus"), Error);
}

TEST(Instant, AgreesWithTheSystemsDateProgram) {
  for (const char* zone :
       {"Asia/Jakarta", "Asia/Phnom_Penh", "Asia/Shanghai", "Australia/Lord_Howe", "America/Sao_Paulo"}) {
    const Instant t = *parse_instant("2015-11-09T22:15Z");
    const std::string command =
        std::string("TZ=") + zone + " date -d 2015-11-09T22:15Z +%Y-%m-%dT%H:%M:%S%:z";
    FILE* pipe = popen(command.c_str(), "r");
    char text[64] = {};
    ASSERT_NE(std::fgets(text, sizeof text, pipe), nullptr);
    pclose(pipe);
    EXPECT_EQ(iso8601(t, zone) + "\n", text);
  }
}

TEST(Error, NamesFileLineAndColumn) {
  EXPECT_EQ(to_string(Diagnostic{"a.toml", 3, 7, Severity::error, as_is("no")}), "a.toml:3:7: error: no");
  EXPECT_EQ(to_string(Diagnostic{"a.toml", 0, 0, Severity::warning, as_is("hm")}), "a.toml: warning: hm");
  const InputError e({{"a", 1, 1, Severity::error, as_is("x")}, {"a", 2, 1, Severity::error, as_is("y")}});
  EXPECT_STREQ(e.what(), "a:1:1: error: x\na:2:1: error: y");
}

TEST(Resources, AreFoundOrNamed) {
  EXPECT_TRUE(std::filesystem::exists(resource("assets/themes/paper.toml")));
  try {
    (void)resource("assets/nothing");
    FAIL();
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr("assets/nothing"));
  }
}

TEST(Resources, StateFollowsXdg) {
  const std::string home = testing::TempDir() + "/xdg";
  setenv("XDG_STATE_HOME", home.c_str(), 1);
  EXPECT_EQ(state_directory(), home + "/homebound");
  EXPECT_TRUE(std::filesystem::is_directory(home + "/homebound"));
  unsetenv("XDG_STATE_HOME");
}

TEST(Figures, HaveThousandsSeparators) {
  EXPECT_EQ(with_thousands("999"), "999");
  EXPECT_EQ(with_thousands("1000"), "1,000");
  EXPECT_EQ(with_thousands("-1234567"), "-1,234,567");
  EXPECT_EQ(with_thousands("-123"), "-123");
  EXPECT_EQ(with_thousands("12345.6789"), "12,345.6789");
  EXPECT_EQ(with_thousands("0.25"), "0.25");
  EXPECT_EQ(with_thousands(""), "");
  EXPECT_EQ(with_thousands("1000", Language::chinese), "1000");
  EXPECT_EQ(with_thousands("10000", Language::chinese), "10,000");
}

}  // namespace
}  // namespace homebound
