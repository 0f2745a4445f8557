#!/usr/bin/env bash
# Types pinyin into a field of the window under Xvfb, by ibus, and leaves pictures of before and after, to be looked at.
# Needs ibus, ibus-libpinyin, dbus-x11, xdotool, imagemagick and the locale zh_CN.UTF-8.
#   tests/input_method.sh PROGRAM FOLDER     writes FOLDER/typed.png and FOLDER/committed.png
set -euo pipefail
[ $# = 2 ] || { echo "usage: tests/input_method.sh PROGRAM FOLDER" >&2; exit 2; }
program=$(realpath "$1")
mkdir -p "$2"
cd "$2"
export LC_ALL=zh_CN.UTF-8 XMODIFIERS=@im=ibus HOME=$PWD/home XDG_STATE_HOME=$PWD/home/state
rm -rf home log
mkdir -p home/state
mkfifo log
xvfb-run -a -s "-screen 0 1280x720x24" dbus-run-session -- bash -euc '
  ibus-daemon --xim --panel disable & method=$!
  until ibus engine libpinyin 2>/dev/null; do sleep 0.5; done
  "$0" --frame-log log & program=$!
  trap "kill $program $method" EXIT
  exec 3<log
  timeout 60 grep -m1 ^frame <&3 >/dev/null
  cat <&3 >/dev/null &
  window=$(xdotool search --sync --onlyvisible --class homebound | tail -n1)
  xdotool windowfocus --sync "$window"
  sleep 1
  xdotool key ctrl+k
  sleep 1
  xdotool type --delay 200 nihao
  sleep 1
  import -window root typed.png
  xdotool key space
  sleep 1
  import -window root committed.png
' "$program" >ibus.txt 2>&1
printf '%s\n' "$PWD/typed.png" "$PWD/committed.png"
