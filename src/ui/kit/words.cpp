#include "ui/kit/words.h"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

#include "base/bilingual.h"
#include "geo/projection/projection.h"
#include "scenario/format/format.h"
#include "ui/kit/examples.h"

namespace homebound::ui {
namespace {

constexpr std::array table = {
#define WORD(name, english, chinese) Wording{english, chinese},
#include "ui/kit/words/all.def"
#undef WORD
};

struct LegsRow {
  Word word;
  Wording text;
};
constexpr std::array of_legs = {
#define LEGS(name, english, chinese) LegsRow{Word::name, {english, chinese}},
#include "ui/kit/words/legs.def"
#undef LEGS
};

struct Named {
  std::string_view id;
  Wording name, use = {};
};

constexpr std::array projections = {
    Named{"equal-earth",
          {"Equal Earth", "等积地球"},
          {"The world, equal-area, with pleasing shapes", "世界：等积，形状协调"}},
    Named{"natural-earth",
          {"Natural Earth", "自然地球"},
          {"The world, a compromise of shape and area", "世界：形状与面积折中"}},
    Named{"robinson", {"Robinson", "罗宾逊"}, {"The world as on wall maps", "世界：挂图常用"}},
    Named{"winkel-tripel",
          {"Winkel tripel", "温克尔三重"},
          {"The world, low distortion overall", "世界：总体变形小"}},
    Named{"mollweide",
          {"Mollweide", "摩尔魏德"},
          {"The world in an ellipse, equal-area", "世界：椭圆形，等积"}},
    Named{"eckert-iv",
          {"Eckert IV", "埃克特四"},
          {"The world, equal-area, straight sides", "世界：等积，两侧平直"}},
    Named{"hammer", {"Hammer", "哈默"}, {"The world, equal-area, curved meridians", "世界：等积，经线弯曲"}},
    Named{"goode-homolosine",
          {"Goode homolosine", "古德分瓣"},
          {"The continents, split in the oceans", "大陆完整：在海洋处分瓣"}},
    Named{"goode-ocean",
          {"Goode, oceans", "古德分瓣（海洋）"},
          {"The oceans, split on land", "海洋完整：在陆地处分瓣"}},
    Named{"hemispheres",
          {"Two hemispheres", "东西两半球"},
          {"The world on an upright page, equal-area", "竖版世界：上下两圆，等积"}},
    Named{"van-der-grinten", {"Van der Grinten", "范德格林滕"}, {"The world in a circle", "圆形世界"}},
    Named{"miller", {"Miller", "米勒"}, {"The world on a full rectangle", "矩形世界"}},
    Named{"mercator",
          {"Mercator", "墨卡托"},
          {"The tropics; conformal, as web maps", "热带：等角，与网络地图一致"}},
    Named{"plate-carree",
          {"Plate carrée", "等距圆柱"},
          {"Longitude and latitude as they are", "经纬度直接绘出"}},
    Named{"orthographic", {"Orthographic", "正射"}, {"The globe seen from afar", "从远处看地球"}},
    Named{"near-side-perspective",
          {"Near-side perspective", "近侧透视"},
          {"The globe seen from 9,000 km", "从9000公里高空看地球"}},
    Named{"stereographic",
          {"Stereographic", "球面投影（平射）"},
          {"The polar regions, conformal", "极区：等角"}},
    Named{"gnomonic", {"Gnomonic", "球心投影"}, {"Shortest routes are straight lines", "最短航线为直线"}},
    Named{"azimuthal-equidistant",
          {"Azimuthal equidistant", "方位等距"},
          {"True distances from one place", "到一地的距离真实"}},
    Named{"lambert-azimuthal",
          {"Lambert azimuthal", "兰勃特方位等积"},
          {"A continent or a pole, equal-area", "大洲或极地：等积"}},
    Named{"lambert-conic",
          {"Lambert conic", "兰勃特等角圆锥"},
          {"A mid-latitude region, conformal", "中纬度地区：等角"}},
    Named{"albers-conic",
          {"Albers conic", "阿尔伯斯等积圆锥"},
          {"A mid-latitude region, equal-area", "中纬度地区：等积"}},
    Named{"transverse-mercator",
          {"Transverse Mercator", "横轴墨卡托"},
          {"A region taller than wide, conformal", "南北狭长地区：等角"}},
    Named{"two-point-equidistant",
          {"Two-point equidistant", "两点等距"},
          {"True distances from two places", "到两地的距离真实"}},
};

constexpr std::array themes = {
    Named{"paper", {"Paper", "纸面"}},       Named{"night", {"Night", "夜间"}},
    Named{"print", {"Print", "印刷"}},       Named{"high-contrast", {"High contrast", "高对比度"}},
    Named{"relief", {"Relief", "地貌晕渲"}},
};

const Named* find(std::span<const Named> names, const std::string& id) {
  const auto at = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.id == id; });
  return at == names.end() ? nullptr : &*at;
}

}  // namespace

