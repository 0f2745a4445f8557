#!/usr/bin/env bash
# Runs ./run and ./check on a bare Debian: a minimal system of its own, without git, sudo or python, in which nothing is
# installed but what the two commands install. Needs root, debootstrap and a network.
#   tests/bare.sh 12|13 [FOLDER]     FOLDER holds the system and what it made; usual: /var/tmp/homebound-bare-12
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
case ${1:-} in
  12) release=bookworm ;;
  13) release=trixie ;;
  *) echo "usage: tests/bare.sh 12|13 [FOLDER]" >&2; exit 2 ;;
esac
folder=${2:-/var/tmp/homebound-bare-$1}
system=$folder/system
[ "$(id -u)" = 0 ] || { echo "$0: needs root" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "$0: needs debootstrap" >&2; exit 1; }

mounted() {
  for at in proc sys dev/pts dev; do mountpoint -q "$system/$at" && umount "$system/$at"; done
  return 0
}
trap mounted EXIT
mounted
rm -rf "$system"
mkdir -p "$folder"
debootstrap --variant=minbase "$release" "$system" >"$folder/debootstrap.log"
cp /etc/resolv.conf "$system/etc/resolv.conf"
for at in proc sys dev dev/pts; do mount --bind "/$at" "$system/$at"; done

# The sources as they stand, without what was built.
mkdir "$system/homebound"
tar -c --exclude=./build --exclude=./out --exclude=./.git . | tar -x -C "$system/homebound"

# inside NAME COMMAND...: runs it in the system; says how long it took and how it ended.
inside() {
  local name=$1 status=0
  shift
  SECONDS=0
  chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 "$@" >"$folder/$name.log" 2>&1 || status=$?
  printf '%-8s status %d, %d s (%s)\n' "$name" "$status" "$SECONDS" "$folder/$name.log"
  return $status
}
inside run bash -c 'cd /homebound && ./run'
for made in homebound.png homebound.mp4; do
  printf '%-14s %s bytes\n' "$made" "$(stat -c %s "$system/homebound/out/$made")"
done
inside check bash -c 'cd /homebound && ./check'
printf 'the system, built: %s\n' "$(du -sh "$system" | cut -f1)"
