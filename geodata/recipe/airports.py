"""airports.py AIRPORTS.SQLITE < zones.json: every airport with an IATA code, as CSV on stdout.

With --positions instead: the positions alone, as JSON, for a zone to be looked up for each.
A looked-up zone is taken only if tz data lists it for the airport's country; otherwise the country's
one zone, or that of the nearest airport in the country, is. China keeps one official time.
"""
import csv
import json
import math
import sqlite3
import sys

ZONES_OF_NO_TABLE = {"XK": {"Europe/Belgrade"}, "FI": {"Europe/Helsinki", "Europe/Mariehamn"},
                     "NO": {"Europe/Oslo", "Arctic/Longyearbyen"}, "CN": {"Asia/Shanghai"}}

database = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
airports = database.execute(
    """select icao, iata, name, type, round(latitude, 6), round(longitude, 6), elevation_ft, country_code, city
       from airports where type in ('large_airport', 'medium_airport', 'small_airport') and iata <> ''
       order by icao""").fetchall()
if "--positions" in sys.argv:
    json.dump(database.execute(
        """select latitude, longitude from airports
           where type in ('large_airport', 'medium_airport', 'small_airport') and iata <> ''
           order by icao""").fetchall(), sys.stdout)
    sys.exit()

zones_of = {}
with open("/usr/share/zoneinfo/zone.tab", encoding="utf-8") as file:
    for line in file:
        if not line.startswith("#"):
            country, _, zone = line.rstrip("\n").split("\t")[:3]
            zones_of.setdefault(country, set()).add(zone)
zones_of.update(ZONES_OF_NO_TABLE)

looked_up = json.load(sys.stdin)
placed = [(row, zone) for row, zone in zip(airports, looked_up) if zone in zones_of.get(row[7], ())]


def distance(a, b):
    turn = (a[5] - b[5] + 180) % 360 - 180
    return math.hypot(a[4] - b[4], turn * math.cos(math.radians(a[4])))


def zone_for(row, zone):
    known = zones_of.get(row[7])
    if known is None or zone in known:
        return zone
    if len(known) == 1:
        return next(iter(known))
    neighbours = [(distance(row, other), found) for other, found in placed if other[7] == row[7]]
    return min(neighbours)[1] if row[7] != "AQ" and neighbours else zone


table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(["ident", "iata", "name", "type", "lat", "lon", "elevation_ft", "country", "city", "tz"])
for row, zone in zip(airports, looked_up):
    table.writerow([*row, zone_for(row, zone)])
