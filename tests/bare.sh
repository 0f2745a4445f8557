#!/usr/bin/env bash
# Builds, checks and installs the program on a bare Debian: minimal systems without git, sudo or python, in which nothing is
# installed but what the commands install themselves. Needs root, debootstrap, a network and 15 GB.
#   tests/bare.sh 12|13 [FOLDER [STEP...]]   FOLDER holds the systems, logs and packages; usual: /var/tmp/homebound-bare-12.
#                                            What apt downloads is kept there in archives: each system asks only for its own.
# The steps, of which a later one needs what the earlier ones made:
#   system   makes the bare system
#   run      ./run: as a user it says what root must do, and as root it draws a picture and a film
#   check    ./check
#   pack     both Debian packages, which lintian judges, and the folder with its libraries
#   deb      the Debian packages in a bare system: a user without a network draws what the build draws, and opens the window
#   folder   the same with the folder, where nothing is installed but graphics drivers
set -euo pipefail
[ "$(id -u)" = 0 ] || { echo "$0: needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "$0: needs debootstrap" >&2; exit 1; }
# What is mounted is seen by this script alone and is gone when it ends, however it ends.
[ -n "${HOMEBOUND_BARE_MOUNTS:-}" ] || HOMEBOUND_BARE_MOUNTS=own exec unshare --mount "$0" "$@"

case ${1:-} in
  12) release=bookworm ;;
  13) release=trixie ;;
  *) echo "usage: tests/bare.sh 12|13 [FOLDER [STEP...]]" >&2; exit 2 ;;
