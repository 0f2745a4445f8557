#!/usr/bin/env bash
# pack.sh LAYERS TABLES OUT.gpkg: GeoJSON layers and CSV tables into one GeoPackage.
set -euo pipefail
layers=$1 tables=$2 out=$3
export OGR_CURRENT_DATE=2026-01-01T00:00:00.000Z  # so that two packings are byte for byte the same

append() { ogr2ogr -q -f GPKG $([ -f "$out" ] && echo -update -append) "$out" "$@" -a_srs EPSG:4326; }
shapes() {  # LAYER TYPE OPTIONS...
  append "$layers/$1.geojson" -nln "$1" -nlt "$2" -where "OGR_GEOMETRY IS NOT NULL" "${@:3}"
}
points() {  # TABLE LAYER
  append "$tables/$1.csv" -nln "$2" -oo X_POSSIBLE_NAMES=lon -oo Y_POSSIBLE_NAMES=lat \
    -oo KEEP_GEOM_COLUMNS=NO -oo AUTODETECT_TYPE=YES
}
rm -f "$out"
for level in lo mid hi; do shapes land_$level POLYGON -explodecollections; done
for level in lo mid; do shapes countries_$level MULTIPOLYGON; done
for level in lo mid hi; do shapes admin0_lines_$level LINESTRING -explodecollections; done
shapes admin1_lines_mid LINESTRING -explodecollections
shapes lakes MULTIPOLYGON
shapes rivers MULTILINESTRING
points cities_gn cities
points airports airports
points admin1_names admin1_labels
