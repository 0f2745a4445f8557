// Slides: a package that is closed, whose texts, pictures and films are found in it by others than its
// writer.
#include <algorithm>
#include <chrono>
#include <map>
#include <regex>
#include <set>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "compose/picture/plan.h"
#include "data/tracks/xml.h"
#include "exporting/estimate.h"
#include "exporting/job.h"
#include "exporting/pptx/slide_pictures.h"
#include "exporting/pptx/story_slides.h"
#include "exporting/pptx/web_address.h"
#include "exporting/run.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/process.h"
#include "support/temporary_folder.h"
#include "support/zip_files.h"
#include "timeline/audience.h"

namespace homebound::exporting {
namespace {

using test::contents, test::put, test::TemporaryFolder, test::ZippedFile;
using testing::Contains, testing::ElementsAre, testing::HasSubstr, testing::Not, testing::ThrowsMessage;

std::shared_ptr<const timeline::Timeline> compiled(const scenario::Scenario& s) {
  return std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(s)));
}

// Two scenes that say and cite something, and one that says nothing but its title.
std::shared_ptr<const timeline::Timeline> short_story(const std::string& more = "") {
  return compiled(scenario::parse(R"(
title = { en = "Two <flights> & a note", zh = "两架航班" }
[kinds]
guests = { en = "guests", zh = "旅客" }
[[source]]
id = "paper"
title = { en = "A newspaper", zh = "一家报纸" }
name = { en = "the paper", zh = "报纸" }
date = "2020-01-02"
url = "https://example.org/a page?x=1&y=2#z"
[[source]]
id = "desk"
title = "The desk"
[[flight]]
from = "CGK"
to = "PEK"
depart = 2020-01-01T00:00:00Z
people = 100
kind = "guests"
source = "paper"
[[event]]
at = 2020-01-01T01:30:00Z
text = { en = "The first event", zh = "第一件事" }
note = "Unsure: note of an event"
source = ["paper", "desk"]
[[scene]]
from = 2020-01-01T01:00:00Z
to = 2020-01-01T02:00:00Z
seconds = 1
title = { en = "First \"scene\"", zh = "第一场" }
text = { en = "It says this.", zh = "此处有文字。" }
notes = { en = "Speak slowly <here>", zh = "此处慢讲" }
[[scene]]
from = 2020-01-01T02:00:00Z
to = 2020-01-01T03:00:00Z
seconds = 1.5
title = "Second"
)" + more,
                                  "s.toml"));
}

Request slides_request(const std::filesystem::path& file) {
  Request r;
  r.output = file;
  r.size = {480, 270};
  r.rate = {10, 1};
  return r;
}

// An element of a part, with the names of those around it.
struct Element {
  std::string path, text;
  std::map<std::string, std::string> attributes;
};

std::vector<Element> elements(const std::string& name, const std::string& xml) {
  std::vector<Element> all;
  const auto path_of = [](data::XmlPath path) {
    std::string joined;
    for (const auto& element : path) joined += "/" + element.name;
    return joined;
  };
  const data::TrackText source{name, xml};
  data::walk_xml(
      source, [](data::XmlPath) {},
      [&](data::XmlPath path) {
        Element& one = all.emplace_back(Element{path_of(path), path.back().text, {}});
        for (const auto& [key, value] : path.back().attributes) one.attributes[key] = value;
      });
  return all;
}

struct RelationOf {
  std::string kind, target;
  bool external = false;
};

// A package as a strict reader sees it: it must find everything that is spoken of, and nothing else.
class PackageReader {
 public:
  explicit PackageReader(const std::filesystem::path& file) {
    for (ZippedFile& one : test::zipped_files(file)) {
      EXPECT_TRUE(files.emplace("/" + one.name, one).second) << one.name << " is there twice";
      order.push_back("/" + one.name);
    }
    EXPECT_FALSE(files.empty());
  }

