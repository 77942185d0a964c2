#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes wisdom/specs_all.tsv, the transforms that both languages must read or refuse alike.

Lines: valid, TAB, text, TAB, key, TAB, input extent, TAB, output extent, TAB, input bytes, TAB,
output bytes; or invalid, TAB, text, TAB, reason. Extents count elements of one array (reals when
split; the real array of an in-place rfft has whole padded rows), bytes are those of one array; both
are computed here with unbounded integers. Standard library only.
Usage: make_specs.py > wisdom/specs_all.tsv
"""
import math
import re

KINDS = "dct1 dct2 dct3 dct4 dst1 dst2 dst3 dst4 dht r2hc hc2r".split()
REAL_BYTES = {"": 8, "f32": 4, "f80": 16}
KEY = re.compile(r"(?P<type>[a-z0-9-]+)_\d+d_(?P<sizes>[\dx]+)(_b(?P<howmany>\d+))?(_(?P<f>f\d\d))?")
END = "/forward/out/1/measure"


def packed(rows):
    strides = [math.prod(rows[i + 1:]) for i in range(len(rows))]
    return strides, math.prod(rows)


def array(sizes, rows, howmany, layout):
    """Elements from the first to the last; the layout is None if it is packed."""
    strides, distance = packed(rows)
    if layout is None:
        sizes = rows
    else:
        strides, distance = layout
    return 1 + sum((n - 1) * s for n, s in zip(sizes, strides)) + (howmany - 1) * distance


def layout_of(qualifiers, letter):
    for qualifier in qualifiers:
        if re.fullmatch(letter + r"[\dxb]+", qualifier):
            strides, _, distance = qualifier[1:].partition("b")
            return [int(s) for s in strides.split("x")], int(distance or 0)
    return None


def measures(text):
    key, direction, placement, _, _, *qualifiers = text.split("/")
    parts = KEY.fullmatch(key)
    sizes = [int(n) for n in parts["sizes"].split("x")]
    howmany = int(parts["howmany"] or 1)
    real = REAL_BYTES[parts["f"] or ""]
    half = sizes[:-1] + [sizes[-1] // 2 + 1]
    padded = sizes[:-1] + [2 * half[-1]] if placement == "in" else sizes
    paired = real if "split" in qualifiers else 2 * real
    if parts["type"] == "fft":
        sides = [(sizes, sizes, paired)] * 2
    elif parts["type"] == "rfft":
        sides = [(sizes, padded, real), (half, half, paired)]
        if direction == "backward":
            sides.reverse()
    else:
        sides = [(sizes, sizes, real)] * 2
    extents = [array(*side[:2], howmany, layout_of(qualifiers, letter)) for side, letter in zip(sides, "io")]
    return [key, *extents, *(n * side[2] for n, side in zip(extents, sides))]


def valid_families():
    for kind in KINDS:
        yield "%s_1d_%d%s" % (kind, 16, END)
        yield "%s_2d_96x80_b3_f32/forward/in/auto/patient" % kind
    for type in ("fft", "rfft"):
        for sizes in ("1d_1", "1d_44100", "2d_96x80", "3d_5x6x7", "4d_2x3x4x5"):
            for end in ("/forward/out/1/measure", "/backward/in/auto/estimate"):
                yield "%s_%s%s" % (type, sizes, end)
    for precision in ("", "_f32", "_f80"):
        for type in ("fft_2d_6x5", "rfft_2d_6x5", "dht_2d_6x5", "fft_2d_6x5_b4", "rfft_2d_6x5_b4"):
            yield type + precision + END
            yield type + precision + "/forward/in/2/exhaustive"


def valid_singles():
    for key in ("dct2-dst3_2d_96x80", "dct2-dct1_2d_1x4", "dct1-dct1-dct2_3d_2x3x1", "r2hc-dht_2d_8x9_b2_f80",
                "dct1_1d_2", "hc2r-r2hc-dst4-dct4_4d_2x3x4x5", "fft_1d_64_b2", "fft_1d_1_b1000000"):
        yield key + END
    for text in ("fft_1d_64/forward/out/auto/measure", "fft_1d_64/forward/out/4096/measure",
                 "fft_1d_64/forward/out/1/measure/destroy", "fft_1d_64/backward/out/1/measure/destroy",
                 "rfft_1d_64/forward/out/1/measure/destroy", "rfft_1d_64/backward/out/1/measure/preserve",
                 "rfft_1d_64_b5/backward/out/1/measure/preserve", "rfft_2d_8x8/backward/out/1/measure",
                 "hc2r_1d_64/forward/out/1/measure/destroy", "dct2_2d_8x9/forward/out/auto/measure/destroy",
                 "fft_1d_64/forward/out/1/measure/split", "fft_1d_64/forward/in/1/measure/split",
                 "fft_2d_6x5_b4_f32/backward/in/1/measure/split", "rfft_2d_6x5/forward/out/1/measure/split",
                 "rfft_2d_6x5/backward/out/1/measure/split", "rfft_1d_6/backward/out/1/measure/preserve/split",
                 "rfft_2d_6x5/forward/out/1/measure/destroy/split",
                 "fft_1d_64/forward/out/1/measure/i2", "fft_1d_64/forward/out/1/measure/o3",
                 "fft_1d_64/forward/out/1/measure/i2/o3", "fft_1d_64/forward/in/1/measure/i2/o2",
                 "fft_2d_64x64/forward/out/1/measure/i1x64", "fft_2d_64x64/forward/in/1/measure/i1x64/o1x64",
                 "fft_2d_6x5/forward/out/1/measure/i10x1", "fft_2d_1x64/forward/out/1/measure/i7x1",
                 "fft_3d_5x6x7/forward/out/1/measure/i90x9x1/o1x5x30",
                 "fft_1d_64_b10/forward/out/1/measure/i10b1", "fft_1d_64_b10/forward/out/1/measure/i10b1/o1b80",
                 "fft_1d_64_b10/forward/in/1/measure/i10b1/o10b1", "fft_1d_64_b10/forward/out/1/measure/i1b1",
                 "fft_2d_6x5_b4_f32/forward/out/1/measure/i20x4b1/o5x1b31",
                 "rfft_1d_64/forward/out/1/measure/i2", "rfft_1d_64/forward/out/1/measure/o2",
                 "rfft_2d_6x5/forward/out/1/measure/i6x1", "rfft_2d_6x5/backward/out/1/measure/i4x1/o6x1",
                 "rfft_1d_64_b3/backward/out/1/measure/preserve/i1b40/o1b66",
                 "rfft_1d_64_b3/forward/out/1/measure/split/i1b66/o3b1",
                 "rfft_2d_6x5_b2/backward/out/2/patient/split/o10x2b1",
                 "fft_1d_64/forward/out/1/measure/destroy/split/i2/o2",
                 "dct4_2d_8x9/forward/out/1/measure/i1x8", "dct4_2d_8x9/forward/in/1/measure/i1x8/o1x8",
                 "dst1_1d_7_b3_f32/forward/out/1/measure/destroy/i3b1/o1b8"):
        yield text


def valid_borders():
    yield "fft_1d_576460752303423487" + END
    yield "fft_1d_1152921504606846975_f32" + END
    yield "fft_1d_288230376151711743_f80" + END
    yield "dct2_1d_1152921504606846975" + END
    yield "dct2_1d_2305843009213693951_f32" + END
    yield "rfft_1d_1152921504606846973/forward/in/1/measure"
    yield "rfft_1d_2305843009213693949_f32" + END
    yield "fft_1d_1_b576460752303423487" + END
    yield "fft_1d_1152921504606846975/forward/out/1/measure/split"
    yield "fft_1d_2/forward/out/1/measure/i576460752303423486"
    yield "fft_1d_2/forward/out/1/measure/split/i1152921504606846974"
    yield "fft_1d_1_b2/forward/out/1/measure/i1b576460752303423486"
    yield "fft_1d_1/forward/out/1/measure/i576460752303423487"
    yield "dht_1d_2_f32/forward/in/1/measure/i2305843009213693950/o2305843009213693950"


def invalid():
    key = "fft_1d_64"
    two = "fft_2d_6x5"
    for text, reason in (
        ("dct1_1d_1" + END, "dct1 of size 1"), ("dct2-dct1_2d_4x1" + END, "dct1 of size 1 in its dimension"),
        ("dct2-dct2_2d_4x4" + END, "the same kind twice"), ("dct2-dst2_1d_4" + END, "more kinds than dimensions"),
        ("dct2-dst2_3d_4x4x4" + END, "fewer kinds than dimensions"), ("dct2-_2d_4x4" + END, "empty kind"),
        ("-dct2_2d_4x4" + END, "empty first kind"), ("fft-dct2_2d_4x4" + END, "fft is no kind"),
        ("fft-fft_2d_4x4" + END, "fft twice"), ("dct5_1d_8" + END, "unknown kind"), ("dct_1d_8" + END, "no kind"),
        ("DCT2_1d_8" + END, "upper-case kind"), ("redft10_1d_8" + END, "FFTW's name"), ("r2r_1d_8" + END, "no kind"),
        ("dct2_1d_8/backward/out/1/measure", "r2r has no backward"),
        ("hc2r_1d_8/backward/in/1/measure", "r2r has no backward"),
        (key + "_b1" + END, "howmany 1 is the default"), (key + "_b0" + END, "howmany 0"),
        (key + "_b02" + END, "leading zero of howmany"), (key + "_b-2" + END, "negative howmany"),
        (key + "_b" + END, "empty howmany"), (key + "_b2_b2" + END, "howmany twice"),
        (key + "_B2" + END, "upper-case b"), (key + "_b9223372036854775808" + END, "howmany beyond 2^63"),
        (key + "_f64" + END, "double is the default"), (key + "_f16" + END, "unknown precision"),
        (key + "_f32_b2" + END, "precision before howmany"), (key + "_f32_f32" + END, "precision twice"),
        (key + "_" + END, "trailing underscore"), ("fft_b2_1d_64" + END, "howmany before the sizes"),
        (key + "/forward/out/Auto/measure", "upper-case auto"), (key + "/forward/out/0/measure", "0 for auto"),
        (key + "/forward/out/1/measure/preserve", "the default spelled out"),
        (key + "/forward/in/1/measure/preserve", "policy in place"),
        (key + "/forward/in/1/measure/destroy", "policy in place"),
        ("rfft_1d_64/backward/in/1/measure/preserve", "policy in place"),
        ("rfft_1d_64/forward/out/1/measure/preserve", "the default spelled out"),
        ("rfft_1d_64/backward/out/1/measure/destroy", "the default spelled out"),
        ("hc2r_1d_64/forward/out/1/measure/preserve", "the default spelled out"),
        ("rfft_2d_6x5/backward/out/1/measure/preserve", "c2r of rank 2 cannot preserve"),
        ("rfft_2d_1x5/backward/out/1/measure/preserve", "c2r of rank 2 cannot preserve"),
        (key + "/forward/out/1/measure/destroy/destroy", "policy twice"),
        (key + "/forward/out/1/measure/Destroy", "upper-case policy"),
        (key + "/forward/out/1/measure/interleaved", "the default spelled out"),
        (key + "/forward/out/1/measure/split/split", "split twice"),
        (key + "/forward/out/1/measure/split/destroy", "split before the policy"),
        ("dct2_1d_8/forward/out/1/measure/split", "r2r has no complex array"),
        ("rfft_1d_8/forward/in/1/measure/split", "split rfft in place"),
        (key + "/forward/out/1/measure/i2/split", "layout before split"),
        (key + "/forward/out/1/measure/i2/destroy", "layout before the policy"),
        (key + "/forward/out/1/measure/o2/i2", "output before input"),
        (key + "/forward/out/1/measure/i2/i2", "input layout twice"),
        (key + "/forward/out/1/measure/o2/o2", "output layout twice"),
        (key + "/forward/out/1/measure/i2o2", "no slash"), (key + "/forward/out/1/measure/I2", "upper-case i"),
        (key + "/forward/out/1/measure/2", "layout of no array"), (key + "/forward/out/1/measure/i", "no strides"),
        (key + "/forward/out/1/measure/i1", "the packed layout spelled out"),
        (key + "/forward/out/1/measure/o1", "the packed layout spelled out"),
        (two + "/forward/out/1/measure/i5x1", "the packed layout spelled out"),
        (key + "_b2/forward/out/1/measure/i1b64", "the packed layout spelled out"),
        ("rfft_2d_6x5/forward/out/1/measure/o3x1", "the packed layout spelled out"),
        ("rfft_2d_6x5/forward/in/1/measure/i6x1", "the packed layout spelled out"),
        (two + "/forward/out/1/measure/i10", "fewer strides than dimensions"),
        (two + "/forward/out/1/measure/i10x2x1", "more strides than dimensions"),
        (two + "/forward/out/1/measure/i10x", "empty last stride"),
        (two + "/forward/out/1/measure/ix1", "empty first stride"),
        (two + "/forward/out/1/measure/i0x1", "stride 0"), (two + "/forward/out/1/measure/i-5x1", "negative stride"),
        (two + "/forward/out/1/measure/i+5x2", "sign"), (two + "/forward/out/1/measure/i010x1", "leading zero"),
        (two + "/forward/out/1/measure/i10x1b30", "distance of one transform"),
        (two + "_b2/forward/out/1/measure/i10x1", "batch without a distance"),
        (two + "_b2/forward/out/1/measure/i10x1b", "empty distance"),
        (two + "_b2/forward/out/1/measure/i10x1b0", "distance 0"),
        (two + "_b2/forward/out/1/measure/i10x1b-60", "negative distance"),
        (two + "_b2/forward/out/1/measure/i10x1b060", "leading zero of the distance"),
        (two + "_b2/forward/out/1/measure/i10x1b60b60", "distance twice"),
        (two + "_b2/forward/out/1/measure/ib60", "distance without strides"),
        (key + "/forward/in/1/measure/i2", "unequal layouts in place"),
        (key + "/forward/in/1/measure/o2", "unequal layouts in place"),
        (key + "/forward/in/1/measure/i2/o3", "unequal layouts in place"),
        ("dct2_1d_8_b2/forward/in/1/measure/i2b1/o2b2", "unequal layouts in place"),
        ("rfft_1d_8/forward/in/1/measure/i2/o2", "in-place rfft with a layout"),
        ("rfft_1d_8/backward/in/1/measure/i2", "in-place rfft with a layout"),
        (key + "/forward/out/1/measure//i2", "empty qualifier"), (key + "/forward/out/1/measure/i2/", "trailing slash"),
        ("fft_1d_1152921504606846976_f32" + END, "2^63 bytes"), ("fft_1d_288230376151711744_f80" + END, "2^63 bytes"),
        ("dct2_1d_1152921504606846976" + END, "2^63 bytes"), ("dct2_1d_2305843009213693952_f32" + END, "2^63 bytes"),
        ("rfft_1d_2305843009213693950_f32" + END, "2^63 bytes"),
        ("fft_1d_1_b576460752303423488" + END, "2^63 bytes"), ("fft_1d_64_b9223372036854775807" + END, "bytes beyond 2^63"),
        ("fft_1d_16_b1152921504606846976" + END, "2^64 points"),
        ("fft_1d_1152921504606846976/forward/out/1/measure/split", "2^63 bytes"),
        ("fft_1d_2/forward/out/1/measure/i576460752303423487", "2^63 bytes from the first to the last element"),
        ("fft_1d_2/forward/out/1/measure/split/i1152921504606846975", "2^63 bytes from the first to the last element"),
        ("fft_1d_3/forward/out/1/measure/i9223372036854775807", "extent beyond 2^64"),
        ("fft_1d_5/forward/out/1/measure/o4611686018427387904", "extent that wraps to 1"),
        ("fft_1d_1_b2/forward/out/1/measure/i1b576460752303423487", "2^63 bytes from the first to the last element"),
        ("fft_1d_1_b5/forward/out/1/measure/i1b4611686018427387904", "extent that wraps to 1"),
        ("fft_1d_1/forward/out/1/measure/i576460752303423488", "a stride of 2^63 bytes"),
        ("fft_1d_64/forward/out/1/measure/i9223372036854775808", "stride beyond 2^63"),
        ("fft_1d_64/forward/out/1/measure/i18446744073709551618", "stride that wraps to 2"),
        ("fft_2d_4294967296x4294967296/forward/out/1/measure/i1x1/o1x1", "2^64 points, whatever their strides"),
        ("fft_1d_64/forward/out/1/measure/i٢", "digits that are not ASCII"),
        ("dct２_1d_8" + END, "wide digit of a kind"),
    ):
        yield text, reason


def main():
    texts = [*valid_families(), *valid_singles(), *valid_borders()]
    refused = list(invalid())
    both = texts + [text for text, _ in refused]
    assert len(set(both)) == len(both), [text for text in both if both.count(text) > 1]
    for text in texts:
        row = measures(text)
        assert max(row[1:]) < 2**63, row
        print("valid", text, *row, sep="\t")
    for text, reason in refused:
        print("invalid", text, reason, sep="\t")


if __name__ == "__main__":
    main()
