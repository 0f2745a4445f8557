#include "compose/view/theme.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <span>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <toml++/toml.h>

#include "base/error.h"
#include "base/inside.h"
#include "base/resources.h"
#include "base/suggest.h"
#include "scenario/toml/toml_fault.h"
#include "text/families.h"

namespace homebound::compose {
namespace {

namespace fs = std::filesystem;

struct ColourName {
  std::string_view key;
  Colour Theme::*member;
};
constexpr std::array colour_keys = {
    ColourName{"page", &Theme::page},
    ColourName{"ocean", &Theme::ocean},
    ColourName{"land", &Theme::land},
    ColourName{"lake", &Theme::lake},
    ColourName{"coast", &Theme::coast},
    ColourName{"boundary", &Theme::boundary},
    ColourName{"graticule", &Theme::graticule},
    ColourName{"outline", &Theme::outline},
    ColourName{"text", &Theme::text},
    ColourName{"text_muted", &Theme::text_muted},
    ColourName{"text_halo", &Theme::text_halo},
    ColourName{"panel", &Theme::panel},
    ColourName{"accent", &Theme::accent},
    ColourName{"place", &Theme::place},
    ColourName{"aircraft", &Theme::aircraft},
    ColourName{"inset_ocean", &Theme::inset_ocean},
    ColourName{"inset_land", &Theme::inset_land},
    ColourName{"night_shade", &Theme::night_shade},
    ColourName{"others", &Theme::others},
};

struct WidthKey {
  std::string_view key;
  double Theme::*member;
};
constexpr std::array width_keys = {
    WidthKey{"coast_width", &Theme::coast_width},
    WidthKey{"boundary_width", &Theme::boundary_width},
    WidthKey{"graticule_width", &Theme::graticule_width},
    WidthKey{"route_width", &Theme::route_width},
};

struct ListKey {
  std::string_view key;
  std::vector<Colour> Theme::*member;
};
constexpr std::array list_keys = {
    ListKey{"routes", &Theme::routes},
    ListKey{"density", &Theme::density},
};

// These keys are optional in every theme.
constexpr std::array optional_keys = {std::string_view("based_on"), std::string_view("relief"),
                                      std::string_view("density"),  std::string_view("others"),
                                      std::string_view("fonts"),    std::string_view("logo")};

constexpr std::array font_keys = {std::string_view("latin"), std::string_view("chinese"),
                                  std::string_view("file")};
constexpr std::array logo_keys = {std::string_view("file"), std::string_view("night"),
                                  std::string_view("corner"), std::string_view("height"),
                                  std::string_view("text")};
constexpr std::array corners = {std::string_view("top left"), std::string_view("top right"),
                                std::string_view("bottom left"), std::string_view("bottom right")};
constexpr double lowest_logo = 12, tallest_logo = 120;  // page units

std::vector<std::string_view> all_keys() {
  std::vector<std::string_view> keys = {"name", "dark", "based_on", "relief", "fonts", "logo"};
  for (const auto& k : colour_keys) keys.push_back(k.key);
  for (const auto& k : width_keys) keys.push_back(k.key);
  for (const auto& k : list_keys) keys.push_back(k.key);
  return keys;
}

bool is_file(const std::string& name_or_file) { return name_or_file.ends_with(".toml"); }

fs::path shipped_file(const std::string& name_or_file) {
  const auto names = theme_names();
  if (std::ranges::find(names, name_or_file) == names.end()) {
    const std::vector<std::string_view> known(names.begin(), names.end());
    throw Error(told("unknown theme '{}'{} (there are: {})", "未知的主题“{}”{}（现有：{}）", name_or_file,
                     did_you_mean(name_or_file, known), fmt::join(names, ", ")));
  }
  return resource("assets/themes/" + name_or_file + ".toml");
}

Theme read_chain(std::vector<fs::path> chain);

class ThemeReader {
 public:
  // `chain` holds the files being read, each based on the next.
  explicit ThemeReader(std::vector<fs::path> chain)
      : file_(chain.back().string()), chain_(std::move(chain)) {}

