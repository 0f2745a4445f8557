#include "ui/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "geo/projection.h"

namespace homebound::ui {
namespace {

struct Entry {
  Word word;
  const char *english, *chinese;
};

constexpr std::array table = {
    Entry{Word::file, "File", "文件"},
    Entry{Word::view, "View", "视图"},
    Entry{Word::playback, "Playback", "播放"},
    Entry{Word::help, "Help", "帮助"},
    Entry{Word::quit, "Quit", "退出"},
    Entry{Word::play, "Play", "播放"},
    Entry{Word::pause, "Pause", "暂停"},
    Entry{Word::step_back, "Back one second", "后退一秒"},
    Entry{Word::step_forward, "Forward one second", "前进一秒"},
    Entry{Word::previous_event, "Previous event", "上一事件"},
    Entry{Word::next_event, "Next event", "下一事件"},
    Entry{Word::slower, "Slower", "减速"},
    Entry{Word::faster, "Faster", "加速"},
    Entry{Word::loop, "Loop", "循环播放"},
    Entry{Word::to_start, "To the start", "回到开头"},
    Entry{Word::to_end, "To the end", "跳到结尾"},
    Entry{Word::projection, "Projection", "投影"},
    Entry{Word::next_projection, "Next projection", "下一种投影"},
    Entry{Word::theme, "Theme", "主题"},
    Entry{Word::next_theme, "Next theme", "下一个主题"},
    Entry{Word::language, "Language", "语言"},
    Entry{Word::other_language, "中文", "English"},
    Entry{Word::layers, "Layers", "图层"},
    Entry{Word::ui_scale, "Interface scale", "界面缩放"},
    Entry{Word::second_clock, "Second clock", "第二时钟"},
    Entry{Word::larger, "Larger interface", "放大界面"},
    Entry{Word::smaller, "Smaller interface", "缩小界面"},
    Entry{Word::reset_view, "Reset view", "重置视图"},
    Entry{Word::undo, "Undo", "撤销"},
    Entry{Word::redo, "Redo", "重做"},
    Entry{Word::side_panel, "Side panel", "侧边栏"},
    Entry{Word::fullscreen, "Full screen", "全屏"},
    Entry{Word::keys, "Keys", "按键"},
    Entry{Word::about, "About Homebound", "关于 Homebound"},
    Entry{Word::close, "Close", "关闭"},
    Entry{Word::zoom_in, "Zoom in", "放大"},
    Entry{Word::zoom_out, "Zoom out", "缩小"},
    Entry{Word::flights, "Flights", "航班"},
    Entry{Word::events, "Events", "事件"},
    Entry{Word::sources, "Sources", "来源"},
    Entry{Word::flight, "Flight", "航班"},
    Entry{Word::route, "Route", "航线"},
    Entry{Word::departs, "Departs", "出发"},
    Entry{Word::arrives, "Arrives", "抵达"},
    Entry{Word::people, "People", "人数"},
    Entry{Word::certainty, "Certainty", "可靠程度"},
    Entry{Word::kind, "Aboard", "机上人员"},
    Entry{Word::note, "Note", "备注"},
    Entry{Word::distance, "Distance", "距离"},
    Entry{Word::duration, "Duration", "时长"},
    Entry{Word::estimated, "estimated", "推算"},
    Entry{Word::about_time, "about", "约"},
    Entry{Word::local_time, "local", "当地"},
    Entry{Word::utc, "UTC", "UTC"},
    Entry{Word::show_all, "Show all flights", "显示全部航班"},
    Entry{Word::speed, "Speed", "速度"},
    Entry{Word::real_time, "real time", "实际速度"},
    Entry{Word::story_scene, "Scene", "场景"},
    Entry{Word::reported, "reported", "有报道"},
    Entry{Word::derived, "derived", "推导"},
    Entry{Word::scheduled, "scheduled", "时刻表"},
    Entry{Word::tracked, "tracked", "有航迹"},
    Entry{Word::layer_graticule, "Graticule", "经纬网"},
    Entry{Word::layer_boundaries, "Boundaries", "界线"},
    Entry{Word::layer_rivers, "Rivers", "河流"},
    Entry{Word::layer_lakes, "Lakes", "湖泊"},
    Entry{Word::layer_cities, "Cities", "城市"},
    Entry{Word::layer_countries, "Countries", "国家"},
    Entry{Word::layer_seas, "Seas", "海洋"},
    Entry{Word::layer_graticule_labels, "Degrees", "度数"},
    Entry{Word::layer_labels, "Labels", "标注"},
    Entry{Word::layer_title, "Title", "标题"},
    Entry{Word::layer_clock, "Clock", "时钟"},
    Entry{Word::layer_totals, "Totals", "合计"},
    Entry{Word::layer_caption, "Caption", "说明"},
    Entry{Word::layer_attribution, "Attribution", "出处"},
    Entry{Word::layer_legend, "Legend", "图例"},
    Entry{Word::layer_scale_bar, "Scale bar", "比例尺"},
    Entry{Word::layer_north, "North arrow", "指北针"},
    Entry{Word::layer_inset, "World inset", "世界小图"},
    Entry{Word::layer_daylight, "Day and night", "昼夜"},
    Entry{Word::layer_relief, "Relief", "地形"},
    Entry{Word::layer_chart, "Chart", "人数图"},
    Entry{Word::layer_footnotes, "Footnotes", "脚注"},
    Entry{Word::layer_routes, "Routes", "航线"},
    Entry{Word::on_map, "On the map", "地图上"},
    Entry{Word::on_page, "On the page", "版面上"},
    Entry{Word::automatic, "Chosen from the routes", "按航线选取"},
    Entry{Word::mouse, "Mouse", "鼠标"},
    Entry{Word::mouse_wheel, "Wheel: zoom at the pointer", "滚轮：以指针为中心缩放"},
    Entry{Word::mouse_drag, "Drag: move the map, turn the globe", "拖动：移动地图，转动地球"},
    Entry{Word::mouse_turn, "Drag with the right button: turn a world map sideways",
          "右键拖动：左右转动世界地图"},
    Entry{Word::mouse_double, "Double click: reset the view", "双击：重置视图"},
    Entry{Word::mouse_hover, "Hover: facts and sources of a flight or an airport",
          "悬停：查看航班或机场的事实与来源"},
    Entry{Word::mouse_flight, "Click a flight: single it out", "单击航班：突出显示"},
    Entry{Word::about_text, "Flights on a projected map, moved through time.",
          "把航班画在投影地图上，随时间移动。"},
    Entry{Word::about_sources,
          "Map: Natural Earth. Cities: GeoNames (CC BY 4.0). Boundaries imply no position.",
          "底图：Natural Earth。城市：GeoNames（CC BY 4.0）。图中界线不代表任何立场。"},
    Entry{Word::drawing_map, "Drawing the map…", "正在绘制地图……"},
    Entry{Word::font_missing, "The font Inter is not installed; a plain one is used instead.",
          "未安装 Inter 字体，改用普通字体。"},
    Entry{Word::cjk_missing, "The font Noto Sans CJK SC is not installed; Chinese text cannot be shown.",
          "未安装 Noto Sans CJK SC 字体，无法显示中文。"},
    Entry{Word::airport, "Airport", "机场"},
    Entry{Word::place, "Place", "地点"},
    Entry{Word::centre_here, "Centre", "中心"},
    Entry{Word::evidence, "Evidence", "依据"},
    Entry{Word::figures, "Figures", "数字"},
    Entry{Word::says_who, "Says who?", "依据何在？"},
    Entry{Word::claims_differ, "Claims differ", "说法不一"},
    Entry{Word::sum_agrees, "As the figure says: {}", "与所给数字相符：{}"},
    Entry{Word::sum_differs, "The figure says {}", "所给数字为{}"},
    Entry{Word::waiting, "waiting", "待出发"},
    Entry{Word::aboard, "aboard", "在途"},
    Entry{Word::landed, "landed", "已抵达"},
    Entry{Word::mouse_counter, "Click a counter or the caption: who says so", "单击人数或说明：查看依据"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (table[i].word != static_cast<Word>(i)) return false;
  return true;
}
static_assert(in_order() && table.back().word == Word::mouse_counter, "the table follows the enumeration");

struct Named {
  std::string_view id;
  const char *english, *chinese;
  const char *english_use = "", *chinese_use = "";
};

constexpr std::array projections = {
    Named{"equal-earth", "Equal Earth", "等积地球", "The world, true areas and pleasing shapes",
          "世界：面积真实，形状悦目"},
    Named{"natural-earth", "Natural Earth", "自然地球", "The world, a compromise of shape and area",
          "世界：形状与面积折中"},
    Named{"robinson", "Robinson", "罗宾森", "The world as on wall maps", "世界：挂图常用"},
    Named{"winkel-tripel", "Winkel tripel", "温克尔三重", "The world, low distortion overall",
          "世界：总体变形小"},
    Named{"mollweide", "Mollweide", "摩尔魏德", "The world, true areas in an ellipse",
          "世界：椭圆内面积真实"},
    Named{"eckert-iv", "Eckert IV", "埃克特四", "The world, true areas, straight sides",
          "世界：面积真实，两侧平直"},
    Named{"hammer", "Hammer", "哈默", "The world, true areas, curved meridians", "世界：面积真实，经线弯曲"},
    Named{"goode-homolosine", "Goode homolosine", "古德分瓣", "The continents, parted in the oceans",
          "大陆完整：在海洋处分瓣"},
    Named{"goode-ocean", "Goode, oceans", "古德分瓣（海洋）", "The oceans, parted on land",
          "海洋完整：在陆地处分瓣"},
    Named{"van-der-grinten", "Van der Grinten", "范德格林滕", "The world in a circle", "圆形世界"},
    Named{"miller", "Miller", "米勒", "The world on a full rectangle", "矩形世界"},
    Named{"mercator", "Mercator", "墨卡托", "The tropics; true angles, as web maps",
          "热带：角度真实，与网络地图一致"},
    Named{"plate-carree", "Plate carrée", "等距圆柱", "Longitude and latitude as they are", "经纬度原样"},
    Named{"orthographic", "Orthographic", "正射", "The globe seen from afar", "从远处看地球"},
    Named{"near-side-perspective", "Near-side perspective", "近侧透视", "The globe seen from 9,000 km",
          "从九千公里高处看地球"},
    Named{"stereographic", "Stereographic", "球面", "The polar regions, true angles", "极区：角度真实"},
    Named{"gnomonic", "Gnomonic", "球心", "Shortest routes are straight lines", "最短航线为直线"},
    Named{"azimuthal-equidistant", "Azimuthal equidistant", "方位等距", "True distances from one place",
          "到一地的距离真实"},
    Named{"lambert-azimuthal", "Lambert azimuthal", "兰勃特方位等积", "A continent or a pole, true areas",
          "大洲或极地：面积真实"},
    Named{"lambert-conic", "Lambert conic", "兰勃特圆锥", "A mid-latitude region, true angles",
          "中纬度地区：角度真实"},
    Named{"albers-conic", "Albers conic", "阿尔伯斯圆锥", "A mid-latitude region, true areas",
          "中纬度地区：面积真实"},
    Named{"transverse-mercator", "Transverse Mercator", "横轴墨卡托",
          "A region taller than wide, true angles", "南北狭长地区：角度真实"},
    Named{"two-point-equidistant", "Two-point equidistant", "两点等距", "True distances from two places",
          "到两地的距离真实"},
};

constexpr std::array themes = {
    Named{"paper", "Paper", "纸面"},   Named{"night", "Night", "夜间"},
    Named{"print", "Print", "印刷"},   Named{"high-contrast", "High contrast", "高对比度"},
    Named{"relief", "Relief", "晕渲"},
};

constexpr std::array english_months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_chinese(std::string_view language) { return language == "zh"; }

const Named* find(std::span<const Named> names, const std::string& id) {
  const auto at = std::find_if(names.begin(), names.end(), [&](const Named& n) { return n.id == id; });
  return at == names.end() ? nullptr : &*at;
}

struct Day {
  int year, month, day;
};
Day day_of(Instant t, const std::string& zone) {
  const auto number = [&](const char* field) { return std::stoi(format_time(t, zone, field)); };
  return {number("%Y"), number("%m"), number("%d")};
}

// Whole seconds only: the date library prints the fraction that an instant has.
std::string clock_text(Instant t, const std::string& zone, bool seconds) {
  return format_time(std::chrono::floor<std::chrono::seconds>(t), zone, seconds ? "%H:%M:%S" : "%H:%M")
      .substr(0, 8);
}

std::string date_text(Instant t, const std::string& zone, std::string_view language) {
  const Day d = day_of(t, zone);
  if (is_chinese(language)) return fmt::format("{}年{}月{}日", d.year, d.month, d.day);
  return fmt::format("{} {} {}", d.day, english_months.at(static_cast<std::size_t>(d.month - 1)), d.year);
}

}  // namespace

const char* say(Word word, std::string_view language) {
  const Entry& e = table.at(static_cast<std::size_t>(word));
  return is_chinese(language) ? e.chinese : e.english;
}

Word word_of(scenario::Certainty certainty) {
  switch (certainty) {
    case scenario::Certainty::reported:
      return Word::reported;
    case scenario::Certainty::derived:
      return Word::derived;
    case scenario::Certainty::estimated:
      return Word::estimated;
    case scenario::Certainty::scheduled:
      return Word::scheduled;
    case scenario::Certainty::tracked:
      return Word::tracked;
  }
  return Word::reported;
}

Word word_of(session::Layer layer) {
  constexpr auto& table = scenario::layer_table;  // the words follow its order
  static_assert(static_cast<std::size_t>(Word::layer_routes) -
                    static_cast<std::size_t>(Word::layer_graticule) + 1 ==
                table.size());
  const auto at = std::find_if(table.begin(), table.end(), [&](auto& known) { return known.layer == layer; });
  return static_cast<Word>(static_cast<int>(Word::layer_graticule) + static_cast<int>(at - table.begin()));
}

std::string projection_name(const std::string& name, std::string_view language) {
  if (name.empty()) return say(Word::automatic, language);
  const Named* n = find(projections, name);
  return n == nullptr ? name : is_chinese(language) ? n->chinese : n->english;
}

std::string projection_use(const std::string& name, std::string_view language) {
  const Named* n = find(projections, name);
  return n == nullptr ? std::string() : is_chinese(language) ? n->chinese_use : n->english_use;
}

std::string theme_name(const std::string& name, std::string_view language) {
  const Named* n = find(themes, name);
  return n == nullptr ? name : is_chinese(language) ? n->chinese : n->english;
}

std::string date_and_time(Instant t, const std::string& zone, std::string_view language, bool seconds) {
  return date_text(t, zone, language) + (is_chinese(language) ? " " : ", ") + clock_text(t, zone, seconds);
}

std::string day_and_time(Instant t, const std::string& zone, std::string_view language) {
  const Day d = day_of(t, zone);
  const std::string clock = clock_text(t, zone, false);
  if (is_chinese(language)) return fmt::format("{}月{}日 {}", d.month, d.day, clock);
  return fmt::format("{} {} {}", d.day, english_months.at(static_cast<std::size_t>(d.month - 1)), clock);
}

std::string event_date(const scenario::Event& event, std::string_view language) {
  if (!event.date_text.empty()) return event.date_text.of(std::string(language));
  const std::string zone = event.zone.empty() ? "UTC" : event.zone;
  if (event.whole_day) return date_text(event.at, zone, language);
  return date_and_time(event.at, zone, language);
}

std::string span_of(Seconds s, std::string_view language) {
  const long minutes = std::lround(s.value / 60);
  if (is_chinese(language)) return fmt::format("{}小时{:02}分", minutes / 60, minutes % 60);
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

std::string offset_text(Instant t, const std::string& zone) {
  const auto minutes = zone_offset(t, zone).count();
  return fmt::format("UTC{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

std::string all_words() {
  std::string all = "0123456789年月日小时分约（）：，。、；“”《》—–…×·°~←→↑↓−";
  for (const Entry& e : table) all.append(e.english).append(e.chinese);
  for (std::span<const Named> names : {std::span<const Named>(projections), std::span<const Named>(themes)})
    for (const Named& n : names)
      all.append(n.english).append(n.chinese).append(n.english_use).append(n.chinese_use);
  return all;
}

}  // namespace homebound::ui
