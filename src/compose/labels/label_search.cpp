#include "compose/labels/label_search.h"

#include "compose/labels/label_space.h"

namespace homebound::compose {
namespace {

constexpr double unplaced_cost = 1000;
constexpr double contented = 3;  // a label this close to its best place stays put
constexpr std::size_t most_moved = 3;
constexpr int sweeps = 4;
constexpr long most_tests = 250'000;  // pairs tested while making room: about 2 ms

bool at_odds(const Candidate& a, const Candidate& b) {
  if (a.box.inflated(label_gap).overlaps(b.box)) return true;
  if (a.leader && length_inside(b.box.inflated(1.5), a.from, a.to) > 0) return true;
  if (b.leader && length_inside(a.box.inflated(1.5), b.from, b.to) > 0) return true;
  return a.leader && b.leader && cross(a.from, a.to, b.from, b.to);
}

class Search {
 public:
  Search(const std::vector<std::vector<Candidate>>& candidates, const Together& together)
      : candidates_(candidates), together_(together), chosen_(candidates.size()) {}

  std::vector<std::optional<std::size_t>> run() {
    for (std::size_t i = 0; i < candidates_.size(); ++i) chosen_[i] = free_place(i, candidates_[i].size());
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      bool moved = false;
      for (std::size_t i = 0; i < candidates_.size() && tests_ < most_tests; ++i)
        moved = improve(i, chosen_[i] ? 0 : 2) || moved;
      if (!moved) break;
    }
    return chosen_;
  }

 private:
  double cost(std::size_t i) const { return chosen_[i] ? candidates_[i][*chosen_[i]].cost : unplaced_cost; }
  // Returns the cheapest unobstructed place of a label among its first `count`.
  std::optional<std::size_t> free_place(std::size_t i, std::size_t count) {
    for (std::size_t c = 0; c < count; ++c)
      if (const auto in_way = in_the_way(i, candidates_[i][c], 0); in_way && in_way->empty()) return c;
    return std::nullopt;
  }
  // Returns the labels that would have to move; nullopt when there are more than `most`.
  std::optional<std::vector<std::size_t>> in_the_way(std::size_t i, const Candidate& place,
                                                     std::size_t most) {
    std::vector<std::size_t> found;
    for (std::size_t k = 0; k < chosen_.size(); ++k) {
      if (k == i || !chosen_[k] || (together_ && !together_(i, k))) continue;
      ++tests_;
      if (!at_odds(place, candidates_[k][*chosen_[k]])) continue;
      if (found.size() == most) return std::nullopt;
      found.push_back(k);
    }
    return found;
  }
  // Tries the places better than the label's own. Labels in the way must all move or none does; those may
  // displace others in turn, to the given `depth`.
  bool improve(std::size_t i, int depth) {
    const auto& places = candidates_[i];
    const auto before = chosen_;
    const double total = cost_of_all();
    for (std::size_t c = 0; c < places.size() && places[c].cost + contented < cost(i); ++c) {
      const auto others = in_the_way(i, places[c], most_moved);
      if (tests_ > most_tests) break;
      if (!others) continue;
      for (std::size_t k : *others) chosen_[k].reset();
      chosen_[i] = c;
      bool all = true;
      for (std::size_t k : *others) {
        chosen_[k] = free_place(k, candidates_[k].size());
        all = all && (chosen_[k] || (depth > 0 && make_room(k, i, depth)));
        if (!all) break;
      }
      if (all && chosen_[i] == c && cost_of_all() < total - 1e-6) return true;
      chosen_ = before;
    }
    return false;
  }
  // Finds room for a label that has none, without moving `fixed`.
  bool make_room(std::size_t k, std::size_t fixed, int depth) {
    const std::size_t was = *chosen_[fixed];
    return improve(k, depth - 1) && chosen_[fixed] == was;
  }
  double cost_of_all() const {
    double sum = 0;
    for (std::size_t i = 0; i < chosen_.size(); ++i) sum += cost(i);
    return sum;
  }

  const std::vector<std::vector<Candidate>>& candidates_;
  const Together& together_;  // empty: all are
  std::vector<std::optional<std::size_t>> chosen_;
  long tests_ = 0;
};

}  // namespace

std::vector<std::optional<std::size_t>> choose(const std::vector<std::vector<Candidate>>& candidates,
                                               const Together& together) {
  return Search(candidates, together).run();
}

}  // namespace homebound::compose
