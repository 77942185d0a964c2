#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds what is needed and measures everything in one run, each thing beside its floor.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/bench.sh [--quick] [--out FILE]
  --quick      a tenth of the entries and samples; writes to build/bench/quick.json
  --out FILE   the JSON of the run; default docs/benchmarks/foundation.json, from which
               docs/benchmarks.md is rendered anew
Takes some five minutes and 1.5 GB of disk, which it gives back. Wants a quiet machine.
TEXT
}

out=docs/benchmarks/foundation.json quick=()
while [ $# -gt 0 ]; do
  case "$1" in
    --quick) quick=(--quick) out=build/bench/quick.json ;;
    --out) [ $# -ge 2 ] || { usage >&2; exit 2; }; out=$(realpath -m "$2"); shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "bench.sh: unknown option '$1'" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

cd "$(dirname "$0")/.."
scripts/setup.sh --tests
scripts/build.sh
mvn -q -B -Pjmh -Dexec.skip=true test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/jmh.classpath -Dmdep.includeScope=test
cmake --preset bench >/dev/null
cmake --build --preset bench --target benchmarks >/dev/null

data=$PWD/build/bench/data
rm -rf "$data"
mkdir -p "$data" "$(dirname "$out")"
trap 'rm -rf "$data"' EXIT
python3 scripts/benchmarks/run.py --data "$data" --out "$out" "${quick[@]}"
[ "$out" != docs/benchmarks/foundation.json ] || python3 scripts/benchmarks/render.py "$out" docs/benchmarks.md
python3 scripts/benchmarks/render.py "$out" -