  bool is_xml(const std::string& name) const {
    return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".svg");
  }
  std::vector<Element> elements_of(const std::string& part) const {
    return elements(part, files.at(part).bytes);
  }

  std::map<std::string, RelationOf> relations(const std::string& part) const {
    const auto slash = part.rfind('/');
    const std::string rels = part.substr(0, slash) + "/_rels" + part.substr(slash) + ".rels";
    std::map<std::string, RelationOf> all;
    if (!files.contains(rels)) return all;
    for (const Element& e : elements_of(rels)) {
      if (e.path != "/Relationships/Relationship") continue;
      const bool external = e.attributes.contains("TargetMode");
      std::string target = e.attributes.at("Target");
      if (!external) target = (std::filesystem::path(part.substr(0, slash + 1)) / target).lexically_normal();
      EXPECT_TRUE(
          all.emplace(e.attributes.at("Id"), RelationOf{e.attributes.at("Type"), target, external}).second)
          << "twice the id " << e.attributes.at("Id") << " in " << rels;
    }
    return all;
  }

  // All characters of texts in a part.
  std::string words(const std::string& part) const {
    std::string all;
    for (const Element& e : elements_of(part))
      if (e.path.ends_with("/r/t")) all += e.text + "|";
    return all;
  }
  std::vector<std::string> parts(const std::string& pattern) const {
    std::vector<std::string> found;
    for (const std::string& name : order)
      if (std::regex_match(name, std::regex(pattern))) found.push_back(name);
    return found;
  }

  std::map<std::string, ZippedFile> files;
  std::vector<std::string> order;
};

const char* const types_part = "/[Content_Types].xml";

void expect_closed(const PackageReader& package) {
  // A type for each part, a part for each type.
  ASSERT_EQ(package.order.front(), types_part);
  std::map<std::string, std::string> by_name, by_extension;
  for (const Element& e : package.elements_of(types_part)) {
    const bool is_default = e.path.ends_with("/Default");
    if (!is_default && !e.path.ends_with("/Override")) continue;
    auto& types = is_default ? by_extension : by_name;
    const std::string& key = e.attributes.at(is_default ? "Extension" : "PartName");
    EXPECT_TRUE(types.emplace(key, e.attributes.at("ContentType")).second) << "twice a type for " << key;
  }
  std::set<std::string> extensions;
  for (const auto& [name, file] : package.files) {
    if (name == types_part) continue;
    const std::string extension = name.substr(name.rfind('.') + 1);
    extensions.insert(by_name.contains(name) ? "" : extension);
    EXPECT_TRUE(by_name.contains(name) || by_extension.contains(extension)) << name << " has no type";
    EXPECT_EQ(file.date, package.files.at(types_part).date);
    EXPECT_EQ(file.stored, extension == "png" || extension == "mp4") << name;
  }
  for (const auto& [name, type] : by_name) EXPECT_TRUE(package.files.contains(name)) << name << " is absent";
  for (const auto& [extension, type] : by_extension)
    EXPECT_TRUE(extensions.contains(extension)) << "there is no ." << extension;
  EXPECT_EQ(by_extension.at("png"), "image/png");
  EXPECT_EQ(by_extension.at("svg"), "image/svg+xml");

  // Each relation has its part, each part is related, and whatever names a relation has it.
  std::set<std::string> reached{types_part, "/_rels/.rels"};
  std::vector<std::string> todo{"/"};
  while (!todo.empty()) {
    const std::string part = todo.back();
    todo.pop_back();
    const auto relations = package.relations(part);
    if (part != "/" && !relations.empty()) {
      const auto slash = part.rfind('/');
      reached.insert(part.substr(0, slash) + "/_rels" + part.substr(slash) + ".rels");
    }
    std::set<std::string> named;
    if (part != "/" && package.is_xml(part))
      for (const Element& e : package.elements_of(part))
        for (const auto& [key, value] : e.attributes)
          if (key.starts_with("r:") && !value.empty()) {
            EXPECT_TRUE(relations.contains(value)) << part << " has no relation " << value;
            named.insert(value);
          }
    for (const auto& [id, relation] : relations) {
      if (relation.external) {
        EXPECT_TRUE(named.contains(id));
        continue;
      }
      EXPECT_TRUE(package.files.contains(relation.target)) << part << " is related to " << relation.target;
      if (reached.insert(relation.target).second) todo.push_back(relation.target);
    }
  }
  for (const std::string& name : package.order)
    EXPECT_TRUE(reached.contains(name)) << name << " is related to nothing";

  // Ids are unique, those of shapes in a slide and those of timing nodes, masters, layouts and slides.
  std::set<std::string> listed;
  for (const std::string& part : package.order) {
    if (!package.is_xml(part)) continue;
    std::set<std::string> shapes, nodes;
    for (const Element& e : package.elements_of(part)) {
      const auto id = e.attributes.find("id");
      if (id == e.attributes.end()) continue;
      std::set<std::string>* const known = e.path.ends_with("/cNvPr") ? &shapes
                                           : e.path.ends_with("/cTn") ? &nodes
                                           : e.path.ends_with("Id")   ? &listed
                                                                      : nullptr;
      if (known == nullptr) continue;
      EXPECT_TRUE(known->insert(id->second).second) << part << e.path << id->second;
    }
    for (const Element& e : package.elements_of(part)) {
      if (!e.path.ends_with("/spTgt") && !e.path.ends_with("/bldP")) continue;
      EXPECT_TRUE(shapes.contains(e.attributes.at("spid"))) << part << " times a shape that is absent";
    }
  }
}

