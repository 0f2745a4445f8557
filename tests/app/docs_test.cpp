// README and docs say what is so: their commands run, their JSON has the program's keys, their links lead
// somewhere.
//
// In every page, a block of sh holds commands that must succeed, a line each; what must not be run here (a
// window, an installation) stands in a block of console. A comment before a block says what the block is for:
//   <!-- file: NAME -->       its text is a file that later commands of the page find
//   <!-- append: NAME -->     more of that file
//   <!-- shape of: COMMAND -->    its JSON has the same keys as what the command prints
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "scenario/layers.h"
#include "session/script/script.h"
#include "support/process.h"
#include "support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
using homebound::test::contents;
using homebound::test::TemporaryFolder;
using nlohmann::json;
using testing::HasSubstr;

const fs::path root = fs::path(TEST_SOURCE_DIR).parent_path();

// From the root of the sources.
std::vector<fs::path> pages() {
  std::vector<fs::path> all;
  const auto add = [&](const fs::path& file) {
    if (file.extension() == ".md") all.push_back(file.lexically_relative(root));
  };
  for (const auto& entry : fs::directory_iterator(root)) add(entry.path());
  for (const auto& entry : fs::recursive_directory_iterator(root / "docs")) add(entry.path());
  std::ranges::sort(all);
  return all;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

struct Block {
  int line = 0;                 // of its fence, from 1
  std::string language, about;  // about: of the comment before it, without its dashes
  std::string text;
};

// A block in a list is indented with it.
std::vector<Block> blocks_of(const std::string& page) {
  static const std::regex fence("( *)```([a-z]*)"), comment(" *<!-- (.*) -->");
  std::vector<Block> blocks;
  std::string about;
  std::smatch found;
  const auto lines = lines_of(page);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (std::regex_match(lines[i], found, fence)) {
      const std::size_t indent = static_cast<std::size_t>(found[1].length());
      Block block{static_cast<int>(i) + 1, found[2], about, {}};
      for (++i; i < lines.size() && lines[i].find("```") != indent; ++i)
        block.text += lines[i].substr(std::min(indent, lines[i].size())) + "\n";
      blocks.push_back(std::move(block));
    }
    about = std::regex_match(lines[i], found, comment) ? found[1].str() : "";
  }
  return blocks;
}

// What follows `word`, where the text begins with it.
std::optional<std::string> after(const std::string& text, const std::string& word) {
  return text.starts_with(word) ? std::optional(text.substr(word.size())) : std::nullopt;
}

// Pictures a quarter as wide and high, and films of a fifth of a second, take a small part of the time.
std::string made_small(std::string command) {
  static const std::regex size("--size ([0-9]+)x([0-9]+)"), seconds("--seconds [0-9]+");
  std::smatch found;
  if (std::regex_search(command, found, size)) {
    const auto quarter = [&](std::size_t i) { return std::to_string(std::stoi(found[i]) / 8 * 2); };
    command = found.prefix().str() + "--size " + quarter(1) + "x" + quarter(2) + found.suffix().str();
  }
  return std::regex_replace(command, seconds, "--seconds 0.2");
}

// Every key with the way to it; items of a list lie at one place, and what is null may be anything.
void keys_of(const json& value, const std::string& at, std::set<std::string>& keys) {
  for (const auto& [key, inner] : value.items()) {
    if (value.is_object()) keys.insert(at + "/" + key);
    if (value.is_structured()) keys_of(inner, value.is_object() ? at + "/" + key : at + "/-", keys);
  }
}

std::vector<std::string> without(const std::set<std::string>& all, const std::set<std::string>& these) {
  std::vector<std::string> rest;
  std::ranges::set_difference(all, these, std::back_inserter(rest));
  return rest;
}

class Page : public testing::TestWithParam<fs::path> {
 protected:
  // A folder in which the page's commands find the program and its files.
  Page() {
    fs::create_directories(folder_ / "build/release");
    fs::create_symlink(HOMEBOUND_PROGRAM, folder_ / "homebound");
    fs::create_symlink(HOMEBOUND_PROGRAM, folder_ / "build/release/homebound");
  }
  homebound::test::Outcome run(const std::string& command) const {
    const std::string here = folder_.path().string();
    return homebound::test::run("cd " + here + " && export PATH=" + here +
                                ":$PATH && unset DISPLAY WAYLAND_DISPLAY && " + command);
  }
  TemporaryFolder folder_;
};
INSTANTIATE_TEST_SUITE_P(Docs, Page, testing::ValuesIn(pages()), [](const auto& page) {
  std::string name = page.param.string();
  std::ranges::replace_if(
      name, [](unsigned char c) { return std::isalnum(c) == 0; }, '_');
  return name;
});

