// A scenario with every key of the format, each with a value that is not the usual one, and the files it
// names.
#pragma once

#include <string>

#include "support/sounds.h"
#include "support/temporary_folder.h"

namespace homebound::test {

struct EveryKey : TemporaryFolder {
  EveryKey() {
    put(*this / "a.gpx",
        "<gpx><trk><name>one</name><trkseg><trkpt lat='11.5' "
        "lon='104.8'><time>2015-11-09T20:00:00Z</time></trkpt>"
        "<trkpt lat='40' lon='116.5'><time>2015-11-10T01:00:00Z</time></trkpt></trkseg></trk>"
        "<trk><name>two</name><trkseg><trkpt lat='1' lon='-170'><time>2015-11-09T20:00:00Z</time></trkpt>"
        "<trkpt lat='1' lon='170'><time>2015-11-10T01:00:00Z</time></trkpt></trkseg></trk></gpx>");
    put(*this / "zones.geojson", "{}");
    put(*this / "theme.toml", "");
    put(*this / "photo.png", "");
    put(*this / "told.wav", wav(2.5, 8000, 1, beep));
    put(*this / "flights.csv",
        "Nr;Von;Nach;Ab, lokal;An;P;K;S;N;V\nT1;CGK;PVG;03/01/2024 08:00;03/01/2024 "
        "15:00;40;guests;derived;n;800\n");
    put(*this / "flights.geojson",
        R"({"type": "FeatureCollection", "name": "routes", "features": [{"type": "Feature", "geometry": null,
            "properties": {"flight": "T2", "from": "CGK", "to": "PVG", "depart": "2015-11-10 03:00", "people": 3}}]})");
  }
  std::string file() const { return (*this / "test.toml").string(); }

  const std::string toml =
      R"(title = { en = "A \"title\" \\ with\ttabs,\nlines \u0007 and \u007f", zh = "标题" }
