// The real program in a real window on an X server of its own, driven by real input events.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "exporting/png/png.h"
#include "support/running.h"
#include "support/wait.h"

namespace homebound::test {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

inline std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

struct Screen {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;  // xRGB
};

// A rectangle of pixels, as the frame log names them.
struct Box {
  int left = 0, top = 0, right = 0, bottom = 0;
  int width() const { return right - left; }
  int height() const { return bottom - top; }
  // The point at shares of its width and height.
  std::pair<int, int> at(double x, double y) const {
    return {left + static_cast<int>(std::lround(x * width())),
            top + static_cast<int>(std::lround(y * height()))};
  }
  std::pair<int, int> middle() const { return at(0.5, 0.5); }
  Box inflated(int by) const { return {left - by, top - by, right + by, bottom + by}; }
  bool contains(int x, int y) const { return x >= left && x < right && y >= top && y < bottom; }
};

// Share of pixels that differ within a rectangle, leaving out those of `without`; 1 when the screens cannot
// be compared.
inline double difference(const Screen& a, const Screen& b, const Box& in,
                         const std::vector<Box>& without = {}) {
  if (a.width != b.width || a.height != b.height || in.right > a.width || in.bottom > a.height ||
      in.left < 0 || in.top < 0 || in.width() <= 0 || in.height() <= 0)
    return 1;
  int differing = 0;
  for (int y = in.top; y < in.bottom; ++y)
    for (int x = in.left; x < in.right; ++x) {
      const auto i =
          static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x);
      differing += ((a.pixels[i] ^ b.pixels[i]) & 0xffffff) != 0 &&
                   std::ranges::none_of(without, [&](const Box& box) { return box.contains(x, y); });
    }
  return static_cast<double>(differing) / (in.width() * in.height());
}

inline double brightness(const Screen& s, int x, int y) {
  const std::uint32_t p = s.pixels.at(static_cast<std::size_t>(y * s.width + x));
  return static_cast<double>((p & 255) + ((p >> 8) & 255) + ((p >> 16) & 255)) / 765;
}

// An X server without a screen to look at; its picture is a file in XWD format (X11/XWDFile.h).
class XServer {
 public:
  explicit XServer(const fs::path& folder, const std::string& size = "1280x720",
                   const std::vector<std::string>& options = {})
      : folder_(folder) {
    fs::create_directories(folder);
    // The server takes a number that is free and writes it: tests that run side by side must not share one.
    const fs::path said = folder / "server.txt";
    std::vector<std::string> command = {"Xvfb",     "-displayfd", "1",      "-screen",
                                        "0",        size + "x24", "-fbdir", folder.string(),
                                        "-noreset", "-nolisten",  "tcp",    "-r"};
    command.insert(command.end(), options.begin(), options.end());
    server_ = std::make_unique<Process>(command, std::map<std::string, std::string>{}, said);
    wait_until([&] {
      std::istringstream lines(slurp(said));
      for (std::string line; std::getline(lines, line);)
        if (!lines.eof() && !line.empty() && line.find_first_not_of("0123456789") == std::string::npos)
          name_ = ":" + line;
      return !name_.empty() || server_->ended();
    });
    if (name_.empty()) throw std::runtime_error("Xvfb does not start: " + slurp(said));
    hand_ = ::popen(("exec env DISPLAY=" + name_ + " xdotool - >/dev/null 2>&1").c_str(), "w");
    if (hand_ == nullptr) throw std::runtime_error("xdotool does not start");
  }
  ~XServer() { ::pclose(hand_); }
  XServer(const XServer&) = delete;
  XServer& operator=(const XServer&) = delete;
  const std::string& name() const { return name_; }

  // Keys and the mouse, by commands of xdotool.
  void xdotool(const std::string& command) const {
    std::fputs((command + "\n").c_str(), hand_);
    std::fflush(hand_);
  }
  // A search that a command follows, which is for the windows found; whether it went well.
  bool on_window(const std::string& search) const {
    return std::system(("DISPLAY=" + name_ + " xdotool search " + search + " >/dev/null 2>&1").c_str()) == 0;
  }

