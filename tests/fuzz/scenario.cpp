// The text of a scenario in a folder that has one file of each kind that it may name.
#include "promises.h"
#include "scenario/read/read.h"
#include "support/temporary_folder.h"
#include "targets.h"
#include "timeline/timeline.h"

namespace homebound::fuzz {
namespace {

class Neighbours : public test::TemporaryFolder {
 public:
  Neighbours() {
    test::put(*this / "a.gpx",
              "<gpx><trk><name>one</name><trkseg><trkpt lat='11.5' lon='104.8'><time>2015-11-09T20:00:00Z"
              "</time></trkpt><trkpt lat='40' lon='116.5'><time>2015-11-10T01:00:00Z</time></trkpt></trkseg>"
              "</trk><trk><name>two</name><trkseg><trkpt lat='1' lon='-170'/><trkpt lat='1' lon='170'/>"
              "</trkseg></trk></gpx>");
    test::put(*this / "t.csv", "from,to,depart,people\nPNH,PEK,2015-11-10 01:00,3\nCGK,XXX,2015-11-10,1\n");
    test::put(*this / "z.geojson", "{}");
    test::put(*this / "t.toml", "");
  }
};

}  // namespace

void scenario(std::string_view input) {
  static const Neighbours folder;
  const std::string file = folder / "scenario.toml";
  scenario::Scenario read;
  try {
    read = scenario::parse(input, file);
  } catch (const InputError& e) {
    must(!e.diagnostics().empty(), "a text is refused for a reason");
    return must_point_into(e.diagnostics(), file, input, Columns::characters);
  }
  must_point_into(read.warnings, file, input, Columns::characters);
  must_be_kept_by_writing(read, folder.path());
  timeline::compile(std::make_shared<const scenario::Scenario>(std::move(read)));
}

}  // namespace homebound::fuzz
