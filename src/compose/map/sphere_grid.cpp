#include "compose/map/sphere_grid.h"

#include <cmath>
#include <vector>

#include "geo/sphere.h"

namespace homebound::compose {
namespace {

constexpr double wide = 16;     // page units between the nodes of a coarse grid
constexpr int fine = 8;         // subdivisions of a coarse edge where that is not enough: 2 units each
constexpr double close = 0.18;  // interpolation tolerance, page units

// The lattice of fine nodes, filled lazily: all coarse nodes, and the fine ones of cells that need them.
class Lattice {
 public:
  Lattice(const Projection& projection, const Affine& to_page, const Rect& box)
      : projection_(projection), to_plane_(to_page.inverse()), origin_{box.left, box.top} {
    cells_across_ = std::max(1, static_cast<int>(std::ceil(box.width() / wide)));
    cells_down_ = std::max(1, static_cast<int>(std::ceil(box.height() / wide)));
    unit_ = wide / fine;
    columns_ = cells_across_ * fine + 1, rows_ = cells_down_ * fine + 1;
    nodes_.resize(static_cast<std::size_t>(columns_) * rows_);
  }

  drawing::SphereGrid grid() {
    look_at_coarse_nodes();
    std::vector<char> refined = rough_cells();
    if (std::find(refined.begin(), refined.end(), 1) == refined.end()) return result(fine);
    look_into(refined);
    for (int pass = 0; pass < 3; ++pass) continue_outwards(refined);
    for (std::size_t i = 0; i < refined.size(); ++i)
      if (!refined[i]) interpolate(static_cast<int>(i) % cells_across_, static_cast<int>(i) / cells_across_);
    return result(1);
  }

 private:
  enum class Known : char { no, yes, outside };
  struct Node {
    Vec3 v{1, 0, 0};
    Known known = Known::no;
  };
  struct Place {
    int x, y;  // fine steps
  };

  Node& node(int x, int y) { return nodes_[static_cast<std::size_t>(y) * columns_ + x]; }
  Point page(double x, double y) const { return {origin_.x + x * unit_, origin_.y + y * unit_}; }

  // Positions of page points; unknown where projecting them again leads elsewhere.
  std::vector<Node> looked_at(const std::vector<Point>& points) const {
    std::vector<Point> plane(points.size()), again(points.size());
    std::vector<LonLat> found(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) plane[i] = to_plane_(points[i]);
    projection_.unproject(plane, found);
    for (LonLat& p : found)
      if (!(std::abs(p.lat) <= 90) || !std::isfinite(p.lon)) p = {0, std::nan("")};
    std::vector<SpherePoint> places;
    places.reserve(found.size());
    for (LonLat p : found) places.push_back(on_sphere(p));
    projection_.project(places, again);
    const double near = 0.01 * to_plane_.magnification();
    std::vector<Node> nodes(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool same = length(again[i] - plane[i]) <= near;  // false for NaN
      nodes[i] = same ? Node{places[i].v, Known::yes} : Node{{1, 0, 0}, Known::outside};
    }
    return nodes;
  }

  void look_at(const std::vector<Place>& places) {
    std::vector<Point> points;
    points.reserve(places.size());
    for (const Place p : places) points.push_back(page(p.x, p.y));
    const std::vector<Node> found = looked_at(points);
    for (std::size_t i = 0; i < places.size(); ++i) node(places[i].x, places[i].y) = found[i];
  }

  void look_at_coarse_nodes() {
    std::vector<Place> places;
    for (int y = 0; y < rows_; y += fine)
      for (int x = 0; x < columns_; x += fine) places.push_back({x, y});
    look_at(places);
  }

  // Returns the distance on the page, in page units, between the middle of a cell and its interpolated
  // place: the difference on the sphere through the inverse of the cell's slope. Infinite or NaN when the
  // cell is flat.
  static double off_by(Vec3 a, Vec3 b, Vec3 c, Vec3 d, Vec3 middle) {
    const Vec3 between = (a + b + c + d) * 0.25;
    const Vec3 off = between * (1 / norm(between)) - middle;
    const Vec3 dx = (b - a + d - c) * (0.5 / wide), dy = (c - a + d - b) * (0.5 / wide);
    const double e = dot(dx, dx), f = dot(dx, dy), g = dot(dy, dy), p = dot(dx, off), q = dot(dy, off);
    return std::hypot(p * g - q * f, q * e - p * f) / (e * g - f * f);
  }