language = "both"
theme = "theme.toml"
colour_by = "operator"
colours = { officers = "#0b63a5", "odd key" = "#b3261e" }
routes = { as = "flows" }
count = "legs"
charts = { count = "arrived", unit = "flights", bars = "kind", cumulative = "mode", ranking = "operator", where = "from=CGK to=PVG" }
projection = "robinson"
center = [160.25, -1e-3]
extent = [170, -12.125, -155, 50]
show = ["countries", "daylight"]
hide = ["seas", "clock"]
zone = "Asia/Shanghai"
zone_name = "China time"
attribution = { zh = "据报道" }
invented = true
left_out = 3
guessed_dates = ["dmy", "mdy"]
withheld = 2
[kinds]
officers = { en = "officers", zh = "民警" }
guests = "guests"
"odd key" = "x"
[[source]]
id = "a"
title = "A"
name = { en = "A", zh = "甲" }
date = "2015-11-10"
url = "https://example.org/?a=1&b"
[[source]]
id = "b"
title = { zh = "乙" }
[[place]]
id = "PEK"
airport = "ZBAA"
name = { en = "Beijing Capital", zh = "北京首都" }
[[place]]
id = "camp"
name = "Camp"
city = "Town"
lon = 100.123456789012
lat = -0.5
zone = "Asia/Bangkok"
country = "TH"
[[figure]]
id = "f"
value = 254
text = "people"
sure = "derived"
source = ["a", "b"]
flights = ["x", "t"]
claims = [{ value = "about 250", source = "b", note = "n" }, { value = 7 }]
[[figure]]
id = "g"
value = { en = "007", zh = "七" }
[[flight]]
id = "x"
from = "PNH"
to = "PEK"
from_said = "Phnom Penh"
to_said = "北京"
depart = { at = 2015-11-09T12:00:00.250, sure = "estimated", about = true, zone = "Europe/Berlin", note = { en = "n", zh = "注" } }
arrive = { at = 2015-11-11T09:00:00, sure = "derived", about = true, zone = "Asia/Tokyo", note = "n" }
via = ["HKG", [114.5, 30], "camp"]
planned_to = "PVG"
planned_via = ["HGH", [115.5, 31]]
speed = 812.5
people = { min = 120, max = 160 }
kind = "officers"
sure = "derived"
source = "a"
note = "a note"
operator = "Air China"
aircraft = "B77W"
registration = "B-2006"
callsign = "CCA066"
icao24 = "780ABC"
flight_number = "CA066"
seats = 311
mode = "rail"
status = "never flew"
journey = "evac-17"
continues = "t"
planned = { people = 160, sure = "scheduled", source = "a" }
booked = { people = "about 150", sure = "scheduled", source = ["a", "b"] }
boarded = { people = 140, sure = "derived", source = "b" }
arrived = { people = "at least 120", sure = "estimated", source = "b" }
[[flight]]
from = "cgk"
to = "WSSS"
arrive = "2015-11-10 09:00:00Z"
[[flight]]
from = "KTI"
to = "LHR"
date = { at = 2025-10-01, zone = "Asia/Tokyo" }
[[flight]]
id = "groups"
from = "CGK"
to = "PVG"
depart = { at = 2015-11-10T04:00:00, scheduled = 2015-11-10T03:30:00, estimated = 2015-11-10T03:45:00 }
arrive = { at = 2015-11-10T12:00:00, scheduled = 2015-11-10T11:30:00, estimated = 2015-11-10T11:45:00 }
source = "b"
[[flight.group]]
people = 90
kind = "guests"
nationality = "Indonesia"
sure = "derived"
source = "a"
note = { en = "n", zh = "注" }
[[flight.group]]
people = "120 to 160"
kind = "officers"
[[flight.group]]
nationality = "CN"
[[flight]]
from = "CGK"
to = "PVG"
depart = 2015-11-10T04:00:00
people = { guests = 90, officers = "about 12" }
planned = 160
arrived = "120 to 160"
[[flight]]
track = { file = "a.gpx", name = "one" }
people = 0
kind = "odd key"
[[flight]]
id = "t"
from = "camp"
track = { file = "a.gpx", number = 2 }
[[table]]
file = "flights.csv"
columns = { flight = "Nr", from = 2, to = "Nach", date = "", depart = "Ab, lokal", arrive = 5, arrive_date = "", people = "P", kind = "K", sure = "S", source = "", note = "N", speed = "V", airline = "", status = "", year = "", month = 7, day = "", from_lat = "", from_lon = "", to_lat = "", to_lon = "", from_country = "", to_country = "", duration = "", aircraft = "", registration = "", callsign = "", icao24 = "", flight_number = "", seats = "", planned = "", booked = "", boarded = "", arrived = "", nationality = "", journey = "", continues = "", mode = "", groups = "" }
mend = [{ row = 2, column = "Nr", value = "X1" }]
encoding = "windows-1252"
separator = ";"
zone = "Asia/Tokyo"
dates = "dmy"
keep_repeated = true
sure = "scheduled"
[[table]]
file = "flights.geojson"
layer = "routes"
where = "people > 0"
kind = "officers"
source = ["a", "b"]
[[event]]
at = { at = 2015-06-01, zone = "Europe/Berlin" }
date_text = "June 2015"
text = "later in the file, earlier in time"
place = "NRT"
until = 2015-07-01
[[event]]
at = 2015-05-01T12:00:00
until = { at = 2015-05-02T12:00:00, zone = "Asia/Tokyo" }
position = [179.5, 10]
text = { en = "e", zh = "事" }
figure = "f"
sure = "scheduled"
source = ["b"]
note = { en = "n", zh = "注" }
[[event]]
at = 2015-04-01
place = "LAX"
text = "first"
[[scene]]
title = "s"
text = { en = "t" }
notes = { en = "n", zh = "注" }
speaking = 90.5
from = 2015-01-01
to = 2015-11-10T12:00:00
seconds = 12.5
hold = 1.5
glide = 3
ease = "in-out"
camera = { projection = "robinson", center = [160, 0.5], frame = ["x", "camp", "OSL"] }
show = ["chart", "rivers"]
hide = "seas"
card = true
callouts = ["here", "there"]
stress = "x"
[[scene]]
narration = "told.wav"
from = { at = 2015-02-01, zone = "Europe/Berlin" }
to = { at = 2015-03-01, zone = "Asia/Tokyo" }
camera = { extent = [1, 2, 3, 4] }
[[scene]]
from = 2015-02-01
to = 2015-03-01
camera = { middle = [116.5, -40.25], span = 1234.5 }
[[scene]]
from = 2015-02-01
to = 2015-03-01
seconds = 30
camera = { follow = "x", lead = 1.5, span = 900 }
keyframe = [
  { second = 4, span = 400 },
  { second = 8.5, glide = 2, ease = "out", frame = ["x", "camp"] },
  { second = 12, projection = "orthographic", center = [160, 0.5] },
  { second = 16, middle = [116.5, -40.25] },
  { second = 20, extent = [1, 2, 3, 4] },
  { second = 25, follow = "people", lead = -1 },
]
[[callout]]
id = "here"
place = "PEK"
text = { en = "c", zh = "注" }
figure = "f"
count = "arrived"
from = 2015-11-09T06:00:00
to = { at = 2015-11-10T12:00:00, zone = "Asia/Tokyo" }
source = ["a", "b"]
[[callout]]
id = "there"
flight = "x"
figure = "officers-aboard"
from = { at = 2015-11-09T06:00:00, zone = "Europe/Berlin" }
[[callout]]
at = [100.5, -3.25]
area = true
image = "photo.png"
credit = { en = "A photographer", zh = "摄影者" }
to = 2015-11-10
[[counter]]
title = { en = "c", zh = "数" }
last = "90 min"
count = "arrived"
by = "nationality"
where = "kind=guests"
[[counter]]
since = { at = 2015-11-01, zone = "Europe/Berlin" }
until = { at = 2015-11-10T12:00:00, zone = "Asia/Tokyo" }
[[counter]]
since = 2015-11-01T06:00:00
until = 2015-11-10
by = "mode"
[[counter]]
[[layer]]
file = "zones.geojson"
name = "Zones"
opacity = 0.5
from = { at = 2015-11-09T06:00:00, zone = "Europe/Berlin" }
to = { at = 2015-11-10T12:00:00, zone = "Asia/Tokyo" }
under = "labels"
bounds = [100, 10, 120, 30]
layer = "zones"
where = "level > 1"
label = "name"
from_field = "begin"
to_field = "end"
fill = "#b3261e40"
stroke = "#b3261e"
width = 1.25
dash = [4, 2.5]
size = 9
marker = "diamond"
[[layer]]
file = "zones.geojson"
)";
};

}  // namespace homebound::test
