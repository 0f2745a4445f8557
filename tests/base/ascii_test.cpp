#include "base/ascii.h"

#include <gmock/gmock.h>

namespace homebound {
namespace {

TEST(Ascii, CaseIsThatOfAsciiAlone) {
  EXPECT_EQ(lower("PEK Zürich ÄЖ@["), "pek zürich ÄЖ@[");
  EXPECT_EQ(upper("pek äж`{"), "PEK äж`{");
  EXPECT_EQ(lower('Q'), 'q');
  EXPECT_EQ(upper('q'), 'Q');
}

}  // namespace
}  // namespace homebound
