// Chinese by an input method, in the fields of the window.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/process.h"
#include "support/temporary_folder.h"

namespace homebound::test {
namespace {

using testing::HasSubstr;

TEST(InputMethod, WhatItCommitsIsInTheSavedFile) {
  const TemporaryFolder folder;
  const Outcome o =
      run("bash " TEST_SOURCE_DIR "/input_method.sh " HOMEBOUND_PROGRAM " " + (folder / "typed").string());
  constexpr int not_installed = 77;
  if (o.status == not_installed) GTEST_SKIP() << o.out;
  ASSERT_EQ(o.status, 0) << o.out << o.err;
  // Two characters at once, three times; the Backspace took a letter of the pinyin.
  EXPECT_THAT(o.out, HasSubstr("from_said = \"你好我们中国\""));
  // Enter committed the letters, and left the field alone.
  EXPECT_THAT(o.out, HasSubstr("to_said = \"abc上海\""));
}

}  // namespace
}  // namespace homebound::test
