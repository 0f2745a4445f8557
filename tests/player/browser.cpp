#include "player/browser.h"

#include <cctype>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string_view>
#include <tuple>

#include "base/utf8.h"
#include "exporting/png/png.h"
#include "player/wire.h"
#include "support/running.h"
#include "support/temporary_folder.h"
#include "support/wait.h"

namespace homebound::test {
namespace {

using nlohmann::json;
using namespace std::chrono_literals;

// Answers a request over HTTP/1.1 on a connection of its own.
json over_http(int port, const std::string& method, const std::string& path, const json& values) {
  const Wire wire(port);
  const std::string body = method == "POST" ? values.dump() : "";
  wire.send(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
            "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
            std::to_string(body.size()) + "\r\n\r\n" + body);
  std::string answer;
  std::size_t begin = std::string::npos, length = 0;
  for (std::string more = wire.some(); !more.empty(); more = wire.some()) {
    answer += more;
    if (begin == std::string::npos && (begin = answer.find("\r\n\r\n")) != std::string::npos) {
      begin += 4;
      std::string head = answer.substr(0, begin);
      for (char& c : head) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      if (const auto at = head.find("content-length:"); at != std::string::npos)
        length = std::stoul(head.substr(at + 15));
    }
    if (begin != std::string::npos && length > 0 && answer.size() >= begin + length) break;
  }
  if (begin == std::string::npos) throw std::runtime_error("the driver did not answer " + path);
  const json said = json::parse(answer.substr(begin)).at("value");
  if (said.is_object() && said.contains("error"))
    throw std::runtime_error(path + ": " + said.at("error").get<std::string>() + ": " +
                             said.value("message", ""));
  return said;
}

// A driver that speaks W3C WebDriver.
class Driven : public Browser {
 public:
  Driven(const std::string& driver, const json& wanted)
      : port_(Wire::free_port()), process_({driver, "--port=" + std::to_string(port_)}, {}, "/dev/null") {
    if (!wait_until([&] { return Wire::listens(port_); }, 30s))
      throw std::runtime_error(driver + " did not start");
    session_ =
        over_http(port_, "POST", "/session", {{"capabilities", {{"alwaysMatch", wanted}}}}).at("sessionId");
  }
  ~Driven() override {
    try {
      over_http(port_, "DELETE", "/session/" + session_, {});
    } catch (const std::exception&) {  // the process ends it in any case
    }
  }
  std::vector<std::string> complaints() override { return {}; }

 protected:
  json ask(const Command& command, const json& values) override {
    return over_http(port_, command.method, "/session/" + session_ + "/" + command.path, values);
  }

 private:
  int port_;
  Process process_;
  std::string session_;
};

class Chromium final : public Driven {
 public:
  Chromium(double density, bool less_motion)
      : Driven("chromedriver",
               {{"goog:loggingPrefs", {{"browser", "ALL"}, {"performance", "ALL"}}},
                {"goog:chromeOptions",
                 {{"args",
                   {"--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                    "--window-size=1400,1000", "--force-device-scale-factor=" + std::to_string(density),
                    less_motion ? "--force-prefers-reduced-motion" : "--mute-audio"}}}}}) {}

  std::vector<std::string> complaints() override {
    std::vector<std::string> all;
    for (const json& entry : ask({"POST", "se/log", ""}, {{"type", "browser"}}))
      all.push_back(entry.at("message"));
    for (const json& entry : ask({"POST", "se/log", ""}, {{"type", "performance"}})) {
      const json event = json::parse(entry.at("message").get<std::string>()).at("message");
      if (event.at("method") != "Network.requestWillBeSent") continue;
      const std::string url = event.at("params").at("request").at("url");
      if (!url.starts_with("file:") && !url.starts_with("data:") && !url.starts_with("blob:"))
        all.push_back("asked for " + url);
    }
    return all;
  }
};

class WebKit final : public Driven {
 public:
  WebKit()
      : Driven("WebKitWebDriver",
               {{"browserName", "MiniBrowser"},
                {"webkitgtk:browserOptions", {{"binary", mini_browser()}, {"args", {"--automation"}}}}}) {}

 private:
  // The folder names the version of the library.
  static std::string mini_browser() {
    for (const auto& library : std::filesystem::directory_iterator("/usr/lib")) {
      std::error_code none;
      for (const auto& folder : std::filesystem::directory_iterator(library, none))
        if (folder.path().filename().string().starts_with("webkit2gtk-4") &&
            exists(folder.path() / "MiniBrowser"))
          return folder.path() / "MiniBrowser";
    }
    throw std::runtime_error("no MiniBrowser: it comes with the package webkit2gtk-driver");
  }
};

// Firefox speaks WebDriver's commands over Marionette: "LENGTH:[0, number, name, values]".
class Firefox final : public Browser {
 public:
  explicit Firefox(double density) : port_(Wire::free_port()) {
    put(profile_ / "user.js", "user_pref('marionette.port', " + std::to_string(port_) +
                                  ");\nuser_pref('layout.css.devPixelsPerPx', '" + std::to_string(density) +
                                  "');\nuser_pref('datareporting.policy.dataSubmissionEnabled', false);\n"
                                  "user_pref('browser.shell.checkDefaultBrowser', false);\n"
                                  "user_pref('devtools.console.stdout.content', true);\n");
    process_ = std::make_unique<Process>(
        std::vector<std::string>{"firefox-esr", "--headless", "--no-remote", "--marionette", "--profile",
                                 profile_.path().string(), "--width", "1400", "--height", "1000",
                                 "about:blank"},
        std::map<std::string, std::string>{{"HOME", profile_.path().string()}}, said());
    if (!wait_until([&] { return Wire::listens(port_); }, 60s))
      throw std::runtime_error("Firefox did not start");
    wire_ = std::make_unique<Wire>(port_);
    read();
    ask({"", "", "WebDriver:NewSession"}, json::object());
  }

