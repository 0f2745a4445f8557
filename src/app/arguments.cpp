#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "app/command.h"
#include "app/progress.h"
#include "base/error.h"
#include "base/numbers.h"
#include "compose/map/user_layer_files.h"
#include "scenario/position.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "scenario/zones.h"

namespace homebound::app {
namespace {

// Reads the whole text as numbers between separators; nullopt when it is anything else.
std::optional<std::vector<double>> numbers(std::string_view text, char separator) {
  std::vector<double> result;
  for (;;) {
    const auto end = text.find(separator);
    const auto value = number_in(text.substr(0, end));
    if (!value) return std::nullopt;
    result.push_back(*value);
    if (end == text.npos) return result;
    text.remove_prefix(end + 1);
  }
}

// Layer files that cannot be read are no hindrance to what is printed here, so that they are errors of the
// check and of every picture.
void print_layer_findings(const scenario::Scenario& scenario) {
  const auto print = [](const std::vector<Diagnostic>& found) {
    for (const Diagnostic& d : found) fmt::print(stderr, "{}\n", to_string(d));
  };
  try {
    if (const auto layers = compose::UserLayers::read(scenario)) print(layers->warnings());
  } catch (const InputError& e) {
    print(e.diagnostics());
  }
}

}  // namespace

exporting::Output parse_output(const std::string& file) {
  try {
    return exporting::Output(file);
  } catch (const Error& e) {
    throw UsageError(e.what());
  }
}

LonLat parse_place(const std::string& text, std::span<const scenario::Place> places) {
  const scenario::Position position = scenario::parse_position(text, places);
  if (!position.assumed.empty()) fmt::print(stderr, "homebound: {}\n", position.assumed.english);
  return position.at;
}

Size parse_size(const std::string& text) {
  const auto v = numbers(text, 'x');
  const auto good = [](double n) { return n >= 16 && n <= 16384 && n == std::floor(n); };
  if (!v || v->size() != 2 || !good((*v)[0]) || !good((*v)[1]))
    throw UsageError(
        fmt::format("size '{}' is not WIDTHxHEIGHT in pixels, 16 to 16384 each, such as 1920x1080", text));
  return {(*v)[0], (*v)[1]};
}

LonLatBox parse_extent(const std::string& text) {
  const auto v = numbers(text, ',');
  if (!v || v->size() != 4)
    throw UsageError(
        fmt::format("extent '{}' is not WEST,SOUTH,EAST,NORTH in degrees, such as 70,-12,155,50", text));
  const LonLatBox box{(*v)[0], (*v)[1], (*v)[2], (*v)[3]};
  if (std::abs(box.south) > 90 || std::abs(box.north) > 90 || box.south >= box.north ||
      std::abs(box.west) > 360 || std::abs(box.east) > 360 || box.west == box.east)
    throw UsageError(fmt::format(
        "extent '{}' is empty or off the globe: expected WEST,SOUTH,EAST,NORTH with south < north", text));
  return box;
}

exporting::FrameRange parse_frames(const std::string& text) {
  if (text.empty()) return {};
  const auto count = [](std::string_view digits, int otherwise) -> std::optional<int> {
    if (digits.empty()) return otherwise;
    const auto value = number_in<int>(digits);
    return value && *value >= 0 ? value : std::nullopt;
  };
  const std::string_view all = text;
  const std::size_t colon = all.find(':');
  if (colon != all.npos) {
    const auto first = count(all.substr(0, colon), 0), end = count(all.substr(colon + 1), 0);
    if (first && end) return {*first, colon + 1 < all.size() ? end : std::nullopt};
  }
  throw UsageError(
      fmt::format("frames '{}' are not of the form A:B, such as 0:150, or 150: for the rest", text));
}

exporting::FilmPart parse_part(const std::string& text) {
  if (text.empty()) return {};
  const std::size_t slash = text.find('/');
  if (slash != text.npos) {
    const auto number = number_in<int>(text.substr(0, slash)), of = number_in<int>(text.substr(slash + 1));
    if (number && of && *number >= 1 && *number <= *of) return {*number, *of};
  }
  throw UsageError(
      fmt::format("part '{}' is not K/N with K from 1 to N, such as 3/16 for the third of 16", text));
}

timeline::Moment parse_moment(const std::string& text, const timeline::Timeline& timeline,
                              timeline::SceneEnd end) {
  if (const auto moment = timeline::parse_moment(text, timeline, end)) return *moment;
  throw UsageError(
      fmt::format("time '{}' is not of the form 2015-11-10T06:00+08:00, scene:N or second:S", text));
}

std::string parse_zone(const std::string& name) {
  if (is_zone(name)) return name;
  throw UsageError(fmt::format("unknown time zone '{}'; expected an IANA name{}", name,
                               scenario::nearest_zone(name).english));
}

void add_reading(CLI::App& command, scenario::ReadOptions& options) {
  command.add_flag("--strict", options.strict, "treat a bad table row as an error instead of leaving it out");
  command
      .add_option_function<std::string>(
          "--dates",
          [&options](const std::string& name) {
            options.dates = scenario::day_orders[static_cast<std::size_t>(
                std::ranges::find(scenario::day_order_names, name) - scenario::day_order_names.begin())];
          },
          "the order in dates of tables such as 04/05/2023, which is else found from all of them: dmy, mdy "
          "or "
          "ymd")
      ->check(CLI::IsMember(
          std::vector<std::string>(scenario::day_order_names.begin(), scenario::day_order_names.end())));
  command.add_flag("--allow-network", options.allow_network,
                   "allow reading from databases (FILE or a table's file given as PG:...)");
}

void add_language(CLI::App& command, Language& language) {
  command
      .add_option_function<std::string>(
          "--language",
          [&language](const std::string& code) {
            language = code == "zh" ? Language::chinese : Language::english;
          },
          "en or zh: the language of what is printed, with notes and warnings")
      ->check(CLI::IsMember({"en", "zh"}))
      ->default_str("en");
}

std::shared_ptr<const timeline::Timeline> open(const std::string& file, const scenario::ReadOptions& options,
                                               bool notes, const std::string& zone, Language language) {
  const std::filesystem::path path = scenario::file_named(file);
  auto scenario = std::make_shared<scenario::Scenario>([&] {
    ReadingLine line(path.filename().string());
    scenario::ReadOptions watched = options;
    watched.watcher = line.watcher();
    return scenario::read(path, watched);
  }());
  if (!zone.empty() && zone != scenario->zone) scenario->zone = zone, scenario->zone_name = {};
  for (const Diagnostic& d : scenario->warnings)
    if (notes || d.severity != Severity::note) fmt::print(stderr, "{}\n", to_message(d).in(language));
  if (notes) print_layer_findings(*scenario);
  // What a command has read lasts until the process ends, which takes its memory back faster than destructors
  // would: a million flights are as many small pieces.
  static auto* const lasting = new std::vector<std::shared_ptr<const timeline::Timeline>>;
  return lasting->emplace_back(
      std::make_shared<const timeline::Timeline>(timeline::compile(std::move(scenario))));
}

}  // namespace homebound::app
