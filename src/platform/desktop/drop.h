// Files that are dropped on a window, which SFML does not tell of.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <SFML/Window/WindowHandle.hpp>

namespace homebound::platform {

class FileDrop {
 public:
  // Lets files be dropped on the window while this exists. Does nothing where there is no display.
  explicit FileDrop(sf::WindowHandle window);
  ~FileDrop();
  FileDrop(const FileDrop&) = delete;
  FileDrop& operator=(const FileDrop&) = delete;

  // Returns the paths of the files dropped since the last call, in the order of the drop; mostly none. To be
  // called whenever wait_for_events() returns: a program that drags files waits for an answer.
  std::vector<std::string> take();
  // The connection on which drops arrive, for wait_for_events(); -1 for none.
  int connection() const;

 private:
  struct Target;
  std::unique_ptr<Target> target_;
};

// Returns the paths in a list of addresses (text/uri-list, RFC 2483): those of files on this machine.
std::vector<std::string> paths_of(const std::string& addresses);

}  // namespace homebound::platform
