#!/usr/bin/env bash
# land.sh PROVINCES.json OUT: land, countries and boundary lines at three levels, as GeoJSON in OUT.
# One topology serves all layers of a level, so coasts and boundaries meet exactly.
set -euo pipefail
provinces=$1 out=$2
recipe=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mapshaper() { mapshaper-xl 6gb "$@" -quiet; }

mapshaper "$provinces" -rename-layers p \
  -each 'iso = (iso_a2 && iso_a2 != "-1") ? iso_a2 : null' \
  -filter-fields adm0_a3,sov_a3,admin,iso,adm1_code,name \
  -o "$out/topology.msx"

level() {  # NAME PRECISION SIMPLIFY...
  local name=$1 precision=$2
  shift 2
  mapshaper "$out/topology.msx" "$@" -require "$recipe/boundary_kind.js" alias=K \
    -each 'c = {KAB: "KAZ", USG: "CUB"}[adm0_a3] || adm0_a3' \
    -lines + name=all each='a0 = A.c, b0 = B ? B.c : null, an = A.name, bn = B ? B.name : null' \
    -filter + name=admin0_lines target=all '!!b0 && a0 != b0' \
    -each target=admin0_lines 'kind = K.kind(a0, b0, an, bn), pair = [a0, b0].sort().join("-")' \
    -dissolve target=admin0_lines pair,kind \
    -filter + name=admin1_lines target=all '!!b0 && a0 == b0' -each target=admin1_lines 'c = a0' \
    -dissolve target=admin1_lines c \
    -dissolve + target=p name=countries c copy-fields=admin,iso,sov_a3 \
    -filter-fields target=countries c,admin,iso,sov_a3 \
    -dissolve + target=countries name=land -explode target=land -each target=land 'id = this.id' \
    -o target=admin0_lines "$out/admin0_lines_$name.geojson" "precision=$precision" \
    -o target=admin1_lines "$out/admin1_lines_$name.geojson" "precision=$precision" \
    -o target=countries "$out/countries_$name.geojson" "precision=$precision" \
    -o target=land "$out/land_$name.geojson" "precision=$precision"
}
level lo 0.01 -simplify weighted 1.6% keep-shapes
level mid 0.001 -simplify weighted 12% keep-shapes
level hi 0.0001