  Screen screen() const {
    const std::string file = slurp(folder_ / "Xvfb_screen0");
    const auto field = [&](std::size_t i) {  // big-endian
      std::uint32_t v = 0;
      for (std::size_t k = 0; k < 4; ++k) v = v << 8 | static_cast<std::uint8_t>(file.at(4 * i + k));
      return v;
    };
    const std::size_t header = field(0), width = field(4), height = field(5), row = field(12),
                      colours = field(19);
    Screen s{static_cast<int>(width), static_cast<int>(height), std::vector<std::uint32_t>(width * height)};
    const std::size_t first = header + colours * 12;
    if (file.size() < first + row * height) throw std::runtime_error("Xvfb's picture is cut short");
    for (std::size_t y = 0; y < height; ++y)
      std::memcpy(&s.pixels[y * width], &file[first + row * y],
                  width * 4);  // little-endian, as the server is
    return s;
  }

 private:
  fs::path folder_;
  std::string name_;
  std::unique_ptr<Process> server_;
  std::FILE* hand_ = nullptr;
};

// A picture of the screen, to be looked at.
inline void keep(const Screen& s, const std::string& name) {
  drawing::Pixels picture{s.width, s.height, {}};
  for (const std::uint32_t p : s.pixels)
    for (const int shift : {16, 8, 0, 24})
      picture.rgba.push_back(static_cast<std::uint8_t>(shift == 24 ? 0xFF : p >> shift));
  const fs::path folder = fs::path(HOMEBOUND_BUILD_DIR) / "screens";
  fs::create_directories(folder);
  exporting::write_png(picture, folder / (name + ".png"));
}

// One run of the program, observed through its frame log, which says what is where. Its clock runs ten times
// faster than the tests': what glides, fades or plays is soon over.
class Window {
 public:
  Window(const XServer& server, const fs::path& folder, std::vector<std::string> arguments = {},
         std::map<std::string, std::string> environment = {}, bool first_start = false,
         const std::string& clock_rate = "10")
      : server_(server), folder_(folder), log_(folder / "frames.log") {
    fs::remove(log_);
    fs::create_directories(folder / "homebound");
    if (!first_start) std::ofstream(folder / "homebound/window.conf", std::ios::app);
    std::vector<std::string> command = {HOMEBOUND_PROGRAM, "--frame-log",  log_.string(),
                                        "--log-boxes",     "--clock-rate", clock_rate};
    command.insert(command.end(), arguments.begin(), arguments.end());
    environment.emplace("LC_ALL", "C.UTF-8");  // whatever the caller's is
    environment["DISPLAY"] = server.name();
    environment["XDG_STATE_HOME"] = folder.string();
    program_ = std::make_unique<Process>(command, environment, folder / "said.txt");
  }

  // The lines of all frames so far.
  const std::vector<std::string>& frames() const {
    std::ifstream in(log_, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(read_));
    for (std::string line; std::getline(in, line) && !in.eof(); read_ += line.size() + 1)
      if (line.starts_with("boxes"))
        boxes_ = line;
      else
        frames_.push_back(line);
    return frames_;
  }
  // KEY=VALUE fields of the last frame.
  std::map<std::string, std::string> last() const {
    return frames().empty() ? std::map<std::string, std::string>{} : fields_of(frames_.back());
  }
  std::string field(const std::string& key) const { return last()[key]; }
  double number(const std::string& key) const { return std::atof(field(key).c_str()); }
  bool comes_to(const std::string& key, const std::string& value) const {
    return wait_until([&] { return field(key) == value; });
  }
  // As comes_to(), of what may be over before it is looked at: any frame since the last input will do.
  bool passes(const std::string& key, const std::string& value) const {
    return wait_until([&] {
      for (std::size_t i = frames().size(); i > since_; --i)
        if (fields_of(frames_[i - 1])[key] == value) return true;
      return false;
    });
  }

  // Where the last frame has something, see ui/kit/boxes.h.
  std::optional<Box> find(const std::string& name) const {
    frames();
    const auto all = fields_of(boxes_);
    const auto found = all.find(name);
    Box b;
    if (found == all.end() ||
        std::sscanf(found->second.c_str(), "%d,%d,%d,%d", &b.left, &b.top, &b.right, &b.bottom) != 4)
      return std::nullopt;
    return b;
  }
  bool shows(const std::string& name) const {
    return wait_until([&] { return find(name).has_value(); });
  }
  bool hides(const std::string& name) const {
    return wait_until([&] { return !find(name); });
  }
  Box box(const std::string& name) const {
    if (!shows(name)) throw std::runtime_error("the window does not show " + name + ": " + boxes_);
    return *find(name);
  }

