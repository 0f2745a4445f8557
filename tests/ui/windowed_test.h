// A suite of tests that share an X server; each has a home of its own.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <unistd.h>

#include "driven_window.h"

namespace homebound::test {

class WindowedTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    root_ = fs::temp_directory_path() / ("homebound_window_" + std::to_string(::getpid()));
    server_ = std::make_unique<XServer>(root_ / "server");
  }
  static void TearDownTestSuite() {
    server_.reset();
    fs::remove_all(root_);
  }
  void SetUp() override {
    home_ = root_ / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(home_ / "homebound");
  }
  // Starts the program and waits until it rests.
  std::unique_ptr<Window> open(std::vector<std::string> arguments = {}) const {
    auto window = std::make_unique<Window>(*server_, home_, std::move(arguments));
    EXPECT_TRUE(window->settles()) << window->said();
    return window;
  }

  static inline fs::path root_;
  static inline std::unique_ptr<XServer> server_;
  fs::path home_;
};

}  // namespace homebound::test
