# shellcheck shell=bash
# SPDX-License-Identifier: MIT
# For the scripts beside it, which source it with $here, the root of the repository: sets jar, java and archive
# (the file of this runtime's class-data archive, made or not; empty if the runtime does not say what it is).
# shellcheck disable=SC2034,SC2154
jar='' archive=''
for found in "$here"/target/dase-cache-*-cli.jar; do if [ -f "$found" ]; then jar=$found; fi; done
if [ -z "$jar" ]; then
  echo "dase-cache: no jar in $here/target. Build it first: scripts/build.sh" >&2
  exit 3
fi
if ! java=$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java"); then
  echo "dase-cache: no java found. Install a JDK 17 or newer, or set JAVA_HOME." >&2
  exit 3
fi
real=$java
while [ -L "$real" ]; do
  link=$(readlink "$real")
  case "$link" in /*) real=$link ;; *) real=${real%/*}/$link ;; esac
done
release=${real%/*}/../release
if [ -r "$release" ]; then
  vendor='' runtime=''
  while IFS='=' read -r name value; do
    case "$name" in
      IMPLEMENTOR) vendor=$value ;;
      JAVA_RUNTIME_VERSION) runtime=$value ;;
      JAVA_VERSION) runtime=${runtime:-$value} ;;
    esac
  done <"$release"
  runtime=$vendor-$runtime
  runtime=${runtime//\"/}
  archive=${jar%.jar}.${runtime//[^A-Za-z0-9.+-]/_}.jsa
fi