  Theme read(const toml::table& table) {
    Theme theme;
    const toml::node* base = table.get("based_on");
    if (base) theme = base_theme(*base);
    theme.name = chain_.back().stem().string();
    for (const auto& [key, node] : table) take(theme, key.str(), node);
    if (!base && !table.contains("others")) theme.others = theme.text_muted;
    for (std::string_view key : all_keys())
      if (!base && !table.contains(key) && std::ranges::find(optional_keys, key) == optional_keys.end())
        complain(table.source(), told("'{}' is missing", "缺少“{}”", key));
    if (theme.density.empty() && !theme.routes.empty())
      theme.density = {theme.routes.front().faded(0.5F), theme.routes.front(), theme.accent};
    if (!theme.logo.file.empty()) take_picture(theme, table.get("logo"));
    if (!found_.empty()) throw InputError(std::move(found_));
    return theme;
  }

 private:
  // Errors inside another file are reported for that file.
  Theme base_theme(const toml::node& node) {
    const auto name = node.value<std::string>();
    if (!name) {
      complain(node.source(), {"'based_on' must be a theme's name or a file ending in .toml",
                               "based_on 应为主题名，或以 .toml 结尾的文件"});
      return {};
    }
    try {
      const fs::path file = is_file(*name) ? beside(*name, "house.toml") : shipped_file(*name);
      for (std::size_t i = 0; i < chain_.size(); ++i)
        if (std::error_code ignored; fs::equivalent(chain_[i], file, ignored)) {
          std::string circle;
          for (std::size_t k = i; k < chain_.size(); ++k) circle += chain_[k].filename().string() + " -> ";
          complain(node.source(), told("'based_on' is circular: {}{}", "based_on 循环引用：{}{}", circle,
                                       file.filename().string()));
          return {};
        }
      auto chain = chain_;
      chain.push_back(file);
      return read_chain(std::move(chain));
    } catch (const InputError&) {
      throw;
    } catch (const Error& e) {
      complain(node.source(), e.message());
      return {};
    }
  }

  void take(Theme& theme, std::string_view key, const toml::node& node) {
    for (const auto& k : colour_keys)
      if (k.key == key) {
        theme.*k.member = colour(key, node);
        return;
      }
    for (const auto& k : width_keys)
      if (k.key == key) {
        theme.*k.member = node.value<double>().value_or(-1);
        if (!(theme.*k.member >= 0 && theme.*k.member <= 100))
          complain(node.source(), told("'{}' must be a width from 0 to 100 page units",
                                       "“{}”应为0至100页面单位的宽度", key));
        return;
      }
    for (const auto& k : list_keys)
      if (k.key == key) {
        if (!node.is_array() || node.as_array()->empty())
          return complain(node.source(), told("'{}' must be a list of at least one colour",
                                              "“{}”应为至少含一种颜色的列表", key));
        (theme.*k.member).clear();
        for (const toml::node& item : *node.as_array()) (theme.*k.member).push_back(colour(key, item));
        return;
      }
    if (key == "relief") {
      theme.relief = node.value<double>().value_or(-1);
      if (!(theme.relief >= 0 && theme.relief <= 1))
        complain(node.source(), {"'relief' must be a number from 0 (none) to 1 (nothing but relief)",
                                 "relief 应为 0（无）至 1（只有晕渲）的数"});
    } else if (key == "fonts") {
      take_fonts(theme.fonts, node);
    } else if (key == "logo") {
      take_logo(theme.logo, node);
    } else if (key == "based_on") {
      // already read
    } else if (key == "name" && node.is_string()) {
      theme.name = *node.value<std::string>();
    } else if (key == "dark" && node.is_boolean()) {
      theme.dark = *node.value<bool>();
    } else if (key == "name" || key == "dark") {
      complain(node.source(),
               told("'{}' must be {}", "“{}”应为{}", key,
                    key == "name" ? Text{"a text", "文字"} : Text{"true or false", "true 或 false"}));
    } else {
      complain(node.source(),
               told("unknown key '{}'{}", "未知的键“{}”{}", key, did_you_mean(key, all_keys())));
    }
  }

  fs::path beside(const std::string& name, std::string_view example) const {
    return file_inside(chain_.back().parent_path(), name, {"the theme's", "主题"}, example);
  }

