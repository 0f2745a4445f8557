#!/usr/bin/env bash
# Pictures of the window in every state that has a face of its own, to be looked at: no test can say whether they are good.
#   tests/take_screens.sh PROGRAM FOLDER [SIZE... [THEME... [LANGUAGE...]]]
# takes 1280x720 and 3840x2160 (the interface at 250 %), paper and night, en and zh where nothing else is said;
# ONLY="present palette" takes just these. Files are FOLDER/STATE-SIZE-THEME-LANGUAGE.png.
set -euo pipefail
program=$(realpath "$1") folder=$2
shift 2
sizes=() themes=() languages=()
for word; do
  case $word in
    *[0-9]x[0-9]*) sizes+=("$word") ;;
    en | zh) languages+=("$word") ;;
    *) themes+=("$word") ;;
  esac
done
[ ${#sizes[@]} -gt 0 ] || sizes=(1280x720 3840x2160)
[ ${#themes[@]} -gt 0 ] || themes=(paper night)
[ ${#languages[@]} -gt 0 ] || languages=(en zh)
mkdir -p "$folder"

# A state and the keys that lead to it: xdotool's names of keys, `t:` types text (`t:ENGLISH|CHINESE` by the window's language), `c:X,Y`
# clicks at a share of the window, `m:X,Y` moves there, `d:X,Y,X,Y` drags, `w:N` waits N seconds (three times as long where the window is
# large, whose frames take longer without a graphics card), `speaker` raises the speaker's window and takes it instead of the screen.
states=(
  "welcome first"
  "view 8 w:5"
  "evidence c:0.89,0.068 w:0.5"
  "flight 8 w:5 ctrl+f t:CGK-PVG w:0.5 Return w:2"
  "filter 8 w:5 ctrl+shift+f w:0.5"
  "edit e w:0.5"
  "add-flight e a w:1 shift+Tab w:0.5 t:CGKK w:0.5"
  "refused e a w:1 shift+Tab w:0.5 t:CGKK Tab w:0.5 t:PVG Tab w:0.5 t:2015-11-10T09:00 Return w:1"
  "no-file ctrl+o w:0.5 t:/nowhere/x.toml Return w:1"
  "search ctrl+f t:jakarta w:0.5"
  "palette ctrl+k w:0.5 t:proj|投影 w:0.5"
  "keys F1 w:0.5"
  "about shift+F1 w:0.5"
  "table 8 w:5 d w:0.5"
  "storyboard s w:5"
  "storyboard-edit s w:4 c:0.25,0.8 w:1 e w:2"
  "export 8 w:5 ctrl+e w:3"
  "measure 8 w:5 m c:0.3,0.4 c:0.45,0.6 c:0.25,0.7 w:0.5"
  "open ctrl+o w:0.5"
  "import ctrl+i w:0.5"
  "unsaved shift+v w:1 ctrl+q w:0.5"
  "present 8 F5 w:1 8 Return w:14"
  "present-spotlight F5 w:1 9 Return w:8 s m:0.4,0.5 w:0.5"
  "present-pen F5 w:1 9 Return w:8 p d:0.42,0.35,0.6,0.4 w:0.5"
  "speaker F5 w:1 4 Return w:6 speaker"
)

# take NAME SIZE THEME LANGUAGE KEYS...
take() {
  local name=$1 size=$2 theme=$3 language=$4
  shift 4
  local width=${size%x*} height=${size#*x} file=$folder/$name-$size-$theme-$language.png home
  home=$(mktemp -d)
  mkdir -p "$home/homebound"
  if [[ ${1:-} = first ]]; then
    shift
    set -- ctrl+k w:0.5 "t:$theme" w:0.5 Return w:1 "$@"  # a first start has the theme that everybody has
  else
    printf 'width=%s\nheight=%s\nleft=0\ntop=0\ntheme=%s\nlanguage=%s\nui_percent=%s\n' "$width" "$height" "$theme" "$language" \
      $((width >= 3840 ? 250 : 100)) >"$home/homebound/window.conf"
  fi
  local locale=C.UTF-8  # that a first start goes by
  [[ $language = en ]] || locale=zh_CN.UTF-8
  XDG_STATE_HOME=$home LOCALE=$locale LANGUAGE_SHOWN=$language xvfb-run -a -s "-screen 0 ${size}x24 -noreset" bash -c '
    program=$1 file=$2 width=$3 height=$4
    shift 4
    slow=1
    if [ "$width" -ge 3840 ]; then
      slow=3
      xrandr --setmonitor desk 3840/508x2160/286+0+0 screen  # so that a first start is that of a dense screen
    fi
    wait_for() { sleep "$(awk -v n="$1" -v slow=$slow "BEGIN { print n * slow }")"; }
    env LC_ALL="$LOCALE" "$program" 2>/dev/null &
    trap "kill $!" EXIT
    wait_for 3
    shot=root
    place() { awk -v s="$1" -v w="$width" -v h="$height" "BEGIN { split(s, a, \",\"); print int(a[1] * w), int(a[2] * h) }"; }
    for word; do
      case $word in
        t:*)
          text=${word#t:}
          [ "$LANGUAGE_SHOWN" = zh ] && text=${text#*|} || text=${text%|*}
          xdotool type --delay 20 "$text" ;;
        c:*) xdotool mousemove $(place "${word#c:}"); sleep 0.1; xdotool click 1 ;;
        m:*) xdotool mousemove $(place "${word#m:}") ;;
        d:*)
          IFS=, read -r x y to_x to_y <<<"${word#d:}"
          xdotool mousemove $(place "$x,$y") sleep 0.2 mousedown 1 sleep 0.2
          for share in 0.25 0.5 0.75 1; do
            xdotool mousemove $(place "$(awk -v a="$x" -v b="$to_x" -v k=$share "BEGIN{print a+(b-a)*k}"),$(awk -v a="$y" -v b="$to_y" -v k=$share "BEGIN{print a+(b-a)*k*k}")") sleep 0.1
          done
          xdotool mouseup 1 ;;
        w:*) wait_for "${word#w:}" ;;
        speaker) shot=$(xdotool search --onlyvisible --classname "$(basename "$program")" | sort -n | tail -1); xdotool windowraise "$shot" ;;
        *) xdotool key "$word" ;;
      esac
      wait_for 0.25
    done
    wait_for 1
    import -window "$shot" "$file"' bash "$program" "$file" "$width" "$height" "$@"
  rm -rf "$home"
  echo "$file"
}

for size in "${sizes[@]}"; do
  for theme in "${themes[@]}"; do
    for language in "${languages[@]}"; do
      for state in "${states[@]}"; do
        read -ra words <<<"$state"
        [[ -z ${ONLY:-} || " $ONLY " = *" ${words[0]} "* ]] || continue
        take "${words[0]}" "$size" "$theme" "$language" "${words[@]:1}"
      done
    done
  done
done
