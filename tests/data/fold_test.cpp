#include "data/register/fold.h"

#include <gmock/gmock.h>

namespace homebound::data {
namespace {

TEST(Fold, MakesNamesAlike) {
  EXPECT_EQ(folded("Soekarno–Hatta"), "soekarno hatta");
  EXPECT_EQ(folded("Xi'an"), "xian");
  EXPECT_EQ(folded("São Paulo/Guarulhos"), "sao paulo guarulhos");
  EXPECT_EQ(folded("Łódź Władysław ĞŞİ"), "lodz wladyslaw gsi");
  EXPECT_EQ(folded("Phú Quốc"), "phu quoc");
  EXPECT_EQ(folded(" 雅加达 "), "雅加达");
  EXPECT_EQ(folded("a\xFF"), "a\xFF") << "malformed text passes through";
}

TEST(Fold, LosesTheCaseOfGreekAndCyrillic) {
  EXPECT_EQ(folded("МОСКВА Шереметьево"), folded("москва ШЕРЕМЕТЬЕВО"));
  EXPECT_EQ(folded("Орёл"), folded("ОРЕЛ")) << "as ё is often typed";
  EXPECT_EQ(folded("Київ"), folded("КИЇВ"));
  EXPECT_EQ(folded("ΑΘΗΝΑ"), folded("Αθήνα"));
  EXPECT_EQ(folded("ΗΡΑΚΛΕΙΟΣ"), folded("Ηράκλειος")) << "σ at the end of a word is ς";
  EXPECT_EQ(folded("ԳՅՈՒՄՐԻ"), folded("Գյումրի"));
}

TEST(Fold, ReplacesWhatUnicodeDoesNotDecompose) {
  EXPECT_EQ(folded("Tromsø Ærø Œuvre Þingeyri"), "tromso aero oeuvre thingeyri");
  EXPECT_EQ(folded("Đà Nẵng Gießen Diyarbakır"), "da nang giessen diyarbakir");
  EXPECT_EQ(folded("Zu\u0308rich"), "zurich") << "a letter and its mark, as macOS writes file names";
}

TEST(Fold, MakesFormsOfArabicLettersAlike) {
  EXPECT_EQ(folded("القاهرة"), folded("القاهره"));
  EXPECT_EQ(folded("أبوظبي"), folded("ابوظبى"));
  EXPECT_EQ(folded("تِهران"), folded("تهران"));
}

TEST(Fold, LeavesMarksThatAreLetters) {
  for (const char* name : {"ดอนเมือง", "मुंबई", "がぎぐ", "서울"}) EXPECT_EQ(folded(name), name);
}

}  // namespace
}  // namespace homebound::data
