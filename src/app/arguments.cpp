#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "app/command.h"
#include "base/error.h"
#include "data/airports.h"
#include "scenario/read.h"
#include "scenario/zones.h"

namespace homebound::app {
namespace {

// All of the text as numbers between separators; nothing when it is anything else.
std::optional<std::vector<double>> numbers(std::string_view text, char separator) {
  std::vector<double> result;
  while (true) {
    double v = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), v);
    if (error != std::errc() || !std::isfinite(v)) return std::nullopt;
    result.push_back(v);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) return result;
    if (text.front() != separator) return std::nullopt;
    text.remove_prefix(1);
  }
}

}  // namespace

exporting::Format parse_output(const std::string& file) {
  try {
    return exporting::format_of(file);
  } catch (const Error& e) {
    throw UsageError(e.what());
  }
}

Size parse_size(const std::string& text) {
  const auto v = numbers(text, 'x');
  const auto good = [](double n) { return n >= 16 && n <= 16384 && n == std::floor(n); };
  if (!v || v->size() != 2 || !good((*v)[0]) || !good((*v)[1]))
    throw UsageError(
        fmt::format("size '{}' is not WIDTHxHEIGHT in pixels, 16 to 16384 each, such as 1920x1080", text));
  return {(*v)[0], (*v)[1]};
}

LonLat parse_lonlat(const std::string& text) {
  if (const auto v = numbers(text, ','); v && v->size() == 2) {
    if (std::abs((*v)[1]) <= 90 && std::abs((*v)[0]) <= 360) return {(*v)[0], (*v)[1]};
    throw UsageError(fmt::format(
        "'{}' is not on the globe: longitude first, -360 to 360, then latitude, -90 to 90", text));
  }
  if (const data::Airport* airport = data::Airports::shipped().find(text)) return airport->at;
  throw UsageError(
      fmt::format("'{}' is neither LON,LAT in degrees, such as 116.58,40.08, nor an airport's code", text));
}

data::LonLatBox parse_extent(const std::string& text) {
  const auto v = numbers(text, ',');
  if (!v || v->size() != 4)
    throw UsageError(
        fmt::format("extent '{}' is not WEST,SOUTH,EAST,NORTH in degrees, such as 70,-12,155,50", text));
  const data::LonLatBox box{(*v)[0], (*v)[1], (*v)[2], (*v)[3]};
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
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
    return value;
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

std::optional<double> parse_story_second(const std::string& text, const timeline::Timeline& timeline,
                                         double share) {
  const auto number = [&](std::size_t prefix) -> std::optional<double> {
    const auto v = numbers(std::string_view(text).substr(prefix), ',');
    return v && v->size() == 1 ? std::optional((*v)[0]) : std::nullopt;
  };
  const timeline::StoryClock& story = timeline.story;
  if (text.starts_with("second:")) {
    const auto second = number(7);
    if (!second || *second < 0 || *second > story.duration())
      throw UsageError(fmt::format("'{}': expected second:0 to second:{:g}", text, story.duration()));
    return second;
  }
  if (!text.starts_with("scene:")) return std::nullopt;
  const std::size_t count = story.stretches.size();
  const auto n = number(6);
  if (!n || *n != std::floor(*n) || *n < 1 || *n > static_cast<double>(count))
    throw UsageError(fmt::format("'{}': expected scene:1 to scene:{}", text, count));
  const auto& stretch = story.stretches[static_cast<std::size_t>(*n) - 1];
  const double from = stretch.from_second + (share > 0 ? stretch.glide : 0);
  return from + (stretch.to_second - from) * share;
}

Instant parse_time(const std::string& text, const timeline::Timeline& timeline) {
  const scenario::Scenario& s = *timeline.scenario;
  if (const auto second = parse_story_second(text, timeline)) return timeline.story.at(*second);
  if (const auto instant = parse_instant(text)) return *instant;
  if (const auto local = parse_local_time(text)) {
    const LocalResolution r = resolve_local(*local, s.zone);
    if (r.kind == LocalResolution::unique) return r.first;
    throw UsageError(r.kind == LocalResolution::gap
                         ? fmt::format("'{}' does not exist in {}: clocks jump ahead at {}", text, s.zone,
                                       iso8601(r.first, s.zone))
                         : fmt::format("'{}' happens twice in {}: say {} or {}", text, s.zone,
                                       iso8601(r.first, s.zone), iso8601(r.second, s.zone)));
  }
  throw UsageError(
      fmt::format("time '{}' is not of the form 2015-11-10T06:00+08:00, scene:N or second:S", text));
}

std::string parse_zone(const std::string& name) {
  if (is_zone(name)) return name;
  throw UsageError(fmt::format("unknown time zone '{}'; expected an IANA name{}", name,
                               scenario::nearest_zone(name).english));
}

void add_reading(CLI::App& command, scenario::ReadOptions& options) {
  command.add_flag("--strict", options.strict, "treat a bad table row as an error instead of skipping it");
  command.add_flag("--allow-network", options.allow_network,
                   "allow reading from databases (FILE or a table's file given as PG:...)");
}

std::shared_ptr<const timeline::Timeline> open(const std::string& file, const scenario::ReadOptions& options,
                                               bool notes, const std::string& zone) {
  auto scenario = std::make_shared<scenario::Scenario>(
      scenario::read(file.empty() ? scenario::built_in() : std::filesystem::path(file), options));
  if (!zone.empty() && zone != scenario->zone) scenario->zone = zone, scenario->zone_name = {};
  for (const Diagnostic& d : scenario->warnings)
    if (notes || d.severity != Severity::note) fmt::print(stderr, "{}\n", to_string(d));
  return std::make_shared<const timeline::Timeline>(timeline::compile(std::move(scenario)));
}

}  // namespace homebound::app
