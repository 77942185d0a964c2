# SPDX-License-Identifier: MIT
"""stencil_numpy.py ROUNDS KEY...: applies stencils, named by their keys, with numpy as one writes it for speed: slices of an
array that is padded by its own other end, summed in place. Prints a JSON line for each: quartiles in microseconds."""

import json
import sys
import time

import numpy as np
from programs import quartiles

WEIGHTS = {2: (-2, 1), 4: (-5 / 2, 4 / 3, -1 / 12), 8: (-205 / 72, 8 / 5, -1 / 5, 8 / 315, -1 / 560)}


def parse(key):
    _, _, sizes, *rest = key.split("_")
    return [int(size) for size in sizes.split("x")], int(rest[0][1:]) if rest else 2


def apply(u, weights, out, scratch):
    """The sum of second differences along all axes, periodic, spacing 1."""
    far = len(weights) - 1
    padded = np.pad(u, far, mode="wrap")
    np.multiply(u, weights[0] * u.ndim, out=out)
    inner = [slice(far, far + size) for size in u.shape]
    for axis, size in enumerate(u.shape):
        for r in range(1, far + 1):
            before, after = list(inner), list(inner)
            before[axis], after[axis] = slice(far - r, far - r + size), slice(far + r, far + r + size)
            np.add(padded[tuple(before)], padded[tuple(after)], out=scratch)
            scratch *= weights[r]
            out += scratch
    return out


def rolled(u, weights):
    """The same as one writes it for reading."""
    return sum((weights[r] if r else weights[0] / 2) * (np.roll(u, r, axis) + np.roll(u, -r, axis))
               for axis in range(u.ndim) for r in range(len(weights)))


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    for key in sys.argv[2:]:
        sizes, order = parse(key)
        u = np.random.default_rng(1).uniform(-1, 1, sizes)
        out, scratch = np.empty_like(u), np.empty_like(u)
        if not np.allclose(apply(u, WEIGHTS[order], out, scratch), rolled(u, WEIGHTS[order]), rtol=0, atol=1e-12):
            raise SystemExit(f"bench: numpy's {key} by slices is not that by np.roll")
        times = []
        for _ in range(int(sys.argv[1])):
            start = time.perf_counter_ns()
            apply(u, WEIGHTS[order], out, scratch)
            times.append((time.perf_counter_ns() - start) / 1e3)
        print(json.dumps({"name": key, "us": quartiles(times), "n": len(times)}), flush=True)


if __name__ == "__main__":
    main()
