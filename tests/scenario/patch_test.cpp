// Edits of the text against the same edits of the parsed tree.
#include "scenario/toml/patch.h"

#include <algorithm>
#include <map>
#include <random>

#include <gmock/gmock.h>
#include <toml++/toml.h>

#include "base/error.h"
#include "random_scenario.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/temporary_folder.h"
#include "support/toml_tree.h"

namespace homebound::scenario {
namespace {

using test::at;

using testing::HasSubstr;

// One example of every form that a value may be written in.
constexpr std::string_view odd_forms = R"(# The file's own comment.

title.en = "T" # of two
title . "zh" = "标题"
"zone" = 'UTC'
source = [ { id = "s", title = "S" }, # the only ones
           { id = "t", title = "T" } ]

[kinds] # of people
"odd \u00e9\" key" = "x"
'lit.eral' = """
[not] a = "header" \
  # no comment """"

# between
# these

# right above the first
[[flight]]
id = "a" # the first
from = "CGK"
to = "PVG"
via = [ "HKG", # one
  [114.5, 30], # two
  "CAN",
]
  people   =   3
  note = '''quotes '' and
# lines'''''

[flight.depart] # below
at = 2015-11-10 03:00:00 # a blank inside

# in the middle

  [[flight]]
  from = "PNH"
  to = "PEK"
  arrive.at = 2015-11-10T09:00:00
  arrive.about = true
  source = "s"

[[figure]]
id = "f"
value = 1
[[figure.claims]]
value = 2
[[figure.claims]]
value = 3
source = ["s", "t"]
# stray
[flight.depart]
at = 2015-11-10T04:00:00
)";

std::string with_windows_lines(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == '\n' ? "\r\n" : std::string(1, c);
  return result;
}

toml::table tree(std::string_view text) {
  try {
    return toml::parse(text);
  } catch (const toml::parse_error& e) {
    ADD_FAILURE() << e.description() << " at " << e.source().begin << " in\n" << text;
    return {};
  }
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string line(text.substr(at, end - at));
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    if (!line.empty()) lines.push_back(line);
    at = end;
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::vector<std::string> lost_lines(std::string_view before, std::string_view after) {
  const auto a = lines_of(before), b = lines_of(after);
  std::vector<std::string> lost;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(lost));
  return lost;
}

// All that a tree has: tables, arrays and values, each with its path.
struct Listed {
  TomlPath path;
  bool table, array;
};
void list(const toml::node& node, const TomlPath& path, std::vector<Listed>& out) {
  out.push_back({path, node.is_table(), node.is_array()});
  if (const auto* table = node.as_table())
    for (const auto& [key, value] : *table) list(value, path / std::string(key.str()), out);
  if (const auto* array = node.as_array())
    for (std::size_t i = 0; i < array->size(); ++i) list(*array->get(i), path / i, out);
}

// Comment lines, comments behind values and empty lines strewn in; without the lines of long texts.
std::string strewn(const std::string& text, std::mt19937& random) {
  std::string result;
  for (const std::string& line : [&] {
         std::vector<std::string> lines;
         for (std::size_t b = 0; b < text.size();) {
           const auto e = text.find('\n', b);
           lines.push_back(text.substr(b, e - b)), b = e + 1;
         }
         return lines;
       }()) {
    if (random() % 6 == 0) result += "# of [[flight]] = \"x\n";
    if (random() % 6 == 0) result += random() % 2 ? "\n" : "\n  # apart\n\n";
    result += line + (random() % 4 == 0 ? " # behind, { of } \"it\"" : "") + "\n";
  }
  return result;
}

class Patched : public testing::Test {
 protected:
  std::mt19937 random{7};
  template <class T>
  const T& one_of(const std::vector<T>& list) {
    return list[random() % list.size()];
  }

  void expect_tree(const std::string& text, const toml::table& wanted, const std::string& before) {
    EXPECT_TRUE(tree(text) == wanted) << "----- from\n"
                                      << before << "\n----- to\n"
                                      << text << "\n----- wanted\n"
                                      << wanted;
  }

