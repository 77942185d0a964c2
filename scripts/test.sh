#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Sets up and runs every test of both languages; closes with the runners' own summary lines.
set -uo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/test.sh [--fast] [--minutes N]
  --fast        leave out the sanitizers, the fuzzer, the torture run and the second JDK
  --minutes N   let the torture run, the fuzzer and the random planning of many threads go on for N minutes
                each (default: 30 s, 60 s and 8 s), and watch the memory of a million rounds of plan, bind, execute and close (default: 100,000)
The output of each step goes to build/logs/; a failing step's is shown.
TEXT
}

fast=0 minutes=0
while [ $# -gt 0 ]; do
  case "$1" in
    --fast) fast=1 ;;
    --minutes)
      case "${2:-}" in '' | *[!0-9]*) echo "test.sh: --minutes needs a whole number" >&2; exit 2 ;; esac
      minutes=$2; shift ;;
    -h | --help) usage; exit 0 ;;
    *) echo "test.sh: unknown option '$1'" >&2; usage >&2; exit 2 ;;
  esac
  shift
done

cd "$(dirname "$0")/.." || exit 3
scripts/setup.sh --tests || exit 3
mkdir -p build/logs
if command -v ccache >/dev/null; then
  # Which of ccache's checks a precompiled header needs to be without.
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CMAKE_C_COMPILER_LAUNCHER=ccache CCACHE_SLOPPINESS=pch_defines,time_macros
fi
torture_seconds=$((minutes ? minutes * 60 : 30)) fuzz_seconds=$((minutes ? minutes * 60 : 60))
plan_seconds=$((minutes ? minutes * 60 : 8)) plan_rounds=$((minutes ? 1000000 : 100000))

failures=0 summary=() disks=()
if [ "$(id -u)" != 0 ]; then
  export DASE_TEST_DISKS=none
  disks=(-Ddase.test.disks=none)
  summary+=("not root: the tests that mount small disks or become another user are left out")
fi
# step NAME PATTERN COMMAND...: the lines of the output that match PATTERN join the summary.
step() {
  local name=$1 pattern=$2 log=build/logs/$1.log begin=$SECONDS code=0
  shift 2
  echo "== $name"
  "$@" >"$log" 2>&1 </dev/null || code=$?
  summary+=("$(printf '%-14s %4ds' "$name" $((SECONDS - begin)))" "$(grep -E "$pattern" "$log" | sed 's/^/    /')")
  [ "$code" = 0 ] && return
  failures=$((failures + 1))
  summary+=("$(printf '%-14s FAILED with exit code %d: %s' "$name" "$code" "$log")")
  tail -n 150 "$log"
}

ctest_lines='tests passed|tests failed'
maven_lines='Tests run: [0-9]+, .*Skipped: [0-9]+$'
cxx() { cmake --preset "$1" && cmake --build --preset "$1" && ctest --preset "$1"; }
sanitized() { ASAN_OPTIONS=detect_leaks=1 TSAN_OPTIONS=halt_on_error=1 cxx "$1"; }
# without PATTERN PATH...: fails on a warning that no exit code tells of. Captured, for grep refuses its own output.
without() {
  local found
  found=$(grep -arnE "$@" 2>/dev/null)
  [ -z "$found" ] || { echo "$found"; return 1; }
}
java_tests() {
  mvn -B -Dtest.forks=2 -Ddase.torture.seconds="$((fast ? 0 : torture_seconds))" \
    -Ddase.plan.seconds="$plan_seconds" -Ddase.plan.rounds="$plan_rounds" "${disks[@]}" verify &&
    without 'in native method:' target/surefire-reports target/failsafe-reports build/logs/java.log
}
failpoints() { cmake --preset failpoints && cmake --build --preset failpoints --target torture_worker; }
fuzz() {
  cmake --build --preset asan --target wisdom_text_fuzz && mkdir -p build/fuzz/corpus &&
    build/asan/native/fuzz/wisdom_text_fuzz -max_total_time="$fuzz_seconds" -max_len=8192 -print_final_stats=1 \
      build/fuzz/corpus wisdom/golden/wisdom wisdom/bad
}
fuzzed() {
  local code=0
  wait "$fuzzer" || code=$?
  cat build/logs/fuzzer.log
  return "$code"
}
newer_jdk() { compgen -G "${DASE_JDK25:-/usr/lib/jvm/*25*}/bin/java" | head -n 1; }
on_newer_jdk() {
  mvn -B surefire:test -Dtest.forks=2 -Djvm="$1" -Dextra.argLine=--enable-native-access=ALL-UNNAMED \
    -Dtest='io.dase.cache.fftw.**,io.dase.cache.interop.**,io.dase.cache.CacheManager*' &&
    without '^WARNING: .*(restricted|native access)|in native method:' build/logs/jdk25.log
}
style() {
  mvn -q -B spotless:check dependency:analyze-only -DfailOnWarning &&
    git ls-files 'native/*.cpp' 'native/*.hpp' 'native/*.c' 'native/*.h' | xargs clang-format --dry-run -Werror && echo "style: clean"
}

step cxx-release "$ctest_lines" cxx release
[ "$fast" = 1 ] || step cxx-failpoints 'ninja: no work|Linking CXX executable' failpoints
step java "$maven_lines" java_tests
step style 'style:' style
step consumers 'consumer:' native/tests/consumer/check.sh "$PWD" "$PWD/build/release" "$PWD/build/consumers"
if [ "$fast" = 0 ]; then
  step cxx-asan "$ctest_lines" sanitized asan
  step cxx-tsan "$ctest_lines" sanitized tsan
  # The fuzzer keeps one processor busy, so the second JDK runs beside it.
  fuzz >build/logs/fuzzer.log 2>&1 </dev/null &
  fuzzer=$!
  newer=$(newer_jdk)
  if [ -n "$newer" ]; then step jdk25 "$maven_lines" on_newer_jdk "$newer"; else summary+=("jdk25 not installed: left out"); fi
  step fuzz 'number_of_executed_units' fuzzed
fi

printf '%s\n' "" "-- summary" "${summary[@]}"
if [ "$failures" -gt 0 ]; then echo "$failures step(s) failed"; exit 1; fi
echo "all steps passed in $SECONDS s"
