#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes golden/stencils/<key>.json: the stencils of the warm-up, as the store must hold them.

Second-order Laplacian by central differences, h = 1, periodic; the offsets follow the axes, minus
before plus, after the centre. Standard library only. Usage: make_stencils.py [FOLDER]
"""
import json
import pathlib
import sys

GRIDS = [(64,) * 2, (128,) * 2, (256,) * 2, (512,) * 2, (32,) * 3, (64,) * 3, (128,) * 3]


def stencil(grid):
    rank = len(grid)
    offsets = [[0] * rank]
    for axis in range(rank):
        for side in (-1, 1):
            offsets.append([side if a == axis else 0 for a in range(rank)])
    return {
        "boundary": "periodic",
        "coefficients": [-2.0 * rank] + [1.0] * (2 * rank),
        "grid": list(grid),
        "h": 1.0,
        "offsets": offsets,
        "order": 2,
        "type": f"laplacian_{rank}d",
    }


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "stencils"
    target.mkdir(parents=True, exist_ok=True)
    for shape in GRIDS:
        value = stencil(shape)
        name = f"{value['type']}_{'x'.join(map(str, shape))}.json"
        (target / name).write_text(json.dumps(value, separators=(",", ":")), encoding="ascii")
