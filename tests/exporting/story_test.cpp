// story.html as it is written: its tape shows what the program draws, and nothing is in it that was left out.
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <zlib.h>

#include "base/base64.h"
#include "base/error.h"
#include "base/sha256.h"
#include "exporting/run.h"
#include "exporting/story/story_file.h"
#include "exporting/studio.h"
#include "render/gl/offscreen.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/similarity.h"
#include "support/temporary_folder.h"
#include "tape_reader.h"
#include "timeline/audience.h"
#include "words/dates.h"

namespace homebound::exporting {
namespace {

using TimelinePtr = std::shared_ptr<const timeline::Timeline>;

TimelinePtr built_in_story() {
  static const auto story = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  return story;
}

Request sparse_story(const std::filesystem::path& file) {
  Request request;
  request.output = file;
  request.size = {1280, 720};
  request.rate = {1, 3};
  return request;
}

std::string bytes_in(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string between(const std::string& text, const std::string& before, const std::string& after) {
  const std::size_t begin = text.find(before) + before.size();
  return text.substr(begin, text.find(after, begin) - begin);
}

nlohmann::json facts_in(const std::string& html) {
  return nlohmann::json::parse(between(html, "<script type=\"application/json\" id=\"story\">", "</script>"));
}

std::string unbase64(const std::string& text) {
  static const std::string digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0, held = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == digits.npos) break;
    bits = bits << 6 | static_cast<unsigned>(digit), held += 6;
    if (held >= 8) bytes += static_cast<char>(bits >> (held -= 8) & 0xFF);
  }
  return bytes;
}

std::string tape_in(const std::string& html) {
  const std::string packed =
      unbase64(between(html, "<script type=\"application/octet-stream\" id=\"tape\">", "</script>"));
  std::string bytes(64 << 20, '\0');
  auto size = static_cast<uLongf>(bytes.size());
  EXPECT_EQ(uncompress(reinterpret_cast<Bytef*>(bytes.data()), &size,
                       reinterpret_cast<const Bytef*>(packed.data()), static_cast<uLong>(packed.size())),
            Z_OK);
  bytes.resize(size);
  return bytes;
}

TEST(StoryHtml, ShowsTheSamePicturesAsTheProgram) {
  const test::TemporaryFolder folder;
  const Request request = sparse_story(folder / "story.html");
  const Result result = run(request, built_in_story());
  const std::string html = bytes_in(request.output.file), bytes = tape_in(html);
  const nlohmann::json facts = facts_in(html);
  const auto& pages = facts.at("pages");
  ASSERT_EQ(pages.size(), 2U);
  const test::ReadTape tape(bytes, pages.size());
  ASSERT_EQ(tape.variants.size(), 4U) << "two languages on two pages";
  EXPECT_LE(tape.subjects, facts.at("subjects").size());
  std::size_t frames = 0;
  for (const auto& variant : tape.variants) {
    const auto& page = pages[variant.page];
    const Size size{page[0], page[1]};
    Request own = request;
    own.size = size;
    own.language = language_named(facts.at("languages")[variant.language].get<std::string>());
    Studio studio(own, built_in_story());
    frames += variant.roots.size();
    const auto index = static_cast<std::size_t>(&variant - tape.variants.data());
    for (const std::size_t frame : {std::size_t{1}, variant.roots.size() / 2, variant.roots.size() - 1}) {
      const double second = std::min(3.0 * static_cast<double>(frame), facts.at("seconds").get<double>());
      const drawing::Drawing drawn = studio.at(StorySecond{second}).drawing;
      EXPECT_GE(
          test::ssim(render::draw_offscreen(tape.drawing(index, frame, size)), render::draw_offscreen(drawn)),
          0.985)
          << "variant " << index << " at second " << second;
    }
  }
  EXPECT_EQ(static_cast<std::size_t>(result.frames), frames);
}

TEST(StoryHtml, DrawsNightAsAreasAndRoutesAsStretchesOfLines) {
  const test::TemporaryFolder folder;
  Request request = sparse_story(folder / "story.html");
  request.language = Language::english;
  request.both_ways = false;
  request.layers.push_back({&scenario::Layers::daylight, true});
  run(request, built_in_story());
  const test::ReadTape tape(tape_in(bytes_in(request.output.file)), 1);
  EXPECT_TRUE(tape.images.empty());
  const auto is_stretch = [](const TapeNode& n) { return std::holds_alternative<TapeStretch>(n); };
  EXPECT_GT(std::ranges::count_if(tape.nodes, is_stretch), 100);
  Studio studio(request, built_in_story());
  const std::size_t frame = 17;  // in the night
  EXPECT_GE(test::ssim(render::draw_offscreen(tape.drawing(0, frame, {1280, 720})),
                       render::draw_offscreen(studio.at(StorySecond{51}).drawing)),
            0.98);
}

// Flights of a day between many airports, so many that a map shades them.
TimelinePtr shaded_story() {
  std::string table = "from,to,depart\n";
  const std::array<const char*, 12> airports{"CDG", "SIN", "JFK", "PEK", "SYD", "GRU",
                                             "JNB", "DXB", "LAX", "NRT", "DEL", "LHR"};
  for (int i = 0; i < 4000; ++i) {
    const auto from = static_cast<std::size_t>(i) % airports.size(),
               to = (from + 1 + i / 12 % 11) % airports.size();
    table += fmt::format("{},{},2020-01-01T{:02}:{:02}:00Z\n", airports[from], airports[to], i * 7 % 24,
                         i * 11 % 60);
  }
  const test::TemporaryFolder folder;
  test::put(folder / "t.csv", table);
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(folder / "t.csv"))));
}

