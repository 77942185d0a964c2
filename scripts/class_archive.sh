#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Makes the class-data archive with which the command starts in about half of the time.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/class_archive.sh [JAVA_HOME...]
  for each Java runtime; default: the one that scripts/dase-cache starts. scripts/build.sh does it for that one.
An archive serves one runtime; under any other the command starts without it, just slower.
Exit: 0 done, 1 a runtime made none, 2 usage, 3 no jar or no java.
TEXT
}
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  -*) echo "class_archive.sh: unknown option '$1'" >&2; usage >&2; exit 2 ;;
esac

here=$(cd "$(dirname "$0")/.." && pwd)
# Java 24 and newer keep classes linked, too.
linked=(-XX:+IgnoreUnrecognizedVMOptions -XX:+AOTClassLinking)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The classes that two ways through the command load, in the order in which they do; by name alone, for each
# run numbers them anew.
make_archive() {
  local root=$scratch/cache list=$scratch/classes
  "$java" -XX:DumpLoadedClassList="$list.warmup" -jar "$jar" warmup --root "$root" --category stencils &&
    "$java" -XX:DumpLoadedClassList="$list.ls" -jar "$jar" ls --root "$root" &&
    sed -E '/ source: /d; s/ id: [0-9]+$//' "$list.warmup" "$list.ls" | awk '!seen[$0]++' >"$list" &&
    "$java" "${linked[@]}" -Xshare:dump -XX:SharedClassListFile="$list" -XX:SharedArchiveFile="$scratch/jsa" -cp "$jar" &&
    mv -f "$scratch/jsa" "$archive"
}

failed=0
[ $# -gt 0 ] || set -- "${JAVA_HOME:-}"
for JAVA_HOME in "$@"; do
  # shellcheck source=scripts/find_java.sh
  . "$here/scripts/find_java.sh"
  rm -rf "${scratch:?}"/*
  if [ -z "$archive" ] || ! make_archive >"$scratch/log" 2>&1; then
    echo "class_archive.sh: $java made no archive; the command works without one" >&2
    failed=1
  fi
done
exit "$failed"
