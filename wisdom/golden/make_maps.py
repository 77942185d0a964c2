#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes golden/maps/<key>.tsv: source maps, and coupling maps, to 30 significant digits.

First line: the canonical layout as JSON, whose digest is the key; then one point a line in row-major
order: source, and TAB, coupling if there is one. Parameters are the exact values of the doubles.
Needs mpmath; 50 digits inside. Usage: make_maps.py [FOLDER]
"""
import functools
import hashlib
import json
import pathlib
import sys

from mpmath import exp, mp, mpf, nstr, sqrt, tanh


def number(value):
    return str(int(value)) if value == int(value) else repr(float(value))


def canonical(value):
    if isinstance(value, dict):
        return {name: canonical(member) for name, member in value.items()}
    if isinstance(value, (list, tuple)):
        return [canonical(member) for member in value]
    return number(value) if isinstance(value, float) else value


def inside(depth, edge):
    if edge == 0:
        return mpf(1 if depth >= 0 else 0)
    return (1 + tanh(depth / mpf(edge))) / 2


def side(at, low, high, edge):
    if edge == 0:
        return mpf(1 if low <= at <= high else 0)
    return (tanh((at - low) / mpf(edge)) - tanh((at - high) / mpf(edge))) / 2


def zone(z, x, y):
    a = mpf(z["amplitude"])
    if z["type"] == "rectangle":
        return a * functools.reduce(
            lambda p, q: p * q,
            (side(v, mpf(lo), mpf(hi), z["edge"]) for v, lo, hi in zip((x, y), z["lower"], z["upper"])))
    r = sqrt((x - mpf(z["center"][0])) ** 2 + (y - mpf(z["center"][1])) ** 2)
    if z["type"] == "circle":
        return a * inside(mpf(z["radius"]) - r, z["edge"])
    return a * exp(-r * r / (2 * mpf(z["width"]) ** 2))


def coupled(law, s):
    offset, gain = mpf(law["offset"]), mpf(law["gain"])
    if law["kind"] == "linear":
        return offset + gain * s
    if law["kind"] == "quadratic":
        return offset + gain * s * s
    return offset + gain if s >= mpf(law["threshold"]) else offset


COMBINE = {"add": lambda p, q: p + q, "max": max, "multiply": lambda p, q: p * q}


def points(layout):
    axes = []
    for n, low, high in zip(layout["shape"], layout["lower"], layout["upper"]):
        low, high = mpf(low), mpf(high)
        axes.append([low + (2 * i + 1) * (high - low) / (2 * n) for i in range(n)])
    for x in axes[0]:
        for y in axes[1]:
            s = functools.reduce(COMBINE[layout["combine"]], [zone(z, x, y) for z in layout["zones"]])
            yield (s, coupled(layout["coupling"], s)) if "coupling" in layout else (s,)


CIRCLE = {"type": "circle", "center": [0.25, -0.1], "radius": 0.71, "amplitude": 2.0, "edge": 0.15}
SHARP = {"type": "circle", "center": [0.0, 0.0], "radius": 0.83, "amplitude": 1.5, "edge": 0.0}
BOX = {"type": "rectangle", "lower": [-0.9, -0.4], "upper": [0.3, 1.1], "amplitude": 0.75, "edge": 0.1}
BLOCK = {"type": "rectangle", "lower": [-0.5, -1.9], "upper": [0.55, 0.61], "amplitude": -1.0, "edge": 0.0}
BUMP = {"type": "gaussian", "center": [-0.3, 0.6], "width": 0.4, "amplitude": 1.25}


def layout(combine, zones, **coupling):
    made = {"shape": [9, 12], "lower": [-1.0, -2.0], "upper": [1.0, 2.0], "combine": combine, "zones": zones}
    return dict(made, **coupling)


LAYOUTS = [
    layout("add", [CIRCLE, BOX, BUMP]),
    layout("max", [SHARP, BLOCK, BUMP]),
    layout("multiply", [BUMP, CIRCLE]),
    layout("add", [SHARP]),
    layout("add", [CIRCLE, BUMP], coupling={"kind": "linear", "offset": 0.5, "gain": -2.0}),
    layout("add", [CIRCLE, BUMP], coupling={"kind": "quadratic", "offset": 0.0, "gain": 3.5}),
    layout("max", [BOX, BUMP],
           coupling={"kind": "threshold", "offset": 0.1, "gain": 1.0, "threshold": 0.37}),
]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for made in LAYOUTS:
        head = json.dumps(canonical(made), sort_keys=True, separators=(",", ":"))
        lines = [head] + ["\t".join(nstr(v, 30) for v in point) for point in points(made)]
        key = hashlib.sha256(head.encode("ascii")).hexdigest()[:16]
        (folder / f"{key}.tsv").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    mp.dps = 50
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent / "maps")
