#include "compose/labels/labels.h"

#include <algorithm>

#include "compose/labels/area_labels.h"
#include "compose/labels/graticule_labels.h"
#include "compose/labels/point_candidates.h"
#include "compose/labels/point_labels.h"

namespace homebound::compose {
namespace {

Colour blended(Colour a, Colour b, float share) {
  const auto mix = [&](float x, float y) { return x + (y - x) * share; };
  return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 1};
}

// Returns the graticule's colour, mixed towards the text's until it is legible on water.
Colour water_ink(const Theme& theme) {
  constexpr double readable = 3.6;
  constexpr Colour deep_sea{0.18F, 0.34F, 0.49F, 1};  // of the shipped relief
  const Colour line = theme.graticule.with_alpha(1);
  const Colour water = blended(theme.ocean, deep_sea, static_cast<float>(theme.relief));
  for (int i = 0; i < 10; ++i) {
    const Colour ink = blended(line, theme.text, 0.1F * static_cast<float>(i));
    if (contrast_ratio(ink, water) >= readable) return ink;
  }
  return theme.text.with_alpha(1);
}

LabelInk ink_of(LabelKind kind, const Theme& theme) {
  const Ink muted{theme.text_muted, theme.text_halo, 2.2};
  switch (kind) {
    case LabelKind::airport:
    case LabelKind::place:
      return {{theme.text, theme.text_halo, 2.2}, muted};
    case LabelKind::sea:
      return {{water_ink(theme), theme.ocean.faded(0.7F), 1.2}, muted};
    case LabelKind::country:
      return {{theme.text_muted.faded(0.85F), theme.text_halo.faded(0.6F), 1.2}, muted};
    case LabelKind::graticule:
      return {{theme.text_muted, theme.text_halo.faded(0.8F), 1.4}, muted};
    default:
      return {{theme.text_muted, theme.text_halo, 1.6}, muted};
  }
}

bool is_area(LabelKind kind) { return kind == LabelKind::country || kind == LabelKind::sea; }

// A label beside its mark is aligned to it.
Align align_of(const Label& label) {
  if (is_area(label.kind) || label.kind == LabelKind::graticule) return Align::centre;
  if (label.box->left >= label.at.x) return Align::left;
  return label.box->right <= label.at.x ? Align::right : Align::centre;
}

}  // namespace

std::vector<Label> place_labels(const LabelSubject& subject, const LabelGround& ground) {
  const auto& [world, timeline, view, options, marked] = subject;
  LabelSpace space(view.page);
  for (const Rect& r : ground.blocked) space.block(r);
  const Layers& on = options.layers;
  if (on.labels || on.cities) add_routes(space, ground.routes);
  std::vector<Label> labels = scenario_places(subject);
  for (Label& l : labels) {
    l.covered = std::ranges::any_of(ground.blocked, [&](const Rect& r) { return r.contains(l.at); });
    space.block(mark_box(l)), space.add_mark(l.at);
  }
  if (on.labels) {
    place_points(labels, space);
    if (on.graticule && on.graticule_labels)
      add_graticule_values(labels, space, view, *ground.outline, ground.graticule_step, options.type());
    if (on.countries) add_areas(labels, space, subject, LabelKind::country);
    if (on.seas) add_areas(labels, space, subject, LabelKind::sea);
  }
  if (on.cities) add_cities(labels, space, subject);
  return labels;
}

void draw_marks(Items& items, const std::vector<Label>& labels, const Theme& theme) {
  for (const Label& l : labels) {
    if (!l.marked) continue;
    const double r = mark_radius(l.kind);
    if (l.kind == LabelKind::airport || l.kind == LabelKind::place) {
      add_fill(items, circle_path(l.at, r + 1.6), theme.text_halo.with_alpha(1));
      add_fill(items, circle_path(l.at, r), theme.place);
      add_fill(items, circle_path(l.at, r * 0.52), theme.text_halo.with_alpha(1));
    } else if (l.kind == LabelKind::capital || l.kind == LabelKind::city) {
      add_fill(items, circle_path(l.at, r), theme.text_muted);
    }
  }
}

void draw_labels(Items& items, const std::vector<Label>& labels, const Theme& theme) {
  // Draw the quiet ones first, so that an airport's halo may cover a city's dot but never the reverse.
  constexpr LabelKind order[] = {LabelKind::graticule, LabelKind::sea,   LabelKind::country, LabelKind::city,
                                 LabelKind::capital,   LabelKind::place, LabelKind::airport};
  for (const LabelKind kind : order)
    for (const Label& l : labels) {
      if (l.kind != kind || !l.box) continue;
      if (const auto leader = leader_of(l)) {
        Path line;
        line.begin(false);
        line.add(leader->from), line.add(leader->to);
        add_stroke(items, line, theme.text_halo, 2.6);  // it shows above routes
        add_stroke(items, std::move(line), ink_of(kind, theme).ink.colour, 0.9);
      }
      draw_label_text(items, l.text, *l.box, align_of(l), ink_of(kind, theme));
    }
}

}  // namespace homebound::compose
