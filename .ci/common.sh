# For ./run and ./check, which source it: steps, packages, builds.
export DEBIAN_FRONTEND=noninteractive

step() { printf '\n\033[1m== %s\033[0m  (%d s)\n' "$*" "$SECONDS"; }
die() {
  printf '%s: %s\n' "$0" "$*" >&2
  exit 1
}
installed() { dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | grep -q '^ii'; }

# available A|B: the first of these packages that this release has; as long as apt knows none, the last, which all have.
available() {
  local name
  [[ $1 == *"|"* ]] || { echo "$1"; return; }  # to ask takes a second
  for name in ${1//|/ }; do
    if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  echo "${1##*|}"
}

# Says how far an installation is, by the lines of APT::Status-Fd: every tenth of the download, and of the rest.
show_installation() {
  local kind what percent text before=
  while IFS=: read -r kind what percent text; do
    case $kind in
      dlstatus) kind="downloaded" ;;
      pmstatus) kind="installed" ;;
      pmerror) printf '   %s: %s\n' "$what" "$text"; continue ;;
      *) continue ;;
    esac
    percent=$((${percent%%.*} / 10 * 10))
    [ "$before" = "$kind $percent" ] || printf '   %s %3d %%  (%d s)\n' "$kind" "$percent" "$SECONDS"
    before="$kind $percent"
  done
}

# install_packages KIND...: the packages of these kinds in .ci/packages that are not there yet.
install_packages() {
  local kind names name missing=() as_root=()
  while read -r kind names; do
    [[ " $* " == *" $kind "* ]] || continue
    for name in ${names//|/ }; do
      installed "$name" && continue 2
    done
    missing+=("$names")
  done < <(grep -v '^#' .ci/packages)
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || die "this system has no apt-get; install by hand: ${missing[*]}"
  local install=(apt-get install -y --no-install-recommends)
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || die "needs root: run this as root, and then $0 again:
  apt-get update && ${install[*]} $(for names in "${missing[@]}"; do available "$names"; done | paste -sd " ")"
    as_root=(sudo --preserve-env=DEBIAN_FRONTEND)
  fi
  step "installing ${#missing[@]} packages, and what they need"
  "${as_root[@]}" apt-get update -qq
  mapfile -t missing < <(for names in "${missing[@]}"; do available "$names"; done)
  "${as_root[@]}" "${install[@]}" -o APT::Status-Fd=1 "${missing[@]}" | show_installation
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  cmake --preset "$preset" --log-level=WARNING
  cmake --build --preset "$preset" ${*:+--target "$@"}
}

# judge PACKAGE...: ends with 0 if lintian has neither errors nor warnings. Its later versions have appstreamcli look for a
# homepage, which there is not; a test has the metadata validated otherwise.
judge() {
  local tag=appstream-metadata-validation-failed but=()
  if [ -e "/usr/share/lintian/tags/a/$tag.tag" ]; then but=(--suppress-tags "$tag"); fi
  lintian --fail-on error,warning "${but[@]}" "$@"
}