const char* say(Word word, Language language, Service service) {
  if (service == Service::legs)
    for (const LegsRow& row : of_legs)
      if (row.word == word) return row.text.in(language);
  return table.at(static_cast<std::size_t>(word)).in(language);
}

Text message(Word word) { return table.at(static_cast<std::size_t>(word)); }

Word word_of(session::Layer layer) {
  constexpr auto& table = scenario::layer_table;  // the words have its order
  static_assert(static_cast<std::size_t>(Word::layer_logo) - static_cast<std::size_t>(Word::layer_graticule) +
                    1 ==
                table.size());
  const auto at = std::find_if(table.begin(), table.end(), [&](auto& known) { return known.layer == layer; });
  return static_cast<Word>(static_cast<int>(Word::layer_graticule) + static_cast<int>(at - table.begin()));
}

std::string projection_name(const Projection& projection, Language language) {
  return projection.is_blend() ? say(Word::on_the_way, language)
                               : projection_name(projection.name(), language);
}

std::string projection_name(const std::string& name, Language language) {
  if (name.empty()) return say(Word::automatic, language);
  const Named* n = find(projections, name);
  return n == nullptr ? name : n->name.in(language);
}

std::string projection_use(const std::string& name, Language language) {
  const Named* n = find(projections, name);
  return n == nullptr ? std::string() : n->use.in(language);
}

std::string theme_name(const std::string& name, Language language) {
  const Named* n = find(themes, name);
  return n == nullptr ? name : n->name.in(language);
}

std::string all_words() {
  std::string all =
      "0123456789年月日小时分约至少最多不详数（）：，。、；“”《》—–…×·•°~←→↑↓−⌫公里平方天次日秒不到的万倍人";
  all += all_examples();
  const auto add = [&](const Wording& said) { all.append(said.english).append(said.chinese); };
  for (const Wording& said : table) add(said);
  for (const scenario::Certainty c : scenario::certainties) add(word_for(c));
  for (const LegsRow& row : of_legs) add(row.text);
  for (std::size_t m = 0; m < scenario::mode_names.size(); ++m) {
    const auto mode = static_cast<scenario::Mode>(m);
    add(word_for(mode));
    for (std::size_t s = 0; s < scenario::flight_status_names.size(); ++s)
      add(word_for(static_cast<scenario::FlightStatus>(s), mode));
  }
  for (const timeline::Status status : timeline::statuses) add(word_for(status));
  for (const scenario::EntrySort& sort : scenario::entry_sorts()) {
    add(sort.label);
    for (const scenario::EntryField& field : sort.fields)
      for (const Wording& said : {field.label, field.help, field.unit}) add(said);
  }
  for (std::span<const Named> names : {std::span<const Named>(projections), std::span<const Named>(themes)})
    for (const Named& n : names) add(n.name), add(n.use);
  return all;
}

}  // namespace homebound::ui
