#!/usr/bin/env bash
# Kills exports at random moments and looks at what is left: the earlier good file must still be there and whole, or
# the new one when it was done; pictures of a folder must be whole one by one; and the next export must clear away
# what the killed ones left.
#   tests/kill_exports.sh PROGRAM ROUNDS [FORMAT...]      formats: png svg pdf mp4 webm mov gif pptx frames
set -euo pipefail
program=$1 rounds=$2
shift 2
formats=("$@")
[[ ${#formats[@]} -gt 0 ]] || formats=(png svg pdf mp4 webm mov gif pptx frames)

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fail() { echo "kill_exports: $*" >&2; exit 1; }
now() { date +%s%N; }
# Whole pictures, one file each.
whole_pngs() { identify -regard-warnings "$@" >/dev/null 2>&1; }

for format in "${formats[@]}"; do
  case $format in
    frames) out=frames options="--size 160x90 --seconds 1 --fps 12" ;;
    pptx) out=slides.pptx options="--size 320x180 --fps 2" ;;
    mp4 | webm | mov | gif) out=film.$format options="--size 160x90 --seconds 1 --fps 12" ;;
    *) out=map.$format options="--size 640x360" ;;
  esac
  export_it() { "$program" export -o "$out" $options "$@" 2>/dev/null; }
  sum() { if [[ $format == frames ]]; then cat "$out"/frame-*.png; else cat "$out"; fi | sha256sum; }
  export_it --theme night
  other=$(sum)
  begin=$(now)
  export_it
  took=$((($(now) - begin) / 1000000)) # milliseconds
  good=$(sum)
  [[ $good != "$other" ]] || fail "$format: both themes give one file"
  killed=0
  for ((round = 0; round < rounds; ++round)); do
    "$program" export -o "$out" $options --theme night 2>/dev/null &
    pid=$!
    delay=$((RANDOM % took))
    sleep "$((delay / 1000)).$(printf '%03d' $((delay % 1000)))"
    kill -9 $pid 2>/dev/null || true
    wait $pid 2>/dev/null || killed=$((killed + 1))
    if [[ $format == frames ]]; then
      whole_pngs "$out"/frame-*.png || fail "$format: a picture is broken after round $round"
      export_it --resume
      [[ $(sum) == "$good" ]] || fail "$format: not what an uninterrupted run gives after round $round"
    elif [[ $(sum) == "$other" ]]; then
      export_it # it was done before it was killed
    else
      [[ $(sum) == "$good" ]] || fail "$format: another file after round $round"
    fi
  done
  [[ $format == frames ]] || export_it
  [[ $(sum) == "$good" ]] || fail "$format: another file at the end"
  left=$(find . -name '.*.tmp-*')
  [[ -z $left ]] || fail "$format: left behind: $left"
  echo "$format: killed $killed of $rounds, whole"
done
