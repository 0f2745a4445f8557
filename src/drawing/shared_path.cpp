#include <atomic>
#include <utility>

#include "drawing/drawing.h"

namespace homebound::drawing {

SharedPath::SharedPath(Path path) : path_(std::make_shared<const Path>(std::move(path))) {
  static std::atomic<std::uint64_t> last = 0;
  id_ = ++last;
}

}  // namespace homebound::drawing
