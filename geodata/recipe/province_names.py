"""province_names.py PROVINCES.json: where first-order regions' names go, as CSV on stdout."""
import csv
import json
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    provinces = [feature["properties"] for feature in json.load(file)["features"]]
table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(["adm1_code", "adm0_a3", "iso_3166_2", "name", "name_zh", "lat", "lon", "min_label"])
for p in sorted(provinces, key=lambda p: p["adm1_code"]):
    if p["latitude"]:
        table.writerow([p["adm1_code"], p["adm0_a3"], p["iso_3166_2"], p["name"], p["name_zh"],
                        round(p["latitude"], 4), round(p["longitude"], 4), p["min_label"]])
