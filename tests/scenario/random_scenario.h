// Scenario files at random: keys are there or not, in any mixture.
#pragma once

#include <random>
#include <string>

namespace homebound::test {

class RandomScenario {
 public:
  explicit RandomScenario(unsigned seed) : random_(seed) {}

  std::string scenario() {
    maybe("title = " + text());
    maybe("zone = \"" + zone() + "\"");
    maybe("hide = [\"seas\"]"), maybe("show = [\"rivers\", \"countries\"]");
    maybe("center = " + place()), maybe("colour_by = \"flight\"");
    if (likely()) out_ += "[kinds]\nofficers = " + text() + "\nguests = " + text() + "\n", kinds_ = true;
    const int sources = number(0, 3);
    for (int i = 0; i < sources; ++i) {
      out_ += "[[source]]\nid = \"s" + std::to_string(i) + "\"\ntitle = " + text() + "\n";
      maybe("date = " + words()), maybe("url = " + words());
    }
    sources_ = sources;
    out_ += "[[figure]]\nid = \"f\"\nvalue = " + (likely() ? std::to_string(number(0, 999)) : text()) + "\n";
    sure();
    for (int i = number(0, 8); i > 0; --i) flight();
    for (int i = number(0, 6); i > 0; --i) event();
    for (int i = number(0, 3); i > 0; --i) {
      out_ += "[[scene]]\nfrom = 2015-0" + std::to_string(number(1, 5)) + "-01\nto = " + time() + "\n";
      maybe("text = " + text());
      if (likely()) continue;
      out_ += "seconds = 60.5\n";
      maybe("camera = { follow = \"people\", span = " + std::to_string(number(10, 900)) + " }");
      for (int second = 5; likely() && second < 60; second += number(4, 9)) keyframe(second);
    }
    return out_;
  }

 private:
  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }
  bool likely() { return number(0, 1) == 1; }
  void maybe(const std::string& line) {
    if (likely()) out_ += line + "\n";
  }
  std::string one_of(std::initializer_list<const char*> list) {
    return *(list.begin() + number(0, static_cast<int>(list.size()) - 1));
  }
  std::string words() {
    return one_of({R"("")", R"("plain")", R"("a \"b\" \\ c")", R"("行\n二")", R"('''x''')"});
  }
  std::string text() {
    return likely() ? words() : "{ " + one_of({"en = ", "zh = "}) + words() + (likely() ? " }" : " }");
  }
  std::string zone() {
    return one_of({"Asia/Tokyo", "America/St_Johns", "UTC", "Asia/Kathmandu", "Europe/London"});
  }
  std::string code() { return one_of({"PEK", "zbaa", "SYD", "LAX", "HNL", "KTM", "SCL", "yvr", "EGLL"}); }
  std::string place() {
    return "[" + std::to_string(std::uniform_real_distribution<double>(-180, 180)(random_)) + ", " +
           std::to_string(number(-90, 90)) + "]";
  }
  std::string time() {
    return "2015-0" + std::to_string(number(6, 9)) + "-" + std::to_string(number(10, 28)) + "T" +
           std::to_string(number(10, 23)) + ":" + std::to_string(number(10, 59)) + ":00" +
           one_of({"", ".125", "Z", "+05:45", "-03:30"});
  }
  std::string long_time() {
    std::string parts = "{ at = " + time();
    if (likely()) parts += ", sure = \"" + one_of({"derived", "estimated", "reported"}) + "\"";
    if (likely()) parts += ", about = true";
    if (likely()) parts += ", zone = \"" + zone() + "\"";
    if (likely()) parts += ", note = " + text();
    return parts + " }";
  }
  std::string people() {
    const std::string low = std::to_string(number(0, 500)), high = std::to_string(number(500, 600));
    const std::string about = likely() ? "\"about " + low + "\"" : "\"约" + low + "至" + high + "\"";
    const std::string bounds = "{ min = " + low + (likely() ? ", max = " + high : "") + " }";
    return likely() ? low : likely() ? about : likely() ? bounds : "\"unknown\"";
  }
  void sure() {
    maybe("sure = \"" + one_of({"derived", "scheduled", "tracked", "estimated"}) + "\"");
    if (sources_ > 0) maybe("source = [\"s" + std::to_string(number(0, sources_ - 1)) + "\"]");
  }
  void flight() {
    const std::string from = code();
    out_ += "[[flight]]\nfrom = \"" + from + "\"\nto = \"GRU\"\n";
    out_ += one_of({"depart", "arrive"}) + " = " + (likely() ? time() : long_time()) + "\n";
    maybe("via = [\"" + code() + "\", " + place() + "]"),
        maybe("speed = " + std::to_string(number(50, 1200)));
    maybe("people = " + people()), maybe("note = " + text());
    if (likely())
      out_ += "kind = \"" + (kinds_ ? one_of({"officers", "guests"}) : one_of({"a", "b c", "中"})) + "\"\n";
    sure();
  }
  void keyframe(int second) {
    out_ += "[[scene.keyframe]]\nsecond = " + std::to_string(second) + "\n";
    maybe("glide = " + std::to_string(number(0, 2)) + ".5"), maybe("ease = \"out\"");
    out_ += likely() ? "middle = " + place() + "\n" : "span = " + std::to_string(number(10, 900)) + "\n";
  }

  void event() {
    out_ += "[[event]]\nat = " + (likely() ? time() : "2015-03-" + std::to_string(number(10, 30))) + "\n";
    out_ += "text = " + text() + "\n";
    out_ += likely() ? "place = \"" + code() + "\"\n" : "position = " + place() + "\n";
    maybe("date_text = " + text()), maybe("figure = \"f\""),
        maybe("until = 2016-01-0" + std::to_string(number(1, 9)));
    sure();
  }

  std::mt19937 random_;
  std::string out_;
  int sources_ = 0;
  bool kinds_ = false;
};

}  // namespace homebound::test