  std::vector<std::string> complaints() override {
    std::vector<std::string> all;
    std::istringstream lines(contents(said()));
    for (std::string line; std::getline(lines, line);)
      if (line.find("file:///") != std::string::npos) all.push_back(line);
    return all;
  }

 protected:
  json ask(const Command& command, const json& values) override {
    const std::string message = json{0, ++number_, command.name, values}.dump();
    wire_->send(std::to_string(message.size()) + ":" + message);
    const json answer = read();
    if (!answer.at(2).is_null())
      throw std::runtime_error(command.name + ": " + answer.at(2).value("message", "failed"));
    const json& said = answer.at(3);
    return said.is_object() && said.contains("value") ? said.at("value") : said;
  }

 private:
  std::filesystem::path said() const { return profile_ / "said"; }
  json read() {
    const auto more = [&] {
      const std::string bytes = wire_->some();
      if (bytes.empty()) throw std::runtime_error("Firefox hung up");
      waiting_ += bytes;
    };
    std::size_t colon = 0;
    while ((colon = waiting_.find(':')) == std::string::npos) more();
    const std::size_t length = std::stoul(waiting_.substr(0, colon));
    while (waiting_.size() < colon + 1 + length) more();
    json message = json::parse(waiting_.substr(colon + 1, length));
    waiting_.erase(0, colon + 1 + length);
    return message;
  }

  TemporaryFolder profile_;
  int port_, number_ = 0;
  std::unique_ptr<Process> process_;
  std::unique_ptr<Wire> wire_;
  std::string waiting_;
};

}  // namespace

std::string from_base64(const std::string& text) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t digit = digits.find(c);
    if (digit == std::string_view::npos) break;  // padding
    bits = bits << 6 | static_cast<unsigned>(digit);
    if ((count += 6) < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xff);
  }
  return bytes;
}

std::ostream& operator<<(std::ostream& out, Kind kind) {
  constexpr std::string_view names[] = {"Chromium", "Firefox", "WebKit"};
  return out << names[static_cast<std::size_t>(kind)];
}

void Browser::open(const std::string& url) {
  // Only the address's end differs between two seconds of a story: another page lies between them.
  ask({"POST", "url", "WebDriver:Navigate"}, {{"url", "about:blank"}});
  ask({"POST", "url", "WebDriver:Navigate"}, {{"url", url}});
}

json Browser::run(const std::string& body) {
  const std::string script =
      "const done = arguments[arguments.length - 1];"
      "(async () => {" +
      body +
      "})().then(value => done({value: value === undefined ? null : value}),"
      "  error => done({error: String(error) + ' ' + error.stack}));";
  const json answer = ask({"POST", "execute/async", "WebDriver:ExecuteAsyncScript"},
                          {{"script", script}, {"args", json::array()}});
  if (answer.contains("error")) throw std::runtime_error(answer.at("error").get<std::string>());
  return answer.at("value");
}

void Browser::act(const json& source) {
  ask({"POST", "actions", "WebDriver:PerformActions"}, {{"actions", json::array({source})}});
}

void Browser::press(const std::u32string& keys) {
  json actions = json::array();
  for (const char32_t key : keys)
    for (const char* const type : {"keyDown", "keyUp"}) {
      std::string value;
      append_character(value, key);
      actions.push_back({{"type", type}, {"value", value}});
    }
  act({{"type", "key"}, {"id", "keys"}, {"actions", actions}});
}

namespace {

json mouse(double x, double y, bool click) {
  json actions = json::array({{{"type", "pointerMove"},
                               {"duration", 0},
                               {"x", static_cast<int>(x)},
                               {"y", static_cast<int>(y)},
                               {"origin", "viewport"}}});
  if (click) {
    actions.push_back({{"type", "pointerDown"}, {"button", 0}});
    actions.push_back({{"type", "pointerUp"}, {"button", 0}});
  }
  return {
      {"type", "pointer"}, {"id", "mouse"}, {"parameters", {{"pointerType", "mouse"}}}, {"actions", actions}};
}

}  // namespace

void Browser::click(double x, double y) { act(mouse(x, y, true)); }
void Browser::point(double x, double y) { act(mouse(x, y, false)); }

std::string Browser::printed() {
  return from_base64(ask({"POST", "print", "WebDriver:Print"},
                         {{"background", true},
                          {"page", {{"width", 29.7}, {"height", 21.0}}},
                          {"orientation", "portrait"},
                          {"shrinkToFit", false},
                          {"margin", {{"top", 1.2}, {"bottom", 1.2}, {"left", 1.2}, {"right", 1.2}}}})
                         .get<std::string>());
}

drawing::Pixels Browser::screen() {
  const TemporaryFolder folder;
  put(folder / "screen.png",
      from_base64(
          ask({"GET", "screenshot", "WebDriver:TakeScreenshot"}, {{"full", false}}).get<std::string>()));
  return exporting::read_png(folder / "screen.png");
}

Browser& browser(Kind kind, double density, bool less_motion) {
  static std::map<std::tuple<Kind, double, bool>, std::unique_ptr<Browser>> started;
  std::unique_ptr<Browser>& found = started[{kind, density, less_motion}];
  if (found) return *found;
  switch (kind) {
    case Kind::chromium:
      found = std::make_unique<Chromium>(density, less_motion);
      break;
    case Kind::firefox:
      found = std::make_unique<Firefox>(density);
      break;
    case Kind::webkit:
      found = std::make_unique<WebKit>();
      break;
  }
  return *found;
}

}  // namespace homebound::test
