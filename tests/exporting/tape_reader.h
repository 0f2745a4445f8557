// Reads the tape of a story.html, as a player does, and turns its pictures back into drawings. What is not as
// the tape's description says throws.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "drawing/drawing.h"
#include "exporting/png/png.h"
#include "exporting/story/tape.h"
#include "support/temporary_folder.h"

namespace homebound::test {

class ReadTape {
 public:
  struct Letter {
    std::size_t glyph;
    Point at;
  };
  struct Variant {
    std::size_t language, theme, page, background;
    std::vector<std::size_t> roots;
  };

  ReadTape(std::string_view bytes, std::size_t pages) : bytes_(bytes) {
    require(bytes_.substr(0, 4) == "HBT1", "it begins with HBT1");
    at_ = 4;
    for (auto n = number(); n > 0; --n) paths.push_back(read_path());
    for (auto n = number(); n > 0; --n) {
      Affine m;
      for (double* part : {&m.a, &m.b, &m.c, &m.d, &m.e, &m.f}) *part = real();
      matrices.push_back(m);
    }
    for (auto n = number(); n > 0; --n) glyphs.push_back(below(paths.size()));
    for (auto n = number(); n > 0; --n) texts.push_back(read_text());
    for (auto n = number(); n > 0; --n) {
      require(number() <= 2, "a picture's type is known");
      images.push_back(read_bytes());
    }
    for (auto n = number(); n > 0; --n) {
      Colour c;
      for (float* part : {&c.r, &c.g, &c.b, &c.a}) *part = static_cast<float>(byte()) / 255;
      colours.push_back(c);
    }
    for (auto n = number(); n > 0; --n) strings.push_back(read_bytes());
    require(!strings.empty() && strings.front().empty(), "the first string is empty");
    for (auto n = number(); n > 0; --n) nodes.push_back(read_node());
    for (auto n = number(); n > 0; --n) {
      Variant v{number(), number(), below(pages), below(colours.size()), {}};
      std::int64_t root = 0;
      for (auto frames = number(); frames > 0; --frames)
        v.roots.push_back(checked(root += signed_number(), nodes.size()));
      for (const std::size_t r : v.roots)
        require(std::holds_alternative<exporting::TapeGroup>(nodes[r]), "a root is a group");
      variants.push_back(std::move(v));
    }
    for (std::size_t page = 0; page < pages; ++page)
      for (auto frames = number(); frames > 0; --frames)
        for (auto spots = number(); spots > 0; --spots) note(number()), signed_number(), signed_number();
    for (std::size_t page = 0; page < pages; ++page)
      for (auto lines = number(); lines > 0; --lines) {
        const auto first = number(), end = number();
        require(first < end, "a line stands for some frames");
        note(number()), below(paths.size()), below(matrices.size());
      }
    for (std::size_t variant = 0; variant < variants.size(); ++variant)
      for (auto areas = number(); areas > 0; --areas) {
        const auto first = number(), end = number();
        require(first < end, "an area stands for some frames");
        note(number());
        for (int side = 0; side < 4; ++side) signed_number();
      }
    require(at_ == bytes_.size(), "it ends where it should");
  }

  drawing::Drawing drawing(std::size_t variant, std::size_t frame, Size page) const {
    drawing::Drawing drawing{page, colours[variants[variant].background], {}};
    const auto& root = std::get<exporting::TapeGroup>(nodes[variants[variant].roots[frame]]);
    for (const auto child : root.children) add(drawing.items, child);
    return drawing;
  }

  std::vector<Path> paths;
  std::vector<Affine> matrices;
  std::vector<std::size_t> glyphs;
  std::vector<std::vector<Letter>> texts;
  std::vector<std::string> images, strings;
  std::vector<Colour> colours;
  std::vector<exporting::TapeNode> nodes;
  std::vector<Variant> variants;
  std::size_t subjects = 0;  // one more than the largest that is referred to

