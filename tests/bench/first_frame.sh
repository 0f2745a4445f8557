#!/usr/bin/env bash
# Starts the program's window and a bare one of SFML and Dear ImGui in turn under Xvfb, and prints the seconds from the
# start to the first frame on the screen, their medians and the ratio.
#   tests/bench/first_frame.sh PROGRAM BARE_WINDOW [ROUNDS]
set -euo pipefail
program=$(realpath "$1") bare=$(realpath "$2") rounds=${3:-9}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/homebound"
printf 'width=1280\nheight=720\nleft=0\ntop=0\n' >"$home/homebound/window.conf"
mkfifo "$home/log"
export XDG_STATE_HOME=$home
xvfb-run -a -s "-screen 0 1280x720x24 -noreset" bash -c '
  program=$1 bare=$2 rounds=$3 home=$4
  until_frame() {  # COMMAND... that writes a line "frame ..." to the log
    local begin=$EPOCHREALTIME line
    "$@" &
    while read -r line; do [[ $line == frame* ]] && break; done <"$home/log"
    awk -v a="$begin" -v b="$EPOCHREALTIME" "BEGIN { printf \"%.3f\\n\", b - a }"
    kill $! 2>/dev/null
    wait $! 2>/dev/null || true
  }
  to_log() { exec "$1" >"$home/log"; }
  for ((i = 0; i < rounds; ++i)); do
    until_frame "$program" --frame-log "$home/log" >>"$home/ours"
    until_frame to_log "$bare" >>"$home/bare"
  done
  middle() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }
  echo "the window: $(sort -n "$home/ours" | tr "\n" " "), median $(middle "$home/ours") s"
  echo "a bare one: $(sort -n "$home/bare" | tr "\n" " "), median $(middle "$home/bare") s"
  awk -v a="$(middle "$home/ours")" -v b="$(middle "$home/bare")" "BEGIN { printf \"ratio: %.2f\\n\", a / b }"
' bash "$program" "$bare" "$rounds" "$home"
