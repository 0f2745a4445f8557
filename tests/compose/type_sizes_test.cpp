// No text of a picture is too small to read at 1280 x 720.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support.h"

namespace homebound::compose {
namespace {

using namespace test;

// Adds what is set smaller than smallest_type pixels, with its size.
void add_small(const std::vector<drawing::Item>& items, double scale, std::set<std::string>& small) {
  for (const drawing::Item& item : items) {
    if (const auto* run = std::get_if<drawing::GlyphRun>(&item);
        run != nullptr && run->size * scale < smallest_type - 1e-6)
      small.insert(std::to_string(run->size * scale) + " " + run->text);
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      add_small((*g)->items, scale, small);
  }
}

Options with_all_layers(Language language) {
  Options options{.language = language};
  for (const scenario::NamedLayer& one : scenario::layer_table) options.layers.*one.layer = true;
  return options;
}

// What is set too small while the flights of a timeline go by, seen at once and told in scenes.
std::set<std::string> small_texts(const std::shared_ptr<const timeline::Timeline>& t, const Options& options,
                                  const Framing& framing = {}) {
  const double scale = page_setup({1280, 720}).scale;
  std::set<std::string> small;
  const auto add = [&](const Plan& plan, const timeline::FrameState& state) {
    add_small(compose(plan, state).items, scale, small);
  };
  const Plan plan = plan_of(t, options, framing);
  for (const double share : {0.0, 0.3, 0.5, 0.7, 1.0})
    add(plan, timeline::evaluate(*t, after(t->begin, seconds_between(t->begin, t->end) * share)));
  for (std::size_t scene = 0; scene < t->story.stretches.size(); ++scene) {
    Options told =
        t->scenario->scenes.empty() ? options : in_scene(options, *t->scenario, scene, options.layers);
    told.story = true;
    add(plan_of(t, told, framing), timeline::evaluate_story(*t, t->story.stretches[scene].middle()));
  }
  return small;
}

constexpr Language languages[] = {Language::english, Language::chinese, Language::both};

// Flights with numbers of people that take much room: ranges and bounds.
std::string wide_numbers() {
  constexpr const char* counts[] = {"6,770 to 6,800", "at least 1,204", "about 12,345 to 13,000",
                                    "254 to 297"};
  constexpr const char* ends[] = {"WAW", "IST", "DOH", "ATH"};
  std::string toml =
      "title = 'Airlift'\nzone = 'Europe/Berlin'\n"
      "charts = { bars = 'kind', cumulative = 'kind', ranking = 'country' }\n"
      "[[counter]]\nlast = '24 h'\nby = 'kind'\n[[counter]]\ncount = 'arrived'\n"
      "[[figure]]\nid = 'x'\nvalue = 'between one and two thousand people, or three'\ntext = 'figure'\n"
      "sure = 'derived'\n[[callout]]\nfigure = 'x'\nat = [10, 40]\n";
  for (std::size_t i = 0; i < 40; ++i)
    toml += "[[flight]]\nid = 'f" + std::to_string(i) + "'\nfrom = 'BER'\nto = '" + ends[i % 4] +
            "'\ndepart = 2021-03-0" + std::to_string(1 + i / 8) + "T" + std::to_string(10 + i % 8) +
            ":15:00\npeople = '" + counts[i % 4] + "'\nkind = '" +
            (i % 4 == 0 || i % 4 == 3 ? "civil" : "military") + "'\n";
  return toml;
}

TEST(TypeSizes, OfTheStoryAreLegibleIn720Lines) {
  for (const Language language : languages)
    EXPECT_THAT(small_texts(built_in_story(), with_all_layers(language)), testing::IsEmpty());
}

TEST(TypeSizes, OfNumbersThatTakeMuchRoomAreLegibleIn720Lines) {
  for (const Language language : languages)
    EXPECT_THAT(small_texts(compiled(wide_numbers()), with_all_layers(language)), testing::IsEmpty());
}

TEST(TypeSizes, OfATableOfFlightsAreLegibleIn720Lines) {
  for (const Language language : languages)
    for (const int flights : {60, 300})
      EXPECT_THAT(small_texts(generated_story(flights), with_all_layers(language)), testing::IsEmpty());
}

TEST(TypeSizes, OfACityAndAContinentAreLegibleIn720Lines) {
  for (const Language language : languages)
    for (const LonLatBox& extent : {LonLatBox{-12, 34, 42, 62}, LonLatBox{113, 21, 115, 24}}) {
      Framing framing;
      framing.extent = extent;
      EXPECT_THAT(small_texts(built_in_story(), with_all_layers(language), framing), testing::IsEmpty());
    }
}

// A range does not stand beside numbers of twice its size: its ends are one above the other.
TEST(TypeSizes, OfARangeAreNearThoseOfItsNeighbours) {
  const auto t = compiled("title = 'x'\n[[counter]]\n" +
                          flight("a", "BER", "IST", "people = '6,770 to 6,800'\nkind = 'all'\n") +
                          flight("b", "BER", "IST", "people = 40\nkind = 'all'\n"));
  const Plan plan = plan_of(t);
  const std::string words = texts(compose(plan, timeline::evaluate(*t, t->begin)).items);
  EXPECT_THAT(words, testing::HasSubstr("6,810–\n"));
  std::vector<double> sizes;
  const auto find = [&](const auto& self, const std::vector<drawing::Item>& items) -> void {
    for (const drawing::Item& item : items) {
      if (const auto* run = std::get_if<drawing::GlyphRun>(&item))
        if (run->text == "0" || run->text.starts_with("6,8")) sizes.push_back(run->size);
      if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item)) self(self, (*g)->items);
    }
  };
  find(find, compose(plan, timeline::evaluate(*t, t->begin)).items);
  ASSERT_GE(sizes.size(), 4U);
  EXPECT_GE(std::ranges::min(sizes), 0.7 * std::ranges::max(sizes));
}

}  // namespace
}  // namespace homebound::compose
