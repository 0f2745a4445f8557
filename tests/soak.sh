#!/usr/bin/env bash
# Lets the window play the built-in story over and over with its wall clock sped up, and prints what memory it holds after each
# simulated hour.
#   tests/soak.sh PROGRAM [HOURS [RATE]]      24 hours at 60 times the speed take 24 minutes
set -euo pipefail
program=$(realpath "$1") hours=${2:-24} rate=${3:-60}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -p "$home/homebound"
printf 'width=1280\nheight=720\nleft=0\ntop=0\n' >"$home/homebound/window.conf"
export XDG_STATE_HOME=$home
xvfb-run -a -s "-screen 0 1280x720x24" bash -c '
  "$1" --frame-log "$4/log" --clock-rate "$3" &
  trap "kill $!" EXIT
  sleep 3
  xdotool mousemove 600 400 key r key space
  echo "simulated hours, frames, memory in MB"
  for hour in $(seq 0 "$2"); do
    [ "$hour" = 0 ] || sleep $((3600 / $3))
    tail -1 "$4/log" | sed -E "s/^frame ([0-9]+) .* playing=([01]) .* memory=([0-9]+) .*/$hour  \1  \3  playing=\2/"
  done' bash "$program" "$hours" "$rate" "$home"
