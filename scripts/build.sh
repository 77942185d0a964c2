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

rm -f target/dase-cache-*-cli*.jsa  # of jars before this one
scripts/class_archive.sh || [ $? = 1 ]
