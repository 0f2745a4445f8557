#include "exporting/handed_out.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace homebound::exporting {
namespace {

// Returns the number of the entry that has the id of another list's entry; nothing where it has none.
template <class Entry>
std::optional<std::size_t> same_entry(const std::vector<Entry>& before, std::size_t index,
                                      const std::vector<Entry>& after) {
  const auto found = std::ranges::find(after, before.at(index).id, &Entry::id);
  return found == after.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - after.begin()));
}

template <class Entry>
void renumber(std::optional<std::size_t>& index, const std::vector<Entry>& before,
              const std::vector<Entry>& after) {
  if (index) index = same_entry(before, *index, after);
}

template <class Entry>
void renumber(std::vector<std::size_t>& indices, const std::vector<Entry>& before,
              const std::vector<Entry>& after) {
  std::vector<std::size_t> found;
  for (const std::size_t index : indices)
    if (const auto now = same_entry(before, index, after)) found.push_back(*now);
  indices = std::move(found);
}

}  // namespace

std::shared_ptr<const timeline::Timeline> handed_out(
    const timeline::Audience& audience, const std::shared_ptr<const timeline::Timeline>& document,
    Request& request) {
  if (audience.sees_all()) return document;
  const scenario::Scenario& whole = *document->scenario;
  auto cut = std::make_shared<const scenario::Scenario>(timeline::cut_for(audience, *document));
  renumber(request.flight, whole.flights, cut->flights);
  renumber(request.place, whole.places, cut->places);
  renumber(request.subject.flights, whole.flights, cut->flights);
  renumber(request.subject.places, whole.places, cut->places);
  request.source.clear();
  timeline::Timeline result = timeline::compile(std::move(cut));
  if (!document->filter.empty()) result = timeline::filtered(std::move(result), document->filter);
  return std::make_shared<const timeline::Timeline>(std::move(result));
}

}  // namespace homebound::exporting