  // Returns the table of a key; complains and returns null for anything else, and of keys that it does not
  // have.
  const toml::table* table_of(std::string_view key, const toml::node& node,
                              std::span<const std::string_view> keys, std::string_view example) {
    const toml::table* const table = node.as_table();
    if (table == nullptr) {
      complain(node.source(), told("'{}' must be a table such as {}", "“{}”应为表，例如 {}", key, example));
      return nullptr;
    }
    for (const auto& [name, value] : *table)
      if (std::ranges::find(keys, name.str()) == keys.end())
        complain(name.source(), told("unknown key '{}.{}'{}", "未知的键“{}.{}”{}", key, name.str(),
                                     did_you_mean(name.str(), keys)));
    return table;
  }

  // Calls take(text) with a text of a table, and complains of whatever it throws.
  template <class Take>
  void take_text(const toml::table& table, std::string_view section, std::string_view key, const Take& take) {
    const toml::node* const node = table.get(key);
    if (node == nullptr) return;
    const auto text = node->value<std::string>();
    if (!text || text->empty())
      return complain(node->source(), told("'{}.{}' must be a text", "“{}.{}”应为文字", section, key));
    try {
      take(*text);
    } catch (const Error& e) {
      complain(node->source(), e.message());
    }
  }

  void take_fonts(text::Families& fonts, const toml::node& node) {
    const toml::table* const table =
        table_of("fonts", node, font_keys, R"({ latin = "Noto Serif", chinese = "Noto Serif CJK SC" })");
    if (table == nullptr) return;
    std::vector<std::string> own;  // families of the files
    const auto add_file = [&](const std::string& name) {
      const fs::path file = beside(name, "fonts/House.ttf");
      const std::vector<std::string> found = text::families_in(file);
      own.insert(own.end(), found.begin(), found.end());
      fonts.files.push_back(file.string());
    };
    if (const toml::node* const file = table->get("file")) {
      fonts.files.clear();
      if (const toml::array* const several = file->as_array()) {
        for (const toml::node& one : *several)
          take_text(toml::table{{"file", one}}, "fonts", "file", add_file);
      } else {
        take_text(*table, "fonts", "file", add_file);
      }
    }
    const auto family = [&](std::string_view key, std::u32string_view characters, std::string& into) {
      take_text(*table, "fonts", key, [&](const std::string& name) {
        const auto [known, covers] = text::find_family(name, fonts.files, characters);
        if (!known) {
          const std::vector<std::string> all = text::all_families(fonts.files);
          const std::vector<std::string_view> names(all.begin(), all.end());
          throw Error(
              told("there is no font family '{}', neither installed nor in a file that fonts.file names{}",
                   "没有字体“{}”：既未安装，fonts.file 所列文件中也没有{}", name, did_you_mean(name, names)));
        }
        if (!covers)
          throw Error(characters == text::chinese_characters
                          ? told("the font family '{}' has no Chinese characters", "字体“{}”没有汉字", name)
                          : told("the font family '{}' has no Latin letters", "字体“{}”没有拉丁字母", name));
        into = name;
      });
      // A file is wanted for something: its family needs no mention.
      if (!table->contains(key))
        for (const std::string& name : own)
          if (text::find_family(name, fonts.files, characters).covers &&
              (key == "chinese" || !text::find_family(name, fonts.files, text::chinese_characters).covers)) {
            into = name;
            break;
          }
    };
    family("latin", text::latin_letters, fonts.latin);
    family("chinese", text::chinese_characters, fonts.chinese);
  }

  void take_logo(Logo& logo, const toml::node& node) {
    const toml::table* const table =
        table_of("logo", node, logo_keys, R"({ file = "logo.svg", text = "Ministry of Public Security" })");
    if (table == nullptr) return;
    take_text(*table, "logo", "file", [&](const std::string& name) {
      logo.file = beside(name, "logo.svg");
      logo.night.clear();
    });
    take_text(*table, "logo", "night",
              [&](const std::string& name) { logo.night = beside(name, "logo-night.svg"); });
    take_text(*table, "logo", "corner", [&](const std::string& corner) {
      if (std::ranges::find(corners, corner) == corners.end())
        throw Error(told("'logo.corner' is '{}'{} (there are: {})", "logo.corner 为“{}”{}（现有：{}）",
                         corner, did_you_mean(corner, corners), fmt::join(corners, ", ")));
      logo.right = corner.ends_with("right");
      logo.bottom = corner.starts_with("bottom");
    });
    if (const toml::node* const height = table->get("height")) {
      logo.height = height->value<double>().value_or(0);
      if (!(logo.height >= lowest_logo && logo.height <= tallest_logo))
        complain(height->source(), told("'logo.height' must be a height from {} to {} page units",
                                        "logo.height 应为{}至{}页面单位的高度", lowest_logo, tallest_logo));
    }
    if (const toml::node* const text = table->get("text")) logo.text = logo_text(*text);
    if (logo.file.empty() && !table->contains("file"))
      complain(node.source(), {R"('logo' needs file = "logo.svg", a picture beside the theme)",
                               R"(logo 缺少 file = "logo.svg"，即与主题同在一处的图片)"});
    if (logo.text.empty() && !table->contains("text"))
      complain(node.source(),
               {R"('logo' needs text = "Ministry of ...": what it says to those who do not see it)",
                R"(logo 缺少 text = "某某部"：供看不到图的读者使用的说明)"});
  }