// The order in which the schema wants the children of what a slide that moves has (ISO/IEC 29500-1).
void expect_order(const PackageReader& package, const std::string& part) {
  const std::map<std::string, std::vector<std::string>> order{
      {"sld", {"cSld", "clrMapOvr", "transition", "timing"}},
      {"sp", {"nvSpPr", "spPr", "style", "txBody"}},
      {"nvSpPr", {"cNvPr", "cNvSpPr", "nvPr"}},
      {"spPr", {"xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "ln", "effectLst"}},
      {"ln", {"noFill", "solidFill", "prstDash", "round"}},
      {"custGeom", {"avLst", "gdLst", "ahLst", "cxnLst", "rect", "pathLst"}},
      {"timing", {"tnLst", "bldLst"}},
      {"cTn", {"stCondLst", "endCondLst", "endSync", "iterate", "childTnLst", "subTnLst"}},
      {"seq", {"cTn", "prevCondLst", "nextCondLst"}},
      {"cBhvr", {"cTn", "tgtEl", "attrNameLst"}},
      {"animMotion", {"cBhvr", "by", "from", "to", "rCtr"}},
      {"set", {"cBhvr", "to"}}};
  std::vector<std::size_t> last{0};
  const data::TrackText source{part, package.files.at(part).bytes};
  data::walk_xml(
      source,
      [&](data::XmlPath path) {
        if (path.size() > 1)
          if (const auto wanted = order.find(path[path.size() - 2].name); wanted != order.end()) {
            const auto at = std::ranges::find(wanted->second, path.back().name);
            ASSERT_NE(at, wanted->second.end()) << path.back().name << " in " << wanted->first;
            const auto place = static_cast<std::size_t>(at - wanted->second.begin());
            EXPECT_GE(place, last.back()) << path.back().name << " in " << wanted->first;
            last.back() = place;
          }
        last.push_back(0);
      },
      [&](data::XmlPath) { last.pop_back(); });
}

TEST(Slides, AreMovedByPowerPointItself) {
  const TemporaryFolder folder;
  Request r = slides_request(folder / "a.pptx");
  r.moving = true;
  const auto story = short_story();
  EXPECT_TRUE(run(r, story).note.empty());
  const PackageReader package(r.output.file);
  expect_closed(package);
  EXPECT_THAT(package.parts("/ppt/media/film.*"), testing::IsEmpty());
  const std::string part = "/ppt/slides/slide2.xml";
  expect_order(package, part);
  std::size_t moves = 0, effects = 0, built = 0, crafts = 0;
  std::set<std::string> groups;
  for (const Element& e : package.elements_of(part)) {
    if (e.path.ends_with("/animMotion")) {
      ++moves;
      EXPECT_TRUE(
          std::regex_match(e.attributes.at("path"), std::regex("M( -?[0-9.]+){2}( L( -?[0-9.]+){2})+ E")));
      EXPECT_EQ(e.attributes.at("ptsTypes").size(),
                1u + static_cast<std::size_t>(std::ranges::count(e.attributes.at("path"), 'L')));
    }
    effects += e.attributes.contains("presetClass") ? 1 : 0;
    if (e.path.ends_with("/bldP")) {
      ++built;
      EXPECT_TRUE(groups.insert(e.attributes.at("spid") + "/" + e.attributes.at("grpId")).second);
    }
    crafts += e.path.ends_with("/sp/nvSpPr/cNvPr") && e.attributes.contains("descr") &&
              e.attributes.at("descr") == "On the way from Jakarta to Beijing";
  }
  EXPECT_GE(moves, 1u);
  EXPECT_EQ(crafts, 1u);
  EXPECT_EQ(effects, built) << "an effect of which nothing is built is ignored";
  const std::string words = package.words(part);
  for (const char* clock : {"01:00|", "01:30|", "02:00|"}) EXPECT_THAT(words, HasSubstr(clock));
  // It is where the scene's end is; before that PowerPoint shows it elsewhere.
  EXPECT_EQ(contents(r.output.file).find("ftypmp4"), std::string::npos);
  const Request again = [&] {
    Request other = r;
    other.output = folder / "b.pptx";
    return other;
  }();
  run(again, story);
  EXPECT_EQ(contents(folder / "a.pptx"), contents(folder / "b.pptx"));
}

TEST(Slides, HaveFilmsWhereTooMuchMoves) {
  const TemporaryFolder folder;
  std::string flights;
  for (int i = 0; i < 60; ++i)
    flights += fmt::format("[[flight]]\nfrom = \"SIN\"\nto = \"PEK\"\ndepart = 2020-01-01T00:{:02}:00Z\n", i);
  Request r = slides_request(folder / "a.pptx");
  r.moving = true;
  r.routes_as = scenario::RoutesAs::flights;
  EXPECT_THAT(run(r, short_story("\n" + flights)).note.english, HasSubstr("2 of the slides have films"));
  const PackageReader package(r.output.file);
  expect_closed(package);
  EXPECT_EQ(package.parts("/ppt/media/film.*mp4").size(), 2u);
}

TEST(Slides, AreAClosedPackage) {
  const TemporaryFolder folder;
  Request r = slides_request(folder / "a.pptx");
  for (const bool films : {true, false})
    for (const bool notes : {true, false}) {
      r.films = films, r.notes = notes;
      EXPECT_EQ(run(r, short_story()).frames, 4);
      const PackageReader package(r.output.file);
      expect_closed(package);
      EXPECT_EQ(package.parts("/ppt/slides/.*xml").size(), 4u);
      EXPECT_EQ(package.parts("/ppt/media/film.*mp4").size(), films ? 2u : 0u);
      EXPECT_EQ(package.parts("/ppt/notesSlides/.*xml").size(), notes ? 4u : 0u);
      EXPECT_EQ(package.parts("/ppt/theme/.*").size(), notes ? 2u : 1u) << "notes have a theme of their own";
    }
}

TEST(Slides, HaveTitlesTextsAndSourcesThatCanBeEdited) {
  const TemporaryFolder folder;
  Request r = slides_request(folder / "a.pptx");
  r.films = false;
  run(r, short_story());
  const PackageReader package(r.output.file);
  EXPECT_EQ(package.words("/ppt/slides/slide1.xml"), "Two <flights> & a note|1 January 2020|");
  const std::string first = package.words("/ppt/slides/slide2.xml");
  EXPECT_THAT(first, HasSubstr("First \"scene\"|"));
  EXPECT_THAT(first, HasSubstr("It says this.|1 January 2020, 01:30|The first event|1, 2|"));
  EXPECT_THAT(first, HasSubstr("Sources: |1| the paper|; |2| desk|"));
  EXPECT_THAT(package.words("/ppt/slides/slide3.xml"), HasSubstr("Second|"));
  const std::string sources = package.words("/ppt/slides/slide4.xml");
  EXPECT_THAT(sources, HasSubstr("1\tA newspaper, 2 January 2020|"));
  const auto relations = package.relations("/ppt/slides/slide4.xml");
  EXPECT_TRUE(std::ranges::any_of(relations, [](const auto& relation) {
    return relation.second.external && relation.second.target == "https://example.org/a%20page?x=1&y=2#z";
  }));
  // A scene that says nothing has the wide map.
  EXPECT_EQ(package.relations("/ppt/slides/slide2.xml").at("rId1").target,
            "/ppt/slideLayouts/slideLayout2.xml");
  EXPECT_EQ(package.relations("/ppt/slides/slide3.xml").at("rId1").target,
            "/ppt/slideLayouts/slideLayout3.xml");
  std::vector<std::string> layouts;
  for (const std::string& part : package.parts("/ppt/slideLayouts/.*xml"))
    for (const Element& e : package.elements_of(part))
      if (e.path.ends_with("/cSld")) layouts.push_back(e.attributes.at("name"));
  EXPECT_THAT(layouts, ElementsAre("Title", "Scene", "Scene, wide map", "Sources"));
}

TEST(Slides, SpeakChinese) {
  const TemporaryFolder folder;
  Request r = slides_request(folder / "a.pptx");
  r.films = false;
  r.language = Language::chinese;
  run(r, short_story());
  const PackageReader package(r.output.file);
  EXPECT_THAT(package.words("/ppt/slides/slide2.xml"),
              HasSubstr("此处有文字。|2020年1月1日 01:30|第一件事|"));
  for (const Element& e : package.elements_of("/ppt/slides/slide2.xml")) {
    if (!e.path.ends_with("/pic/nvPicPr/cNvPr")) continue;
    EXPECT_THAT(e.attributes.at("descr"), HasSubstr("雅加达至北京"));
  }
}

// Notes are the speaker's: who was not given them finds no word of them anywhere.
TEST(Slides, HoldNotesOnlyWhereAsked) {
  const TemporaryFolder folder;
  Request r = slides_request(folder / "a.pptx");
  r.films = false;
  const auto mentions = [&](const std::string& words) {
    std::vector<std::string> parts;
    for (const auto& [name, file] : PackageReader(r.output.file).files)
      if (file.bytes.find(words) != std::string::npos) parts.push_back(name);
    return parts;
  };
  run(r, short_story());
  EXPECT_THAT(mentions("Speak slowly"), testing::IsEmpty());
  EXPECT_THAT(mentions("note of an event"), testing::IsEmpty());
  EXPECT_THAT(mentions("notesMaster"), testing::IsEmpty());
  r.notes = true;
  run(r, short_story());
  EXPECT_THAT(mentions("Speak slowly"), ElementsAre("/ppt/notesSlides/notesSlide2.xml"));
  EXPECT_THAT(PackageReader(r.output.file).words("/ppt/notesSlides/notesSlide2.xml"),
              HasSubstr("Speak slowly <here>|Unsure: note of an event|"));
}

TEST(Slides, ShowTheFilmsOfTheirScenes) {
  const TemporaryFolder folder;
  const Request r = slides_request(folder / "a.pptx");
  run(r, short_story());
  const PackageReader package(r.output.file);
  for (const auto& [part, seconds] :
       {std::pair{"/ppt/media/film2.mp4", 1.0}, {"/ppt/media/film3.mp4", 1.5}}) {
    put(folder / "film.mp4", package.files.at(part).bytes);
    const std::string found =
        test::run("ffprobe -v error -show_entries stream=codec_name,width,height,nb_frames -of csv=p=0 " +
                  (folder / "film.mp4").string())
            .out;
    const std::string size = part == std::string("/ppt/media/film2.mp4") ? "320,180" : "444,180";
    EXPECT_EQ(found, fmt::format("h264,{},{:.0f}\n", size, 10 * seconds));
  }
  // Two relations to the film, and a poster; it begins by itself and holds its end.
  std::vector<std::string> kinds;
  for (const auto& [id, relation] : package.relations("/ppt/slides/slide2.xml"))
    if (relation.target == "/ppt/media/film2.mp4")
      kinds.push_back(relation.kind.substr(relation.kind.rfind('/') + 1));
  EXPECT_THAT(kinds, testing::UnorderedElementsAre("video", "media"));
  bool plays = false;
  for (const Element& e : package.elements_of("/ppt/slides/slide2.xml"))
    if (e.path.ends_with("/cBhvr/cTn") && e.attributes.at("dur") == "1000") plays = true;
  EXPECT_TRUE(plays);
}

// What a film ends with is what its slide shows, and belongs to its scene: the next has another camera.
TEST(Slides, FilmsEndWithThePicturesOfTheirSlides) {
  const TemporaryFolder folder;
  Request r = slides_request(folder / "a.pptx");
  r.quality = Quality::best;
  run(r, short_story("camera = { frame = ['PEK'] }\nglide = 0\nhide = 'labels'\n[[scene]]\n"
                     "from = 2020-01-01T05:00:00Z\nto = 2020-01-01T06:00:00Z\nseconds = 1"));
  const PackageReader package(r.output.file);
  for (const Element& e : package.elements_of("/ppt/slides/slide3.xml")) {
    if (!e.path.ends_with("/pic/nvPicPr/cNvPr")) continue;
    EXPECT_THAT(e.attributes.at("descr"), HasSubstr("1 Jan 2020, 03:00"));
  }
  for (const char* number : {"2", "3"}) {
    put(folder / "film.mp4", package.files.at(std::string("/ppt/media/film") + number + ".mp4").bytes);
    put(folder / "poster.png", package.files.at(std::string("/ppt/media/map") + number + ".png").bytes);
    const std::string frame = (folder / "last.png").string();
    test::run("ffmpeg -v error -y -sseof -0.5 -i " + (folder / "film.mp4").string() + " -update 1 " + frame);
    const std::string apart =
        test::run("compare -metric MAE " + frame + " " + (folder / "poster.png").string() + " null: 2>&1")
            .out;
    EXPECT_LT(std::stod(apart.substr(apart.find('(') + 1)), 0.01) << apart;
  }
}

TEST(Slides, AreTheSameEachTime) {
  const TemporaryFolder folder;
  run(slides_request(folder / "a.pptx"), short_story());
  run(slides_request(folder / "b.pptx"), short_story());
  EXPECT_EQ(contents(folder / "a.pptx"), contents(folder / "b.pptx"));
}

TEST(Slides, ThatAreStoppedLeaveTheOldFile) {
  const TemporaryFolder folder;
  put(folder / "a.pptx", "old");
  Job job(slides_request(folder / "a.pptx"), compiled(scenario::read(scenario::built_in())));
  while (job.status().progress.done < 3) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  job.stop();
  while (job.status().state == Job::State::running) std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_EQ(job.status().state, Job::State::stopped);
  EXPECT_EQ(contents(folder / "a.pptx"), "old");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(Slides, HoldNothingThatIsNotForTheirAudience) {
  const TemporaryFolder folder;
  const auto whole = short_story(R"(
[[flight]]
id = "withheld-flight"
from = "SIN"
to = "PEK"
depart = 2020-01-01T01:00:00Z
source = "desk"
)");
  timeline::Audience audience;
  audience.flights = "from=CGK";
  timeline::leave_out(audience, "notes");
  timeline::leave_out(audience, "sources");
  Request r = slides_request(folder / "a.pptx");
  r.films = false, r.notes = true;
  run(r, compiled(timeline::cut_for(audience, *whole)));
  const std::vector<ZippedFile> files = test::zipped_files(folder / "a.pptx");
  ASSERT_FALSE(files.empty());
  for (const ZippedFile& file : files)
    for (const char* gone :
         {"withheld-flight", "Speak slowly", "Unsure", "A newspaper", "the paper", "example.org"})
      EXPECT_THAT(file.bytes, Not(HasSubstr(gone))) << file.name;
}

// The title's map has no column and no caption, and leaves no room for them.
TEST(Slides, HaveAGlobeOnTheTitleThatFillsItsPlace) {
  const auto world = compiled(scenario::parse(R"(
[[flight]]
from = "CDG"
to = "SIN"
depart = 2020-01-01T00:00:00Z
[[flight]]
from = "SIN"
to = "AKL"
depart = 2020-01-01T06:00:00Z
)",
                                              "w.toml"));
  const TemporaryFolder folder;
  const std::vector<StorySlide> slides =
      story_slides(*world, Language::english, false, compose::read_theme("paper"));
  ASSERT_EQ(slides.front().shows, StorySlide::Shows::story);
  const SlidePicture title = SlidePictures(slides_request(folder / "a.pptx"), world).of(slides.front());
  const Size filled = compose::filled(title.plan->view());
  EXPECT_GT(std::max(filled.width, filled.height), 0.7) << "its larger side, as a share of the place";
}

TEST(Slides, SayThatTheDiskIsFull) {
  const TemporaryFolder folder;
  std::filesystem::create_symlink("/dev/full", folder / "a.pptx");
  Request r = slides_request(folder / "a.pptx");
  r.films = false;
  EXPECT_THAT([&] { run(r, short_story()); }, ThrowsMessage<Error>(HasSubstr("No space left on device")));
  EXPECT_EQ(folder.entries(), 1);
}

TEST(Slides, AreSixteenToNine) {
  const TemporaryFolder folder;
  Request r = slides_request(folder / "a.pptx");
  r.size = {400, 300};
  EXPECT_THAT([&] { run(r, short_story()); }, ThrowsMessage<UsageError>(HasSubstr("16:9")));
}

TEST(Slides, AreEstimated) {
  const TemporaryFolder folder;
  for (const bool films : {true, false}) {
    Request r = slides_request(folder / "a.pptx");
    r.rate = {5, 1};
    r.films = films;
    const auto story = compiled(scenario::read(scenario::built_in()));
    const Estimate e = estimate(r, story);
    run(r, story);
    const auto bytes = static_cast<double>(contents(r.output.file).size());
    EXPECT_GT(e.bytes, bytes / 2.5);
    EXPECT_LT(e.bytes, bytes * 2.5);
    EXPECT_EQ(e.frames, 12);  // the card that opens the story is the title slide; its sources stand last
  }
}

TEST(WebAddress, HasOnlyWhatAUriMayHave) {
  EXPECT_EQ(web_address("https://example.org/a?b=c#d"), "https://example.org/a?b=c#d");
  EXPECT_EQ(web_address("HTTP://example.org:8080/\u4e2d %20%2"),
            "http://example.org:8080/%E4%B8%AD%20%20%252");
  EXPECT_EQ(web_address("https://example.org/#a#b"), "https://example.org/#a%23b");
  for (const char* none : {"", "ce.cn", "ftp://example.org", "javascript:alert(1)", "https://",
                           "https://a b/", "https://\u4e2d.cn/", "https://a:b/", "https:///x"})
    EXPECT_EQ(web_address(none), "") << none;
}

}  // namespace
}  // namespace homebound::exporting
