#include "exporting/story/tape.h"

#include <utility>

#include <fmt/format.h>

#include "exporting/story/tape_bytes.h"

namespace homebound::exporting {
namespace {

// Writes a node's fields with absolute numbers, so that equal nodes are equal bytes.
struct AbsoluteFields {
  std::string bytes;

  void number(std::uint32_t n) { put(bytes, n); }
  void flag(bool b) { put(bytes, b ? 1 : 0); }
  void clip(TapeGroup::Clip c) { put(bytes, static_cast<std::uint64_t>(c)); }
  void signed_number(std::int32_t n) { put_signed(bytes, n); }
  void path(Index i) { put(bytes, i); }
  void matrix(Index i) { put(bytes, i); }
  void text(Index i) { put(bytes, i); }
  void image(Index i) { put(bytes, i); }
  void colour(Index i) { put(bytes, i); }
  void string(Index i) { put(bytes, i); }
  void measures(std::int32_t from, std::int32_t to) { put_signed(bytes, from), put_signed(bytes, to); }
  void numbers(const std::vector<std::uint32_t>& list) {
    put(bytes, list.size());
    for (const std::uint32_t n : list) put(bytes, n);
  }
  void children(const std::vector<Index>& list) { numbers(list); }
};

// Writes the fields of one node after another as the tape holds them: most references by how far they are
// from the last of their sort, which is mostly near.
struct RelativeFields {
  std::string& bytes;
  Index own = 0;  // the number of the node
  std::int64_t last_path = 0, last_matrix = 0, last_text = 0, last_image = 0, last_from = 0, last_to = 0;

  void step(std::int64_t& last, std::int64_t now) { put_signed(bytes, now - std::exchange(last, now)); }
  void number(std::uint32_t n) { put(bytes, n); }
  void flag(bool b) { put(bytes, b ? 1 : 0); }
  void clip(TapeGroup::Clip c) { put(bytes, static_cast<std::uint64_t>(c)); }
  void signed_number(std::int32_t n) { put_signed(bytes, n); }
  void path(Index i) { step(last_path, i); }
  void matrix(Index i) { step(last_matrix, i); }
  void text(Index i) { step(last_text, i); }
  void image(Index i) { step(last_image, i); }
  void colour(Index i) { put(bytes, i); }
  void string(Index i) { put(bytes, i); }
  void measures(std::int32_t from, std::int32_t to) { step(last_from, from), step(last_to, to); }
  void numbers(const std::vector<std::uint32_t>& list) {
    put(bytes, list.size());
    for (const std::uint32_t n : list) put(bytes, n);
  }
  void children(const std::vector<Index>& list) {
    put(bytes, list.size());
    std::int64_t before = own;
    for (const Index child : list) step(before, child);
  }
};

void put_table(std::string& bytes, const TapeTable& table) {
  put(bytes, table.size());
  for (Index i = 0; i < table.size(); ++i) bytes += table[i];
}

void put_nodes(std::string& bytes, const TapeNodes& nodes) {
  put(bytes, nodes.size());
  RelativeFields fields{bytes};
  for (Index i = 0; i < nodes.size(); ++i) {
    put(bytes, nodes[i].index());
    fields.own = i;
    visit_fields(nodes[i], fields);
  }
}

void put_variants(std::string& bytes, const std::vector<Tape::Variant>& variants) {
  put(bytes, variants.size());
  for (const Tape::Variant& v : variants) {
    for (const Index i : {v.language, v.theme, v.page, v.background}) put(bytes, i);
    put(bytes, v.roots.size());
    std::int64_t before = 0;
    for (const Index root : v.roots) put_signed(bytes, root - std::exchange(before, root));
  }
}

void put_spots(std::string& bytes, const std::vector<std::vector<std::vector<Tape::Spot>>>& pages) {
  for (const auto& frames : pages) {
    put(bytes, frames.size());
    for (const auto& spots : frames) {
      put(bytes, spots.size());
      for (const Tape::Spot& s : spots) put(bytes, s.subject), put_signed(bytes, s.x), put_signed(bytes, s.y);
    }
  }
}

void put_lines(std::string& bytes, const std::vector<std::vector<Tape::Line>>& pages) {
  for (const auto& lines : pages) {
    put(bytes, lines.size());
    for (const Tape::Line& l : lines)
      for (const std::uint32_t n : {l.first, l.end, l.subject, l.path, l.matrix}) put(bytes, n);
  }
}

void put_areas(std::string& bytes, const std::vector<std::vector<Tape::Area>>& variants) {
  for (const auto& areas : variants) {
    put(bytes, areas.size());
    for (const Tape::Area& a : areas) {
      put(bytes, a.first), put(bytes, a.end), put(bytes, a.subject);
      for (const std::int32_t n : {a.left, a.top, a.right, a.bottom}) put_signed(bytes, n);
    }
  }
}

}  // namespace

Index TapeTable::add(std::string bytes) {
  if (const auto known = numbers_.find(bytes); known != numbers_.end()) return known->second;
  const auto number = static_cast<Index>(entries_.size());
  entries_.push_back(std::move(bytes));
  numbers_.emplace(entries_.back(), number);
  return number;
}

std::size_t TapeTable::bytes() const {
  std::size_t sum = 0;
  for (const std::string& entry : entries_) sum += entry.size();
  return sum;
}

Index TapeNodes::add(TapeNode node) {
  AbsoluteFields fields;
  put(fields.bytes, node.index());
  visit_fields(std::as_const(node), fields);
  const Index number = known_.add(std::move(fields.bytes));
  if (number == nodes_.size()) nodes_.push_back(std::move(node));
  return number;
}

std::string bytes_of(const Tape& tape) {
  std::string bytes = "HBT1";
  for (const TapeTable* table :
       {&tape.paths, &tape.matrices, &tape.glyphs, &tape.texts, &tape.images, &tape.colours, &tape.strings})
    put_table(bytes, *table);
  put_nodes(bytes, tape.nodes);
  put_variants(bytes, tape.variants);
  put_spots(bytes, tape.spots);
  put_lines(bytes, tape.lines);
  put_areas(bytes, tape.areas);
  return bytes;
}

std::string room_of(const Tape& tape) {
  std::string nodes, variants, spots, lines, areas;
  put_nodes(nodes, tape.nodes);
  put_variants(variants, tape.variants);
  put_spots(spots, tape.spots);
  put_lines(lines, tape.lines);
  put_areas(areas, tape.areas);
  return fmt::format(
      "paths {} in {}, matrices {} in {}, glyphs {}, texts {} in {}, images {} in {}, nodes {} in {}, frames "
      "{}, spots {}, lines {}, areas {} bytes",
      tape.paths.size(), tape.paths.bytes(), tape.matrices.size(), tape.matrices.bytes(), tape.glyphs.size(),
      tape.texts.size(), tape.texts.bytes(), tape.images.size(), tape.images.bytes(), tape.nodes.size(),
      nodes.size(), variants.size(), spots.size(), lines.size(), areas.size());
}

}  // namespace homebound::exporting