  void edit_at_random(const std::string& text) {
    toml::table wanted = tree(text);
    std::vector<Listed> all;
    list(wanted, {}, all);
    const Listed target = all[random() % all.size()];
    const std::string key = one_of<std::string>({"added", "a key", "people"});
    SCOPED_TRACE(target.path.text() + " " + key);
    if (target.table) {  // a new key, or another value of one that is there
      const std::string after = with_value(text, target.path / key, "[1, { b = 'c' }]");
      at(wanted, target.path)->as_table()->insert_or_assign(key, toml::array{1, toml::table{{"b", "c"}}});
      expect_tree(after, wanted, text);
      if (!at(*std::make_unique<toml::table>(tree(text)), target.path / key)) {
        EXPECT_LE(lost_lines(text, after).size(), 1U) << after;
        EXPECT_EQ(lines_of(without(after, target.path / key)), lines_of(text));
      }
    }
    if (!target.path.steps().empty()) {
      toml::table fewer = tree(text);
      const auto above = [&] {
        TomlPath p;
        for (std::size_t i = 0; i + 1 < target.path.steps().size(); ++i) {
          const Step& s = target.path.steps()[i];
          p = std::holds_alternative<std::string>(s) ? p / std::get<std::string>(s)
                                                     : p / std::get<std::size_t>(s);
        }
        return p;
      }();
      toml::node* holder = at(fewer, above);
      const Step& last = target.path.steps().back();
      if (const auto* k = std::get_if<std::string>(&last)) {
        holder->as_table()->erase(*k);
        const std::string set = with_value(text, target.path, "'new'");
        toml::table changed = tree(text);
        at(changed, above)->as_table()->insert_or_assign(*k, "new");
        expect_tree(set, changed, text);
      } else {
        auto& array = *holder->as_array();
        const auto i = static_cast<std::ptrdiff_t>(std::get<std::size_t>(last));
        const std::size_t to = random() % array.size();
        toml::table moved = tree(text);
        auto& order = *at(moved, above)->as_array();
        toml::array rest;
        for (std::size_t j = 0; j < order.size(); ++j)
          if (j != static_cast<std::size_t>(i)) rest.push_back(*order.get(j));
        rest.insert(rest.begin() + static_cast<std::ptrdiff_t>(to), *order.get(static_cast<std::size_t>(i)));
        order = rest;
        const std::string after = with_moved(text, above, static_cast<std::size_t>(i), to);
        expect_tree(after, moved, text);
        if (target.table && text.back() == '\n') {
          EXPECT_EQ(lines_of(after).size(), lines_of(text).size());
        }
        if (target.table) {
          toml::table more = tree(text);
          auto& longer = *at(more, above)->as_array();
          longer.insert(longer.begin() + i, toml::table{{"k", 1}});
          const std::string added = with_entry(text, target.path, {{"k", "1"}});
          expect_tree(added, more, text);
          EXPECT_LE(lost_lines(text, added).size(), 1U);
        } else {
          toml::table more = tree(text);
          auto& longer = *at(more, above)->as_array();
          longer.insert(longer.begin() + i, 1.5);
          expect_tree(with_element(text, target.path, "1.5"), more, text);
        }
        array.erase(array.begin() + i);
        // The last [[entry]] leaves no array.
        if (array.empty() && TomlOutline(text).find(above)->form == TomlNode::Form::headed_list) return;
      }
      const std::string after = without(text, target.path);
      // A table whose last dotted or inline key goes may go with it, or stay as {}.
      toml::table got = tree(after);
      if (!(got == fewer) && at(got, above) == nullptr && holder->as_table() && holder->as_table()->empty())
        return;
      expect_tree(after, fewer, text);
    }
  }
};

TEST_F(Patched, EveryEditOfARandomTextIsThatOfItsTree) {
  for (unsigned seed = 0; seed < 150 && !HasFailure(); ++seed) {
    std::string text = strewn(test::RandomScenario(seed).scenario(), random);
    if (seed % 3 == 0) text = with_windows_lines(text);
    if (seed % 5 == 0) text.erase(text.find_last_not_of("\r\n") + 1);
    SCOPED_TRACE(seed);
    for (int i = 0; i < 8 && !HasFailure(); ++i) edit_at_random(text);
  }
}

TEST_F(Patched, OddFormsToo) {
  const std::string windows = with_windows_lines(odd_forms);
  for (int i = 0; i < 600 && !HasFailure(); ++i) edit_at_random(i % 3 ? std::string(odd_forms) : windows);
}

TEST_F(Patched, AlsoAfterManyEdits) {
  const std::string story = test::contents(built_in());
  std::string text = story;
  for (int i = 0; i < 120 && !HasFailure(); ++i) {
    edit_at_random(text);
    toml::table all = tree(text);
    const char* sort = one_of<const char*>({"flight", "event", "scene", "figure", "place"});
    const std::size_t count = all[sort].as_array()->size();
    if (i % 3 == 0) text = with_moved(text, {sort}, random() % count, random() % count);
    if (i % 3 == 1) text = with_value(text, TomlPath{sort, random() % count, "note", "en"}, "'n'");
    if (i % 3 == 2 && count > 3) text = without(text, TomlPath{sort, random() % count});
  }
}

TEST_F(Patched, NoKeyOfTheBuiltInStoryIsLostByAnother) {
  const std::string story = test::contents(built_in());
  const std::string after = with_value(story, {"flight", 3, "people"}, "33");
  EXPECT_THAT(lost_lines(story, after), testing::ElementsAre("people = 32"));
  EXPECT_EQ(parse(after, "x.toml").flights[3].people, 33);
  const std::string moved = with_moved(story, {"scene"}, 0, 3);
  EXPECT_TRUE(lost_lines(story, moved).empty());
  EXPECT_EQ(with_moved(moved, {"scene"}, 3, 0), story);
}

TEST_F(Patched, EntriesComeAndGoWithTheirCommentsAlone) {
  const std::string text = "# top\n\n# mine\n[[flight]]\nid = \"a\"\n\n# yours\n[[flight]]\nid = \"b\"\n";
  EXPECT_EQ(without(text, {"flight", 0}), "# top\n\n# yours\n[[flight]]\nid = \"b\"\n");
  EXPECT_EQ(without(text, {"flight", 1}), "# top\n\n# mine\n[[flight]]\nid = \"a\"\n");
  EXPECT_EQ(with_moved(text, {"flight"}, 0, 1),
            "# top\n\n# yours\n[[flight]]\nid = \"b\"\n\n# mine\n[[flight]]\nid = \"a\"\n");
  EXPECT_EQ(with_entry("", {"flight", 0}, {{"id", "'c'"}}), "[[flight]]\nid = 'c'\n");
  EXPECT_EQ(with_value("", {"title"}, "'t'"), "title = 't'\n");
  EXPECT_EQ(with_value("# c\n\n[[flight]]\n", {"title"}, "'t'"), "# c\n\ntitle = 't'\n\n[[flight]]\n");
}

TEST_F(Patched, WhatIsNotThereIsSaid) {
  EXPECT_THAT(
      [] {
        with_value("a = 1\n", {"a", "b"}, "2");
      },
      testing::ThrowsMessage<Error>(HasSubstr("a.b")));
  EXPECT_THAT(
      [] {
        with_value("", {"flight", 2, "people"}, "2");
      },
      testing::ThrowsMessage<Error>(HasSubstr("flight[2]")));
  EXPECT_THAT([] { with_moved("a = [1]\n", {"a"}, 0, 4); }, testing::Throws<Error>());
  EXPECT_THAT([] { TomlOutline("a = \"x"); }, testing::Throws<Error>());
}

}  // namespace
}  // namespace homebound::scenario
