#include "base/error.h"

#include <algorithm>
#include <array>
#include <new>

#include <fmt/format.h>

namespace homebound {
namespace {

Text joined(const std::vector<Diagnostic>& found) {
  Text all;
  for (const Diagnostic& d : found)
    all = all.empty() ? to_message(d) : told("{}\n{}", "{}\n{}", all, to_message(d));
  return all;
}

const Text& word_of(Severity s) {
  static const std::array<Text, 3> words{{{"error", "错误"}, {"warning", "警告"}, {"note", "说明"}}};
  return words.at(static_cast<std::size_t>(s));
}

}  // namespace

const char* name_of(Severity s) { return word_of(s).english.c_str(); }

Text to_message(const Diagnostic& d) {
  std::string where = d.file;
  if (d.line > 0) where += fmt::format(":{}", d.line);
  if (d.line > 0 && d.column > 0) where += fmt::format(":{}", d.column);
  return told("{}: {}: {}", "{}：{}：{}", where, word_of(d.severity), d.message);
}

std::string to_string(const Diagnostic& d) { return to_message(d).english; }

Text reason_of(const std::error_code& code) {
  struct Known {
    std::errc code;
    const char* chinese;
  };
  static constexpr std::array known{
      Known{std::errc::no_such_file_or_directory, "没有该文件或文件夹"},
      Known{std::errc::permission_denied, "没有权限"},
      Known{std::errc::operation_not_permitted, "不允许此操作"},
      Known{std::errc::no_space_on_device, "磁盘空间不足"},
      Known{std::errc::read_only_file_system, "文件系统只读"},
      Known{std::errc::is_a_directory, "是文件夹"},
      Known{std::errc::not_a_directory, "不是文件夹"},
      Known{std::errc::filename_too_long, "文件名过长"},
      Known{std::errc::too_many_files_open, "打开的文件过多"},
      Known{std::errc::io_error, "读写出错"},
      Known{std::errc::file_too_large, "文件过大"},
      Known{std::errc::too_many_symbolic_link_levels, "链接层数过多"},
  };
  const auto found = std::find_if(known.begin(), known.end(), [&](const Known& k) { return code == k.code; });
  return found == known.end() ? as_is(code.message()) : Text{code.message(), found->chinese};
}

Text message_of(const std::exception& e) {
  if (const auto* error = dynamic_cast<const Error*>(&e)) return error->message();
  if (dynamic_cast<const std::bad_alloc*>(&e)) return {"there is not enough memory", "内存不足"};
  return as_is(e.what());
}

InputError::InputError(std::vector<Diagnostic> found)
    : Error(joined(found)), diagnostics_(std::move(found)) {}

}  // namespace homebound
