#include "exporting/pptx/film_timing.h"

#include <cmath>
#include <string_view>

#include <fmt/format.h>

namespace homebound::exporting {
namespace {

// The elements, and the ids of their nodes, are those that PowerPoint writes: {0} is the shape, {1} the
// film's duration in milliseconds.
constexpr std::string_view timing =
    R"(<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">)"
    R"(<p:childTnLst>)"
    // The film begins after what came before, which is nothing.
    R"(<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>)"
    R"(<p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/>)"
    R"(<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond></p:stCondLst><p:childTnLst>)"
    R"(<p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>)"
    R"(<p:par><p:cTn id="5" presetID="1" presetClass="mediacall" presetSubtype="0" fill="hold" )"
    R"(nodeType="afterEffect"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>)"
    R"xml(<p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr><p:cTn id="6" dur="{1}" fill="hold"/>)xml"
    R"(<p:tgtEl><p:spTgt spid="{0}"/></p:tgtEl></p:cBhvr></p:cmd>)"
    R"(</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>)"
    R"(</p:childTnLst></p:cTn>)"
    R"(<p:prevCondLst><p:cond evt="onPrev" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:prevCondLst>)"
    R"(<p:nextCondLst><p:cond evt="onNext" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:nextCondLst>)"
    R"(</p:seq>)"
    R"(<p:video><p:cMediaNode vol="80000"><p:cTn id="7" fill="hold" display="0"><p:stCondLst>)"
    R"(<p:cond delay="indefinite"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="{0}"/></p:tgtEl>)"
    R"(</p:cMediaNode></p:video>)"
    // A click on it halts it and lets it go on.
    R"(<p:seq concurrent="1" nextAc="seek"><p:cTn id="8" restart="whenNotActive" fill="hold" )"
    R"(evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst><p:cond evt="onClick" delay="0">)"
    R"(<p:tgtEl><p:spTgt spid="{0}"/></p:tgtEl></p:cond></p:stCondLst><p:endSync evt="end" delay="0">)"
    R"(<p:rtn val="all"/></p:endSync><p:childTnLst>)"
    R"(<p:par><p:cTn id="9" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>)"
    R"(<p:par><p:cTn id="10" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>)"
    R"(<p:par><p:cTn id="11" presetID="2" presetClass="mediacall" presetSubtype="0" fill="hold" )"
    R"(nodeType="clickEffect"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst>)"
    R"(<p:cmd type="call" cmd="togglePause"><p:cBhvr><p:cTn id="12" dur="1" fill="hold"/>)"
    R"(<p:tgtEl><p:spTgt spid="{0}"/></p:tgtEl></p:cBhvr></p:cmd>)"
    R"(</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>)"
    R"(</p:childTnLst></p:cTn><p:nextCondLst><p:cond evt="onClick" delay="0"><p:tgtEl><p:spTgt spid="{0}"/>)"
    R"(</p:tgtEl></p:cond></p:nextCondLst></p:seq>)"
    R"(</p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>)";

}  // namespace

std::string film_timing_xml(int shape, double seconds) {
  return fmt::format(fmt::runtime(timing), shape, std::llround(1000 * seconds));
}

}  // namespace homebound::exporting
