"""city_names.py LOCALES < cities_gn.csv: the names of the cities in other languages, as CSV.

They come from the gettext catalogues of libgeonames-common. A name that is told from the city's own by its
capitals, accents or signs alone is left out, and so is one that no other letter tells from an earlier one.
"""
import csv
import gettext
import re
import sys
import unicodedata

LANGUAGES = "en zh zh_TW ar de es fr ru tr it pt pt_BR id vi ja ko uk fa pl nl".split()
KIND = re.compile(r"(?<=..)(市|시)$|^(город|місто|م?دينة|شهر) ")


def folded(name):
    letters = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("đ", "d"))
    return "".join(c for c in letters if c.isalnum())


catalogues = []
for language in LANGUAGES:
    with open(f"{sys.argv[1]}/{language}/LC_MESSAGES/geonames.mo", "rb") as file:
        catalogues.append(gettext.GNUTranslations(file))

table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(["geonameid", "names"])
for city in csv.DictReader(sys.stdin):
    names = []
    known = {folded(city["name"]), folded(city["name_zh"])}
    for catalogue in catalogues:
        said = catalogue.gettext(city["geonameid"])
        name = KIND.sub("", said).strip()
        if said == city["geonameid"] or len(name) < 2 or ";" in name or folded(name) in known:
            continue
        known.add(folded(name))
        names.append(name)
    if names:
        table.writerow([city["geonameid"], ";".join(names)])
