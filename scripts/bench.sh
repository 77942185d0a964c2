#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds what is needed and measures everything of one part in one run, each thing beside its floor or its peers.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/bench.sh [foundation|plans|artifacts|users|service] [--quick] [--long] [--out FILE]
  foundation   store, wisdom, command (default): docs/benchmarks/foundation.json, docs/benchmarks.md;
               some five minutes and 1.5 GB of disk, which it gives back
  plans        transforms and calls against FFTW from C, JTransforms, commons-math and bytedeco's
               binding; plans that are not waited for: docs/benchmarks/plans.json, plans.md, plans-*.svg;
               some nine minutes
  artifacts    kernels, operators, stencils, matched filter and models against what they replace:
               docs/benchmarks/artifacts.json, artifacts.md, artifacts-*.svg; some eight minutes, 1.5 GB
  users        'dase-cache bench all', what the cache is worth: docs/benchmarks/users.json, users.md,
               bench-*.svg; some three minutes
  service      the HTTP service by wrk, 32 connections: docs/benchmarks/service.json, service.md; some six minutes
  --quick      a tenth of it; writes to build/bench/quick-PART.json. Proves that it runs, judges nothing
  --long       plans: more and longer samples, PATIENT for every size; some 40 minutes
  --out FILE   the JSON of the run; documents are rendered anew only from the default one
Wants a quiet machine.
TEXT
}

part=foundation out='' options=() quick=0
while [ $# -gt 0 ]; do
  case "$1" in
    foundation | plans | artifacts | users | service) part=$1 ;;
    --quick) options+=(--quick) quick=1 ;;
    --long) options+=(--long) ;;
    --out) [ $# -ge 2 ] || { usage >&2; exit 2; }; out=$(realpath -m "$2"); shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "bench.sh: unknown option '$1'" >&2; usage >&2; exit 2 ;;
  esac
  shift
done
case "$part ${options[*]}" in "foundation"*--long* | "artifacts"*--long* | "users"*--long* | "service"*--long* | *--quick*--long* | *--long*--quick*) usage >&2; exit 2 ;; esac

cd "$(dirname "$0")/.."
published=docs/benchmarks/$part.json
if [ -z "$out" ]; then
  if [ "$quick" = 1 ]; then out=build/bench/quick-$part.json; else out=$published; fi
fi
scripts/setup.sh --tests
scripts/build.sh
if [ "$part" = users ]; then
  mkdir -p "$(dirname "$out")"
  files=(--json "$out") iterations=30
  [ "$out" != "$published" ] || files+=(--markdown docs/benchmarks/users.md --plots docs/benchmarks)
  [ "$quick" = 0 ] || iterations=3
  exec scripts/dase-cache bench all --iterations "$iterations" "${files[@]}"
fi
rm -rf target/jmh-classes # its list of benchmarks would hold those of the last incremental compile only
mvn -q -B -Pjmh -Dexec.skip=true test-compile dependency:build-classpath \
  -Dmdep.outputFile=target/jmh.classpath -Dmdep.includeScope=test
mkdir -p build/logs
log=build/logs/bench-build.log
[ "$part" = service ] || { cmake --preset bench && cmake --build --preset bench --target benchmarks; } >"$log" || { cat "$log" >&2; exit 3; }

data=$PWD/build/bench/data
rm -rf "$data"
mkdir -p "$data" "$(dirname "$out")"
trap 'rm -rf "$data"' EXIT
python3 "scripts/benchmarks/$part.py" --data "$data" --out "$out" "${options[@]}"
documents=docs/benchmarks document=$part.md
[ "$part" != foundation ] || documents=docs document=benchmarks.md
[ "$out" != "$published" ] || python3 "scripts/benchmarks/render_$part.py" "$out" "$documents"
python3 "scripts/benchmarks/render_$part.py" "$out" "$document"
