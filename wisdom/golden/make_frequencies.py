#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes wisdom/frequencies.tsv: what numpy.fft says of frequencies and shifts, and good sizes.

Lines, fields parted by TAB, doubles as 16 hex digits, lists parted by blanks:
fftfreq | rfftfreq, n, d, frequencies; fftshift | ifftshift, shape, axes, what becomes of 0, 1, 2...;
good_size, n, the smallest 2^a 3^b 5^c 7^d 11^e 13^f >= n with e + f <= 1, the smallest even one.
Usage: make_frequencies.py > wisdom/frequencies.tsv
"""
import struct

import numpy as np


def bits(value):
    return struct.pack(">d", value).hex()


def text(values):
    return " ".join(map(str, values))


def is_good(n):
    e = 0
    for p in (11, 13):
        while n % p == 0:
            n, e = n // p, e + 1
    for p in (2, 3, 5, 7):
        while n % p == 0:
            n //= p
    return n == 1 and e <= 1


def good_size(n, step=1):
    n = -(-n // step) * step
    while not is_good(n):
        n += step
    return n


for name in ("fftfreq", "rfftfreq"):
    for n in (1, 2, 3, 4, 5, 8, 9, 16, 31, 49, 100):
        for d in (1.0, 0.1, 1 / 3, -2.5, 1e-300, 3e9):
            print(name, n, bits(d), text(map(bits, getattr(np.fft, name)(n, d))), sep="\t")

for name in ("fftshift", "ifftshift"):
    for shape, all_axes in (
        ((1,), [(0,), ()]),
        ((2,), [(0,)]),
        ((7,), [(0,)]),
        ((8,), [(0,)]),
        ((3, 4), [(0, 1), (0,), (1,), ()]),
        ((5, 1, 3), [(0, 1, 2), (1,), (0, 2), (0, 1)]),
        ((2, 3, 4, 5), [(0, 1, 2, 3), (2, 0), (3,), (1, 2)]),
    ):
        array = np.arange(np.prod(shape)).reshape(shape)
        for axes in all_axes:
            moved = getattr(np.fft, name)(array, axes)
            print(name, text(shape), text(axes), text(moved.ravel()), sep="\t")

for n in [*range(1, 200), 997, 1019, 4093, 44101, 65537, 100003, 1000003, 123456789]:
    print("good_size", n, good_size(n), good_size(n, 2), sep="\t")
