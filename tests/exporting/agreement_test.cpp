// One frame in every theme, by every backend: the differences are those of antialiasing.
#include <gtest/gtest.h>

#include "compose/framing/framing.h"
#include "compose/picture/compose.h"
#include "compose/view/page.h"
#include "render/gl/offscreen.h"
#include "render/pdf/cairo.h"
#include "render/svg/svg.h"
#include "scenario/read/examples.h"
#include "scenario/read/read.h"
#include "support/documents.h"
#include "support/similarity.h"
#include "support/temporary_folder.h"

namespace homebound {
namespace {

drawing::Drawing frame_in(const std::string& theme) {
  static const auto timeline = std::make_shared<const timeline::Timeline>(
      timeline::compile(std::make_shared<const scenario::Scenario>(scenario::read(scenario::built_in()))));
  const compose::PageSetup setup = compose::page_setup({1280, 720});
  compose::Options options{.language = Language::both};
  options.layers.daylight = options.layers.twilight = options.layers.chart = true;
  const compose::Plan plan(compose::World::shipped(), timeline, compose::read_theme(theme),
                           compose::frame(*timeline, {}, setup.page, setup.scale), options);
  return compose::compose(plan, timeline::evaluate(*timeline, *parse_instant("2015-11-10T06:00+08:00")));
}

class Agreement : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Themes, Agreement, testing::ValuesIn(compose::theme_names()), [](const auto& i) {
  std::string name = i.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST_P(Agreement, OfPicturesAndDocuments) {
  const drawing::Drawing drawing = frame_in(GetParam());
  const drawing::Pixels picture = render::draw_offscreen(drawing);
  EXPECT_GE(test::ssim(render::draw_cairo(drawing), picture), 0.98) << "Cairo";
  if (GetParam() != "paper" && GetParam() != "relief") return;  // documents differ by colours alone
  const test::TemporaryFolder folder;
  test::put(folder / "a.pdf", render::pdf(drawing));
  EXPECT_GE(test::ssim(test::drawn_pdf(folder / "a.pdf"), picture), 0.95) << "PDF by poppler";
  test::put(folder / "a.svg", render::svg(drawing));
  EXPECT_GE(test::ssim(test::drawn_svg(folder / "a.svg"), picture), 0.95) << "SVG by librsvg";
}

}  // namespace
}  // namespace homebound
