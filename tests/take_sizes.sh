#!/usr/bin/env bash
# Pictures of 4 to 1,000,000 flights on four pages in both themes, one sheet a theme, to be looked at: no test can say whether they
# are good. The flights are drawn by lot from OpenFlights' routes.
#   tests/take_sizes.sh PROGRAM ROUTES.dat FOLDER [COUNT...]
# needs montage of imagemagick. A sheet is FOLDER/sizes-THEME.jpg.
set -euo pipefail
program=$(realpath "$1") routes=$(realpath "$2") folder=$3
shift 3
counts=("$@")
[ ${#counts[@]} -gt 0 ] || counts=(4 30 300 1000 3000 66394 1000000)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$folder"
for count in "${counts[@]}"; do
  awk -F, -v count="$count" '
    BEGIN { srand(11); print "from,to,depart,people" }
    length($3) == 3 && length($5) == 3 { routes[n++] = $3 "," $5 }
    END {
      for (i = 0; i < count; ++i)
        printf "%s,2015-11-%02dT%02d:%02dZ,%d\n", routes[int(rand() * n)], 1 + int(rand() * 3), int(rand() * 24), int(rand() * 60), 20 + int(rand() * 250)
    }' "$routes" >"$work/$count flights.csv"
done
for theme in paper night; do
  pictures=()
  for count in "${counts[@]}"; do
    for page in 1920x1080 1080x1920 1200x1200 1240x1754; do
      picture=$work/$theme-$count-$page.png
      "$program" export "$work/$count flights.csv" -o "$picture" --theme "$theme" --size "$page" --at 2015-11-02T12:00Z 2>/dev/null
      pictures+=("$picture")
    done
  done
  montage "${pictures[@]}" -tile 4x -geometry 320x270+4+4 -background "#808080" -quality 88 "$folder/sizes-$theme.jpg"
done