  Text logo_text(const toml::node& node) {
    Text text;
    if (const auto plain = node.value<std::string>()) {
      text.english = *plain;
    } else if (const toml::table* const both = node.as_table()) {
      text.english = (*both)["en"].value_or(std::string());
      text.chinese = (*both)["zh"].value_or(std::string());
    }
    if (text.empty())
      complain(node.source(), {R"('logo.text' must be a text, or { en = "...", zh = "..." })",
                               R"(logo.text 应为文字，或 { en = "...", zh = "..." })"});
    return text;
  }

  // Reads the picture for this theme: what is light on dark is not what is dark on light.
  void take_picture(Theme& theme, const toml::node* node) {
    Logo& logo = theme.logo;
    try {
      logo.picture = read_logo(theme.dark && !logo.night.empty() ? logo.night : logo.file, logo.height);
      if (logo.size().width > widest_logo)
        throw Error(told("the logo would be {:.0f} page units wide; expected {} at most, so a lower height",
                         "标志将宽达{:.0f}页面单位；最多{}，请减小高度", logo.size().width, widest_logo));
    } catch (const Error& e) {
      complain(node == nullptr ? toml::source_region{} : node->source(), e.message());
    }
  }

  Colour colour(std::string_view key, const toml::node& node) {
    const auto text = node.value<std::string>();
    const auto parsed = text ? parse_colour(*text) : std::nullopt;
    if (!parsed)
      complain(node.source(),
               told("'{}' must be a colour such as \"#1f2a33\"{}", "“{}”应为颜色，例如 \"#1f2a33\"{}", key,
                    text ? told(", found \"{}\"", "，实为 \"{}\"", *text) : Text{}));
    return parsed.value_or(Colour{});
  }

  void complain(const toml::source_region& where, Text message) {
    found_.push_back({file_, static_cast<int>(where.begin.line), static_cast<int>(where.begin.column),
                      Severity::error, std::move(message)});
  }

  std::string file_;
  std::vector<fs::path> chain_;
  std::vector<Diagnostic> found_;
};

Theme read_chain(std::vector<fs::path> chain) {
  const std::string file = chain.back().string();
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw InputError(
        {{file, 0, 0, Severity::error,
          told("cannot be read: {}", "无法读取：{}", reason_of({errno, std::generic_category()}))}});
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  try {
    return ThemeReader(std::move(chain)).read(toml::parse(text));
  } catch (const toml::parse_error&) {
    std::vector<Diagnostic> found;
    for (scenario::TomlFault& fault : scenario::toml_faults(text))
      found.push_back({file, fault.line, fault.column, Severity::error, std::move(fault.what)});
    throw InputError(std::move(found));
  }
}

}  // namespace

std::vector<std::string> theme_names() { return resource_names("assets/themes", ".toml"); }

Reserved reserved_for(const Layers& on, const Theme& theme) {
  return {on.footnotes,
          int{on.bars} + int{on.cumulative} + int{on.ranking},
          false,
          theme.fonts,
          on.logo ? theme.logo.room() : LogoRoom{},
          on.title || on.clock || on.totals || on.caption || on.legend,
          on.scale_bar || on.north,
          theme.route_width};
}

Theme read_theme(const std::string& name_or_file) {
  return read_chain({is_file(name_or_file) ? fs::path(name_or_file) : shipped_file(name_or_file)});
}

}  // namespace homebound::compose
