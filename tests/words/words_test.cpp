// Numbers, dates and words in both languages.
#include <gtest/gtest.h>

#include "words/amounts.h"
#include "words/asides.h"
#include "words/dates.h"
#include "words/facts.h"
#include "words/zone_title.h"

namespace homebound {
namespace {

constexpr Language english = Language::english, chinese = Language::chinese;

TEST(Figures, StandBeforeWhatTheyCountAndNeverBesideItsDigits) {
  scenario::Figure figure;
  figure.value = {"254", "254"}, figure.text = {"suspects", "名嫌疑人"};
  EXPECT_EQ(figure_text(figure, english), "254 suspects");
  EXPECT_EQ(figure_text(figure, chinese), "254名嫌疑人");
  figure.value = {"09:00", "09:00"}, figure.text = {"landing, 10 November", "11月10日抵达时间"};
  EXPECT_EQ(figure_text(figure, chinese), "11月10日抵达时间：09:00");
}

TEST(Measured, IsWrittenAsDistancesAreElsewhere) {
  EXPECT_EQ(measured_text(Metres(2'836'200), LengthUnit::kilometres, english), "2,836.2 km");
  EXPECT_EQ(measured_text(Metres(2'836'200), LengthUnit::kilometres, chinese), "2836.2公里");
  EXPECT_EQ(measured_text(Metres(28'362'000), LengthUnit::kilometres, chinese), "28,362公里");
  EXPECT_EQ(measured_text(Metres(1'852'000), LengthUnit::nautical_miles, chinese), "1000.0海里");
  EXPECT_EQ(measured_text(SquareMetres(1.234e10), LengthUnit::kilometres, chinese), "12,340平方公里");
}

TEST(Airports, OfOneCityNameItAlike) {
  const data::Airport* const halim = data::Airports::shipped().find("HLP");
  ASSERT_NE(halim, nullptr);
  EXPECT_EQ(city_name(*halim, chinese), "雅加达");
  EXPECT_EQ(city_name(*data::Airports::shipped().find("FSH"), chinese), "Singkil");
  EXPECT_EQ(city_name(*halim, english), "Jakarta");
}

TEST(Dates, AreWrittenAsTheLanguageDoes) {
  const Instant t = *parse_instant("2015-11-09T22:05:30+00:00");
  EXPECT_EQ(short_date(t, "UTC", english), "9 Nov");
  EXPECT_EQ(short_date(t, "Asia/Shanghai", chinese), "11月10日");
  EXPECT_EQ(medium_date(t, "UTC", english), "9 Nov 2015");
  EXPECT_EQ(long_date(t, "UTC", english), "9 November 2015");
  EXPECT_EQ(long_date(t, "UTC", chinese), medium_date(t, "UTC", chinese));
  EXPECT_EQ(long_date(t, "UTC", Language::both), long_date(t, "UTC", english));
  EXPECT_EQ(dated("9 Nov", "22:05", english), "9 Nov, 22:05");
  EXPECT_EQ(date_and_time(t, "Asia/Shanghai", english), "10 Nov 2015, 06:05");
  EXPECT_EQ(date_and_time(t, "Asia/Shanghai", chinese, true), "2015年11月10日 06:05:30");
  EXPECT_EQ(day_and_time(t, "UTC", english), "9 Nov 22:05");
  EXPECT_EQ(utc_text(t, english), "9 Nov 22:05 UTC");
  EXPECT_EQ(utc_text(t, chinese), "11月9日 22:05（UTC）");
  EXPECT_EQ(offset_text(t, "Asia/Shanghai"), "UTC+08:00");
  EXPECT_EQ(offset_text(t, "America/St_Johns"), "UTC-03:30");
}

TEST(ZoneTitle, IsWhatReadersCallTheClock) {
  scenario::Scenario s;
  s.zone = "America/Port-au-Prince";
  scenario::Place place;
  place.city = {"Port au Prince", "太子港"};
  place.zone = "America/New_York";
  s.places.push_back(place);
  EXPECT_EQ(zone_title(s, english), "Port-au-Prince time")
      << "another city of that name, so as the zone has it";
  s.places[0].zone = s.zone;
  EXPECT_EQ(zone_title(s, english), "Port au Prince time");
  EXPECT_EQ(zone_title(s, Language::both), "Port au Prince time");
  EXPECT_EQ(zone_title(s, chinese), "太子港时间");
  s.places[0].city = {"Cap-Haïtien", "海地角"};
  EXPECT_EQ(zone_title(s, chinese), "太子港时间")
      << "not called after it: as the register of airports has it";
  s.places[0].city = {};
  s.places[0].name = {"Port-au-Prince", ""};
  EXPECT_EQ(zone_title(s, english), "Port-au-Prince time");
  EXPECT_EQ(zone_title(s, chinese), "太子港时间") << "in no mixture of languages";
  s.zone = "America/Argentina/Ushuaia";
  EXPECT_EQ(zone_title(s, english), "Ushuaia time");
  s.zone = "America/Indiana/Vincennes";
  EXPECT_EQ(zone_title(s, english), "Vincennes time");
  EXPECT_EQ(zone_title(s, chinese), s.zone) << "no airport has it in Chinese";
  s.zone = "Etc/GMT+3";
  EXPECT_EQ(zone_title(s, english), s.zone) << "called after no city";
  s.zone_name = {"our time", "我们的时间"};
  EXPECT_EQ(zone_title(s, chinese), "我们的时间");
  s.zone_name = {};
  s.zone = "Asia/Shanghai";
  EXPECT_EQ(zone_title(s, chinese), "北京时间");
  s.zone = "UTC";
  EXPECT_EQ(zone_title(s, english), "UTC");
}

TEST(Amounts, LegsAreNoFlights) {
  EXPECT_EQ(flights_text(1, Service::flights, english), "1 flight");
  EXPECT_EQ(flights_text(2, Service::legs, english), "2 legs");
  EXPECT_EQ(flights_text(2, Service::flights, chinese), "2班");
  EXPECT_EQ(flights_text(2, Service::legs, chinese), "2个班次");
}

TEST(Facts, OfAShipAreNotThoseOfAnAircraft) {
  using scenario::FlightStatus;
  using scenario::Mode;
  for (const Mode mode : {Mode::sea, Mode::road, Mode::rail})
    for (std::size_t i = 1; i < scenario::flight_status_names.size(); ++i) {
      const std::string said = word_for(static_cast<FlightStatus>(i), mode).in(english);
      EXPECT_FALSE(said.empty());
      for (const char* const word : {"air", "land", "flew"})
        EXPECT_EQ(said.find(word), std::string::npos) << said;
    }
  EXPECT_STREQ(word_for(FlightStatus::in_the_air).in(english), "in the air");
  EXPECT_STREQ(word_for(FlightStatus::boarding, Mode::rail).in(chinese), "上客中");
}

TEST(Amounts, PositionsSayTheirHemispheres) {
  EXPECT_EQ(position_text({-43.2, -22.9}, english), "22.9000° S, 43.2000° W");
  EXPECT_EQ(position_text({121.5, 31.2}, chinese), "北纬31.2000°，东经121.5000°");
}

TEST(Dates, LeaveOutAFractionOfASecond) {
  const Instant t = *parse_instant("2015-11-09T22:05:30.750+00:00");
  EXPECT_EQ(time_of_day(t, "UTC"), "22:05");
  EXPECT_EQ(time_of_day(t, "UTC", true), "22:05:30");
}

TEST(Dates, OfASourceStayAsTheyAreUnlessComplete) {
  EXPECT_EQ(source_date({.id = "a", .title = {}, .name = {}, .date = "2015-11-10", .url = {}}, english),
            "10 November 2015");
  EXPECT_EQ(source_date({.id = "a", .title = {}, .name = {}, .date = "2015", .url = {}}, english), "2015");
}

TEST(Amounts, AreWrittenAsTheLanguageDoes) {
  EXPECT_EQ(count_text(1234, english), "1,234");
  EXPECT_EQ(count_text(1234, chinese), "1234");
  EXPECT_EQ(count_text(12345, chinese), "12,345");
  EXPECT_EQ(people_text(47, "suspects", english), "47 suspects");
  EXPECT_EQ(people_text(47, "嫌疑人", chinese), "嫌疑人47人");
  EXPECT_EQ(people_text(scenario::HeadCount::about(150), "嫌疑人", chinese), "嫌疑人约150人");
  EXPECT_EQ(people_text({}, "suspects", english), "suspects (number unknown)");
  EXPECT_EQ(people_text({}, "", chinese), "人数不详");
  EXPECT_EQ(kilometres_text(Metres(3366400), english), "3,366 km");
  EXPECT_EQ(kilometres_text(Metres(3366400), chinese), "3366公里");
  EXPECT_EQ(metres_text(Metres(500), chinese), "500米");
  EXPECT_EQ(duration_text(Seconds(3 * 3600 + 5 * 60), english), "3 h 05 min");
  const Instant left = *parse_instant("2015-11-10T06:00:40Z"), came = *parse_instant("2015-11-10T09:05:05Z");
  EXPECT_EQ(duration_text(shown_between(left, came), english), "3 h 05 min")
      << "06:00 to 09:05, although it is nearer to 3 h 04 min from second to second";
  EXPECT_EQ(duration_text(Seconds(3 * 3600 + 5 * 60), chinese), "3小时05分");
}

TEST(Asides, TakeThePunctuationOfTheLanguage) {
  EXPECT_EQ(labelled("Source", "BJ News", english), "Source: BJ News");
  EXPECT_EQ(labelled("来源", "新京报", chinese), "来源：新京报");
  EXPECT_EQ(with_aside("06:00", "UTC", english), "06:00 (UTC)");
  EXPECT_EQ(with_aside("06:00", "UTC", chinese), "06:00（UTC）");
}

TEST(Facts, HaveWordsInBothLanguages) {
  for (const scenario::Certainty c : scenario::certainties)
    for (const Wording& said : {word_for(c), times_word_for(c)}) EXPECT_STRNE(said.english, said.chinese);
  for (const timeline::Status s : timeline::statuses) EXPECT_STRNE(word_for(s).english, word_for(s).chinese);
  EXPECT_STREQ(word_for(timeline::Status::airborne).in(english), "aboard");
}

}  // namespace
}  // namespace homebound
