#include <atomic>
#include <utility>

#include "scene/scene.h"

namespace homebound::scene {

SharedPath::SharedPath(Path path) : path_(std::make_shared<const Path>(std::move(path))) {
  static std::atomic<std::uint64_t> last = 0;
  id_ = ++last;
}

}  // namespace homebound::scene
