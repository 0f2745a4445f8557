#include "drawing/digest.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

#include <fmt/format.h>

#include "drawing/warp.h"

namespace homebound::drawing {
namespace {

// Multiplies to 128 bits and folds them, as wyhash does.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15U) * (b ^ 0xe7037ed1a0b428dbU);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

class Hash {  // hashes values to the last bit
 public:
  std::uint64_t value() const { return value_; }

  template <class Number>
  requires std::is_arithmetic_v<Number>
  void add(Number number) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &number, sizeof number);
    value_ = mixed(value_, bits);
  }
  void add(Point p) { add(p.x), add(p.y); }
  void add(const Affine& m) {
    for (const double v : {m.a, m.b, m.c, m.d, m.e, m.f}) add(v);
  }
  void add(const Colour& c) {
    for (const auto v : {c.r, c.g, c.b, c.a}) add(v);
  }
  void add(const Rect& r) {
    for (const double v : {r.left, r.top, r.right, r.bottom}) add(v);
  }
  void add(std::string_view text) { bytes(text.data(), text.size()); }
  template <class Item>
  void add(const std::vector<Item>& items) {
    bytes(items.data(), items.size() * sizeof(Item));
  }

 private:
  void bytes(const void* from, std::size_t count) {
    add(count);
    const char* p = static_cast<const char*>(from);
    // Products that do not wait for one another: a picture has millions of bytes.
    constexpr std::size_t lanes = 4, stride = lanes * 8;
    if (count >= 64 * stride) {
      std::array<std::uint64_t, lanes> values{value_, value_ + 1, value_ + 2, value_ + 3};
      for (; count >= stride; p += stride, count -= stride) {
        std::array<std::uint64_t, lanes> words;
        std::memcpy(words.data(), p, stride);
        for (std::size_t i = 0; i < lanes; ++i) values[i] = mixed(values[i], words[i]);
      }
      for (const std::uint64_t value : values) value_ = mixed(value_, value);
    }
    for (; count >= 8; p += 8, count -= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, p, 8);
      value_ = mixed(value_, word);
    }
    std::uint64_t rest = 0;
    if (count > 0) std::memcpy(&rest, p, count);  // an empty list may have no data at all
    value_ = mixed(value_, rest);
  }

  std::uint64_t value_ = 0;
};

}  // namespace

struct Digester::Visitor {
  Digester* known;  // null: uses the ids of this process
  Hash hash = {};

  void operator()(const Fill& fill) {
    hash.add('f'), add(fill.path), hash.add(fill.transform), hash.add(fill.colour);
  }

  void operator()(const Stroke& s) {
    hash.add('s'), add(s.path), hash.add(s.transform), hash.add(s.colour), hash.add(s.width);
    hash.add(static_cast<int>(s.cap)), hash.add(s.dashes);
  }

  void operator()(const GlyphRun& run) {
    hash.add('g');
    if (run.font)
      hash.add(std::string_view(run.font->file())), hash.add(run.font->face_index()),
          hash.add(std::string_view(run.font->name()));
    hash.add(run.size), hash.add(run.origin), hash.add(run.colour), hash.add(run.halo_width);
    hash.add(run.halo.has_value());
    if (run.halo) hash.add(*run.halo);
    for (const Glyph& glyph : run.glyphs) hash.add(glyph.id), hash.add(glyph.at);
  }

  void operator()(const Image& image) {
    hash.add('i'), hash.add(image.transform), hash.add(image.opacity);
    if (image.pixels) add(image.pixels, image.pixels->width, image.pixels->rgba);
    if (!image.words.empty()) hash.add(std::string_view(image.words));
  }

  void operator()(const Warp& warp) {
    hash.add('w'), add(warp.path), hash.add(warp.transform), hash.add(warp.opacity);
    if (!warp.raster || !warp.grid) return;
    const auto& [west, south, east, north] = warp.raster->bounds();
    for (const double degrees : {west, south, east, north}) hash.add(degrees);
    if (known)
      add(warp.raster, warp.raster->levels().front().width, warp.raster->levels().front().rgba);
    else
      hash.add(warp.raster->id());
    hash.add(warp.grid->box), hash.add(warp.grid->columns), add(warp.grid, warp.grid->rows, warp.grid->xyz);
  }

  void operator()(const std::shared_ptr<const Group>& group) {
    hash.add('{');
    if (group && group->key != 0 && !known) {
      hash.add(group->key);
    } else if (group) {
      hash.add(group->opacity), hash.add(group->clip.has_value());
      if (group->clip) hash.add(*group->clip);
      for (const Item& item : group->items) std::visit(*this, item);
    }
    hash.add('}');
  }

 private:
  void add(const SharedPath& path) {
    hash.add(static_cast<bool>(path));
    if (!path) return;
    const auto of = [&] {
      Hash own;
      own.add(path->points), own.add(path->starts), own.add(path->closed);
      return own.value();
    };
    constexpr std::size_t worth_keeping = 256;
    if (path->points.size() < worth_keeping) return hash.add(of());
    if (!known) return hash.add(path.id());
    const auto [entry, fresh] = known->paths_.try_emplace(path.id());
    if (fresh) entry->second = of();
    hash.add(entry->second);
  }

  template <class Owner, class Value>
  void add(const std::shared_ptr<const Owner>& owner, int width, const std::vector<Value>& values) {
    if (!known) return hash.add(width), hash.add(values);
    Kept& kept = known->pictures_[owner.get()];
    if (!kept.owner) {
      Hash own;
      own.add(width), own.add(values);
      kept = {owner, own.value()};
    }
    hash.add(kept.digest);
  }
};

std::string Digester::of(const Drawing& drawing) {
  Visitor visitor{this};
  visitor.hash.add(drawing.page.width), visitor.hash.add(drawing.page.height),
      visitor.hash.add(drawing.background);
  for (const Item& item : drawing.items) std::visit(visitor, item);
  return fmt::format("{:016x}", visitor.hash.value());
}

std::uint64_t group_key(const Group& group) {
  Digester::Visitor visitor{nullptr};
  visitor.hash.add(std::string_view(group.name));
  visitor.hash.add(group.opacity), visitor.hash.add(group.clip.has_value());
  if (group.clip) visitor.hash.add(*group.clip);
  for (const Item& item : group.items) std::visit(visitor, item);
  return std::max<std::uint64_t>(visitor.hash.value(), 1);
}

}  // namespace homebound::drawing
