#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Builds and runs a consumer of the library in the three ways that it offers: find_package and
# pkg-config on a copy installed from LIBRARY_BUILD, add_subdirectory on the source tree; and, by
# find_package, the template of an engine. The C interface likewise.
set -euo pipefail

usage='usage: native/tests/consumer/check.sh SOURCE_DIR LIBRARY_BUILD BUILD_DIR'
if [ "${1:-}" = --help ]; then echo "$usage"; exit 0; fi
if [ $# -ne 3 ]; then echo "$usage" >&2; exit 2; fi
source=$(cd "$1" && pwd)
library=$(cd "$2" && pwd)
mkdir -p "$3"
build=$(cd "$3" && pwd)
consumer=$source/native/tests/consumer
prefix=$build/prefix
export CMAKE_GENERATOR=Ninja

configure() { cmake -DCMAKE_BUILD_TYPE=Release "$@" >"$build/configure.log" || { cat "$build/configure.log" >&2; return 1; }; }
# run NAME PROGRAM: in a folder and with a cache of its own
run() {
  rm -rf "$build/run" && mkdir -p "$build/run"
  (cd "$build/run" && DASE_CACHE_ROOT="$build/run/cache" "$2") || { echo "consumer: by $1 it fails" >&2; return 1; }
}

rm -rf "$prefix"
cmake --install "$library" --prefix "$prefix" >"$build/install.log"

configure -S "$consumer" -B "$build/find_package" -DCMAKE_PREFIX_PATH="$prefix"
cmake --build "$build/find_package"
run find_package "$build/find_package/consumer"
run 'find_package from C' "$build/find_package/c_consumer"

configure -S "$source/native/template" -B "$build/template" -DCMAKE_PREFIX_PATH="$prefix"
cmake --build "$build/template"
run 'the template' "$build/template/my_engine"

configure -S "$consumer" -B "$build/add_subdirectory" -DCONSUMER_SOURCE_TREE="$source" -DCMAKE_UNITY_BUILD=ON
cmake --build "$build/add_subdirectory" --target consumer c_consumer
run add_subdirectory "$build/add_subdirectory/consumer"
run 'add_subdirectory from C' "$build/add_subdirectory/c_consumer"

PKG_CONFIG_PATH=$(dirname "$(find "$prefix" -name dase_cache.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046
"${CXX:-c++}" -std=c++17 -o "$build/pkg_config" "$consumer/main.cpp" $(pkg-config --cflags --libs dase_cache)
run pkg-config "$build/pkg_config"
# shellcheck disable=SC2046
"${CC:-cc}" -std=c99 -Wall -Wextra -Werror -pedantic -o "$build/c_pkg_config" "$consumer/main.c" \
  $(pkg-config --cflags --libs dase_cache_c)
LD_LIBRARY_PATH=$(pkg-config --variable=libdir dase_cache_c) run 'pkg-config from C' "$build/c_pkg_config"

echo "consumer: find_package, add_subdirectory, pkg-config and the template build and run"