  // Waits until all input so far has been taken and nothing on the screen will change by itself.
  bool settles() const {
    if (!wait_until([&] { return !frames().empty(); })) return false;
    nudge();
    return wait_until([&] {
      const auto now = last();
      return now.at("mouse") == pointer() && now.at("rest") == "1" && now.at("plan") == "ready";
    });
  }
  void key(const std::string& name) const { send("key --delay 0 " + name); }
  // A tab takes the keyboard to the next field, which it reaches a frame later.
  void type(const std::string& text) const {
    std::istringstream fields(text);
    for (std::string field; std::getline(fields, field, '\t');) {
      if (!field.empty()) send("type --delay 0 '" + field + "'");
      if (!fields.eof()) key("Tab"), settles();
    }
  }
  // The same by a hand that waits for nothing.
  void type_at_once(const std::string& text) const {
    std::istringstream fields(text);
    for (std::string field; std::getline(fields, field, '\t');) {
      if (!field.empty()) send("type --delay 0 '" + field + "'");
      if (!fields.eof()) key("Tab");
    }
  }
  void kill() { program_->kill(); }

  void move(std::pair<int, int> to) const {
    std::tie(x_, y_) = to;
    send("mousemove " + std::to_string(x_) + " " + std::to_string(y_));
  }
  // The middle of the window, as the frame log says its size.
  std::pair<int, int> middle() const {
    int width = 0, height = 0;
    std::sscanf(field("size").c_str(), "%dx%d", &width, &height);
    return {width / 2, height / 2};
  }
  // Away from all that answers to the pointer.
  void move_away() const {
    int width = 0, height = 0;
    if (std::sscanf(field("size").c_str(), "%dx%d", &width, &height) == 2) move({width * 3 / 5, height - 4});
  }
  void press() const { send("mousedown 1"); }
  void let_go() const { send("mouseup 1"); }
  void wheel(int button, int times) const {
    for (int i = 0; i < times; ++i) send("click " + std::to_string(button));
  }
  void click(std::pair<int, int> at) const {
    move(at);
    taken();
    press();
    let_go();
  }
  void click(const std::string& name) const {
    Box now;
    do move((now = box(name)).middle()), taken();
    while (!box(name).contains(x_, y_));  // it was still finding its place
    press();
    let_go();
  }
  // Until the next click at the same place is not the second of a double click.
  void wait_for_single_click() const {
    constexpr double longest_double_click = 3;  // seconds of the window's clock, which runs ten times faster
    const double start = number("clock");
    wait_until([&] { return nudge(), number("clock") > start + longest_double_click; });
  }
  void double_click(std::pair<int, int> at) const {
    move(at);
    taken();
    send("click --repeat 2 --delay 1 1");
  }
  void drag(std::pair<int, int> from, std::pair<int, int> to) const {
    move(from);
    taken();
    press();
    move(to);
    taken();
    let_go();
  }
  void resize(int width, int height) const {
    server_.on_window("--onlyvisible --classname homebound windowsize " + std::to_string(width) + " " +
                      std::to_string(height));
  }
  int quit() {
    key("ctrl+q");
    return wait();
  }
  int wait() { return program_->wait(); }  // its exit status
  std::string said() const { return slurp(folder_ / "said.txt"); }

 private:
  static std::map<std::string, std::string> fields_of(const std::string& line) {
    std::map<std::string, std::string> fields;
    std::istringstream words(line);
    for (std::string word; words >> word;)
      if (const auto equals = word.rfind('='); equals != std::string::npos)
        fields[word.substr(0, equals)] = word.substr(equals + 1);
    return fields;
  }
  void send(const std::string& words) const {
    since_ = frames().size();
    server_.xdotool(words);
  }
  std::string pointer() const { return std::to_string(x_) + "," + std::to_string(y_); }
  // Whether the last movement of the pointer, and so all input before it, is in a frame.
  bool taken() const {
    return wait_until([&] { return field("mouse") == pointer(); });
  }
  // A movement of a pixel, as a mark in the stream of input.
  void nudge() const {
    int width = 0, height = 0;
    std::sscanf(field("size").c_str(), "%dx%d", &width, &height);
    if (x_ < 0 || x_ >= width || y_ >= height)
      move_away();
    else
      move({x_ ^ 1, y_});
    taken();
  }

  const XServer& server_;
  fs::path folder_, log_;
  std::unique_ptr<Process> program_;
  mutable std::vector<std::string> frames_;
  mutable std::string boxes_;
  mutable std::size_t read_ = 0, since_ = 0;  // bytes of the log, frames before the last input
  mutable int x_ = -1, y_ = -1;               // of the pointer
};

}  // namespace homebound::test
