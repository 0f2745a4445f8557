#!/usr/bin/env bash
# Types pinyin into fields of the window under Xvfb, by ibus with libpinyin, saves, and prints the file. Leaves pictures of what is being
# typed and of what came of it. Exit status 77: an input method is not installed; it says which package has it.
#   tests/input_method.sh PROGRAM FOLDER     writes FOLDER/typed.png, FOLDER/committed.png and FOLDER/story.toml
set -euo pipefail

# Within an X server and a session bus of its own.
if [ "$1" = --inside ]; then
  ibus-daemon --xim --panel=disable &
  started=($!)
  trap 'kill "${started[@]}" 2>/dev/null || true' EXIT
  # It may choose the engine and yet say that it did not.
  until [ "$(ibus engine 2>/dev/null)" = libpinyin ]; do
    ibus engine libpinyin 2>/dev/null || true
    sleep 0.3
  done
  "$2" story.toml --frame-log log &
  started+=($!)
  exec 3<log
  grep -m1 ^frame <&3 >/dev/null
  cat <&3 >/dev/null &
  started+=($!)
  window=$(xdotool search --sync --onlyvisible --class homebound | tail -n1)
  xdotool windowfocus --sync "$window"
  settle() { sleep "${HOMEBOUND_SETTLE:-1.5}"; }
  settle
  settle
  xdotool key e # the Edit tab: the fields of the only flight
  settle
  settle
  xdotool mousemove 1105 418 click 1 # From: as said
  settle
  type_slowly() { xdotool type --delay 150 "$1" && settle; }
  type_slowly nihao
  import -window root typed.png
  xdotool key space # commits two characters at once
  settle
  type_slowly women
  xdotool key space
  settle
  type_slowly zhongguop
  xdotool key BackSpace # of the pinyin, not of the field
  settle
  xdotool key space
  settle
  xdotool key Tab # to: as said
  settle
  type_slowly abc
  xdotool key Return # commits the letters; the field stays
  settle
  type_slowly shanghai
  xdotool key space
  settle
  xdotool key Tab
  settle
  import -window root committed.png
  xdotool key ctrl+s
  settle
  settle
  exit 0
fi

[ $# = 2 ] || { echo "usage: tests/input_method.sh PROGRAM FOLDER" >&2; exit 2; }
self=$(realpath "$0") program=$(realpath "$1")
for needed in ibus-daemon:ibus /usr/libexec/ibus-engine-libpinyin:ibus-libpinyin dbus-run-session:dbus xdotool:xdotool \
  import:imagemagick xvfb-run:xvfb localedef:libc-bin /usr/share/i18n/locales/zh_CN:locales; do
  if ! command -v "${needed%:*}" >/dev/null && ! [ -e "${needed%:*}" ]; then
    echo "skipped: ${needed%:*} is not installed (Debian: ${needed#*:})"
    exit 77
  fi
done
mkdir -p "$2"
cd "$2"
rm -rf home run log typed.png committed.png ibus.txt
mkdir -p home/state home/.config home/.cache run locale
chmod 700 run
[ -d locale/zh_CN.UTF-8 ] || localedef -i zh_CN -f UTF-8 locale/zh_CN.UTF-8
export LOCPATH=$PWD/locale LC_ALL=zh_CN.UTF-8 XMODIFIERS=@im=ibus HOME=$PWD/home XDG_STATE_HOME=$PWD/home/state XDG_RUNTIME_DIR=$PWD/run
unset WAYLAND_DISPLAY
printf 'title = "x"\n[[flight]]\nid = "a"\nfrom = "CGK"\nto = "PVG"\ndepart = 2020-01-01T00:00:00Z\npeople = 1\n' >story.toml
mkfifo log
status=0
timeout --kill-after=5 "${HOMEBOUND_LIMIT:-150}" xvfb-run -a -s "-screen 0 1280x720x24" dbus-run-session -- \
  bash "$self" --inside "$program" >ibus.txt 2>&1 || status=$?
if [ $status != 0 ]; then
  echo "stopped with status $status (124: the time was over)"
  tail -n 20 ibus.txt
  exit 1
fi
cat story.toml
