// No text of a page with several pictures is too small to read, either.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "exporting/parts.h"
#include "exporting/studio.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"

namespace homebound::exporting {
namespace {

std::shared_ptr<const timeline::Timeline> built_in() {
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
}

// Adds what is set smaller than the smallest type, which is said in page units, with its size.
void add_small(const std::vector<drawing::Item>& items, std::set<std::string>& small) {
  for (const drawing::Item& item : items) {
    if (const auto* run = std::get_if<drawing::GlyphRun>(&item);
        run != nullptr && run->size < compose::smallest_type - 1e-6)
      small.insert(std::to_string(run->size) + " " + run->text);
    if (const auto* g = std::get_if<std::shared_ptr<const drawing::Group>>(&item))
      add_small((*g)->items, small);
  }
}

constexpr Language languages[] = {Language::english, Language::both};

TEST(PageTypeSizes, OfTwoMapsBesideOneAnotherAreThoseOfOne) {
  const auto t = built_in();
  for (const Language language : languages)
    for (const Size size : {Size{1280, 720}, Size{720, 1280}}) {
      Request request{.size = size, .language = language, .beside = timeline::parse_beside("days=+1", *t)};
      Studio studio(request, t);
      std::set<std::string> small;
      for (const double second : {36.0, 60.0}) {
        const Studio::Picture picture = studio.at(StorySecond{second});
        EXPECT_DOUBLE_EQ(picture.scale(), 1);
        add_small(picture.drawing.items, small);
      }
      EXPECT_THAT(small, testing::IsEmpty());
    }
}

TEST(PageTypeSizes, OfADeckAreThoseOfAPicture) {
  const auto t = built_in();
  for (const Language language : languages)
    for (const Size size : {Size{1280, 720}, Size{1240, 1754}}) {
      const ComposedPages deck =
          compose_pages({.size = size, .language = language, .pages = Pages::deck, .notes = true}, t);
      EXPECT_GT(deck.pages.size(), 5U);
      std::set<std::string> small;
      for (const drawing::Page& page : deck.pages) add_small(page.drawing.items, small);
      EXPECT_THAT(small, testing::IsEmpty());
    }
}

}  // namespace
}  // namespace homebound::exporting