// A shade is another in every frame: few of its pictures are stored, and both languages share them.
TEST(StoryHtml, FadesFromOneShadeOfTrafficToTheNext) {
  const test::TemporaryFolder folder;
  const auto story = shaded_story();
  Request request = sparse_story(folder / "story.html");
  request.rate = {6, 1};
  request.size = {640, 360};
  request.both_ways = false;
  request.routes_as = scenario::RoutesAs::density;
  request.language = Language::both;
  run(request, story);
  const test::ReadTape tape(tape_in(bytes_in(request.output.file)), 1);
  ASSERT_EQ(tape.variants.size(), 2U);
  const std::size_t frames = tape.variants.front().roots.size();
  EXPECT_GT(tape.images.size(), frames / 24);
  EXPECT_LE(tape.images.size(), frames / 12 + 4);
  const nlohmann::json facts = facts_in(bytes_in(request.output.file));
  const auto& page = facts.at("pages")[0];
  const Size size{page[0], page[1]};
  for (const std::size_t variant : {std::size_t{0}, std::size_t{1}}) {
    Request own = request;
    own.language = variant == 0 ? Language::english : Language::chinese;
    Studio studio(own, story);
    for (const std::size_t frame : {frames / 3 / 6 * 6 + 3, frames / 2 / 6 * 6 + 1, frames - 1}) {
      const drawing::Drawing drawn =
          studio.at(StorySecond{std::min(static_cast<double>(frame) / 6, story->story.duration())}).drawing;
      EXPECT_GE(test::ssim(render::draw_offscreen(tape.drawing(variant, frame, size)),
                           render::draw_offscreen(drawn)),
                0.985)
          << "frame " << frame;
    }
  }
}

TEST(StoryHtml, IsTheSameBytesEachTime) {
  const test::TemporaryFolder folder;
  Request request = sparse_story(folder / "a.html");
  request.rate = {1, 6};
  run(request, built_in_story());
  const std::string first = bytes_in(request.output.file);
  request.output = Output(folder / "b.html");
  run(request, built_in_story());
  EXPECT_TRUE(bytes_in(request.output.file) == first);
}

TEST(StoryHtml, AllowsNothingButItsOwnPlayer) {
  const test::TemporaryFolder folder;
  Request request = sparse_story(folder / "story.html");
  request.rate = {1, 20};
  run(request, built_in_story());
  const std::string html = bytes_in(request.output.file);
  const auto hash = [](const std::string& text) {
    const Sha256 digest = sha256(text);
    return base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  };
  const std::string policy = between(html, "Content-Security-Policy\" content=\"", "\"");
  EXPECT_TRUE(policy.starts_with("default-src 'none'; script-src 'sha256-")) << policy;
  EXPECT_NE(policy.find("style-src 'sha256-" + hash(between(html, "<style>", "</style>")) + "'"),
            policy.npos);
  const std::string last = html.substr(html.rfind("<script>"));
  EXPECT_NE(policy.find("script-src 'sha256-" + hash(between(last, "<script>", "</script>")) + "'"),
            policy.npos);
  EXPECT_EQ(html.find("{{story}}"), html.npos);
}

