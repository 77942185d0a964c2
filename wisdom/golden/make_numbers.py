#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes wisdom/numbers.tsv: bits of a double in hex, TAB, its text in keys.

The text is the value rounded half to even (from its exact decimal expansion) to the fewest
significant digits that read back as the same double, laid out as ECMAScript's Number::toString.
Standard library only. Usage: make_numbers.py > wisdom/numbers.tsv
"""
import math
import random
import struct
from decimal import ROUND_HALF_EVEN, Context, Decimal

NAMED = [
    0.0, -0.0, 1.0, -1.0, 2.0, 10.0, 100.0, 1000.0, 5000.0, 0.5, 0.1, 0.2, 0.3, 0.1 + 0.2, 0.01,
    0.001, 0.0001, 0.00001, 0.000001, 1e-7, 1.5e-7, 1.5, 1.8, 1.9, -1.5, 2.5, 0.25, 123.456,
    1234567.0, 1e15, 1e16, 1e17, 1e20, 1e21, 1e22, 1e23, 1.5e21, 123456789012345680000.0,
    999999999999999900000.0, 1e100, 1e308, 1e-308, 1e-323, 5e-324, 2.5e-323, math.pi, math.e,
    1 / 3, 2 / 3, 9.5, 9.999999999999999e22, 0.9999999999999999, 1.0000000000000002,
    float.fromhex("0x1p-44"), 9007199254740991.0, 9007199254740992.0, 9007199254740993.0,
    float.fromhex("0x1.fffffffffffffp+1023"), float.fromhex("-0x1.fffffffffffffp+1023"),
    float.fromhex("0x1p-1022"), float.fromhex("0x0.fffffffffffffp-1022"),
]


def samples():
    yield from NAMED
    yield from (math.ldexp(1.0, e) for e in range(-1074, 1024, 29))
    yield from (math.ldexp(1.0, e) for e in range(-70, 71))
    yield from (float(f"1e{e}") for e in range(-30, 31))
    for e in (-320, -290, -44, -7, -6, 0, 15, 21, 22, 200):
        centre = float(f"1e{e}")
        yield step(centre, -1)
        yield step(centre, 1)
    source = random.Random(20240229)
    for _ in range(200):
        value = from_bits(source.getrandbits(64))
        if math.isfinite(value):
            yield value
    for _ in range(60):
        yield from_bits(source.getrandbits(source.randint(1, 52)))
    for _ in range(60):
        yield round(source.uniform(0, 100), source.randint(0, 6))


def bits(value):
    return struct.unpack(">Q", struct.pack(">d", value))[0]


def from_bits(pattern):
    return struct.unpack(">d", struct.pack(">Q", pattern))[0]


def step(value, by):
    return from_bits(bits(value) + by)


def shortest(value):
    """The digits and the power of ten of the point before the first of them."""
    exact = Decimal(value)
    for precision in range(1, 18):
        rounded = Context(prec=precision, rounding=ROUND_HALF_EVEN, Emin=-9999, Emax=9999).plus(exact)
        if float(str(rounded)) == value:
            _, digits, exponent = rounded.as_tuple()
            text = "".join(map(str, digits))
            return text.rstrip("0"), exponent + len(text)
    raise AssertionError(value)


def text(value):
    if value == 0:
        return "0"
    if value < 0:
        return "-" + text(-value)
    digits, point = shortest(value)
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    mantissa = digits if count == 1 else digits[0] + "." + digits[1:]
    return f"{mantissa}e{point - 1:+d}"


if __name__ == "__main__":
    for pattern in dict.fromkeys(bits(value) for value in samples()):
        print(f"{pattern:016x}\t{text(from_bits(pattern))}")
