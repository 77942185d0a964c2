#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds the native library, the jar and the command's class-data archive; runs no tests.
set -euo pipefail

if [ "${1:-}" = -h ] || [ "${1:-}" = --help ]; then
  echo "usage: scripts/build.sh [MAVEN OPTION...]    e.g. scripts/build.sh -o"
  exit 0
fi
cd "$(dirname "$0")/.."
# Or Maven writes escape codes into logs, too.
MAVEN_OPTS="${MAVEN_OPTS:-} -Djansi.noreset=true" mvn -q -B -DskipTests "$@" package

# A static archive of the classes that it loads halves the start-up of the command, which works all
# the same without one.
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
jar=$(ls target/dase-cache-*-cli.jar)
classes=target/dase-cache-cli.classes archive=${jar%.jar}.jsa
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
rm -f "$archive"
if "$java" -XX:DumpLoadedClassList="$classes" -jar "$jar" warmup --root "$scratch" --category stencils >/dev/null 2>&1; then
  "$java" -Xshare:dump -XX:SharedClassListFile="$classes" -XX:SharedArchiveFile="$archive" \
    -cp "$jar" >/dev/null 2>&1 || rm -f "$archive"
fi
