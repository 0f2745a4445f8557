// Pictures of the program's own export beside accepted ones.
//
// To accept new pictures (look at each: `git diff --stat tests/golden`):
//   HOMEBOUND_ACCEPT=1 ctest --preset check -R MatchesTheAcceptedOne
//
// Tolerance: in no block of 8 x 8 pixels (one begins every 4) may more than one pixel differ by more than 8
// of 255 in a channel. A run of the same program differs in nothing. Text is drawn from unhinted outlines
// with unhinted advances, so that another version of FreeType, HarfBuzz, Pango or PROJ moves an edge by some
// 1/100,000 pixel; 8 of 255 is what an edge from black to white changes by when it moves by 1/32. The spare
// pixel is for a line whose resampling takes another turn at the last bit. Blocks may be no larger: of blocks
// of 32 x 32 with 2 % of their pixels, every tenth word of these pictures could go missing unseen. Each
// version of Inter has other outlines and widths: these pictures are drawn with the one in
// tests/golden/fonts. Another version of Noto Sans CJK, and a glyph on the brink between two of the quarter
// pixels to which glyphs are placed, need pictures to be looked at and accepted again.
#include <cstdlib>
#include <filesystem>
#include <map>
#include <span>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "exporting/parts.h"
#include "exporting/png/png.h"
#include "exporting/studio.h"
#include "render/gl/offscreen.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/pictures.h"
#include "support/process.h"

namespace homebound {
namespace {

namespace fs = std::filesystem;

// For the programs that are started, too, and before any test asks for a font.
const bool has_fonts = setenv("FONTCONFIG_FILE", TEST_SOURCE_DIR "/golden/fonts.conf", 1) == 0;

constexpr int block_side = 8, tolerated_difference = 8, tolerated_pixels = 1;
// GCC 12 made the accepted pictures. What other compilers make of a lane shows in more of a block of a small
// picture.
#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ == 12
constexpr int tolerated_in_small_pictures = 1;
#else
constexpr int tolerated_in_small_pictures = 7;
#endif

struct Golden {
  std::string name;
  exporting::Request request;
  std::string file = "";  // of tests/data; empty: the built-in story
  std::size_t page = 0;   // of a deck, from 0
};

void PrintTo(const Golden& golden, std::ostream* out) { *out << golden.name; }

std::vector<Golden> goldens() {
  const auto at = [](const char* text) { return *parse_instant(text); };
  const auto on = [](std::string_view layer) {
    return scenario::LayerSwitch{*scenario::layer_named(layer), true};
  };
  using timeline::StorySecond, exporting::Pages;
  const std::string evacuation = "../../assets/scenarios/example-evacuation.toml";
  const std::string house = TEST_SOURCE_DIR "/data/house/";
  const Instant morning = at("2015-11-10T06:00+08:00");
  std::vector<Golden> all{
      {"story-paper-en", {.at = morning}},
      {"story-night-zh", {.theme = "night", .language = Language::chinese, .at = morning}},
      {"story-both", {.language = Language::both, .at = morning}},
      {"scene-footnotes", {.layers = {on("footnotes")}, .at = StorySecond{62}}},
      {"scene-footnotes-zh",
       {.theme = "night", .language = Language::chinese, .layers = {on("footnotes")}, .at = StorySecond{36}}},
      {"callouts", {.at = StorySecond{39.5}}},
      {"callouts-zh", {.theme = "night", .language = Language::chinese, .at = StorySecond{39.5}}},
      {"scene-gliding", {.theme = "night", .language = Language::chinese, .at = StorySecond{54.5}}},
      {"chart", {.layers = {on("chart")}, .at = morning}},
      {"daylight", {.projection = "equal-earth", .layers = {on("daylight")}, .at = morning}},
      {"relief", {.theme = "relief", .at = morning}},
      {"user-layers", {.at = at("2020-01-01T02:00Z")}, "layers/layers.toml"},
      {"raids-square", {.size = {480, 480}, .at = at("2015-10-20T12:00+08:00")}},
      {"globe-180", {.projection = "orthographic", .center = LonLat{180, 0}, .at = morning}},
      {"robinson-160", {.projection = "robinson", .center = LonLat{160, 0}, .at = morning}},
      {"south-pole",
       {.projection = "lambert-azimuthal", .center = LonLat{0, -90}, .theme = "night", .at = morning}},
      {"transparent-oblique",
       {.transparent = true, .projection = "mollweide", .center = LonLat{100, 35}, .at = morning}},
      {"windows", {.at = StorySecond{20}}, evacuation},
      {"windows-tall-zh",
       {.size = {360, 640},
        .theme = "night",
        .language = Language::chinese,
        .layers = {on("cumulative")},
        .at = StorySecond{20}},
       evacuation},
      {"house", {.theme = house + "house.toml", .at = StorySecond{62}}},
      {"house-night-zh",
       {.theme = house + "house-night.toml", .language = Language::chinese, .at = StorySecond{39.5}}},
      {"deck-page", {.pages = Pages::deck}, "", 5},
      {"deck-notes", {.pages = Pages::deck, .notes = true}, "", 5},
      {"contact-sheet", {.size = {1280, 720}, .pages = Pages::contact_sheet}},
  };
  for (Golden& golden : all)
    if (golden.request.size == exporting::Request{}.size) golden.request.size = {640, 360};
  return all;
}

// The request in the words of the command line.
std::string arguments_of(const Golden& golden) {
  const exporting::Request& r = golden.request;
  std::string words = fmt::format(" --size {}x{}", r.size.width, r.size.height);
  if (!golden.file.empty()) words += " " TEST_SOURCE_DIR "/data/" + golden.file;
  if (r.transparent) words += " --transparent";
  if (!r.projection.empty()) words += " --projection " + r.projection;
  if (r.center) words += fmt::format(" --center {},{}", r.center->lon, r.center->lat);
  if (!r.theme.empty()) words += " --theme " + r.theme;
  if (r.language) words += fmt::format(" --language {}", language_code(*r.language));
  for (const scenario::LayerSwitch& s : r.layers)
    for (const scenario::NamedLayer& known : scenario::layer_table)
      if (known.layer == s.layer) words += (s.shown ? " --show " : " --hide ") + std::string(known.name);
  if (const auto* t = r.at ? std::get_if<Instant>(&*r.at) : nullptr) words += " --at " + iso8601(*t);
  if (const auto* t = r.at ? std::get_if<timeline::StorySecond>(&*r.at) : nullptr)
    words += fmt::format(" --at second:{}", t->value);
  if (r.pages == exporting::Pages::contact_sheet) words += " --contact-sheet";
  return words;
}

// The same picture by the library.
struct Composed {
  drawing::Drawing drawing;
  double scale = 1;  // pixels a page unit
  drawing::Pixels drawn() const { return render::draw_offscreen(drawing, scale); }
};

Composed composed(const Golden& golden) {
  const fs::path file =
      golden.file.empty() ? scenario::built_in() : fs::path(TEST_SOURCE_DIR) / "data" / golden.file;
  const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(file))));
  if (golden.request.pages != exporting::Pages::moment) {
    const exporting::ComposedPages pages = exporting::compose_pages(golden.request, timeline);
    return {pages.pages.at(golden.page).drawing, pages.scale};
  }
  exporting::Studio studio(golden.request, timeline);
  const timeline::Moment& at = golden.request.at.value();
  const auto* const second = std::get_if<timeline::StorySecond>(&at);
  const auto picture = second ? studio.at(*second) : studio.at(std::get<Instant>(at));
  return {picture.drawing, picture.scale()};
}

