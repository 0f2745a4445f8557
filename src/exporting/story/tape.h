// The tape of a story.html: all pictures of a story as shapes, of which each is stored once. A picture is the
// number of its root, a group; the page's player draws it. docs/dev/exporting.md says how it is written.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

namespace homebound::exporting {

using Index = std::uint32_t;  // a number in a table of the tape, from 0

// A table whose entries are what the tape holds of them. Equal ones are one.
class TapeTable {
 public:
  TapeTable() = default;
  TapeTable(const TapeTable&) = delete;
  TapeTable& operator=(const TapeTable&) = delete;
  TapeTable(TapeTable&&) = default;
  TapeTable& operator=(TapeTable&&) = default;

  Index add(std::string bytes);
  std::size_t size() const { return entries_.size(); }
  const std::string& operator[](Index i) const { return entries_[i]; }
  std::size_t bytes() const;  // of all entries

 private:
  std::deque<std::string> entries_;  // whose addresses stay
  std::unordered_map<std::string_view, Index> numbers_;
};

// What a picture is made of. Lengths are in 1/64 of a page unit, opacities up to 65535.
struct TapeFill {
  Index path = 0, matrix = 0, colour = 0;
};
struct TapeStroke {
  Index path = 0, matrix = 0, colour = 0;
  std::uint32_t width = 0;
  bool round = true;
  std::vector<std::uint32_t> dashes = {};
};
// What lies of a path between two measures along it: a point's number times 256, and 256ths of the way to the
// next.
struct TapeStretch {
  TapeStroke line;
  std::int32_t from = 0, to = 0;
};
struct TapeRun {
  Index text = 0;
  std::uint32_t size = 0;
  std::int32_t x = 0, y = 0;
  Index colour = 0;
  std::uint32_t halo = 0;  // a colour's number plus 1; 0: none
  std::uint32_t halo_width = 0;
};

// What a picture of the tape is packed as: the number before its bytes.
enum class TapeImageType : Index { png, jpeg, webp };

struct TapeImage {
  Index image = 0, matrix = 0;
  std::uint32_t opacity = 65535;
  bool clipped = false;
  Index clip = 0, clip_matrix = 0;  // the path through which it is seen
};
// A picture that goes over into another as frames go by: of a shade that grows with every flight, few
// pictures are stored.
struct TapeFade {
  Index from = 0, to = 0, matrix = 0;
  std::uint32_t opacity = 65535;
  std::uint32_t share = 0;  // of the way, up to 65535
};
struct TapeGroup {
  enum class Clip : std::uint8_t { none, box, path };
  Index name = 0;
  std::uint32_t opacity = 65535;
  Clip clip = Clip::none;
  std::int32_t left = 0, top = 0, right = 0, bottom = 0;  // of a box
  Index path = 0, matrix = 0;                             // of a path
  std::vector<Index> children = {};                       // numbers below the group's own
};
using TapeNode = std::variant<TapeFill, TapeStroke, TapeRun, TapeImage, TapeGroup, TapeStretch, TapeFade>;

// The nodes, equal ones once, each after all that it refers to.
class TapeNodes {
 public:
  Index add(TapeNode node);
  std::size_t size() const { return nodes_.size(); }
  const TapeNode& operator[](Index i) const { return nodes_[i]; }

 private:
  std::vector<TapeNode> nodes_;
  TapeTable known_;  // the nodes' own numbers, all of them absolute
};

struct Tape {
  TapeTable paths, matrices, glyphs, texts, images, colours, strings;
  TapeNodes nodes;
  // The story in a language, a theme and a page, as indices into those of the story.
  struct Variant {
    Index language = 0, theme = 0, page = 0, background = 0;
    std::vector<Index> roots;  // by frame
  };
  std::vector<Variant> variants;
  // Where aircraft and marks stand, whole page units.
  struct Spot {
    Index subject = 0;
    std::int32_t x = 0, y = 0;
    bool operator==(const Spot&) const = default;
  };
  std::vector<std::vector<std::vector<Spot>>> spots;  // by page and frame
  // A route's line while a view rests: frames from `first` until before `end`.
  struct Line {
    std::uint32_t first = 0, end = 0;
    Index subject = 0, path = 0, matrix = 0;
  };
  std::vector<std::vector<Line>> lines;  // by page
  // A counter, a caption or a line of the column.
  struct Area {
    std::uint32_t first = 0, end = 0;
    Index subject = 0;
    std::int32_t left = 0, top = 0, right = 0, bottom = 0;
  };
  std::vector<std::vector<Area>> areas;  // by variant
};

// Calls a visitor for all that a node refers to and says, in the tape's order: path, matrix, text, image,
// colour, string, number, signed_number, children and measures, each with a reference to it.
template <class Node, class Visitor>
void visit_fields(Node& node, Visitor& v) {
  const auto stroke = [&](auto& s) {
    v.path(s.path), v.matrix(s.matrix), v.colour(s.colour), v.number(s.width), v.flag(s.round);
    v.numbers(s.dashes);
  };
  std::visit(
      [&](auto& n) {
        using Sort = std::remove_cvref_t<decltype(n)>;
        if constexpr (std::is_same_v<Sort, TapeFill>) {
          v.path(n.path), v.matrix(n.matrix), v.colour(n.colour);
        } else if constexpr (std::is_same_v<Sort, TapeStroke>) {
          stroke(n);
        } else if constexpr (std::is_same_v<Sort, TapeStretch>) {
          stroke(n.line);
          v.measures(n.from, n.to);
        } else if constexpr (std::is_same_v<Sort, TapeRun>) {
          v.text(n.text), v.number(n.size), v.signed_number(n.x), v.signed_number(n.y), v.colour(n.colour);
          v.number(n.halo);
          if (n.halo > 0) v.number(n.halo_width);
        } else if constexpr (std::is_same_v<Sort, TapeImage>) {
          v.image(n.image), v.matrix(n.matrix), v.number(n.opacity), v.flag(n.clipped);
          if (n.clipped) v.path(n.clip), v.matrix(n.clip_matrix);
        } else if constexpr (std::is_same_v<Sort, TapeFade>) {
          v.image(n.from), v.image(n.to), v.matrix(n.matrix), v.number(n.opacity), v.number(n.share);
        } else {
          v.string(n.name), v.number(n.opacity), v.clip(n.clip);
          if (n.clip == TapeGroup::Clip::box)
            v.signed_number(n.left), v.signed_number(n.top), v.signed_number(n.right),
                v.signed_number(n.bottom);
          if (n.clip == TapeGroup::Clip::path) v.path(n.path), v.matrix(n.matrix);
          v.children(n.children);
        }
      },
      node);
}

// Returns the tape as its bytes, before compression.
std::string bytes_of(const Tape& tape);

// Tells how many bytes each of its tables takes before compression, for whoever looks for what is large.
std::string room_of(const Tape& tape);

}  // namespace homebound::exporting
