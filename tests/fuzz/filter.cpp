// Terms of a filter of the built-in story, and of one without times and kinds.
#include "timeline/filter.h"

#include <stdexcept>

#include "promises.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "targets.h"
#include "timeline/timeline.h"

namespace homebound::fuzz {
namespace {

timeline::Timeline compiled(scenario::Scenario scenario) {
  return timeline::compile(std::make_shared<const scenario::Scenario>(std::move(scenario)));
}

void check_filter(std::string_view input, const timeline::Timeline& timeline) {
  timeline::Filter filter;
  try {
    filter = timeline::parse_filter(input, timeline);
  } catch (const Error& e) {
    return must_be_told(e.message());
  }
  const std::string text = timeline::to_text(filter);
  try {
    must(timeline::parse_filter(text, timeline) == filter,
         "a filter is the same when it is written and read");
  } catch (const Error& e) {
    throw std::logic_error("broken: a filter that is written can be read: " + text + ": " + e.what());
  }
  must(timeline::to_text(timeline::parse_filter(text, timeline)) == text, "a filter has one text");
  const auto shown = timeline::filtered(timeline, filter);
  must(shown.legs.size() == timeline.legs.size(), "a filter leaves every leg its number");
  must(filter.empty() == shown.hidden.empty(), "only an empty filter shows everything");
}

}  // namespace

void filter(std::string_view input) {
  static const timeline::Timeline story = compiled(scenario::read(scenario::built_in())),
                                  routes = compiled(scenario::parse(
                                      "[[place]]\nid = 'a b, c=d'\nname = 'A'\nlon = 1\nlat = 2\n"
                                      "[[flight]]\nfrom = 'a b, c=d'\nto = 'PEK'\n",
                                      ""));
  check_filter(input, story);
  check_filter(input, routes);
}

}  // namespace homebound::fuzz
