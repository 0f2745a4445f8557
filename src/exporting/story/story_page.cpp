#include "exporting/story/story_page.h"

#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

#include "base/base64.h"
#include "base/error.h"
#include "base/resources.h"
#include "base/sha256.h"
#include "base/xml_text.h"
#include "exporting/story/story_file.h"

namespace homebound::exporting {
namespace {

constexpr const char* player_folder = "assets/player";

std::string part_of_player(const std::string& name) {
  const std::filesystem::path path = resource(fmt::format("{}/{}", player_folder, name));
  std::ifstream in(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw Error(told("cannot read {}", "无法读取 {}", path.string()));
  return text;
}

// Joins the files that a placeholder names: "style player.css".
std::string parts_of_player(std::string_view names) {
  std::string text;
  for (std::size_t at = names.find(' '); at != names.npos;) {
    const std::size_t next = names.find(' ', at + 1);
    text += part_of_player(std::string(names.substr(at + 1, next == names.npos ? next : next - at - 1)));
    if (!text.ends_with('\n')) text += '\n';
    at = next;
  }
  return text;
}

std::string compressed(std::string_view bytes) {
  uLongf size = compressBound(static_cast<uLong>(bytes.size()));
  std::string packed(size, '\0');
  const int result =
      compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
                static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
  if (result != Z_OK) throw Error({"the story cannot be compressed", "无法压缩故事数据"});
  packed.resize(size);
  return packed;
}

// Returns JSON that ends no script element: "<" occurs in strings only.
std::string without_tags(const std::string& json) {
  std::string out;
  for (const char c : json)
    if (c == '<')
      out += "\\u003c";
    else
      out += c;
  return out;
}

// Returns a policy that allows the player alone, and no request to anywhere.
std::string policy(const std::string& style, const std::string& script) {
  const auto hash = [](const std::string& text) {
    const Sha256 digest = sha256(text);
    return base64({reinterpret_cast<const char*>(digest.data()), digest.size()});
  };
  return fmt::format(
      "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data: blob:; media-src "
      "data: "
      "blob:; base-uri 'none'; form-action 'none'",
      hash(script), hash(style));
}

// A page's text and its placeholders, in turn: the first is text.
std::vector<std::string> pieces_of(const std::string& page) {
  std::vector<std::string> pieces;
  for (std::size_t at = 0;;) {
    const std::size_t begin = page.find("{{", at), end = page.find("}}", begin);
    pieces.push_back(page.substr(at, begin == page.npos ? begin : begin - at));
    if (begin == page.npos || end == page.npos) return pieces;
    pieces.push_back(page.substr(begin + 2, end - begin - 2));
    at = end + 2;
  }
}

}  // namespace

std::string story_html(const StoryPage& page) {
  std::vector<std::string> pieces = pieces_of(part_of_player("page.html"));
  std::map<std::string, std::string, std::less<>> texts{
      {"language", std::string(language_code(page.language))},
      {"generator", xml_text(page.generator)},
      {"title", xml_text(page.title)},
      {"frame", page.framed ? " data-frame" : ""},
      {"story", without_tags(page.story)},
      {"tape", base64(compressed(page.tape))}};
  std::string style, script;
  for (std::size_t i = 1; i < pieces.size(); i += 2)
    if (pieces[i].starts_with("style "))
      style = pieces[i] = parts_of_player(pieces[i]);
    else if (pieces[i].starts_with("player "))
      script = pieces[i] = parts_of_player(pieces[i]);
    else if (const auto text = texts.find(pieces[i]); text != texts.end())
      pieces[i] = text->second;
    else if (pieces[i] != "policy")
      throw Error(told("{}/page.html asks for {}, which is unknown", "{}/page.html 中的 {} 无法识别",
                       player_folder, pieces[i]));
  std::string html;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    html += i % 2 == 1 && pieces[i] == "policy" ? policy(style, script) : pieces[i];
  return sealed(std::move(html));
}

}  // namespace homebound::exporting