 private:
  static void require(bool so, const char* what) {
    if (!so) throw std::runtime_error(std::string("the tape is damaged: expected that ") + what);
  }
  std::uint8_t byte() {
    require(at_ < bytes_.size(), "it goes on");
    return static_cast<std::uint8_t>(bytes_[at_++]);
  }
  std::size_t number() {
    std::uint64_t n = 0;
    for (int shift = 0;; shift += 7) {
      require(shift < 64, "numbers end");
      const std::uint8_t b = byte();
      n |= std::uint64_t{b & 0x7FU} << shift;
      if (b < 0x80) return n;
    }
  }
  std::int64_t signed_number() {
    const std::uint64_t n = number();
    return static_cast<std::int64_t>(n >> 1) ^ -static_cast<std::int64_t>(n & 1);
  }
  double real() {
    std::uint32_t bits = 0;
    for (int shift = 0; shift < 32; shift += 8) bits |= std::uint32_t{byte()} << shift;
    return static_cast<double>(std::bit_cast<float>(bits));
  }
  static std::size_t checked(std::int64_t i, std::size_t size) {
    require(i >= 0 && static_cast<std::size_t>(i) < size, "references are in range");
    return static_cast<std::size_t>(i);
  }
  std::size_t below(std::size_t size) { return checked(static_cast<std::int64_t>(number()), size); }
  void note(std::size_t subject) { subjects = std::max(subjects, subject + 1); }
  std::string read_bytes() {
    const std::size_t size = number();
    require(size <= bytes_.size() - at_, "texts end");
    at_ += size;
    return std::string(bytes_.substr(at_ - size, size));
  }
  Path read_path() {
    Path path;
    Point p;
    for (auto parts = number(); parts > 0; --parts) {
      const std::size_t head = number();
      path.begin((head & 1) != 0);
      for (std::size_t i = 0; i < head >> 1; ++i) {
        p.x += static_cast<double>(signed_number());
        p.y += static_cast<double>(signed_number());
        path.add(p);
      }
    }
    return path;
  }
  std::vector<Letter> read_text() {
    std::vector<Letter> letters;
    Point p;
    for (auto n = number(); n > 0; --n) {
      const std::size_t glyph = below(glyphs.size());
      p.x += static_cast<double>(signed_number()) / 64;
      p.y += static_cast<double>(signed_number()) / 64;
      letters.push_back({glyph, p});
    }
    return letters;
  }

  // A visitor of visit_fields() that reads.
  struct Reader {
    ReadTape& tape;
    std::size_t own;
    void step(exporting::Index& to, std::int64_t& last, std::size_t size) const {
      to = static_cast<exporting::Index>(checked(last += tape.signed_number(), size));
    }
    void path(exporting::Index& i) const { step(i, tape.last_path_, tape.paths.size()); }
    void matrix(exporting::Index& i) const { step(i, tape.last_matrix_, tape.matrices.size()); }
    void text(exporting::Index& i) const { step(i, tape.last_text_, tape.texts.size()); }
    void image(exporting::Index& i) const { step(i, tape.last_image_, tape.images.size()); }
    void colour(exporting::Index& i) const {
      i = static_cast<exporting::Index>(tape.below(tape.colours.size()));
    }
    void string(exporting::Index& i) const {
      i = static_cast<exporting::Index>(tape.below(tape.strings.size()));
    }
    void number(std::uint32_t& n) const { n = static_cast<std::uint32_t>(tape.number()); }
    void clip(exporting::TapeGroup::Clip& c) const {
      const std::size_t n = tape.number();
      require(n <= 2, "a clip is none, a box or a path");
      c = static_cast<exporting::TapeGroup::Clip>(n);
    }
    void flag(bool& b) const { b = tape.number() != 0; }
    void signed_number(std::int32_t& n) const { n = static_cast<std::int32_t>(tape.signed_number()); }
    void measures(std::int32_t& from, std::int32_t& to) const {
      from = static_cast<std::int32_t>(tape.last_from_ += tape.signed_number());
      to = static_cast<std::int32_t>(tape.last_to_ += tape.signed_number());
      require(0 <= from && from <= to, "a stretch runs forth");
    }
    void numbers(std::vector<std::uint32_t>& list) const {
      for (auto n = tape.number(); n > 0; --n) list.push_back(static_cast<std::uint32_t>(tape.number()));
    }
    void children(std::vector<exporting::Index>& list) const {
      auto child = static_cast<std::int64_t>(own);
      for (auto n = tape.number(); n > 0; --n) {
        child += tape.signed_number();
        list.push_back(static_cast<exporting::Index>(checked(child, own)));  // before its parent
      }
    }
  };

  exporting::TapeNode read_node() {
    using namespace exporting;
    const std::vector<TapeNode> kinds{TapeFill{},  TapeStroke{},  TapeRun{}, TapeImage{},
                                      TapeGroup{}, TapeStretch{}, TapeFade{}};
    TapeNode node = kinds[below(kinds.size())];
    Reader reader{*this, nodes.size()};
    visit_fields(node, reader);
    return node;
  }

  static drawing::Stroke stroke_of(const exporting::TapeStroke& s, Colour colour) {
    drawing::Stroke stroke;
    stroke.colour = colour;
    stroke.width = s.width / 64.0;
    stroke.cap = s.round ? drawing::Stroke::Cap::round : drawing::Stroke::Cap::butt;
    for (const auto dash : s.dashes) stroke.dashes.push_back(dash / 64.0);
    return stroke;
  }

