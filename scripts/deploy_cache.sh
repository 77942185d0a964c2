#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# From a fresh checkout to a warm, proven cache.
set -uo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/deploy_cache.sh [--root DIR] [--category C] [--rigor estimate|measure|patient] [--skip-build]
  --root DIR      the cache folder; default: $DASE_CACHE_ROOT, else ./cache
  --category C    warm only fractional_kernels, stencils or fftw_wisdom
  --rigor R       how hard FFTW plans; default: measure
  --skip-build    use the jar that is there
Exit: 0 done, 1 the cache is not valid, 2 usage, 3 environment (packages, compiler, folder).
TEXT
}
refuse() { echo "deploy_cache.sh: $1" >&2; usage >&2; exit 2; }

start=$PWD
cd "$(dirname "$0")/.." || exit 3
root=${DASE_CACHE_ROOT:-cache} build=1 warmup=()
while [ $# -gt 0 ]; do
  case "$1" in
    --root | --category | --rigor) [ -n "${2:-}" ] || refuse "$1 needs a value" ;;
  esac
  case "$1" in
    --root) root=$2; shift ;;
    --category)
      case "$2" in fractional_kernels | stencils | fftw_wisdom) ;; *) refuse "unknown category '$2'" ;; esac
      warmup+=(--category "$2"); shift ;;
    --rigor)
      case "$2" in estimate | measure | patient) ;; *) refuse "unknown rigor '$2'" ;; esac
      warmup+=(--rigor "$2"); shift ;;
    --skip-build) build=0 ;;
    -h | --help) usage; exit 0 ;;
    *) refuse "unknown option '$1'" ;;
  esac
  shift
done
case "$root" in /*) ;; *) root=$start/$root ;; esac

number=0
# step NAME COMMAND...: from the third step on the commands are ours and speak our exit codes.
step() {
  local name=$1 code
  shift
  number=$((number + 1))
  echo "[$number/5] $name"
  "$@"
  code=$?
  [ "$code" = 0 ] && return
  echo "deploy_cache.sh: step [$number/5] ($name) failed with exit code $code: $*" >&2
  if [ "$number" -ge 3 ] && [ "$code" -le 3 ]; then exit "$code"; else exit 3; fi
}
build() { if [ "$build" = 1 ]; then scripts/build.sh; else echo "skipped: --skip-build"; fi; }
create() { mkdir -p "$root" || return 3; scripts/dase-cache doctor --root "$root"; }
validate() { scripts/dase-cache validate --root "$root" && scripts/dase-cache stats --root "$root"; }

step "Install what is missing" scripts/setup.sh
step "Build the native library and the jar" build
step "Create the cache in $root" create
step "Warm the cache" scripts/dase-cache warmup --root "$root" ${warmup[@]+"${warmup[@]}"}
step "Validate the cache" validate

printf '\nThe cache is ready. For Java, C++ and the scripts alike:\n  export DASE_CACHE_ROOT=%q\n' "$root"