TEST_P(Page, ItsCommandsRunAndItsJsonHasTheProgramsKeys) {
  for (const Block& block : blocks_of(contents(root / GetParam()))) {
    const std::string where = GetParam().string() + ":" + std::to_string(block.line);
    if (const auto name = after(block.about, "file: ")) homebound::test::put(folder_ / *name, block.text);
    if (const auto name = after(block.about, "append: "))
      std::ofstream(folder_ / *name, std::ios::app) << "\n" << block.text;
    if (block.language == "sh")
      for (const std::string& command : lines_of(block.text)) {
        EXPECT_THAT(command, HasSubstr("homebound "))
            << where << ": what is not ours stands in a block of console";
        const auto o = run(made_small(command));
        EXPECT_EQ(o.status, 0) << where << ": " << command << "\n" << o.out << o.err;
      }
    if (const auto command = after(block.about, "shape of: ")) {
      const json shown = json::parse(block.text, nullptr, true, true),
                 printed = json::parse(run(*command).out);
      std::set<std::string> in_page, in_output;
      keys_of(shown, "", in_page), keys_of(printed, "", in_output);
      EXPECT_THAT(without(in_page, in_output), testing::IsEmpty())
          << where << ": not printed by " << *command;
      EXPECT_THAT(without(in_output, in_page), testing::IsEmpty())
          << where << ": not in the page, of " << *command;
    }
  }
}

// As GitHub names the places of headings: "## A code, then" is #a-code-then.
bool has_heading(const std::string& page, const std::string& anchor) {
  for (const std::string& line : lines_of(page)) {
    const auto title = line.starts_with('#') ? line.substr(std::min(line.find(' ') + 1, line.size())) : "";
    std::string name;
    for (const unsigned char c : title)
      if (c == ' ' || c == '-' || c >= 128 || std::isalnum(c))
        name += c == ' ' ? '-' : static_cast<char>(std::tolower(c));
    if (name == anchor && !name.empty()) return true;
  }
  return false;
}

TEST_P(Page, ItsLinksLeadSomewhere) {
  static const std::regex link("\\]\\(([^)#]*)(#([^)]*))?\\)");
  const fs::path file = root / GetParam();
  const std::string page = contents(file);
  for (std::sregex_iterator i(page.begin(), page.end(), link), end; i != end; ++i) {
    const std::string to = (*i)[1], anchor = (*i)[3];
    if (to.starts_with("http")) continue;
    const fs::path target = to.empty() ? file : file.parent_path() / to;
    EXPECT_TRUE(fs::exists(target)) << GetParam() << ": " << to;
    EXPECT_TRUE(anchor.empty() || has_heading(contents(target), anchor)) << GetParam() << ": " << (*i)[0];
  }
}

// Whether a page has `word`, alone or before what it takes.
bool mentions(const std::string& page, std::string_view word) {
  const std::string code = "`" + std::string(word);
  return page.find(code + "`") != page.npos || page.find(code + " ") != page.npos;
}

TEST(Docs, NothingIsMissing) {
  static const std::regex option("--[a-z][a-z-]+");
  const std::string commands = contents(root / "docs/command-line.md");
  for (const char* command :
       {"", "do", "export", "check", "diff", "match", "info", "examples", "airports", "project"}) {
    std::string help = homebound::test::homebound(std::string(command) + " --help").out;
    help.resize(std::min(help.find("\nCommands:"), help.size()));  // those of scripts
    for (std::sregex_iterator i(help.begin(), help.end(), option), end; i != end; ++i)
      EXPECT_TRUE(i->str() == "--help" || mentions(commands, i->str())) << i->str();
  }
  const std::string editing = contents(root / "docs/editing.md"), maps = contents(root / "docs/maps.md");
  for (const homebound::session::VerbForm& verb : homebound::session::verb_forms()) {
    const std::string name(verb.form.substr(0, verb.form.find(' ')));
    EXPECT_TRUE(mentions(editing, name)) << name;
  }
  for (const homebound::scenario::NamedLayer& layer : homebound::scenario::layer_table)
    EXPECT_TRUE(mentions(maps, layer.name)) << layer.name;
}

TEST(Docs, WhatNewcomersReadIsShort) {
  EXPECT_LE(lines_of(contents(root / "README.md")).size(), 100U);
  EXPECT_LE(lines_of(contents(root / "CONTRIBUTING.md")).size(), 40U);
}

}  // namespace