TEST(StoryHtml, HoldsNotesOnlyWhenAsked) {
  const test::TemporaryFolder folder;
  for (const bool notes : {false, true}) {
    Request request = sparse_story(folder / "story.html");
    request.rate = {1, 20};
    request.notes = notes;
    run(request, built_in_story());
    const std::string html = bytes_in(request.output.file);
    EXPECT_EQ(html.find("Say that the article breaks off") != html.npos, notes);
    EXPECT_EQ(read_story_file(request.output.file).notes, notes);
  }
}

// What is printed and read out beside a picture is true of that picture.
TEST(StoryHtml, DescribesTheFrameThatRepresentsAScene) {
  const test::TemporaryFolder folder;
  Request request = sparse_story(folder / "story.html");
  request.rate = {2, 1};
  run(request, built_in_story());
  const nlohmann::json facts = facts_in(bytes_in(request.output.file));
  const timeline::Timeline& timeline = *built_in_story();
  ASSERT_EQ(facts["scenes"].size(), timeline.story.stretches.size());
  for (const nlohmann::json& scene : facts["scenes"]) {
    const double middle = scene["middle"];
    EXPECT_EQ(middle * 2, std::round(middle * 2)) << "it is a frame";
    EXPECT_GE(middle, scene["from"].get<double>());
    EXPECT_LT(middle, scene["to"].get<double>());
    const std::string time =
        date_and_time(timeline.story.at(middle), timeline.scenario->zone, Language::english);
    EXPECT_NE(scene["says"]["en"].get<std::string>().find(time), std::string::npos)
        << scene["says"]["en"] << " says another time than " << time;
  }
}

TEST(StoryHtml, HoldsNothingOfFlightsThatAreFilteredOut) {
  const test::TemporaryFolder folder;
  const auto story = built_in_story();
  const auto filtered = std::make_shared<const timeline::Timeline>(
      timeline::filtered(*story, timeline::parse_filter("kind=suspects from=PNH", *story)));
  ASSERT_LT(filtered->shown(), story->shown());
  Request request = sparse_story(folder / "story.html");
  request.rate = {1, 10};
  run(request, filtered);
  const std::string facts = facts_in(bytes_in(request.output.file)).dump();
  for (std::size_t i = 0; i < story->legs.size(); ++i) {
    const std::string& id = story->scenario->flights[i].id;
    EXPECT_EQ(facts.find('"' + id + '"') != facts.npos, filtered->shows(i)) << id;
  }
  EXPECT_NE(facts.find("\"suspects aboard\""), facts.npos);
  EXPECT_EQ(facts.find("\"officers aboard\""), facts.npos) << "nobody shown carries officers";
}

TEST(StoryHtml, HoldsNothingThatIsNotForItsAudience) {
  const test::TemporaryFolder folder;
  const auto story = built_in_story();
  timeline::Audience audience;
  audience.flights = "from=PNH";
  timeline::leave_out(audience, "notes");
  timeline::leave_out(audience, "sources");
  const auto cut = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(timeline::cut_for(audience, *story))));
  ASSERT_LT(cut->legs.size(), story->legs.size());
  Request request = sparse_story(folder / "story.html");
  request.rate = {1, 10};
  request.notes = true;
  run(request, cut);
  const std::string html = bytes_in(request.output.file), facts = facts_in(html).dump(), tape = tape_in(html);
  std::vector<std::string> gone{"Say that the article breaks off"};
  for (const scenario::Flight& f : story->scenario->flights)
    if (story->scenario->places[f.from].iata != "PNH") gone.push_back('"' + f.id + '"');
  for (const scenario::Source& s : story->scenario->sources) gone.push_back(s.title.english);
  for (const std::string& text : gone) {
    EXPECT_EQ(facts.find(text), facts.npos) << text;
    EXPECT_EQ(tape.find(text), tape.npos) << text;
  }
}

TEST(StoryHtml, KnowsADamagedFile) {
  const test::TemporaryFolder folder;
  Request request = sparse_story(folder / "story.html");
  request.rate = {1, 20};
  run(request, built_in_story());
  const StoryFile whole = read_story_file(request.output.file);
  EXPECT_EQ(whole.digest, digest_of(*built_in_story()->scenario));
  EXPECT_EQ(whole.languages, (std::vector<std::string>{"en", "zh"}));
  std::string html = bytes_in(request.output.file);
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(folder / "bad.html", std::ios::binary) << bytes;
    EXPECT_THROW(read_story_file(folder / "bad.html"), Error);
  };
  refused(html.substr(0, html.size() - 1));
  refused(html.substr(0, html.size() / 2));
  refused("<html></html>");
  html[html.size() / 2] ^= 1;
  refused(html);
}

}  // namespace
}  // namespace homebound::exporting
