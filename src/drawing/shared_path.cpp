#include <atomic>
#include <utility>

#include "drawing/drawing.h"

namespace homebound::drawing {

SharedPath::SharedPath(Path path) : SharedPath(std::make_shared<const Path>(std::move(path))) {}

SharedPath::SharedPath(std::shared_ptr<const Path> path) : path_(std::move(path)) {
  static std::atomic<std::uint64_t> last = 0;
  id_ = ++last;
}

}  // namespace homebound::drawing
