// The rows of the format are what the reader knows, and what forms and scripts can change.
#include "scenario/format/format.h"

#include <gmock/gmock.h>
#include <toml++/toml.h>

#include "base/error.h"
#include "every_key.h"
#include "scenario/format/with_field.h"
#include "scenario/read/read.h"
#include "scenario/read/toml_reader.h"
#include "scenario/tables/columns.h"
#include "scenario/write/write.h"
#include "support/in_chinese.h"

namespace homebound::scenario {
namespace {

using testing::HasSubstr;

class EachRow : public testing::Test {
 protected:
  // Calls with each row and the first entry of the scenario that has its key; of a part, the row that it is
  // in.
  template <class Do>
  void for_each(const Do& look) {
    for (const EntrySort& sort : entry_sorts())
      for (const EntryField& field : sort.fields) {
        const std::string_view key =
            is_part(sort, field) ? field.key.substr(0, field.key.find('.')) : field.key;
        if (field.key == "query") continue;  // needs a database: tests/app/database_test.cpp
        std::optional<Entry> found;
        for (std::size_t i = entry_count(outline_, sort.sort); i-- > 0;)
          if (const Entry entry = entry_at(outline_, sort.sort, i);
              field_text(outline_, all_.toml, entry, key).value_or("") != "")
            found = entry;
        SCOPED_TRACE(header_of(sort.sort) + " " + std::string(field.key));
        ASSERT_TRUE(found) << "the scenario of every_key.h lacks the key";
        look(sort, field, *found);
      }
  }
  std::string read_and_written(const std::string& toml) const {
    return to_toml(parse(toml, all_.file()), all_.path());
  }

  const test::EveryKey all_;
  const TomlOutline outline_{all_.toml};
};

TEST_F(EachRow, IsWordedInBothLanguages) {
  for (const EntrySort& sort : entry_sorts()) {
    for (const Wording& said : {sort.word, sort.label, sort.help}) EXPECT_TRUE(in_chinese(said));
    EXPECT_EQ(&entry_sort(sort.sort), &sort);
    for (const EntryField& field : sort.fields) {
      SCOPED_TRACE(header_of(sort.sort) + " " + std::string(field.key));
      EXPECT_STRNE(field.label.english, "");
      EXPECT_TRUE(in_chinese(field.label));
      EXPECT_TRUE(in_chinese(field.help));
      EXPECT_THAT(field.help.english, testing::EndsWith("."));
      EXPECT_THAT(field.help.chinese, testing::EndsWith("。"));
      EXPECT_EQ(std::string(field.help.english).find(". "), std::string::npos) << "one sentence";
    }
  }
}

// What no reader asks for would be passed over in silence; what is asked for finds fault with this value.
TEST_F(EachRow, IsRead) {
  EXPECT_NO_THROW(parse(all_.toml, all_.file()));
  for_each([&](const EntrySort& sort, const EntryField& field, const Entry& entry) {
    if (sort.sort == Sort::kind && field.key == "id") return;  // any key is one
    TomlPath path = entry.path();
    std::string_view keys = sort.sort == Sort::kind ? "" : field.key;
    while (!keys.empty()) {
      path = path / std::string(keys.substr(0, keys.find('.')));
      keys.remove_prefix(std::min(keys.find('.'), keys.size() - 1) + 1);
      // The first of the tables that has the part.
      if (keys.empty() || !outline_.find(path) || !outline_.find(path)->is_array()) continue;
      const std::string part(keys);
      std::size_t i = 0;
      while (outline_.find(path / i) && !outline_.find(path / i / part)) ++i;
      path = path / i;
    }
    ASSERT_TRUE(outline_.find(path)) << path.text();
    try {
      parse(with_value(all_.toml, path, "[[true]]"), all_.file());
      ADD_FAILURE() << "is not read";
    } catch (const InputError& e) {
      const std::string key(sort.sort == Sort::kind             ? entry.id
                            : field.key.starts_with("columns.") ? "columns"
                                                                : field.key.substr(field.key.rfind('.') + 1));
      EXPECT_THAT(e.what(), HasSubstr(key + ": ")) << "is not read";
      EXPECT_THAT(e.what(), testing::Not(HasSubstr("unknown key")));
    }
  });
}

TEST(Format, AKeyWithoutARowCannotBeRead) {
  const toml::table table;
  Findings findings("x.toml");
  TomlReader entry(table, Sort::flight, findings), depart(table, entry, "depart");
  EXPECT_NO_THROW(entry.find("depart"));
  EXPECT_NO_THROW(depart.find("at"));
  EXPECT_NO_THROW(depart.find("sure"));
  EXPECT_THROW(entry.find("sure_of_it"), std::logic_error);
  EXPECT_THROW(entry.find("at"), std::logic_error);
  EXPECT_THROW(depart.find("people"), std::logic_error);
}

TEST_F(EachRow, IsSetReadBackAndCleared) {
  for_each([&](const EntrySort& sort, const EntryField& field, const Entry& entry) {
    if (is_part(sort, field)) return;
    const bool texts = field.type == FieldType::text || field.type == FieldType::value;
    for (const std::string& key :
         texts ? std::vector{std::string(field.key) + ".en", std::string(field.key) + ".zh"}
               : std::vector{std::string(field.key)}) {
      const auto typed = field_text(outline_, all_.toml, entry, key);
      if (!typed) continue;
      EXPECT_EQ(read_and_written(with_field(all_.toml, entry, key, *typed)), read_and_written(all_.toml));
      const std::string cleared = with_field(all_.toml, entry, key, "");
      EXPECT_EQ(field_text(TomlOutline(cleared), cleared, entry, key), std::nullopt) << cleared;
      if (sort.sort == Sort::kind) continue;  // an entry is its name
      const std::string empty = sort.sort == Sort::top ? "" : header_of(sort.sort) + "\n";
      const Entry first{sort.sort, 0};
      const std::string alone = with_field(empty, first, key, *typed);
      EXPECT_EQ(field_text(TomlOutline(alone), alone, first, key), typed) << alone;
    }
  });
}

TEST_F(EachRow, HasTheDefaultThatItNames) {
  int defaults = 0;
  for_each([&](const EntrySort& sort, const EntryField& field, const Entry& entry) {
    if (field.otherwise.empty() || is_part(sort, field)) return;
    ++defaults;
    const std::string key(field.key);
    EXPECT_EQ(read_and_written(with_field(all_.toml, entry, key, std::string(field.otherwise))),
              read_and_written(with_field(all_.toml, entry, key, "")));
  });
  EXPECT_GT(defaults, 10);
}

TEST(Format, ColumnsAreThoseOfTables) {
  const EntrySort& sort = entry_sort(Sort::table);
  std::vector<std::string_view> named;
  for (const EntryField& field : parts_of(sort, field_of(sort, "columns")))
    named.push_back(field.key.substr(8));
  EXPECT_THAT(named, testing::ElementsAreArray(field_names));
}

}  // namespace
}  // namespace homebound::scenario
