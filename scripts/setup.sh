#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Installs what building (and, with --tests, testing) dase-cache needs and is missing.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/setup.sh [--tests] [--print]
  --tests   also what the test suites need (GoogleTest, clang, numpy, ...)
  --print   only print what is missing
Debian and Ubuntu: apt as root or through sudo. macOS: Homebrew. Elsewhere it names the packages and exits 3.
TEXT
}

tests=0 print=0
for arg in "$@"; do
  case "$arg" in
    --tests) tests=1 ;;
    --print) print=1 ;;
    -h | --help) usage; exit 0 ;;
    *) echo "setup.sh: unknown option '$arg'" >&2; usage >&2; exit 2 ;;
  esac
done

debian=(ca-certificates openjdk-17-jdk-headless maven cmake make g++ ninja-build pkg-config
        libfftw3-dev libfftw3-bin nlohmann-json3-dev libssl-dev libcli11-dev)
debian_tests=(ccache libgtest-dev libgmock-dev libbenchmark-dev clang llvm clang-format python3 python3-numpy
              e2fsprogs util-linux procps shellcheck wrk libfaketime nodejs npm chromium wine64 gcc-mingw-w64-x86-64)
brew_packages=(openjdk@17 maven cmake ninja pkg-config fftw nlohmann-json openssl@3 cli11 libomp)
brew_tests=(googletest google-benchmark llvm numpy)
if [ "$tests" = 1 ]; then debian+=("${debian_tests[@]}"); brew_packages+=("${brew_tests[@]}"); fi

installed() { dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
have_jdk() { command -v javac >/dev/null && [ "$(javac -version 2>&1 | sed 's/[^0-9]*\([0-9]*\).*/\1/')" -ge 17 ]; }

# A JDK, Maven, Node.js or Chromium that did not come from a package serves as well.
missing_debian() {
  local package
  for package in "$@"; do
    case "$package" in
      openjdk-17-jdk-headless) have_jdk && continue ;;
      maven) command -v mvn >/dev/null && continue ;;
      nodejs) command -v node >/dev/null && continue ;;
      npm | chromium) command -v "$package" >/dev/null && continue ;;
    esac
    installed "$package" || echo "$package"
  done
}

install_debian() {
  local as_root=() missing=() package
  while IFS= read -r package; do missing+=("$package"); done < <(missing_debian "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0
  if [ "$print" = 1 ]; then printf '%s\n' "${missing[@]}"; return 0; fi
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || {
      echo "setup.sh: neither root nor sudo. As root: apt-get install ${missing[*]}" >&2
      exit 3
    }
    as_root=(sudo)
  fi
  echo "installing: ${missing[*]}"
  if ${as_root[@]+"${as_root[@]}"} apt-get update -q >/dev/null &&
    ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null; then
    return 0
  fi
  echo "setup.sh: apt-get failed. By hand: apt-get install ${missing[*]}" >&2
  exit 3
}

if command -v apt-get >/dev/null; then
  install_debian "${debian[@]}"
  # The sanitizer and fuzzer runtimes come in a package that carries clang's version.
  if [ "$tests" = 1 ] && command -v clang >/dev/null; then
    install_debian "libclang-rt-$(clang -dumpversion | cut -d. -f1)-dev"
  fi
elif [ "$(uname)" = Darwin ] && command -v brew >/dev/null; then
  if [ "$print" = 1 ]; then printf '%s\n' "${brew_packages[@]}"; else brew install --quiet "${brew_packages[@]}"; fi
else
  {
    echo "setup.sh: this system has neither apt-get nor Homebrew. Install the equivalents of these Debian packages:"
    echo "  ${debian[*]}"
    echo "Then scripts/build.sh builds and scripts/dase-cache warmup fills the cache."
  } >&2
  exit 3
fi
