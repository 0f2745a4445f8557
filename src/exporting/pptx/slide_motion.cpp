#include "exporting/pptx/slide_motion.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <string_view>

#include <fmt/format.h>

#include "base/xml_text.h"
#include "exporting/pptx/shape_xml.h"
#include "exporting/pptx/slide_text.h"

namespace homebound::exporting {
namespace {

constexpr double a_degree = 60000;  // units of DrawingML

long angle_units(double radians) { return std::lround(radians * 180 / std::numbers::pi * a_degree); }

std::string colour_xml(Colour c) {
  std::string hex = to_hex(c.with_alpha(1)).substr(1);
  std::ranges::transform(hex, hex.begin(), [](char d) { return d >= 'a' ? static_cast<char>(d - 32) : d; });
  const std::string alpha =
      c.a < 1 ? fmt::format(R"(<a:alpha val="{}"/>)", std::lround(static_cast<double>(c.a) * 100000)) : "";
  return fmt::format(R"(<a:solidFill><a:srgbClr val="{}">{}</a:srgbClr></a:solidFill>)", hex, alpha);
}

// Returns an outline as a geometry of its own, or a rectangle.
std::string geometry_xml(const MovingShape& shape) {
  if (shape.outline.empty()) return R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>)";
  const Emu width = std::max<Emu>(1, emu(shape.box.width)), height = std::max<Emu>(1, emu(shape.box.height));
  std::string ways;
  for (std::size_t part = 0; part < shape.outline.parts(); ++part) {
    const char* step = "moveTo";
    for (const Point p : shape.outline.part(part)) {
      ways += fmt::format(R"(<a:{0}><a:pt x="{1}" y="{2}"/></a:{0}>)", step,
                          std::llround(p.x * static_cast<double>(width)),
                          std::llround(p.y * static_cast<double>(height)));
      step = "lnTo";
    }
    if (shape.outline.closed[part] != 0) ways += "<a:close/>";
  }
  return fmt::format(
      R"(<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>)"
      R"(<a:path w="{}" h="{}"{}>{}</a:path></a:pathLst></a:custGeom>)",
      width, height, shape.fill ? "" : R"( fill="none")", ways);
}

std::string line_xml(const MovingShape& shape) {
  if (!shape.line) return "<a:ln><a:noFill/></a:ln>";
  return fmt::format(R"(<a:ln w="{}" cap="{}">{}{}<a:round/></a:ln>)",
                     std::lround(shape.line_points * emu_a_point), shape.dashed ? "flat" : "rnd",
                     colour_xml(*shape.line), shape.dashed ? R"(<a:prstDash val="dash"/>)" : "");
}

std::string text_xml(const MovingText& text) {
  return fmt::format(
      R"(<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr">)"
      R"(<a:noAutofit/></a:bodyPr><a:lstStyle/><a:p><a:pPr algn="{}"/><a:r><a:rPr{} sz="{}"{}>{}</a:rPr>)"
      R"(<a:t>{}</a:t></a:r></a:p></p:txBody>)",
      text.right ? "r" : "l", language_attributes(text.language), std::lround(text.points * 100),
      text.bold ? R"( b="1")" : "", colour_xml(text.colour), xml_text(text.words));
}

// Readers of screens pass over what is marked as such: a clock's other faces, pieces of a way.
constexpr std::string_view decorative =
    R"(<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">)"
    R"(<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>)"
    R"(</a:ext></a:extLst>)";

}  // namespace

std::string moving_shape_xml(int id, const MovingShape& shape) {
  const SlideBox& box = shape.box;
  const long turn = angle_units(shape.turn);
  return fmt::format(
      R"(<p:sp><p:nvSpPr><p:cNvPr id="{}" name="{}"{}</p:cNvPr><p:cNvSpPr{}/><p:nvPr/></p:nvSpPr><p:spPr>)"
      R"(<a:xfrm{}><a:off x="{}" y="{}"/><a:ext cx="{}" cy="{}"/></a:xfrm>{}{}{}</p:spPr>{}</p:sp>)",
      id, xml_text(shape.name),
      shape.words.empty() ? fmt::format(">{}", decorative)
                          : fmt::format(R"( descr="{}">)", xml_text(shape.words)),
      shape.text ? R"( txBox="1")" : "", turn == 0 ? "" : fmt::format(R"( rot="{}")", turn), emu(box.x),
      emu(box.y), emu(box.width), emu(box.height), geometry_xml(shape),
      shape.fill ? colour_xml(*shape.fill) : "<a:noFill/>", line_xml(shape),
      shape.text ? text_xml(*shape.text) : "");
}

namespace {

// Writes the nodes of a slide's timing one after the other, each with a number of its own. The elements, and
// the numbers of the presets, are those that PowerPoint writes.
class TimingWriter {
 public:
  TimingWriter(const SlideMotion& motion, int first) : motion_(motion), first_(first) {}

