#include "exporting/format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "exporting/film/frame_rate.h"

namespace homebound::exporting {
namespace {

using testing::AllOf, testing::HasSubstr, testing::ThrowsMessage;

TEST(Format, IsThatOfTheName) {
  EXPECT_EQ(format_of("a.png"), Format::png);
  EXPECT_EQ(format_of("some.folder/A.SVG"), Format::svg);
  EXPECT_EQ(format_of("a.b.pdf"), Format::pdf);
  EXPECT_EQ(format_of("/tmp/film.Mp4"), Format::mp4);
  EXPECT_EQ(format_of("film.webm"), Format::webm);
  EXPECT_EQ(format_of("film.MOV"), Format::mov);
  EXPECT_EQ(format_of("film.gif"), Format::gif);
  EXPECT_EQ(format_of("frames"), Format::frames);
  EXPECT_EQ(format_of("frames.d/"), Format::frames);
  EXPECT_EQ(format_of("/tmp"), Format::frames);
}

TEST(Format, NamesTheNearestKnown) {
  EXPECT_THAT([] { format_of("map.pgn"); },
              ThrowsMessage<Error>(AllOf(HasSubstr("map.pgn"), HasSubstr("did you mean '.png'"),
                                         HasSubstr(".png, .svg, .pdf, .mp4"))));
  EXPECT_THAT([] { format_of("map.docx"); }, ThrowsMessage<Error>(HasSubstr(".docx is not known")));
}

TEST(FrameRate, Reads) {
  const auto rate = [](int n, int d) { return FrameRate{n, d}; };
  EXPECT_EQ(parse_frame_rate("30"), rate(30, 1));
  EXPECT_EQ(parse_frame_rate("60/2"), rate(30, 1));
  EXPECT_EQ(parse_frame_rate("30000/1001"), rate(30000, 1001));
  EXPECT_EQ(parse_frame_rate("29.97"), rate(30000, 1001));
  EXPECT_EQ(parse_frame_rate("23.976"), rate(24000, 1001));
  EXPECT_EQ(parse_frame_rate("59.94"), rate(60000, 1001));
  EXPECT_EQ(parse_frame_rate("12.5"), rate(25, 2));
  for (const char* wrong :
       {"", "0", "-5", "30fps", "1/0", "0/5", "30/", "nan", "inf", "1e9", "0.001", "1001"}) {
    EXPECT_EQ(parse_frame_rate(wrong), std::nullopt) << wrong;
  }
}

}  // namespace
}  // namespace homebound::exporting