esac
sources=$(dirname "$(dirname "$(realpath "$0")")")
folder=${2:-/var/tmp/homebound-bare-$1}
mkdir -p "$folder/archives"
folder=$(realpath "$folder")
steps=("${@:3}")
[ ${#steps[@]} != 0 ] || steps=(system run check pack deb folder)

# inside SYSTEM COMMAND...: runs it there.
inside() {
  local at system=$folder/$1
  shift
  for at in proc sys dev; do mountpoint -q "$system/$at" || mount --rbind "/$at" "$system/$at"; done
  at=$system/var/cache/apt/archives
  mountpoint -q "$at" || mount --bind "$folder/archives" "$at"
  chroot "$system" env -i PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@"
}
# as_user SYSTEM COMMAND: a shell's command of an ordinary user, without a network.
as_user() {
  inside "$1" sh -c 'id reader >/dev/null 2>&1 || useradd --create-home reader'
  inside "$1" unshare --net su - reader -c "$2"
}
# A system of its own, from the bare one.
fresh() {
  rm -rf --one-file-system "${folder:?}/$1"
  cp -a "$folder/bare" "$folder/$1"
}
install() {
  local system=$1
  shift
  inside "$system" apt-get update -qq
  inside "$system" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
}
die() {
  echo "$*" >&2
  exit 1
}

step_system() {
  rm -rf --one-file-system "$folder/bare"
  debootstrap --variant=minbase "$release" "$folder/bare"
  cp /etc/resolv.conf "$folder/bare/etc/resolv.conf"
  echo force-unsafe-io >"$folder/bare/etc/dpkg/dpkg.cfg.d/speed"  # nobody mourns what a crash of the machine takes
  mv "$folder"/bare/var/cache/apt/archives/*.deb "$folder/archives"
  fresh build
  # The sources as they stand, without what was built.
  mkdir "$folder/build/homebound"
  tar -C "$sources" -c --exclude=./build --exclude=./out --exclude=./.git . | tar --no-same-owner -x -C "$folder/build/homebound"
}

step_run() {
  local told
  told=$(as_user build 'cd /homebound && ./run 2>&1') && die "./run of a user without sudo ended with 0"
  grep '^ *apt-get update && apt-get install -y .*libgdal-dev' <<<"$told" || die "./run told a user: $told"
  inside build bash -c 'cd /homebound && ./run'
  inside build sh -c 'cd /homebound/out && ls -l homebound.png homebound.mp4'
}

step_check() { inside build bash -c 'cd /homebound && ./check'; }

step_pack() {
  # The system has no git to tell who answers for the packages.
  local last=(git -C "$sources" -c "safe.directory=$sources" log -1)
  inside build env DEBFULLNAME="$("${last[@]}" --format=%an)" DEBEMAIL="$("${last[@]}" --format=%ae)" \
    bash -ec 'cd /homebound && source .ci/common.sh && install_packages build pack && build release
    cd build/release && rm -f *.deb *.tar.xz && cpack -G DEB && cpack -G TXZ
    judge *.deb'
  rm -f "$folder"/*.deb "$folder"/*.tar.xz
  cp "$folder"/build/homebound/build/release/*.deb "$folder"/build/homebound/build/release/*.tar.xz "$folder"
}

# draws SYSTEM PROGRAM: what it draws, in the system's /home/reader/drawn.
draws() {
  as_user "$1" "set -e
    rm -rf drawn && mkdir drawn && cd drawn
    for name in picture.png picture.pdf picture.svg story.html; do
      $2 export -o \$name --size 640x360 2>/dev/null
    done
    $2 export -o chinese.png --size 640x360 --language zh 2>/dev/null
    $2 export -o film.mp4 --size 320x180 --seconds 1 2>/dev/null"
}
# same_as_build SYSTEM PROGRAM: the program draws what the build draws, and opens its window. Pictures tell the command that
# made them: its first word must be the same in both.
same_as_build() {
  local file
  inside build sh -c 'mkdir -p /opt/homebound/bin && ln -sf /homebound/build/release/homebound /opt/homebound/bin'
  draws build /opt/homebound/bin/homebound
  draws "$1" "$2"
  for file in "$folder"/build/home/reader/drawn/*; do
    cmp "$file" "$folder/$1/home/reader/drawn/${file##*/}"
    printf '%9d bytes, as the build: %s\n' "$(stat -c %s "$file")" "${file##*/}"
  done
  as_user "$1" "set -e
    rm -f log && mkfifo log
    xvfb-run -a -s '-screen 0 1280x720x24' $2 --frame-log log >window.txt 2>&1 &
    timeout 60 grep -m1 ^frame log || { cat window.txt; exit 1; }"
}

step_deb() {
  local packages
  fresh deb
  cp "$folder"/*.deb "$folder/deb/root"
  packages=$(cd "$folder" && ls -- *.deb)
  # shellcheck disable=SC2086  # names of packages have no spaces
  install deb xvfb xauth ${packages//homebound/\/root\/homebound}
  inside deb sh -c 'mkdir -p /opt/homebound/bin && ln -s /usr/bin/homebound /opt/homebound/bin'
  same_as_build deb /opt/homebound/bin/homebound
  inside deb sh -c 'apt-get purge -y homebound homebound-data && ! find /usr/share -path "*homebound*" | grep .'
}

step_folder() {
  fresh folder
  mkdir -p "$folder/folder/opt/homebound"
  tar -xJf "$folder"/homebound-*.tar.xz --strip-components=1 -C "$folder/folder/opt/homebound"
  install folder xvfb xauth libgl1 libegl1 libegl-mesa0 libgl1-mesa-dri libgles2
  same_as_build folder /opt/homebound/homebound
}

for step in "${steps[@]}"; do
  declare -F "step_$step" >/dev/null || die "$0: no step '$step'"
done
for step in "${steps[@]}"; do
  SECONDS=0 status=0
  ("step_$step") >"$folder/$step.log" 2>&1 </dev/null &  # in no condition, where `set -e` would not hold
  wait $! || status=$?
  printf '%-8s status %d, %d s (%s)\n' "$step" "$status" "$SECONDS" "$folder/$step.log"
  [ "$status" = 0 ] || { tail -n 30 "$folder/$step.log" | sed 's/^/  | /'; exit 1; }
done
for made in "$folder"/*.deb "$folder"/*.tar.xz; do
  [ ! -f "$made" ] || printf '%12d bytes  %s\n' "$(stat -c %s "$made")" "${made##*/}"
done
for system in bare build deb folder; do
  [ ! -d "$folder/$system" ] || printf '%12s        %s, a system\n' "$(du -sh --one-file-system --exclude=archives "$folder/$system" | cut -f1)" "$system"
done
