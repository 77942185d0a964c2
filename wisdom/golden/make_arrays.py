#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the golden arrays with numpy alone: make_arrays.py [FOLDER].

Element k in row-major order is k + 0.25 for floats, (k + 0.25) - k j for complex numbers and
1000000007 k - 3 for int64; the tests of both languages compute the same.
"""
import json
import os
import sys

import numpy as np


def ramp(dtype, shape):
    k = np.arange(int(np.prod(shape)))
    kind = np.dtype(dtype).kind
    if kind == "i":
        values = 1000000007 * k - 3
    elif kind == "c":
        values = (k + 0.25) - 1j * k
    else:
        values = k + 0.25
    return values.astype(dtype).reshape(shape)


def write(path, array, version=None):
    with open(path, "wb") as file:
        np.lib.format.write_array(file, array, version, allow_pickle=True)


def main():
    if len(sys.argv) > 1:
        folder = sys.argv[1]
    else:
        folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "arrays")
    os.makedirs(folder, exist_ok=True)
    os.chdir(folder)
    write("f64_0d.npy", ramp("<f8", ()))
    write("f64_7.npy", ramp("<f8", (7,)))
    write("f64_3x4.npy", ramp("<f8", (3, 4)))
    write("f64_0x3.npy", ramp("<f8", (0, 3)))
    write("f64_3x4_v2.npy", ramp("<f8", (3, 4)), (2, 0))
    write("f64_3x4_v3.npy", ramp("<f8", (3, 4)), (3, 0))
    write("f32_5.npy", ramp("<f4", (5,)))
    write("c128_2x3.npy", ramp("<c16", (2, 3)))
    write("i64_2x2x2.npy", ramp("<i8", (2, 2, 2)))
    write("f64_3x4_fortran.npy", np.asfortranarray(ramp("<f8", (3, 4))))
    write("f64_3x4_big.npy", ramp(">f8", (3, 4)))
    write("object_2.npy", np.array([None, "text"], dtype=object))
    pair = {"grid": ramp("<f8", (3, 4)), "index": ramp("<i8", (5,))}
    np.savez("pair_stored.npz", **pair)
    np.savez_compressed("pair_deflated.npz", **pair)
    text = json.dumps({"type": "laplacian_2d", "n": [3, 4]}).encode()
    values = np.frombuffer(text, np.uint8)
    np.savez("mixed.npz", matrix=ramp("<f8", (3, 4)), __json__=values)


if __name__ == "__main__":
    main()
