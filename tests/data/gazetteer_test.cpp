#include "data/places/gazetteer.h"

#include <gmock/gmock.h>

#include "base/ascii.h"
#include "data/places/coordinates.h"

namespace homebound::data {
namespace {

using testing::Contains;
using testing::UnorderedElementsAre;
using Sure = Meaning::Sure;

Meaning meaning(std::string_view text, const PlaceContext& context = {}) {
  return Gazetteer::shipped().resolve(text, context);
}

const std::string& code_of(const Airport& a) { return a.iata.empty() ? a.icao : a.iata; }

// Returns "certain LHR", "assumed LHR", "asks" with the candidates, or "unknown".
std::string read(std::string_view text, const PlaceContext& context = {}) {
  const Meaning m = meaning(text, context);
  if (m.sure == Sure::ambiguous) return "asks";
  if (m.country) return "country " + m.country->iso;
  if (!m.airport) return name_of(m.sure);
  return name_of(m.sure) + (" " + code_of(*m.airport));
}

std::vector<std::string> others(std::string_view text) {
  std::vector<std::string> codes;
  for (const Airport* a : meaning(text).others) codes.push_back(code_of(*a));
  return codes;
}

// Every name of the register is read as its own airport, or it is asked which is meant.
TEST(Gazetteer, KnowsEveryNameOfTheRegister) {
  std::size_t own = 0, asked = 0;
  for (const Airport& a : Airports::shipped().all()) {
    const Meaning m = meaning(a.long_name);
    if (m.sure == Sure::ambiguous) {
      EXPECT_THAT(m.others, Contains(&a)) << a.long_name;
      ++asked;
    } else {
      EXPECT_EQ(m.airport, &a) << a.iata << " " << a.long_name << " is read as " << described(m).english;
      ++own;
    }
  }
  EXPECT_GT(own, 8000U);
  EXPECT_LT(asked, 300U);
}

TEST(Gazetteer, KnowsBigTownsInCapitalsAndSmallLettersAndInChinese) {
  const struct {
    const char *english, *chinese, *airports;
  } towns[] = {{"London", "伦敦", "LHR"},
               {"Paris", "巴黎", "CDG"},
               {"New York", "纽约", "JFK"},
               {"Los Angeles", "洛杉矶", "LAX"},
               {"Chicago", "芝加哥", "ORD"},
               {"San Francisco", "旧金山", "SFO"},
               {"Washington", "华盛顿", "IAD"},
               {"Boston", "波士顿", "BOS"},
               {"Miami", "迈阿密", "MIA"},
               {"Houston", "休斯敦", "IAH"},
               {"Toronto", "多伦多", "YYZ"},
               {"Vancouver", "温哥华", "YVR"},
               {"Montreal", "蒙特利尔", "YUL"},
               {"Mexico City", "墨西哥城", "MEX"},
               {"Havana", "哈瓦那", "HAV"},
               {"Lima", "利马", "LIM"},
               {"Buenos Aires", "布宜诺斯艾利斯", "EZE"},
               {"Sao Paulo", "圣保罗", "GRU"},
               {"Rio de Janeiro", "里约热内卢", "GIG"},
               {"Santiago", "圣地亚哥", "SCL"},
               {"Madrid", "马德里", "MAD"},
               {"Barcelona", "巴塞罗那", "BCN"},
               {"Lisbon", "里斯本", "LIS"},
               {"Rome", "罗马", "FCO"},
               {"Milan", "米兰", "MXP"},
               {"Venice", "威尼斯", "VCE"},
               {"Berlin", "柏林", "BER"},
               {"Munich", "慕尼黑", "MUC"},
               {"Frankfurt", "法兰克福", "FRA"},
               {"Vienna", "维也纳", "VIE"},
               {"Zurich", "苏黎世", "ZRH"},
               {"Brussels", "布鲁塞尔", "BRU"},
               {"Amsterdam", "阿姆斯特丹", "AMS"},
               {"Copenhagen", "哥本哈根", "CPH"},
               {"Stockholm", "斯德哥尔摩", "ARN"},
               {"Oslo", "奥斯陆", "OSL"},
               {"Warsaw", "华沙", "WAW"},
               {"Prague", "布拉格", "PRG"},
               {"Athens", "雅典", "ATH"},
               {"Istanbul", "伊斯坦布尔", "IST"},
               {"Moscow", "莫斯科", "SVO"},
               {"Kyiv", "基辅", "KBP"},
               {"Cairo", "开罗", "CAI"},
               {"Lagos", "拉各斯", "LOS"},
               {"Nairobi", "内罗毕", "NBO"},
               {"Johannesburg", "约翰内斯堡", "JNB"},
               {"Dubai", "迪拜", "DXB"},
               {"Abu Dhabi", "阿布扎比", "AUH"},
               {"Doha", "多哈", "DOH"},
               {"Tehran", "德黑兰", "IKA"},
               {"Delhi", "德里", "DEL"},
               {"Mumbai", "孟买", "BOM"},
               {"Dhaka", "达卡", "DAC"},
               {"Kathmandu", "加德满都", "KTM"},
               {"Bangkok", "曼谷", "BKK"},
               {"Singapore", "新加坡", "SIN"},
               {"Jakarta", "雅加达", "CGK"},
               {"Manila", "马尼拉", "MNL"},
               {"Hanoi", "河内", "HAN"},
               {"Tokyo", "东京", "HND"},
               {"Osaka", "大阪", "KIX"},
               {"Seoul", "首尔", "ICN"},
               {"Beijing", "北京", "PEK"},
               {"Shanghai", "上海", "PVG"},
               {"Guangzhou", "广州", "CAN"},
               {"Hong Kong", "香港", "HKG"},
               {"Taipei", "台北", "TPE"},
               {"Sydney", "悉尼", "SYD"},
               {"Melbourne", "墨尔本", "MEL"},
               {"Auckland", "奥克兰", "AKL"}};
  std::size_t asked = 0;
  for (const auto& town : towns)
    for (const std::string& text :
         {std::string(town.english), upper(town.english), lower(town.english), std::string(town.chinese)}) {
      const Meaning m = meaning(text);
      if (m.sure == Sure::ambiguous) {
        ++asked;
        continue;
      }
      ASSERT_TRUE(m.airport) << text;
      EXPECT_EQ(code_of(*m.airport), town.airports) << text;
    }
  EXPECT_LT(asked, 20U);
}

TEST(Gazetteer, ATownIsNeverANamesakeElsewhere) {
  EXPECT_EQ(read("London"), "assumed LHR");
  EXPECT_EQ(described(meaning("London")).english.substr(0, 46),
            "London Heathrow (LHR) assumed; also LGW, STN, ");
  EXPECT_EQ(read("Palma"), "assumed PMI");
  EXPECT_EQ(read("LAS PALMAS"), "certain LPA");
  EXPECT_EQ(read("London, Ontario"), "certain YXU");
  EXPECT_EQ(read("London, UK"), "assumed LHR");
  EXPECT_EQ(read("Birmingham"), "asks");
  EXPECT_EQ(read("Birmingham", {.other = "US"}), "assumed BHM");
  EXPECT_EQ(read("Birmingham", {.country = "GB"}), "certain BHX");
  EXPECT_EQ(read("San Jose", {.usual = "CR"}), "assumed SJO");
  EXPECT_EQ(read("London", {.other = "CA"}), "assumed LHR");  // a tie-break is for equals
  EXPECT_EQ(read("London", {.usual = "CA"}), "asks");
}

TEST(Gazetteer, AShorterOrLongerNameOfAnAirport) {
  EXPECT_EQ(read("MADRID BARAJAS"), "certain MAD");
  EXPECT_EQ(read("RAF Honington"), "certain BEQ");
  EXPECT_EQ(read("Naha International Airport"), "certain OKA");
  EXPECT_EQ(read("Naha Airport"), "asks");  // the register has it in Indonesia
  EXPECT_EQ(read("Frankfurt am Main Airport"), "certain FRA");
  EXPECT_EQ(read("Faro Airport"), "asks");
  EXPECT_EQ(read("Faro Airport", {.other = "PT"}), "assumed FAO");
  EXPECT_EQ(read("Logan International Airport"), "asks");
  EXPECT_THAT(others("Logan International Airport"), Contains("BOS"));
  EXPECT_EQ(read("Paris Charles de Gaulle"), "certain CDG");
  EXPECT_EQ(read("Heathrow"), "assumed LHR");
  EXPECT_EQ(read("浦东机场"), "assumed PVG");
  EXPECT_THAT(others("大阪国际机场"), UnorderedElementsAre("KIX", "ITM"));
}

TEST(Gazetteer, CodesInTheirPlaces) {
  for (const char* text : {"LHR", "lhr", "EGLL", "London / Heathrow (LHR/EGLL)", "LHR (EGLL)", "London [LHR]",
                           "LHR - London", "LHR London", "LHR LONDON", "London, LHR", "London Heathrow LHR"})
    EXPECT_EQ(read(text), "certain LHR") << text;
  EXPECT_EQ(read("CDG - Paris"), "certain CDG");
  EXPECT_EQ(read("New York (JFK)"), "certain JFK");
  EXPECT_EQ(read("BJS"), "assumed PEK");
  EXPECT_EQ(read("LON"), "assumed LHR");
  EXPECT_EQ(read("NYC"), "assumed JFK");
  EXPECT_EQ(read("TYO"), "assumed HND");
  EXPECT_EQ(read("London (LON)"), "assumed LHR");
  // A code that contradicts the words beside it.
  EXPECT_EQ(read("Birmingham (ALA)"), "asks");
  EXPECT_EQ(read("CDG-PEK"), "asks");
  // Words that are codes.
  EXPECT_EQ(read("LOS ANGELES"), "assumed LAX");
  EXPECT_EQ(read("ABU DHABI"), "certain AUH");
  EXPECT_EQ(read("GOA"), "certain GOA");
  EXPECT_EQ(read("Goa"), "asks");
  EXPECT_EQ(read("Goa", {.among = PlaceContext::Among::names}), "assumed GOI");
  EXPECT_EQ(read("GOA", {.among = PlaceContext::Among::names}), "certain GOA");
  EXPECT_EQ(read("GOA", {.among = PlaceContext::Among::capital_names}), "assumed GOI");
  EXPECT_EQ(read("GOA", {.among = PlaceContext::Among::codes}), "certain GOA");
}

TEST(Gazetteer, CountriesAndPositions) {
  for (const char* text : {"DE", "DEU", "Germany", "GERMANY", "德国", "Deutschland"})
    EXPECT_EQ(read(text), "country DE") << text;
  EXPECT_EQ(read("Jordan"), "country JO");
  EXPECT_EQ(read("Luxembourg"), "certain LUX");
  EXPECT_EQ(read("FRA"), "certain FRA");
  EXPECT_EQ(read("FRA", {.among = PlaceContext::Among::countries}), "country FR");
  for (const char* text : {"51.47, -0.45", "51.47 N 0.45 W", "51°28'12\"N 0°27'W", "(51.47; -0.45)",
                           "POINT(-0.45 51.47)", "N51.47 W0.45", "geo:51.47,-0.45", "51,47; -0,45"}) {
    const auto written = written_position(text);
    ASSERT_TRUE(written) << text;
    EXPECT_NEAR(written->at.lat, 51.47, 1e-6) << text;
    EXPECT_NEAR(written->at.lon, -0.45, 1e-6) << text;
  }
  EXPECT_EQ(written_position("116.58, 40.08")->at, (LonLat{116.58, 40.08}));  // only one order is possible
  EXPECT_FALSE(written_position("116.58, 40.08")->order_assumed);
  EXPECT_TRUE(written_position("51.47, -0.45")->order_assumed);
  for (const char* text : {"12 34", "A1 2", "51.47", "95 N 0 E", "2024-03-01", "10:00, 11:00", "51 N 0 N"})
    EXPECT_FALSE(written_position(text)) << text;
}

TEST(Gazetteer, UnknownTextsStayUnknown) {
  for (const char* text : {"", " ", "XQQ", "Qzzyx", "Heathro", "-", "12", "???"})
    EXPECT_EQ(read(text), "unknown") << text;
}

}  // namespace
}  // namespace homebound::data