  // Finds the cells that bilinear interpolation of their corners does not represent well enough.
  std::vector<char> rough_cells() {
    std::vector<Point> middles;
    for (int y = 0; y < cells_down_; ++y)
      for (int x = 0; x < cells_across_; ++x) middles.push_back(page((x + 0.5) * fine, (y + 0.5) * fine));
    const std::vector<Node> middle = looked_at(middles);
    std::vector<char> rough(middle.size(), 0), touched(middle.size(), 0);
    for (int y = 0, i = 0; y < cells_down_; ++y) {
      for (int x = 0; x < cells_across_; ++x, ++i) {
        const Node *a = &node(x * fine, y * fine), *b = a + fine,
                   *c = a + static_cast<std::ptrdiff_t>(columns_) * fine, *d = c + fine;
        const Node& m = middle[static_cast<std::size_t>(i)];
        int inside = m.known == Known::yes ? 1 : 0;
        for (const Node* n : {a, b, c, d}) inside += n->known == Known::yes ? 1 : 0;
        touched[static_cast<std::size_t>(i)] = inside > 0;
        if (inside == 5) {
          rough[static_cast<std::size_t>(i)] = !(off_by(a->v, b->v, c->v, d->v, m.v) < close);
        } else {
          rough[static_cast<std::size_t>(i)] = inside > 0;
        }
      }
    }
    // The edge of the map may also cut a neighbour that shows no sign of it.
    for (int y = 0, i = 0; y < cells_down_; ++y)
      for (int x = 0; x < cells_across_; ++x, ++i) {
        if (touched[static_cast<std::size_t>(i)]) continue;
        for (int v = std::max(0, y - 1); v <= std::min(y + 1, cells_down_ - 1); ++v)
          for (int u = std::max(0, x - 1); u <= std::min(x + 1, cells_across_ - 1); ++u)
            if (touched[static_cast<std::size_t>(v) * cells_across_ + u])
              rough[static_cast<std::size_t>(i)] = 1;
      }
    return rough;
  }

  template <class Visit>
  void each_node_of(const std::vector<char>& cells, Visit visit) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i]) continue;
      const int left = static_cast<int>(i) % cells_across_ * fine,
                top = static_cast<int>(i) / cells_across_ * fine;
      for (int y = top; y <= top + fine; ++y)
        for (int x = left; x <= left + fine; ++x) visit(x, y);
    }
  }

  void look_into(const std::vector<char>& refined) {
    std::vector<Place> places;
    each_node_of(refined, [&](int x, int y) {
      if (node(x, y).known != Known::no) return;
      node(x, y).known = Known::outside;  // computed once
      places.push_back({x, y});
    });
    look_at(places);
  }

  // Nodes outside the map with neighbours inside take the mean of the linear extrapolations from these.
  void continue_outwards(const std::vector<char>& refined) {
    std::vector<std::pair<Place, Vec3>> found;
    each_node_of(refined, [&](int x, int y) {
      if (node(x, y).known != Known::outside) return;
      Vec3 sum;
      const auto known = [&](int u, int v) -> const Node* {
        if (u < 0 || v < 0 || u >= columns_ || v >= rows_) return nullptr;
        return node(u, v).known == Known::yes ? &node(u, v) : nullptr;
      };
      for (int v = -1; v <= 1; ++v)
        for (int u = -1; u <= 1; ++u) {
          const Node* const first = known(x + u, y + v);
          if (first == nullptr) continue;
          const Node* const second = known(x + 2 * u, y + 2 * v);
          sum = sum + (second != nullptr ? first->v * 2 - second->v : first->v);
        }
      if (norm(sum) > 0.1) found.push_back({{x, y}, normalised(sum)});
    });
    for (const auto& [at, v] : found) node(at.x, at.y) = {v, Known::yes};
  }

  void interpolate(int cell_x, int cell_y) {
    const int left = cell_x * fine, top = cell_y * fine;
    const Vec3 a = node(left, top).v, b = node(left + fine, top).v, c = node(left, top + fine).v,
               d = node(left + fine, top + fine).v;
    for (int y = 0; y <= fine; ++y)
      for (int x = 0; x <= fine; ++x) {
        Node& n = node(left + x, top + y);
        if (n.known != Known::no) continue;
        const double s = static_cast<double>(x) / fine, t = static_cast<double>(y) / fine;
        n.v = (a * (1 - s) + b * s) * (1 - t) + (c * (1 - s) + d * s) * t;
      }
  }

  drawing::SphereGrid result(int step) {
    drawing::SphereGrid grid;
    grid.box = Rect::at(origin_.x, origin_.y, cells_across_ * wide, cells_down_ * wide);
    grid.columns = (columns_ - 1) / step + 1, grid.rows = (rows_ - 1) / step + 1;
    grid.xyz.reserve(3 * static_cast<std::size_t>(grid.columns) * grid.rows);
    for (int y = 0; y < rows_; y += step)
      for (int x = 0; x < columns_; x += step)
        for (const double c : {node(x, y).v.x, node(x, y).v.y, node(x, y).v.z})
          grid.xyz.push_back(static_cast<float>(c));
    return grid;
  }

  const Projection& projection_;
  Affine to_plane_;
  Point origin_;
  double unit_;
  int cells_across_, cells_down_, columns_, rows_;
  std::vector<Node> nodes_;
};

}  // namespace

std::shared_ptr<const drawing::SphereGrid> sphere_grid(const Projection& projection, const Affine& to_page,
                                                       const Rect& box) {
  return std::make_shared<const drawing::SphereGrid>(Lattice(projection, to_page, box).grid());
}

}  // namespace homebound::compose
