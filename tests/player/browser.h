// A real browser without a screen of its own, driven by W3C WebDriver (Chromium, WebKit) or Marionette
// (Firefox).
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "drawing/drawing.h"

namespace homebound::test {

enum class Kind { chromium, firefox, webkit };
std::ostream& operator<<(std::ostream& out, Kind kind);

class Browser {
 public:
  virtual ~Browser() = default;

  // Loads a page and waits until it is there.
  void open(const std::string& url);
  // Runs the body of an asynchronous function in the page. Returns what it returns; throws what it throws.
  nlohmann::json run(const std::string& body);
  // Presses keys one after the other: characters, or WebDriver's code points for others.
  void press(const std::u32string& keys);
  // Moves the pointer there and clicks. CSS pixels from the window's top left corner.
  void click(double x, double y);
  // Moves the pointer there.
  void point(double x, double y);
  // What the browser prints, as PDF.
  std::string printed();
  // What the window shows.
  drawing::Pixels screen();
  // What has been said on the console and asked for from elsewhere since the last call.
  virtual std::vector<std::string> complaints() = 0;

 protected:
  // A command, as WebDriver and as Marionette call it.
  struct Command {
    std::string method, path, name;
  };
  virtual nlohmann::json ask(const Command& command, const nlohmann::json& values) = 0;

 private:
  void act(const nlohmann::json& source);
};

// A browser with so many pixels a CSS pixel (WebKit: one), whose user may want less motion (Chromium). It is
// started when it is first asked for, and ends with the program.
Browser& browser(Kind kind, double density = 1, bool less_motion = false);

// Bytes of base64 as browsers write it, without line ends.
std::string from_base64(const std::string& text);

namespace keys {
inline constexpr char32_t page_up = 0xe00e, page_down = 0xe00f, end = 0xe010, home = 0xe011, left = 0xe012,
                          right = 0xe014, escape = 0xe00c, enter = 0xe007, tab = 0xe004;
}

}  // namespace homebound::test
