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
    die "needs root to run '$*': run it as root, or install sudo"
  fi
}

# install_packages KIND...: the packages of these kinds in .ci/packages that are not there yet.
install_packages() {
  local kind package missing=()
  while read -r kind package; do
    [[ " $* " == *" $kind "* ]] || continue
    dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^ii' || missing+=("$package")
  done < <(grep -v '^#' .ci/packages)
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || die "this system has no apt-get; install by hand: ${missing[*]}"
  step "installing ${#missing[@]} packages: ${missing[*]}"
  as_root apt-get update -qq
  as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [TARGET...]
build() {
  local preset=$1
  shift
  cmake --preset "$preset" --log-level=WARNING
  cmake --build --preset "$preset" ${*:+--target "$@"}
}
