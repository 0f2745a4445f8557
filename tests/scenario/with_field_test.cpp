#include "scenario/format/with_field.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "every_key.h"
#include "random_scenario.h"
#include "scenario/format/typing.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "scenario/write/write.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {
namespace {

using testing::HasSubstr;

TEST(Fields, TypedValuesBecomeToml) {
  EXPECT_EQ(toml_of(FieldType::time, " 2015-11-10 09:00 "), "2015-11-10T09:00:00");
  EXPECT_EQ(toml_of(FieldType::time, "2015-11-10T09:00:30.5+0800"), "2015-11-10T09:00:30.5+08:00");
  EXPECT_EQ(toml_of(FieldType::time, "2015-11-10T09:00-03"), "2015-11-10T09:00:00-03:00");
  EXPECT_EQ(toml_of(FieldType::time, "2015-11-10T09:00Z"), "2015-11-10T09:00:00Z");
  EXPECT_EQ(toml_of(FieldType::time, "2015-11-10"), "2015-11-10");
  EXPECT_EQ(toml_of(FieldType::time, "morning"), "\"morning\"");
  EXPECT_EQ(toml_of(FieldType::integer, "39"), "39");
  EXPECT_EQ(toml_of(FieldType::integer, "039"), "\"039\"");
  EXPECT_EQ(toml_of(FieldType::integer, "many"), "\"many\"");
  EXPECT_EQ(toml_of(FieldType::number, "1e3"), "1000");
  EXPECT_EQ(toml_of(FieldType::position, "116.6,40.1"), "[116.6, 40.1]");
  EXPECT_EQ(toml_of(FieldType::position, "116.6"), "\"116.6\"");
  EXPECT_EQ(toml_of(FieldType::words, "a, b c"), "[\"a\", \"b c\"]");
  EXPECT_EQ(toml_of(FieldType::words, "a"), "\"a\"");
  EXPECT_EQ(toml_of(FieldType::stops, "HKG; 114.5, 30"), "[\"HKG\", [114.5, 30]]");
  EXPECT_EQ(toml_of(FieldType::text, "a \"b\"\n"), R"("a \"b\"\n")");
  EXPECT_EQ(toml_of(FieldType::lengths, "4,2.5, 1"), "[4, 2.5, 1]");
  EXPECT_EQ(toml_of(FieldType::lengths, "4, x"), "\"4, x\"");
  EXPECT_EQ(toml_of(FieldType::pairs, R"(from=Origin, to="City, port", people=6, note="6", date=)"),
            R"({ from = "Origin", to = "City, port", people = 6, note = "6", date = "" })");
}

TEST(Fields, TablesAreTypedAsPairs) {
  const Entry figure{Sort::figure, 0};
  const std::string text = "[[figure]]\nid = \"f\"\nvalue = 254\n";
  const std::string typed =
      R"(value=280, source=a, source=b; value="about 250, or so", note.en=n, note.zh=注)";
  const std::string with = with_field(text, figure, "claims", typed);
  EXPECT_EQ(with, text +
                      R"(claims = [{ value = 280, source = ["a", "b"] }, )"
                      R"({ value = "about 250, or so", note = { en = "n", zh = "注" } }])" +
                      "\n");
  EXPECT_EQ(field_text(TomlOutline(with), with, figure, "claims"), typed);
  EXPECT_EQ(with_field(with, figure, "claims", ""), text);
  const std::string headed = text + "[[figure.claims]]\nvalue = \"007\"\nsource = \"a\"\n";
  EXPECT_EQ(field_text(TomlOutline(headed), headed, figure, "claims"), "value=007, source=a");
  EXPECT_EQ(with_field(headed, figure, "claims", "value=\"7\""), text + "claims = [{ value = \"7\" }]\n");
  EXPECT_THAT([&] { with_field(text, figure, "claims.value", "3"); },
              testing::ThrowsMessage<Error>(HasSubstr("a part of 'claims', which is typed as value=280")));
}

TEST(Fields, KeyframesAreTypedAsPairs) {
  const Entry scene{Sort::scene, 0};
  const std::string text = "[[scene]]\nfrom = 2015-01-01\nto = 2015-02-01\n";
  const std::string typed = R"(second=4.5, middle="110, -20.5", span=900; second=8, frame=PEK, frame=a)";
  const std::string with = with_field(text, scene, "keyframe", typed);
  EXPECT_EQ(with, text +
                      "keyframe = [{ second = 4.5, middle = [110, -20.5], span = 900 }, "
                      "{ second = 8, frame = [\"PEK\", \"a\"] }]\n");
  EXPECT_EQ(field_text(TomlOutline(with), with, scene, "keyframe"), typed);
}

TEST(Fields, AFileWithATableKeepsWhatElseItSays) {
  const Entry flight{Sort::flight, 0};
  const std::string text = "[[flight]]\ntrack = \"a.gpx\"\n";
  const std::string second = with_field(text, flight, "track.number", "2");
  EXPECT_EQ(second, "[[flight]]\ntrack = { file = \"a.gpx\", number = 2 }\n");
  EXPECT_EQ(with_field(second, flight, "track", "b.gpx"),
            "[[flight]]\ntrack = { file = \"b.gpx\", number = 2 }\n");
  EXPECT_EQ(with_field(second, flight, "track", ""), "[[flight]]\n");
}

TEST(Fields, KindsAreKeysOfOneTable) {
  const std::string text = "[kinds]\nofficers = \"officers\" # sworn\nguests = { en = \"guests\" }\n";
  const TomlOutline outline(text);
  ASSERT_EQ(entry_count(outline, Sort::kind), 2u);
  const Entry officers = entry_at(outline, Sort::kind, 0);
  EXPECT_EQ(officers.id, "officers");
  EXPECT_EQ(field_text(outline, text, officers, "name"), "officers");
  EXPECT_EQ(
      with_field(text, officers, "name.zh", "民警"),
      "[kinds]\nofficers = { en = \"officers\", zh = \"民警\" } # sworn\nguests = { en = \"guests\" }\n");
  EXPECT_EQ(with_field(text, officers, "id", "police officers"),
            "[kinds]\n\"police officers\" = \"officers\" # sworn\nguests = { en = \"guests\" }\n");
  EXPECT_THAT([&] { with_field(text, officers, "id", "guests"); },
              testing::ThrowsMessage<Error>(HasSubstr("'guests' already")));
  EXPECT_EQ(with_field(text, officers, "name", ""), "[kinds]\nguests = { en = \"guests\" }\n");
  EXPECT_EQ(with_new_entry(text, Sort::kind, 2, {{"id", "crew"}, {"name.zh", "机组"}}),
            text + "crew = { zh = \"机组\" }\n");
  EXPECT_EQ(with_new_entry("", Sort::kind, 0, {{"id", "crew"}}), "kinds = { crew = \"crew\" }\n");
  const std::string headed = "[kinds.officers]\nen = \"officers\"\nzh = \"民警\"\n";
  const std::string renamed =
      with_field(headed, entry_at(TomlOutline(headed), Sort::kind, 0), "id", "police");
  EXPECT_EQ(parse(renamed, "x.toml").kinds.at("police").in(Language::chinese), "民警") << renamed;
}

TEST(Fields, ATimeOrATextThatSaysMoreBecomesATable) {
  const std::string text = "[[flight]]\ndepart = 2015-11-09T18:47:00 # about\nnote = \"n\"\n";
  const Entry flight{Sort::flight, 0};
  const std::string sure = with_field(text, flight, "depart.sure", "estimated");
  EXPECT_EQ(
      sure,
      "[[flight]]\ndepart = { at = 2015-11-09T18:47:00, sure = \"estimated\" } # about\nnote = \"n\"\n");
  EXPECT_EQ(
      with_field(sure, flight, "depart", "2015-11-09 19:00"),
      "[[flight]]\ndepart = { at = 2015-11-09T19:00:00, sure = \"estimated\" } # about\nnote = \"n\"\n");
  const std::string both = with_field(text, flight, "note.zh", "注");
  EXPECT_THAT(both, HasSubstr("note = { en = \"n\", zh = \"注\" }"));
  EXPECT_THAT(with_field(both, flight, "note", "m"), HasSubstr("note = { en = \"m\", zh = \"注\" }"));
  EXPECT_THAT(with_field(both, flight, "note.en", ""), HasSubstr("note = { zh = \"注\" }"));
  // What is typed without a language is read without one, also where Chinese stands first.
  const std::string late = with_field("[[flight]]\nnote.zh = \"注\"\n", flight, "note", "m");
  EXPECT_EQ(field_text(TomlOutline(late), late, flight, "note"), "m") << late;
  EXPECT_EQ(with_field(text, flight, "note", ""), "[[flight]]\ndepart = 2015-11-09T18:47:00 # about\n");
  EXPECT_EQ(with_field(sure, flight, "depart", ""), "[[flight]]\nnote = \"n\"\n");
}

TEST(Fields, UnknownOnesNameTheNearest) {
  EXPECT_THAT(
      [] {
        with_field("", {Sort::flight, 0}, "peple", "3");
      },
      testing::ThrowsMessage<Error>(HasSubstr("did you mean 'people'?")));
  EXPECT_THAT([] { entry_sort("fligth"); },
              testing::ThrowsMessage<Error>(HasSubstr("did you mean 'flight'?")));
}

TEST(Fields, NewEntriesAreWrittenAsTheyAreTyped) {
  const auto fields = toml_fields(Sort::flight, {{"from", "CGK"},
                                                 {"to", "PVG"},
                                                 {"depart", "2015-11-10 00:30"},
                                                 {"depart.sure", "estimated"},
                                                 {"note.zh", "注"}});
  EXPECT_EQ(with_entry("", {"flight", 0}, fields),
            "[[flight]]\nfrom = \"CGK\"\nto = \"PVG\"\ndepart = { at = 2015-11-10T00:30:00, sure = "
            "\"estimated\" }\nnote = { zh = \"注\" }\n");
}

// What a form shows, typed in again, changes nothing.
void expect_typed_again_is_the_same(const std::string& text, const std::string& file) {
  const Scenario before = parse(text, file);
  const std::string folder = std::filesystem::path(file).parent_path();
  const TomlOutline outline(text);
  for (const EntrySort& sort : entry_sorts())
    for (std::size_t i = 0; i < entry_count(outline, sort.sort); ++i)
      for (const EntryField& field : sort.fields)
        for (const char* language : {"", ".en", ".zh"}) {
          if (is_part(sort, field)) continue;
          const Entry entry = entry_at(outline, sort.sort, i);
          const bool texts = field.type == FieldType::text || field.type == FieldType::value;
          if (*language && !texts) continue;
          const std::string key = std::string(field.key) + language;
          const auto typed = field_text(outline, text, entry, key);
          if (!typed || typed->empty() || (texts && !*language)) continue;
          SCOPED_TRACE(entry.path().text() + " " + key + " " + *typed);
          EXPECT_EQ(to_toml(parse(with_field(text, entry, key, *typed), file), folder),
                    to_toml(before, folder));
        }
}

TEST(Fields, TypedAgainTheyAreTheSame) {
  test::TemporaryFolder folder;
  const std::string file = (folder / "x.toml").string();
  expect_typed_again_is_the_same(test::contents(built_in()), file);
  const test::EveryKey all;
  expect_typed_again_is_the_same(all.toml, all.file());
  for (unsigned seed = 0; seed < 30 && !testing::Test::HasFailure(); ++seed)
    expect_typed_again_is_the_same(test::RandomScenario(seed).scenario(), file);
}

}  // namespace
}  // namespace homebound::scenario
