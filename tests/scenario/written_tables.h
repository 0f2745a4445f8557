// Tables that a test writes, read as the program reads them.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

#include "base/error.h"
#include "scenario/read/read.h"
#include "support/in_chinese.h"
#include "support/temporary_folder.h"

namespace homebound::scenario {

class WrittenTables : public testing::Test {
 protected:
  // Reads a table by itself, or as [[table]] with these further keys.
  Scenario table(const std::string& text, const std::string& settings = "",
                 const std::string& name = "t.csv") const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    if (settings.empty()) return read(folder_ / name);
    std::ofstream(folder_ / "s.toml") << "[[table]]\nfile = \"" << name << "\"\n" << settings;
    return read(folder_ / "s.toml");
  }
  // Returns all that is found, a line each, and expects each in Chinese as well.
  static std::string findings(const Scenario& s) {
    std::string all;
    for (const Diagnostic& d : s.warnings) {
      all += to_string(d) + "\n";
      EXPECT_TRUE(in_chinese(d.message)) << d.message.chinese;
    }
    return all;
  }
  // Returns why the table cannot be read, or how many flights it has, with the findings.
  std::string error(const std::string& text) const {
    try {
      const Scenario s = table(text);
      return std::to_string(s.flights.size()) + " flights: " + findings(s);
    } catch (const InputError& e) {
      return e.what();
    }
  }

  test::TemporaryFolder folder_;
};

}  // namespace homebound::scenario