bool same(const drawing::Pixels& a, const drawing::Pixels& b, int tolerated = tolerated_pixels) {
  return a.width == b.width && a.height == b.height &&
         test::worst_block(a, b, block_side, tolerated_difference).differing <= tolerated;
}
int tolerated_of(const Golden& golden) {
  return golden.request.pages == exporting::Pages::contact_sheet ? tolerated_in_small_pictures
                                                                 : tolerated_pixels;
}

// Where an item stands in a display list: its index in the scene, in the group there, and so on.
using Place = std::vector<std::size_t>;
using Items = std::vector<drawing::Item>;
using Group = std::shared_ptr<const drawing::Group>;

// Calls visit(item, name of its group, place) for all but groups.
template <class Visit>
void visit_items(const Items& items, const std::string& group, Place& place, const Visit& visit) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    place.push_back(i);
    if (const auto* inner = std::get_if<Group>(&items[i]))
      visit_items((*inner)->items, (*inner)->name, place, visit);
    else
      visit(items[i], group, place);
    place.pop_back();
  }
}

// Groups on the way lose their key: with it the backend would show them as it has drawn them before.
Items without(Items items, std::span<const std::size_t> place) {
  if (place.size() == 1) {
    items.erase(items.begin() + static_cast<std::ptrdiff_t>(place[0]));
    return items;
  }
  drawing::Group group = *std::get<Group>(items[place[0]]);
  group.key = 0;
  group.items = without(std::move(group.items), place.subspan(1));
  items[place[0]] = std::make_shared<const drawing::Group>(std::move(group));
  return items;
}

