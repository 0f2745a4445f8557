// The real program in a real window on an X server of its own, driven by real input events.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
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
#include <vector>

#include <signal.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace homebound::test {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

inline std::string slurp(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// How many times longer than usual things may take: under sanitizers they do.
inline int patience() {
  const char* const said = std::getenv("HOMEBOUND_PATIENCE");
  return said == nullptr ? 1 : std::max(1, std::atoi(said));
}

inline bool wait_until(const std::function<bool()>& done, std::chrono::milliseconds most = 15s) {
  for (const auto end = std::chrono::steady_clock::now() + most * patience();
       std::chrono::steady_clock::now() < end; std::this_thread::sleep_for(20ms))
    if (done()) return true;
  return done();
}

// Another program, killed with its owner at the latest.
class Process {
 public:
  Process(const std::vector<std::string>& command, const std::map<std::string, std::string>& environment,
          const fs::path& output) {
    std::vector<char*> words;
    for (const std::string& w : command) words.push_back(const_cast<char*>(w.c_str()));
    words.push_back(nullptr);
    id_ = ::fork();
    if (id_ != 0) return;
    for (const auto& [name, value] : environment) ::setenv(name.c_str(), value.c_str(), 1);
    if (std::freopen(output.c_str(), "a", stderr) == nullptr) ::_exit(126);
    ::dup2(2, 1);
    ::execvp(words[0], words.data());
    ::_exit(127);
  }
  ~Process() {
    if (id_ <= 0 || ended()) return;
    ::kill(id_, SIGTERM);
    if (wait_until([&] { return ended(); }, 3s)) return;
    ::kill(id_, SIGKILL);
    ::waitpid(id_, nullptr, 0);
  }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  bool ended() {
    if (!status_) {
      int status = 0;
      if (::waitpid(id_, &status, WNOHANG) == id_) status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 255;
    }
    return status_.has_value();
  }
  // As a power cut would: nothing is tidied up.
  void kill() {
    ::kill(id_, SIGKILL);
    wait();
  }
  int wait() {
    return wait_until([&] { return ended(); }) ? *status_ : -1;
  }

 private:
  pid_t id_ = -1;
  std::optional<int> status_;
};

struct Screen {
  int width = 0, height = 0;
  std::vector<std::uint32_t> pixels;  // xRGB
};

// Share of pixels that differ within a rectangle; 1 when the screens cannot be compared.
inline double difference(const Screen& a, const Screen& b, int left, int top, int right, int bottom) {
  if (a.width != b.width || a.height != b.height || right > a.width || bottom > a.height) return 1;
  int differing = 0;
  for (int y = top; y < bottom; ++y)
    for (int x = left; x < right; ++x) {
      const auto i =
          static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width) + static_cast<std::size_t>(x);
      differing += ((a.pixels[i] ^ b.pixels[i]) & 0xffffff) != 0;
    }
  return static_cast<double>(differing) / ((right - left) * (bottom - top));
}

inline double brightness(const Screen& s, int x, int y) {
  const std::uint32_t p = s.pixels[static_cast<std::size_t>(y * s.width + x)];
  return static_cast<double>((p & 255) + ((p >> 8) & 255) + ((p >> 16) & 255)) / 765;
}

// An X server without a screen to look at; its picture is a file in XWD format (X11/XWDFile.h).
class XServer {
 public:
  XServer(const fs::path& folder, const std::string& size, const std::vector<std::string>& options = {})
      : folder_(folder) {
    fs::create_directories(folder);
    // The server takes a number that is free and writes it: tests that run side by side must not share one.
    const fs::path said = folder / "server.txt";
    std::vector<std::string> command = {"Xvfb",     "-displayfd", "1",      "-screen",
                                        "0",        size + "x24", "-fbdir", folder.string(),
                                        "-noreset", "-nolisten",  "tcp"};
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
  }
  const std::string& name() const { return name_; }

  int xdotool(const std::string& words) const {
    const std::string command = "DISPLAY=" + name_ + " xdotool " + words + " >/dev/null 2>&1";
    return std::system(command.c_str());
  }

