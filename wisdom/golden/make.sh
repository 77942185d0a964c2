#!/bin/sh
# SPDX-License-Identifier: MIT
# Rebuilds the golden wisdom texts with a C program on libfftw3 alone, and the golden arrays with
# numpy. Needs cc, libfftw3 with OpenMP and, for the arrays, python3 with numpy.
set -eu
cd "$(dirname "$0")"
build=$(mktemp -d)
trap 'rm -rf "$build"' EXIT
"${CC:-cc}" -std=c99 -O2 -Wall -Wextra -o "$build/make_wisdom" make_wisdom.c -lfftw3_omp -lfftw3 -lm
mkdir -p wisdom
"$build/make_wisdom" wisdom
if [ -f make_arrays.py ]; then
  "${PYTHON:-python3}" make_arrays.py
fi