// Texts moved by `by` page units, and nothing kept from before.
Items with_moved_texts(Items items, Point by) {
  for (drawing::Item& item : items) {
    if (auto* run = std::get_if<drawing::GlyphRun>(&item)) run->origin = run->origin + by;
    if (auto* inner = std::get_if<Group>(&item)) {
      drawing::Group group = **inner;
      group.key = 0;
      group.items = with_moved_texts(std::move(group.items), by);
      *inner = std::make_shared<const drawing::Group>(std::move(group));
    }
  }
  return items;
}

class Pictures : public testing::TestWithParam<Golden> {
 protected:
  fs::path accepted() const { return fs::path(TEST_SOURCE_DIR) / "golden" / (GetParam().name + ".png"); }
  static fs::path temporary(const std::string& name) {
    return fs::path(testing::TempDir()) / (name + ".png");
  }
};
INSTANTIATE_TEST_SUITE_P(Golden, Pictures, testing::ValuesIn(goldens()), [](auto& i) {
  std::string name = i.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST_P(Pictures, MatchesTheAcceptedOne) {
  ASSERT_TRUE(has_fonts);
  const drawing::Pixels now = composed(GetParam()).drawn();
  const fs::path found = temporary("found-" + GetParam().name);
  if (GetParam().request.pages == exporting::Pages::deck) {  // exported as a PDF only
    exporting::write_png(now, found);
  } else {
    const auto outcome = test::homebound("export -o " + found.string() + arguments_of(GetParam()));
    ASSERT_EQ(outcome.status, 0) << outcome.err;
    ASSERT_TRUE(exporting::read_png(found).rgba == now.rgba)
        << "the library draws another picture than " << found;
  }
  if (std::getenv("HOMEBOUND_ACCEPT") != nullptr) exporting::write_png(now, accepted());
  ASSERT_TRUE(fs::exists(accepted())) << "look at " << found << " and accept it with HOMEBOUND_ACCEPT=1";
  const drawing::Pixels then = exporting::read_png(accepted());
  ASSERT_EQ(now.width, then.width);
  ASSERT_EQ(now.height, then.height);
  if (same(now, then, tolerated_of(GetParam()))) return;
  const fs::path differences = temporary("diff-" + GetParam().name);
  exporting::write_png(test::difference(now, then), differences);
  const test::Block worst = test::worst_block(now, then, block_side, tolerated_difference);
  ADD_FAILURE() << worst.differing << " of " << block_side * block_side << " pixels differ at " << worst.left
                << ", " << worst.top << "; found: " << found << ", differences: " << differences;
}

// Each text erased alone, and each mark of the overlays (a legend's swatch, the north arrow): every time the
// comparison with the accepted picture fails.
TEST_P(Pictures, WouldNotLoseATextOrAMark) {
  const Composed whole = composed(GetParam());
  const drawing::Pixels then = exporting::read_png(accepted());
  const drawing::Pixels all = whole.drawn();
  ASSERT_TRUE(same(all, then, tolerated_of(GetParam())));
  int texts = 0;
  Place place;
  visit_items(whole.drawing.items, "", place,
              [&](const drawing::Item& item, const std::string& group, const Place& at) {
                const auto* const run = std::get_if<drawing::GlyphRun>(&item);
                if (run == nullptr && group != "furniture") return;
                if (run != nullptr && run->text == " · ") return;  // parts two texts of another script
                Composed less = whole;
                less.drawing.items = without(less.drawing.items, at);
                EXPECT_FALSE(same(less.drawn(), all))
                    << "without " << (run ? "'" + run->text + "'" : "a mark") << " of the group " << group;
                texts += run != nullptr;
              });
  EXPECT_GE(texts, 40);
}

TEST(Golden, TheComparisonSeesAQuarterPixelAndToleratesWhatLibrariesChange) {
  Composed picture = composed(goldens().front());
  const drawing::Pixels then = picture.drawn();
  const Items items = picture.drawing.items;
  const auto moved = [&](double pixels) {
    picture.drawing.items = with_moved_texts(items, {pixels / picture.scale, pixels / picture.scale});
    return picture.drawn();
  };
  EXPECT_TRUE(same(moved(1e-5), then));
  EXPECT_TRUE(same(moved(-1e-5), then));
  EXPECT_FALSE(same(moved(0.25), then));
}

}  // namespace
}  // namespace homebound
