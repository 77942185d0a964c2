#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes wisdom/convolutions.tsv: convolutions and correlations, exact sums rounded once.

Lines, fields parted by TAB, doubles as 16 hex digits, lists parted by blanks, complex numbers as
pairs: real | complex, full | same | valid | circular, convolution | correlation, shape of the
signal, shape of the kernel, signal, kernel, result. The definitions are those of docs/transforms.md.
Usage: make_convolutions.py > wisdom/convolutions.tsv
"""
import itertools
import random
import struct
from fractions import Fraction

SHAPES = [
    ((1,), (1,)),
    ((2,), (1,)),
    ((1,), (4,)),
    ((9,), (4,)),
    ((7,), (7,)),
    ((4,), (9,)),
    ((13,), (5,)),
    ((5, 4), (2, 3)),
    ((3, 4), (4, 2)),
    ((3, 4, 2), (2, 3, 1)),
]


def bits(value):
    return struct.pack(">d", value).hex()


def text(values):
    return " ".join(map(str, values))


def allows(mode, signal, kernel):
    smaller = all(m <= n for n, m in zip(signal, kernel))
    larger = all(m >= n for n, m in zip(signal, kernel))
    return {"valid": smaller or larger, "circular": smaller}.get(mode, True)


def outputs(mode, n, m):
    """Indices, in the full convolution or the period, of what one dimension gives."""
    if mode == "circular":
        return range(n)
    length = {"full": n + m - 1, "same": n, "valid": abs(n - m) + 1}[mode]
    first = (n + m - 1 - length) // 2
    return range(first, first + length)


def partner(mode, correlation, n, m, j, q):
    """Which element of the signal meets element q of the kernel in output j."""
    if mode == "circular":
        return (j + q if correlation else j - q) % n
    return j - (m - 1) + q if correlation else j - q


def result(mode, correlation, signal_shape, kernel_shape, signal, kernel):
    dims = list(zip(signal_shape, kernel_shape))
    for j in itertools.product(*(outputs(mode, n, m) for n, m in dims)):
        re = im = Fraction(0)
        for q, (a, b) in kernel.items():
            x = signal.get(tuple(partner(mode, correlation, n, m, *p) for (n, m), p in zip(dims, zip(j, q))))
            if x is not None:
                b = -b if correlation else b
                re += a * x[0] - b * x[1]
                im += a * x[1] + b * x[0]
        yield float(re), float(im)


def array(shape, is_complex):
    indices = itertools.product(*map(range, shape))
    return {i: tuple(Fraction(uniform(-1, 1)) if use else Fraction(0) for use in (True, is_complex)) for i in indices}


def numbers(pairs, is_complex):
    return text(bits(float(part)) for pair in pairs for part in (pair if is_complex else pair[:1]))


uniform = random.Random(20240601).uniform
for kind in ("real", "complex"):
    for mode in ("full", "same", "valid", "circular"):
        for operation in ("convolution", "correlation"):
            for n, m in SHAPES:
                if allows(mode, n, m):
                    x = array(n, kind == "complex")
                    k = array(m, kind == "complex")
                    y = result(mode, operation == "correlation", n, m, x, k)
                    fields = [kind, mode, operation, text(n), text(m)]
                    fields += [numbers(part, kind == "complex") for part in (x.values(), k.values(), y)]
                    print(*fields, sep="\t")
