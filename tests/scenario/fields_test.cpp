#include "scenario/fields.h"

#include <gmock/gmock.h>

#include "base/error.h"
#include "random_scenario.h"
#include "scenario/read.h"
#include "scenario/write.h"
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
}

TEST(Fields, ATimeOrATextThatSaysMoreBecomesATable) {
  const std::string text = "[[flight]]\ndepart = 2015-11-09T18:47:00 # about\nnote = \"n\"\n";
  const Entry flight{"flight", 0};
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
  EXPECT_EQ(with_field(text, flight, "note", ""), "[[flight]]\ndepart = 2015-11-09T18:47:00 # about\n");
  EXPECT_EQ(with_field(sure, flight, "depart", ""), "[[flight]]\nnote = \"n\"\n");
}

TEST(Fields, UnknownOnesNameTheNearest) {
  EXPECT_THAT(
      [] {
        with_field("", {"flight", 0}, "peple", "3");
      },
      testing::ThrowsMessage<Error>(HasSubstr("did you mean 'people'?")));
  EXPECT_THAT(
      [] {
        with_field("", {"fligth", 0}, "people", "3");
      },
      testing::ThrowsMessage<Error>(HasSubstr("did you mean 'flight'?")));
}

TEST(Fields, NewEntriesAreWrittenAsTheyAreTyped) {
  const auto fields = toml_fields("flight", {{"from", "CGK"},
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
    for (std::size_t i = 0; i < (sort.name.empty() ? 1 : entry_count(outline, sort.name)); ++i)
      for (const EntryField& field : sort.fields)
        for (const char* language : {"", ".en", ".zh"}) {
          const Entry entry{std::string(sort.name), i};
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
  for (unsigned seed = 0; seed < 30 && !testing::Test::HasFailure(); ++seed)
    expect_typed_again_is_the_same(test::RandomScenario(seed).scenario(), file);
}

}  // namespace
}  // namespace homebound::scenario