  Screen screen() const {
    const std::string file = slurp(folder_ / "Xvfb_screen0");
    const auto field = [&](std::size_t i) {  // big-endian
      std::uint32_t v = 0;
      for (std::size_t k = 0; k < 4; ++k) v = v << 8 | static_cast<std::uint8_t>(file.at(4 * i + k));
      return v;
    };
    const std::size_t header = field(0), row = field(12), colours = field(19);
    Screen s{static_cast<int>(field(4)), static_cast<int>(field(5)), {}};
    for (int y = 0; y < s.height; ++y)
      for (int x = 0; x < s.width; ++x) {
        std::uint32_t p = 0;
        const std::size_t at =
            header + colours * 12 + row * static_cast<std::size_t>(y) + 4 * static_cast<std::size_t>(x);
        for (std::size_t k = 0; k < 3; ++k)
          p |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(file.at(at + k))) << (8 * k);
        s.pixels.push_back(p);
      }
    return s;
  }

 private:
  fs::path folder_;
  std::string name_;
  std::unique_ptr<Process> server_;
};

// One run of the program, observed through its frame log.
class Window {
 public:
  Window(const XServer& server, const fs::path& folder, std::vector<std::string> arguments = {},
         std::map<std::string, std::string> environment = {}, bool first_start = false)
      : server_(server), folder_(folder), log_(folder / "frames.log") {
    fs::remove(log_);
    fs::create_directories(folder / "homebound");
    if (!first_start) std::ofstream(folder / "homebound/window.conf", std::ios::app);
    std::vector<std::string> command = {HOMEBOUND_PROGRAM, "--frame-log", log_.string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    environment.emplace("LC_ALL", "C.UTF-8");  // whatever the caller's is
    environment["DISPLAY"] = server.name();
    environment["XDG_STATE_HOME"] = folder.string();
    program_ = std::make_unique<Process>(command, environment, folder / "said.txt");
    server_.xdotool("mousemove 600 500");
  }

  std::vector<std::string> lines() const {
    std::vector<std::string> all;
    std::istringstream in(slurp(log_));
    for (std::string line; std::getline(in, line);)
      if (!in.eof()) all.push_back(line);
    return all;
  }
  // KEY=VALUE fields of the last frame.
  std::map<std::string, std::string> last() const {
    std::map<std::string, std::string> fields;
    const auto all = lines();
    std::istringstream words(all.empty() ? "" : all.back());
    for (std::string word; words >> word;)
      if (const auto equals = word.find('='); equals != std::string::npos)
        fields[word.substr(0, equals)] = word.substr(equals + 1);
    return fields;
  }
  std::string field(const std::string& key) const { return last()[key]; }
  double number(const std::string& key) const { return std::atof(field(key).c_str()); }
  bool comes_to(const std::string& key, const std::string& value) const {
    return wait_until([&] { return field(key) == value; });
  }

  // Waits until no frame has been drawn for a while, the plan being that of the view.
  bool settles() const {
    return wait_until([&] {
      const auto before = lines().size();
      std::this_thread::sleep_for(250ms);
      return before > 0 && lines().size() == before && field("plan") == "ready";
    });
  }
  void key(const std::string& name) const { server_.xdotool("key " + name); }
  void type(const std::string& text) const { server_.xdotool("type --delay 12 '" + text + "'"); }
  void kill() { program_->kill(); }
  void click(int x, int y) const {
    server_.xdotool("mousemove " + std::to_string(x) + " " + std::to_string(y));
    std::this_thread::sleep_for(60ms);
    server_.xdotool("click 1");
  }
  void move(int x, int y) const {
    server_.xdotool("mousemove " + std::to_string(x) + " " + std::to_string(y));
  }
  void drag(int x, int y, int to_x, int to_y) const {
    move(x, y);
    std::this_thread::sleep_for(60ms);
    server_.xdotool("mousedown 1");
    for (int i = 1; i <= 10; ++i) {
      move(x + (to_x - x) * i / 10, y + (to_y - y) * i / 10);
      std::this_thread::sleep_for(30ms);
    }
    server_.xdotool("mouseup 1");
  }
  void resize(int width, int height) const {
    server_.xdotool("search --onlyvisible --classname homebound windowsize " + std::to_string(width) + " " +
                    std::to_string(height));
  }
  int quit() {
    key("ctrl+q");
    return wait();
  }
  int wait() { return program_->wait(); }  // its exit status
  std::string said() const { return slurp(folder_ / "said.txt"); }

 private:
  const XServer& server_;
  fs::path folder_, log_;
  std::unique_ptr<Process> program_;
};

}  // namespace homebound::test
