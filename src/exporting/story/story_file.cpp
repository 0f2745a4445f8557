#include "exporting/story/story_file.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/sha256.h"
#include "scenario/write/write.h"

namespace homebound::exporting {
namespace {

constexpr std::string_view seal_begin = "<!-- sha256 ", seal_end = " -->\n",
                           story_begin = R"(<script type="application/json" id="story">)",
                           story_end = "</script>";
constexpr std::size_t seal_size = seal_begin.size() + 64 + seal_end.size();

std::string seal_of(std::string_view page) {
  return std::string(seal_begin).append(to_hex(sha256(page))).append(seal_end);
}

// Returns the JSON of a page; empty where it has none.
std::string_view story_in(std::string_view page) {
  const std::size_t begin = page.find(story_begin);
  if (begin == page.npos) return {};
  const std::size_t from = begin + story_begin.size(), to = page.find(story_end, from);
  return to == page.npos ? std::string_view() : page.substr(from, to - from);
}

Text text_in(const nlohmann::json& json) { return {json.value("en", ""), json.value("zh", "")}; }

}  // namespace

std::string sealed(std::string page) {
  if (!page.ends_with('\n')) page += '\n';
  return page + seal_of(page);
}

std::string digest_of(const scenario::Scenario& scenario) {
  constexpr std::size_t digits = 16;
  const std::filesystem::path folder = std::filesystem::path(scenario.file).parent_path();
  return to_hex(sha256(scenario::to_toml(scenario, folder))).substr(0, digits);
}

StoryFile read_story_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw Error({"it cannot be read", "无法读取"});
  const std::string_view story = story_in(text);
  if (story.empty())
    throw Error({"this is no story.html of this program: there is no story in it",
                 "这不是本程序生成的 story.html：其中没有故事数据"});
  const std::string_view page =
      std::string_view(text).substr(0, text.size() - std::min(text.size(), seal_size));
  if (std::string_view(text).substr(page.size()) != seal_of(page))
    throw Error({"it has been changed or cut short: its last line should be the SHA-256 of all before it",
                 "文件已被改动或不完整：末行应为其前全部内容的 SHA-256 摘要"});
  try {
    const auto json = nlohmann::json::parse(story);
    StoryFile result;
    result.generator = json.at("generator"), result.digest = json.at("digest");
    result.title = text_in(json.at("title"));
    result.languages = json.at("languages").get<std::vector<std::string>>();
    result.seconds = json.at("seconds");
    for (const auto& scene : json.at("scenes")) result.notes = result.notes || scene.contains("notes");
    return result;
  } catch (const nlohmann::json::exception& e) {
    throw Error(told("the story in it cannot be read: {}", "无法读取其中的故事数据：{}", e.what()));
  }
}

}  // namespace homebound::exporting