  std::string made() {
    std::vector<const SlideEffect*> ordered;
    for (const SlideEffect& effect : motion_.effects) ordered.push_back(&effect);
    std::ranges::stable_sort(ordered, {}, &SlideEffect::at);
    std::string effects;
    for (const SlideEffect* effect : ordered) effects += effect_xml(*effect);
    std::string built;
    for (const auto& [shape, count] : groups_)
      for (int group = 0; group < count; ++group)
        built += fmt::format(R"(<p:bldP spid="{}" grpId="{}" animBg="1"/>)", id_of(shape), group);
    // All begin with the slide: the first par waits for nothing but the sequence's own beginning.
    return fmt::format(
        R"(<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">)"
        R"(<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" )"
        R"(nodeType="mainSeq"><p:childTnLst><p:par><p:cTn id="3" fill="hold"><p:stCondLst>)"
        R"(<p:cond delay="indefinite"/><p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond></p:stCondLst>)"
        R"(<p:childTnLst><p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst>)"
        R"(<p:childTnLst>{}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst>)"
        R"(</p:cTn><p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>)"
        R"(</p:prevCondLst><p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl>)"
        R"(</p:cond></p:nextCondLst></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst><p:bldLst>{}</p:bldLst>)"
        R"(</p:timing>)",
        effects, built);
  }

 private:
  int id_of(std::size_t shape) const { return first_ + static_cast<int>(shape); }
  static long milliseconds(double seconds) { return std::lround(1000 * seconds); }

  // Returns what tells of the behaviour: how long it lasts, whose and which properties it changes.
  std::string behaviour(std::size_t shape, double seconds, std::string_view begin,
                        std::initializer_list<std::string_view> properties) {
    std::string names;
    for (const std::string_view name : properties) names += fmt::format("<p:attrName>{}</p:attrName>", name);
    return fmt::format(
        R"(<p:cBhvr><p:cTn id="{}" dur="{}" fill="hold"{}<p:tgtEl><p:spTgt spid="{}"/></p:tgtEl>)"
        R"(<p:attrNameLst>{}</p:attrNameLst></p:cBhvr>)",
        ++node_, std::max(1L, milliseconds(seconds)), begin, id_of(shape), names);
  }

  std::string effect_xml(const SlideEffect& effect) {
    using Kind = SlideEffect::Kind;
    const int node = ++node_, group = groups_[effect.shape]++;
    std::string_view preset;
    std::string does;
    switch (effect.kind) {
      case Kind::appears:
      case Kind::leaves: {
        const bool comes = effect.kind == Kind::appears;
        preset = comes ? R"(presetID="1" presetClass="entr" presetSubtype="0")"
                       : R"(presetID="1" presetClass="exit" presetSubtype="0")";
        does = fmt::format(
            R"(<p:set>{}<p:to><p:strVal val="{}"/></p:to></p:set>)",
            behaviour(effect.shape, 0.001, R"(><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn>)",
                      {"style.visibility"}),
            comes ? "visible" : "hidden");
        break;
      }
      case Kind::moves: {
        preset = R"(presetID="0" presetClass="path" presetSubtype="0" accel="0" decel="0")";
        std::string way;
        for (std::size_t i = 0; i < effect.way.size(); ++i)
          way += fmt::format("{} {:.5f} {:.5f} ", i == 0 ? "M" : "L", effect.way[i].x, effect.way[i].y);
        const Point middle = effect.way[effect.way.size() / 2];
        does = fmt::format(
            R"(<p:animMotion origin="layout" path="{}E" pathEditMode="relative" rAng="0" ptsTypes="{}">{})"
            R"(<p:rCtr x="{}" y="{}"/></p:animMotion>)",
            way, std::string(effect.way.size(), 'A'),
            behaviour(effect.shape, effect.seconds, "/>", {"ppt_x", "ppt_y"}), std::lround(middle.x * 100000),
            std::lround(middle.y * 100000));
        break;
      }
    }
    return fmt::format(
        R"(<p:par><p:cTn id="{}" {} fill="hold" grpId="{}" nodeType="withEffect"><p:stCondLst>)"
        R"(<p:cond delay="{}"/></p:stCondLst><p:childTnLst>{}</p:childTnLst></p:cTn></p:par>)",
        node, preset, group, milliseconds(effect.at), does);
  }

  const SlideMotion& motion_;
  int first_;
  int node_ = 4;                       // the last number that a node has
  std::map<std::size_t, int> groups_;  // by shape: how many effects it has
};

}  // namespace

std::string motion_timing_xml(const SlideMotion& motion, int first) {
  return TimingWriter(motion, first).made();
}

}  // namespace homebound::exporting
