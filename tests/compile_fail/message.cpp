// A message has both its texts, or does not compile. Built once for each CASE: 0 must compile, all others
// must not.
#include "base/error.h"

namespace homebound {

#if CASE == 0  // both texts, as they are written everywhere
Text message() { return {"no file", "没有文件"}; }
const Text messages[] = {{"error", "错误"}, Text{"note", "说明"}, {}};
Diagnostic diagnostic() { return {"a.toml", 1, 1, Severity::error, {"no", "无"}}; }
Error error() { return Error({"no", "无"}); }
#elif CASE == 1
Text message() { return {"no file"}; }
#elif CASE == 2
Text message() { return Text{"no file"}; }
#elif CASE == 3
Text message() { return Text{.english = "no file"}; }
#elif CASE == 4  // braces left out
Diagnostic diagnostic() { return {"a.toml", 1, 1, Severity::error, "no"}; }
#elif CASE == 5
Diagnostic diagnostic() { return {.file = "a.toml", .message = {"no"}}; }
#elif CASE == 6
InputError error() { return InputError({{"a.toml", 1, 1, Severity::error, std::string("no")}}); }
#elif CASE == 7
const Text messages[] = {"error", "错误", "warning"};
#endif

}  // namespace homebound