  drawing::Pixels picture(std::size_t number) const {
    const TemporaryFolder folder;
    put(folder / "a.png", images[number]);
    return exporting::read_png(folder / "a.png");
  }
  static drawing::Pixels mixed(drawing::Pixels a, const drawing::Pixels& b, double share) {
    require(a.rgba.size() == b.rgba.size(), "pictures that fade are alike");
    for (std::size_t i = 0; i < a.rgba.size(); i += 4) {
      const double from = a.rgba[i + 3] * (1 - share), to = b.rgba[i + 3] * share, alpha = from + to;
      for (std::size_t k = 0; k < 3 && alpha > 0; ++k)
        a.rgba[i + k] =
            static_cast<std::uint8_t>(std::lround((a.rgba[i + k] * from + b.rgba[i + k] * to) / alpha));
      a.rgba[i + 3] = static_cast<std::uint8_t>(std::lround(alpha));
    }
    return a;
  }

  // Returns what lies of a path between two measures.
  static Path cut(const Path& path, double from, double to) {
    Path out;
    for (std::size_t part = 0; part < path.parts(); ++part) {
      const auto points = path.part(part);
      const double first = path.starts[part];
      const double a = std::max(from - first, 0.0), b = std::min(to - first, double(points.size() - 1));
      if (!(a < b)) continue;
      const auto at = [&](double m) {
        const auto i = std::min(static_cast<std::size_t>(m), points.size() - 2);
        return points[i] + (points[i + 1] - points[i]) * (m - static_cast<double>(i));
      };
      out.begin(false);
      out.add(at(a));
      for (std::size_t i = static_cast<std::size_t>(a) + 1; static_cast<double>(i) < b; ++i)
        out.add(points[i]);
      out.add(at(b));
    }
    return out;
  }

  void add(std::vector<drawing::Item>& items, std::size_t number) const {
    using namespace exporting;
    if (const auto* fill = std::get_if<TapeFill>(&nodes[number])) {
      items.emplace_back(drawing::Fill{drawing::SharedPath(paths[fill->path]), matrices[fill->matrix],
                                       colours[fill->colour]});
    } else if (const auto* line = std::get_if<TapeStroke>(&nodes[number])) {
      drawing::Stroke stroke = stroke_of(*line, colours[line->colour]);
      stroke.path = drawing::SharedPath(paths[line->path]);
      stroke.transform = matrices[line->matrix];
      items.emplace_back(std::move(stroke));
    } else if (const auto* stretch = std::get_if<TapeStretch>(&nodes[number])) {
      drawing::Stroke stroke = stroke_of(stretch->line, colours[stretch->line.colour]);
      stroke.path =
          drawing::SharedPath(cut(paths[stretch->line.path], stretch->from / 256.0, stretch->to / 256.0));
      stroke.transform = matrices[stretch->line.matrix];
      items.emplace_back(std::move(stroke));
    } else if (const auto* run = std::get_if<TapeRun>(&nodes[number])) {
      const double em = run->size / 64.0 / 2048;
      for (const bool halo : {true, false})
        for (const Letter& letter : texts[run->text]) {
          const drawing::SharedPath outline(paths[glyphs[letter.glyph]]);
          const Affine m{em, 0, 0, em, run->x / 64.0 + letter.at.x, run->y / 64.0 + letter.at.y};
          if (!halo)
            items.emplace_back(drawing::Fill{outline, m, colours[run->colour]});
          else if (run->halo > 0 && !outline->empty())
            items.emplace_back(drawing::Stroke{outline,
                                               m,
                                               colours[run->halo - 1],
                                               2 * run->halo_width / 64.0,
                                               drawing::Stroke::Cap::round,
                                               {}});
        }
    } else if (const auto* image = std::get_if<TapeImage>(&nodes[number])) {
      require(!image->clipped, "the picture is whole");
      items.emplace_back(drawing::Image{std::make_shared<drawing::Pixels>(picture(image->image)),
                                        matrices[image->matrix],
                                        static_cast<float>(image->opacity / 65535.0)});
    } else if (const auto* fade = std::get_if<TapeFade>(&nodes[number])) {
      items.emplace_back(drawing::Image{std::make_shared<drawing::Pixels>(mixed(
                                            picture(fade->from), picture(fade->to), fade->share / 65535.0)),
                                        matrices[fade->matrix], static_cast<float>(fade->opacity / 65535.0)});
    } else if (const auto* of = std::get_if<TapeGroup>(&nodes[number])) {
      auto group = std::make_shared<drawing::Group>();
      group->name = strings[of->name];
      group->opacity = static_cast<float>(of->opacity / 65535.0);
      if (of->clip == TapeGroup::Clip::box)
        group->clip = Rect{of->left / 64.0, of->top / 64.0, of->right / 64.0, of->bottom / 64.0};
      for (const auto child : of->children) add(group->items, child);
      items.emplace_back(std::shared_ptr<const drawing::Group>(std::move(group)));
    }
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::int64_t last_path_ = 0, last_matrix_ = 0, last_text_ = 0, last_image_ = 0, last_from_ = 0,
               last_to_ = 0;
};

}  // namespace homebound::test
