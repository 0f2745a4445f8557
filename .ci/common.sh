# For ./run and ./check, which source it: steps, packages, builds.
export DEBIAN_FRONTEND=noninteractive

step() { printf '\n\033[1m== %s\033[0m  (%d s)\n' "$*" "$SECONDS"; }
die() {
  printf '%s: %s\n' "$0" "$*" >&2
  exit 1
}
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo --preserve-env=DEBIAN_FRONTEND "$@"
  else
    die "needs root: run this as root, and then $0 again:
  apt-get update && $*"
  fi
}

installed() { dpkg-query -W -f='${db:Status-Abbrev}' "$1" 2>/dev/null | grep -q '^ii'; }

# available A|B: the first of these packages that this release has, or else the first.
available() {
  local name
  for name in ${1//|/ }; do
    if apt-cache show --no-all-versions "$name" >/dev/null 2>&1; then
      echo "$name"
      return
    fi
  done
  echo "${1%%|*}"
}

# Says how far an installation is, from what apt-get tells.
show_installation() {
  awk '/newly installed/ { all = $3 }
       /^(Unpacking|Setting up) / { if (++done % 20 == 0 || done == 2 * all) {
         printf "   %d %% of %d packages\n", 50 * done / (all ? all : 1), all; fflush() } }
       /^E: / { print; fflush() }'
}

# install_packages KIND...: the packages of these kinds in .ci/packages that are not there yet.
install_packages() {
  local kind names name missing=() chosen=()
  while read -r kind names; do
    [[ " $* " == *" $kind "* ]] || continue
    for name in ${names//|/ }; do
      installed "$name" && continue 2
    done
    missing+=("$names")
  done < <(grep -v '^#' .ci/packages)
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || die "this system has no apt-get; install by hand: ${missing[*]}"
  step "installing ${#missing[@]} packages, and what they need"
  [ "$(id -u)" != 0 ] && ! command -v sudo >/dev/null || as_root apt-get update -qq
  for names in "${missing[@]}"; do chosen+=("$(available "$names")"); done
  as_root apt-get install -y --no-install-recommends "${chosen[@]}" | show_installation
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  cmake --preset "$preset" --log-level=WARNING
  cmake --build --preset "$preset" ${*:+--target "$@"}
}
