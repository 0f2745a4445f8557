#include "session/edit/zone_change.h"

#include <chrono>
#include <optional>
#include <string_view>
#include <utility>

#include "base/instant.h"
#include "base/trim.h"
#include "scenario/format/with_field.h"
#include "scenario/zones.h"
#include "session/edit/scene_edits.h"

namespace homebound::session {
namespace {

using scenario::Entry;
using scenario::FieldType;
using scenario::Sort;

class ZoneChange {
 public:
  ZoneChange(const std::string& text, const scenario::Scenario& s, std::string own)
      : before_(text), outline_(before_), text_(text), s_(s), own_(std::move(own)) {}

  bool possible() const { return is_zone(zone_); }

  std::string made() {
    for (const Sort sort : {Sort::event, Sort::scene, Sort::callout, Sort::counter, Sort::layer})
      for (std::size_t i = 0; i < scenario::entry_count(outline_, sort); ++i) keep_times({sort, i, {}});
    for (std::size_t i = 0; i < scenario::entry_count(outline_, Sort::place); ++i)
      keep_zone({Sort::place, i, {}});
    return std::move(text_);
  }

 private:
  std::optional<std::string> said(const Entry& entry, std::string_view key) const {
    return scenario::field_text(outline_, before_, entry, key);
  }
  void set(const Entry& entry, std::string_view key, const std::string& typed) {
    text_ = scenario::with_field(text_, entry, key, typed);
  }

  void keep_times(const Entry& entry) {
    if (entry.sort == Sort::event && said(entry, "place")) return;  // which has a clock of its own
    for (const scenario::EntryField& field : scenario::entry_sort(entry.sort).fields)
      if (field.type == FieldType::time) keep_time(entry, std::string(field.key));
  }

  void keep_time(const Entry& entry, const std::string& key) {
    const auto written = said(entry, key);
    if (!written || said(entry, key + ".zone")) return;
    if (const auto midnight = parse_local_time(*written + "T00:00")) {
      if (resolve_local(*midnight, s_.zone).first != resolve_local(*midnight, zone_).first)
        set(entry, key + ".zone", s_.zone);
    } else if (const auto local = parse_local_time(*written)) {
      const Instant t = resolve_local(*local, s_.zone).first;
      const LocalResolution now = resolve_local(*local, zone_);
      if (now.kind == LocalResolution::unique && now.first == t) return;
      if (t == std::chrono::floor<std::chrono::seconds>(t))
        set(entry, key, typed_time(t, zone_));
      else  // typed times have no parts of seconds
        set(entry, key + ".zone", s_.zone);
    }
  }

  void keep_zone(const Entry& entry) {
    if (said(entry, "zone") || said(entry, "airport") || entry.index >= s_.places.size()) return;
    const scenario::Place& place = s_.places[entry.index];  // declared ones come first
    if (place.zone != own_) set(entry, "zone", place.zone);
  }

  const std::string& before_;
  scenario::TomlOutline outline_;
  std::string text_;
  const scenario::Scenario& s_;
  std::string own_;  // the zone that the scenario is to have; may be empty
  std::string zone_ = own_.empty() ? scenario::Scenario{}.zone : own_;
};

}  // namespace

std::string with_instants_kept(const std::string& text, const scenario::Scenario& scenario,
                               const std::string& zone) {
  ZoneChange change(text, scenario, std::string(trimmed(zone)));
  return change.possible() ? change.made() : text;
}

std::string with_main_zone(const std::string& text, const scenario::Scenario& scenario) {
  const std::string zone = scenario::main_zone(scenario);
  if (zone == scenario.zone || scenario::field_text(scenario::TomlOutline(text), text, {}, "zone"))
    return text;
  return scenario::with_field(with_instants_kept(text, scenario, zone), {}, "zone", zone);
}

}  // namespace homebound::session
