#include "data/places/gazetteer.h"

#include <gmock/gmock.h>

#include "base/ascii.h"
#include "data/places/coordinates.h"

namespace homebound::data {
namespace {

using testing::Contains;
using testing::Not;
using testing::StartsWith;
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
  for (const Candidate& c : meaning(text).others)
    codes.push_back(c.airport ? code_of(*c.airport) : c.region.empty() ? c.country->iso : c.region);
  return codes;
}

// Returns what a text means on a flight from or to an airport.
std::string read_beside(std::string_view text, std::string_view other, PlaceContext context = {}) {
  const Airport* a = Airports::shipped().find(other);
  context.other = a->country, context.other_at = a->at;
  return read(text, context);
}

// Every name of the register is read as its own airport, or it is asked which is meant.
TEST(Gazetteer, KnowsEveryNameOfTheRegister) {
  std::size_t own = 0, asked = 0;
  for (const Airport& a : Airports::shipped().all()) {
    const Meaning m = meaning(a.long_name);
    if (m.sure == Sure::ambiguous) {
      EXPECT_THAT(m.others, Contains(Candidate{&a, nullptr, {}})) << a.long_name;
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
  EXPECT_EQ(read("Palma"), "certain PMI");
  EXPECT_EQ(read("Palma", {.other = "MZ"}), "asks");
  EXPECT_EQ(read("LAS PALMAS"), "certain LPA");
  EXPECT_EQ(read("London, Ontario"), "certain YXU");
  EXPECT_EQ(read("London, UK"), "assumed LHR");
  EXPECT_EQ(read("Birmingham"), "asks");
  EXPECT_EQ(read("Birmingham", {.other = "US", .usual = "US"}), "assumed BHM");
  EXPECT_EQ(read("Birmingham", {.country = "GB"}), "certain BHX");
  EXPECT_EQ(read("San Jose", {.usual = "CR"}), "assumed SJO");
  EXPECT_EQ(read("London", {.other = "CA"}), "asks");
  EXPECT_EQ(read("London", {.usual = "CA"}), "asks");
  EXPECT_EQ(read("Paris", {.other = "US"}), "assumed CDG");  // not the one in Texas
}

// A name that several places of some weight have is never certain. The country of the other end decides, or
// it is asked.
// A train leaves from the town, and a ship from the harbour of one that has no airport.
TEST(Gazetteer, OffTheAirATownIsItself) {
  const PlaceContext off_the_air{.by_air = false};
  const auto read = [&](const char* text) { return Gazetteer::shipped().resolve(text, off_the_air); };
  const Meaning lyon = read("Lyon");
  ASSERT_TRUE(lyon.position);
  EXPECT_EQ(lyon.airport, nullptr);
  EXPECT_EQ(lyon.town.chinese, "里昂");
  EXPECT_EQ(lyon.town_country, "FR");
  EXPECT_NEAR(lyon.position->lon, 4.85, 0.1);  // its airport lies at 5.08
  EXPECT_EQ(Gazetteer::shipped().resolve("Piraeus").sure, Meaning::Sure::assumed);
  EXPECT_EQ(read("Piraeus").sure, Meaning::Sure::certain);
  // Codes and airports' names stay what they are.
  for (const char* text : {"LYS", "LFLL", "Paris Charles de Gaulle"}) EXPECT_TRUE(read(text).airport) << text;
}

TEST(Gazetteer, NamesakesAreNotCertain) {
  for (const char* name :
       {"Leon",     "León",       "Granada",        "Congo",        "刚果",      "Georgia",    "Korea",
        "Cordoba",  "Santiago",   "Hyderabad",      "Tripoli",      "Guadalupe", "萨尔瓦多",   "Armenia",
        "Liberia",  "Benin",      "Virgin Islands", "Saint Martin", "圣马丁",    "Cartagena",  "Merida",
        "Valencia", "Birmingham", "San Jose",       "Barcelona",    "Vancouver", "Manchester", "Portland",
        "Kingston", "Newcastle",  "Santa Cruz",     "Trinidad",     "Sydney",    "UAE",        "USA"})
    for (const std::string& text : {std::string(name), upper(name), lower(name)})
      EXPECT_THAT(read(text), Not(StartsWith("certain"))) << text;
  EXPECT_EQ(read("Cordoba", {.other = "ES"}), "assumed ODB");
  EXPECT_EQ(read("Cordoba", {.other = "AR"}), "assumed COR");
  EXPECT_EQ(read("Santiago", {.other = "DO"}), "asks");
  EXPECT_EQ(read("Santiago", {.other = "DO", .usual = "DO"}), "assumed STI");
  EXPECT_EQ(read("Santiago", {.other = "CL"}), "assumed SCL");
  EXPECT_EQ(read("Santiago", {.other = "ES"}), "asks");
  EXPECT_EQ(read("Hyderabad", {.other = "PK"}), "asks");
  EXPECT_EQ(read("Hyderabad", {.country = "PK"}), "certain HDD");
  EXPECT_EQ(read("Leon", {.other = "ES"}), "assumed LEN");
  EXPECT_EQ(read("Leon", {.other = "MX"}), "assumed BJX");
  EXPECT_EQ(read("Barcelona", {.other = "VE"}), "asks");
  EXPECT_EQ(read("Barcelona", {.other = "VE", .usual = "VE"}), "assumed BLA");
  EXPECT_EQ(read("Liberia", {.country = "CR"}), "certain LIR");
  EXPECT_EQ(read("Korea", {.country = "KR"}), "country KR");
  EXPECT_EQ(read("Georgia", {.other = "GE"}), "country GE");
  EXPECT_THAT(others("Georgia"), UnorderedElementsAre("GE", "Georgia"));
  EXPECT_THAT(others("Congo"), UnorderedElementsAre("CD", "CG"));
  EXPECT_THAT(others("萨尔瓦多"), UnorderedElementsAre("SV", "SSA"));
  EXPECT_EQ(described(meaning("Korea")).english,
            "one of North Korea (country or region KP), South Korea (country or region KR)");
}

// Where a flight goes on to tells namesakes apart only if nobody would fly to another one.
TEST(Gazetteer, TheOtherEndAndTheDistanceTellNamesakesApart) {
  const struct {
    const char *text, *other, *meaning;
  } flights[] = {
      {"Barcelona", "CCS", "asks"},
      {"Manchester", "BOS", "asks"},
      {"Manchester", "JFK", "asks"},
      {"Kochi", "AUH", "assumed COK"},
      {"Kochi", "JED", "assumed COK"},
      {"Kochi", "HND", "assumed KCZ"},
      {"Bor", "JUB", "asks"},
      {"San Jose", "MIA", "asks"},
      {"San Jose", "LAX", "assumed SJC"},
      {"Santiago", "MDZ", "assumed SCL"},
      {"Santiago", "MAD", "asks"},
      {"San Salvador", "MEX", "assumed SAL"},
      {"Birmingham", "LCA", "assumed BHX"},
      {"Cordoba", "MAD", "assumed ODB"},
      {"Tripoli", "BEY", "asks"},
      {"London", "YYZ", "asks"},
      {"Paris", "DFW", "assumed CDG"},
      {"Hyderabad", "KHI", "asks"},
      {"圣地亚哥", "SFO", "assumed SAN"},
      {"圣地亚哥", "PEK", "asks"},
      {"Bharatpur", "KTM", "assumed BHR"},
      {"Victoria", "YVR", "assumed YYJ"},
      {"Saint John's", "LHR", "asks"},
      {"St. John's", "LHR", "asks"},
  };
  for (const auto& f : flights)
    EXPECT_EQ(read_beside(f.text, f.other), f.meaning) << f.text << " " << f.other;
}

TEST(Gazetteer, AnAirfieldFarAbroadIsAskedFor) {
  using Among = PlaceContext::Among;
  EXPECT_EQ(read("Bor", {.among = Among::names}), "assumed TGP");
  EXPECT_EQ(read_beside("Bor", "JUB", {.among = Among::names}), "asks");
  EXPECT_EQ(read_beside("Bor", "KJA", {.among = Among::names}), "assumed TGP");
  EXPECT_EQ(read_beside("Exmouth", "WUH"), read("Exmouth")) << "an airport with flights";
}

// So does the country of other places of the table.
TEST(Gazetteer, TheOtherPlacesOfTheTableTellNamesakesApart) {
  EXPECT_EQ(read("Kochi"), "asks");
  EXPECT_EQ(read("Kochi", {.lands = {"AE", "IN"}}), "assumed COK");
  EXPECT_EQ(read("Kochi", {.lands = {"IN", "JP"}}), "asks");
  EXPECT_EQ(read("Manchester", {.other = "US", .lands = {"US"}}), "asks");
  EXPECT_EQ(read("圣地亚哥", {.lands = {"US"}}), "asks") << "both are among the busiest";
}

TEST(Gazetteer, KnowsTownsInOtherLanguages) {
  const std::pair<const char*, std::vector<const char*>> towns[] = {
      {"CAI", {"Le Caire", "El Cairo", "Kairo", "Каир", "القاهرة", "القاهره", "카이로", "カイロ", "Kahire"}},
      {"PEK", {"Pekin", "Peking", "Pékin", "Pequim", "Pechino", "Пекин", "بكين", "베이징", "Bắc Kinh"}},
      {"GVA", {"Ginebra", "Genf", "Genève", "Ginevra", "Женева", "جنيف", "제네바", "Cenevre"}},
      {"LHR", {"Londres", "Londra", "Лондон", "لندن", "런던", "ロンドン", "Luân Đôn", "Londyn"}},
      {"CDG", {"Париж", "باريس", "파리", "パリ", "Parijs"}},
      {"VIE", {"Wien", "Viena", "Вена", "فيينا"}},
      {"KRT", {"Хартум", "الخرطوم", "Jartum", "Hartum"}},
      {"DAM", {"Damas", "Damasco", "Дамаск", "دمشق", "Şam"}},
      {"BEY", {"Beyrouth", "Бейрут", "بيروت", "베이루트"}},
      {"TRV", {"Trivandrum"}},
      {"BKI", {"亚庇", "哥打京那巴鲁", "코타키나발루"}},
      {"HOD", {"荷台达", "Al Hudaydah"}},
      {"VRA", {"Varadero"}}};
  for (const auto& [code, names] : towns)
    for (const char* name : names) {
      const Meaning m = meaning(name);
      ASSERT_TRUE(m.airport) << name << " is " << described(m).english;
      EXPECT_EQ(code_of(*m.airport), code) << name;
    }
  EXPECT_EQ(read("Aeropuerto de Ginebra"), read("Geneva Airport"));
  EXPECT_EQ(read("Аэропорт Каир"), read("Cairo Airport"));
  EXPECT_EQ(read("مطار القاهرة الدولي"), "assumed CAI");
  // A name of the register goes before the same in another language.
  EXPECT_EQ(read("Florencia"), "asks");
  EXPECT_EQ(read("Florencia", {.other = "CO"}), "assumed FLA");
  EXPECT_EQ(read("Monaco"), "certain MCM") << "not Munich, which Italians call Monaco di Baviera";
  EXPECT_EQ(read("Londres, Reino Unido"), "assumed LHR");
  EXPECT_EQ(read("Córdoba, España"), "certain ODB");
  EXPECT_EQ(Countries::shipped().find("Ägypten", true)->iso, "EG");
  EXPECT_EQ(Countries::shipped().find("Granada"), nullptr)
      << "the town, if nothing says that it is a country";
}

TEST(Gazetteer, ATownWithoutAnAirportMeansOneNearIt) {
  EXPECT_EQ(read("Idlib"), "assumed ALP");
  EXPECT_EQ(described(meaning("IDLIB")).english, "Aleppo (ALP), the only airport near, assumed");
  EXPECT_EQ(read("Granada", {.country = "NI"}), "assumed MGA");
  EXPECT_EQ(read("Homs"), "unknown");
  EXPECT_FALSE(Gazetteer::shipped().places_named("Homs").empty());
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

// Names as other registers write them, which are no airport's of ours, or of another one.
TEST(Gazetteer, NamesOfOtherRegistersMeanNoOtherAirportForCertain) {
  for (const auto& [text, meaning] : {std::pair{"Constanza Airport", "assumed CND"},
                                      {"Guanacaste Airport", "asks"},
                                      {"Morgantown Airport", "assumed MGW"},
                                      {"Georgetown Municipal Airport", "asks"},
                                      {"Lake City Municipal Airport", "asks"},
                                      {"Bermuda Intl", "assumed BDA"},
                                      {"Hatfield", "asks"},
                                      {"Lebanon State", "unknown"}})
    EXPECT_EQ(read(text), meaning) << text;
  EXPECT_THAT(others("Constanza Airport"), Contains("COZ"));
  EXPECT_THAT(others("Guanacaste Airport"), UnorderedElementsAre("LIR", "NCT"));
  EXPECT_EQ(read("New Orleans Nas Jrb"), "assumed NBG");
  EXPECT_EQ(read("King Khaled Intl"), "assumed RUH");
  EXPECT_EQ(read("Dryden Rgnl"), "assumed YHD");
  EXPECT_EQ(read("State of Kuwait"), "country KW");
  EXPECT_EQ(read("Simon Bolivar Intl"), "asks");
  EXPECT_EQ(read("Capital Intl"), "asks");
  EXPECT_NE(read("Changhai Airport"), "assumed PVG");
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
  // The word "airport" says nothing else.
  EXPECT_EQ(read("EWR Airport"), "certain EWR");
  EXPECT_EQ(read("TIST airport"), "certain STT");
  EXPECT_EQ(read("SBGR AIRPORT"), "certain GRU");
  EXPECT_EQ(read("Aeropuerto MAD"), "certain MAD");
  EXPECT_EQ(read("NEW AIRPORT"), "asks");
  EXPECT_EQ(read("Ewr airport"), "unknown");
  // A code that contradicts the words beside it.
  EXPECT_EQ(read("Birmingham (ALA)"), "asks");
  EXPECT_EQ(read("CDG-PEK"), "asks");
  // Words that are codes.
  EXPECT_EQ(read("LOS ANGELES"), "assumed LAX");
  EXPECT_EQ(read("ABU DHABI"), "certain AUH");
}

// Capitals change nothing. What is a code and a name elsewhere is read as most other texts are.
TEST(Gazetteer, CodesThatAreNames) {
  using Among = PlaceContext::Among;
  for (const char* text : {"GOA", "Goa", "goa"}) {
    EXPECT_EQ(read(text), "asks") << text;
    EXPECT_EQ(read(text, {.among = Among::names}), "assumed GOI") << text;
    EXPECT_EQ(read(text, {.among = Among::codes}), "certain GOA") << text;
    EXPECT_THAT(others(text), UnorderedElementsAre("GOA", "GOI")) << text;
  }
  EXPECT_EQ(read("Kos"), "asks");
  EXPECT_EQ(read("JFK"), "certain JFK");
  EXPECT_EQ(read("JFK", {.among = Among::names}), "certain JFK");  // no town is called so
  EXPECT_EQ(read("WAW", {.among = Among::names}), "assumed WAW");  // Wau is so called in Arabic
  // Towns that have the name themselves, however much larger the airport of the code is.
  for (const char* text : {"Kos", "Man", "NAN", "Tak"})
    EXPECT_EQ(read(text, {.among = Among::names}), "asks") << text;
  EXPECT_EQ(read("Ye"), "country YE");
  EXPECT_EQ(read("USA"), "country US");
  EXPECT_EQ(read("USA", {.among = Among::names}), "country US");
  EXPECT_EQ(read("USA", {.among = Among::codes}), "certain USA");
}

TEST(Gazetteer, NamesThatStoriesOfRepatriationUse) {
  const std::pair<const char*, std::vector<const char*>> places[] = {
      {"KBP", {"Kiew", "Kiev", "Киев"}},
      {"SIN", {"Singapur", "Singapour", "Сингапур", "سنغافورة"}},
      {"PVG", {"Schanghai", "شنغهاي"}},
      {"JED", {"Djidda", "Dschidda", "Djeddah", "Yeda"}},
      {"EVN", {"Eriwan", "Erewan", "Ереван"}},
      {"LCA", {"Nikosia", "Nicosie", "Lefkoşa"}},
      {"BGW", {"Bagdad", "Bagdá"}},
      {"BSL", {"Basel", "Basel/Mülhausen", "Bâle-Mulhouse", "Basilea"}},
      {"CGN", {"Köln/Bonn", "Köln-Bonn", "Köln Bonn", "Flughafen Köln/Bonn", "Кёльн"}},
      {"KOS", {"西港", "西哈努克港"}},
      {"DXB", {"迪拜国际机场", "迪拜"}},
      {"SSH", {"Scharm el-Scheich", "شرم الشيخ"}},
      {"FRA", {"Франкфурт", "Francoforte"}},
      {"CCU", {"Калькутта", "Kalkutta"}},
      {"LWO", {"Lemberg", "Lwiw"}},
      {"RMO", {"Kischinau", "Кишинёв"}},
      {"MZR", {"Masar-i-Scharif", "Mazâr-e Charîf"}}};
  const Airport* far_away = Airports::shipped().find("AKL");
  for (const auto& [code, names] : places)
    for (const char* name : names) {
      const Meaning m = meaning(name, {.other = "NZ", .other_at = far_away->at});
      EXPECT_TRUE(m.found() && code_of(*m.airport) == code) << name << ": " << described(m).english;
    }
  // No larger part of another town, and nothing that was closed by then.
  EXPECT_EQ(described(meaning("海口")).english, "Haikou Meilan (HAK)");
  EXPECT_EQ(described(meaning("Doha", {.day = "2021-08-17"})).english, "Doha Hamad (DOH)");
}

TEST(Gazetteer, CountriesAndPositions) {
  for (const char* text : {"DE", "DEU", "Germany", "GERMANY", "德国", "Deutschland"})
    EXPECT_EQ(read(text), "country DE") << text;
  EXPECT_EQ(read("Jordan"), "country JO");
  EXPECT_EQ(read("Luxembourg"), "certain LUX");
  EXPECT_EQ(read("FRA"), "certain FRA");
  EXPECT_EQ(read("FRA", {.among = PlaceContext::Among::countries}), "country FR");
  EXPECT_EQ(read("El Salvador"), "country SV");
  EXPECT_EQ(read("Congo", {.among = PlaceContext::Among::countries}), "asks");
}

// Every code and name of ISO 3166-1 is a place, in English and Chinese; one that several have is asked for.
TEST(Gazetteer, KnowsEveryCountryOrRegion) {
  std::size_t asked = 0;
  for (const Country& c : Countries::shipped().all()) {
    ASSERT_FALSE(c.name.empty()) << c.iso;
    ASSERT_FALSE(c.name_zh.empty()) << c.iso;
    EXPECT_TRUE(c.at.lon != 0 || c.at.lat != 0) << c.iso;
    EXPECT_EQ(read(c.iso), "country " + c.iso);
    EXPECT_NE(meaning(c.iso3).sure, Sure::unknown) << c.iso3;
    EXPECT_EQ(read(c.iso3, {.among = PlaceContext::Among::countries}), "country " + c.iso);
    for (const std::string& name : {c.name, upper(c.name), lower(c.name), c.name_zh}) {
      EXPECT_TRUE(meaning(name, {.among = PlaceContext::Among::countries}).found() || c.name == "Congo")
          << name;
      const Meaning m = meaning(name);
      if (m.sure == Sure::ambiguous) {
        ++asked;
        continue;
      }
      ASSERT_TRUE(m.found()) << name;
      EXPECT_EQ(m.country ? m.country->iso : m.airport->country, c.iso) << name;
    }
  }
  EXPECT_LT(asked, 12U);
  for (const char* name : {"Taiwan",
                           "台湾",
                           "Puerto Rico",
                           "波多黎各",
                           "Hong Kong",
                           "香港",
                           "Macao",
                           "澳门",
                           "Greenland",
                           "格陵兰",
                           "Guadeloupe",
                           "Martinique",
                           "Réunion",
                           "French Guiana",
                           "Mayotte",
                           "Korea, Republic of",
                           "the Democratic People's Republic of Korea",
                           "Congo (the Democratic Republic of the)",
                           "Tanzania, United Republic of",
                           "Moldova (the Republic of)",
                           "Svalbard and Jan Mayen"})
    EXPECT_EQ(meaning(name).sure, Sure::certain) << name;
}

TEST(Gazetteer, FormsOfStateThatTellTwoApartCount) {
  EXPECT_EQ(read("People's Republic of China"), "country CN");
  EXPECT_EQ(read("Republic of Korea"), "country KR");
  EXPECT_EQ(read("Democratic Republic of the Congo"), "country CD");
  EXPECT_EQ(read("Republic of the Congo"), "country CG");
  EXPECT_EQ(read("Republic of China"), "unknown");
}

TEST(Gazetteer, PositionsAsPeopleWriteThem) {
  for (const char* text :
       {"51.47, -0.45", "51.47 N 0.45 W", "51°28'12\"N 0°27'W", "(51.47; -0.45)", "POINT(-0.45 51.47)",
        "N51.47 W0.45", "geo:51.47,-0.45", "51,47; -0,45", "51,47 -0,45", "51,47, -0,45", "51.47° -0.45°",
        "51.47°N, 0.45°W", "0.45W 51.47N", "51 28 12 N, 0 27 W", "51° 28.2' N 0° 27' W", "[51.47, -0.45]",
        "北纬51.47°，西经0.45°", "北纬51度28分12秒 西经0度27分"}) {
    const auto written = written_position(text);
    ASSERT_TRUE(written) << text;
    EXPECT_NEAR(written->at.lat, 51.47, 1e-6) << text;
    EXPECT_NEAR(written->at.lon, -0.45, 1e-6) << text;
  }
  EXPECT_EQ(written_position("51, 0")->at, (LonLat{0, 51}));  // whole degrees
  EXPECT_EQ(written_position("POINT (2 51)")->at, (LonLat{2, 51}));
  EXPECT_EQ(written_position("116.58, 40.08")->at, (LonLat{116.58, 40.08}));  // only one order is possible
  EXPECT_FALSE(written_position("116.58, 40.08")->order_assumed);
  EXPECT_TRUE(written_position("51.47, -0.45")->order_assumed);
  EXPECT_EQ(written_position("116,40", DegreeOrder::longitude_first)->at, (LonLat{116, 40}));
  for (const char* text : {"12 34", "A1 2", "51.47", "95 N 0 E", "2024-03-01", "10:00, 11:00", "51 N 0 N",
                           "1,234", "12/05", "1,2,3", "3/4/2024"})
    EXPECT_FALSE(written_position(text)) << text;
  EXPECT_TRUE(is_off_the_globe("195.5, 96.1"));
  EXPECT_FALSE(is_off_the_globe("95.5, 36.1"));
  for (const char* text : {"33.5", "33,5", "33°30'", "33.5N", "N 33.5", "33 30 0 N", "北纬33.5°"})
    EXPECT_NEAR(written_degrees(text, true).value_or(0), 33.5, 1e-9) << text;
  EXPECT_EQ(written_degrees("0.45W", false), -0.45);
  EXPECT_EQ(written_degrees("95.2", true), 95.2);
  for (const char* text : {"33.5E", "33 30", "1,2,3", "abc", ""})
    EXPECT_FALSE(written_degrees(text, true)) << text;
}

TEST(Gazetteer, UnknownTextsStayUnknown) {
  for (const char* text : {"", " ", "XQQ", "Qzzyx", "Heathro", "-", "12", "???"})
    EXPECT_EQ(read(text), "unknown") << text;
}

}  // namespace
}  // namespace homebound::data
