# Shared by ./run and ./check: what to install, how to build. Sourced, not run.

BUILD_PACKAGES=(g++ cmake ninja-build ccache mold pkg-config nlohmann-json3-dev libtomlplusplus-dev libcli11-dev libmd-dev libboost1.81-dev zlib1g-dev)
MOTEUR_PACKAGES=(cmake ninja-build ccache nlohmann-json3-dev libtomlplusplus-dev clang-22 llvm-22 lld-22 wasi-libc libc++-22-dev-wasm32 libc++abi-22-dev-wasm32 libclang-rt-22-dev-wasm32 binaryen)
CHECK_PACKAGES=(doctest-dev librapidcheck-dev clang-22 libclang-rt-22-dev llvm-22 git libopenmpi-dev openmpi-bin python3 wrk)

step() { printf '\n== %s\n' "$*"; }

die() {
  printf 'erreur : %s\n' "$*" >&2
  exit 1
}

# Installs the Debian packages that are missing; asks for root only then.
install_packages() {
  command -v dpkg-query >/dev/null || die "ce script installe des paquets Debian ; ailleurs, installez : $*"
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    echo "Tout est déjà installé."
    return
  fi
  echo "À installer : ${missing[*]}"
  local root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "il faut être root pour installer : apt-get install ${missing[*]}"
    root=(sudo)
  fi
  "${root[@]}" apt-get update -qq || die "apt-get update a échoué : vérifiez l'accès aux dépôts Debian"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    die "l'installation a échoué ; paquets manquants : ${missing[*]}"
}

# Node.js and npm; not Debian's packages where others are there already, since they exclude each other.
install_node() {
  if command -v node >/dev/null && command -v npm >/dev/null; then return; fi
  install_packages nodejs npm
}

# Configures once, then builds what changed.
build_preset() {
  local log
  log=$(mktemp)
  if ! cmake --preset "$1" >"$log" 2>&1; then
    cat "$log"
    rm -f "$log"
    die "la configuration « $1 » a échoué"
  fi
  rm -f "$log"
  cmake --build --preset "$1" -- --quiet || die "la construction « $1 » a échoué"
}
