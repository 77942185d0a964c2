#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes golden/profiles/<key>.tsv: state profiles to 30 significant digits.

First line: the canonical parameters as JSON, whose digest is in the key; then one point a line in
row-major order: its value, or real part, TAB, imaginary part. Parameters are the exact values of
the doubles. Needs mpmath; 50 digits inside. Usage: make_profiles.py [FOLDER]
"""
import hashlib
import itertools
import json
import pathlib
import sys

from mpmath import cos, cosh, exp, mp, mpf, nstr, sin, sqrt, tanh


def number(value):
    return str(int(value)) if value == int(value) else repr(float(value))


def numbers(values):
    return [number(v) for v in values]


def envelope(p, x):
    r = sqrt(sum(v * v for v in x))
    w = mpf(p.get("width", 0))
    if p["kind"] == "gaussian":
        return exp(-r * r / (2 * w * w))
    if p["kind"] == "kink":
        return tanh(x[0] / w)
    if p["kind"] == "sech2":
        return 1 / cosh(r / w) ** 2
    if p["kind"] == "shell":
        half = mpf(p["thickness"]) / 2
        return (tanh((r - p["radius"] + half) / w) - tanh((r - p["radius"] - half) / w)) / 2
    if p["kind"] == "compact":
        s = (p["radius"] - r) / w
        if s <= 0 or s >= 1:
            return mpf(0 if s <= 0 else 1)
        f, g = exp(-1 / s), exp(-1 / (1 - s))
        return f / (f + g)
    return mpf(1)


def canonical(p):
    members = {"kind": p["kind"], "type": p["type"], "shape": p["shape"], "phase": number(p["phase"]),
               "amplitude": number(p["amplitude"])}
    for name in ("lower", "upper", "centre", "wave"):
        members[name] = numbers(p[name])
    for name in ("width", "radius", "thickness"):
        if name in p:
            members[name] = number(p[name])
    return json.dumps(members, sort_keys=True, separators=(",", ":"))


def values(p):
    axes = []
    for n, low, high, centre in zip(p["shape"], p["lower"], p["upper"], p["centre"]):
        low, high = mpf(low), mpf(high)
        axes.append([low + (2 * i + 1) * (high - low) / (2 * n) - mpf(centre) for i in range(n)])
    for x in itertools.product(*axes):
        turn = sum(mpf(k) * v for k, v in zip(p["wave"], x)) + mpf(p["phase"])
        psi = mpf(p["amplitude"]) * envelope(p, x)
        yield (psi * cos(turn), psi * sin(turn)) if p["type"] == "complex128" else (psi * cos(turn),)


def profile(kind, shape, lower, upper, **given):
    rank = len(shape)
    p = {"kind": kind, "shape": shape, "lower": lower, "upper": upper, "centre": [0.0] * rank,
         "amplitude": 1.0, "wave": [0.0] * rank, "phase": 0.0, "type": "float64"}
    p.update(given)
    return p


PROFILES = [
    profile("gaussian", [16], [-5.0], [5.0], width=0.8, centre=[0.3], amplitude=2.5),
    profile("gaussian", [5, 7], [-1.0, -2.0], [1.0, 3.0], width=0.7),
    profile("gaussian", [4, 5, 6], [-1.0, -2.0, 0.0], [1.0, 2.0, 3.0], width=0.9,
            centre=[0.1, -0.2, 1.5], wave=[2.0, -1.5, 0.25], phase=0.5, type="complex128"),
    profile("kink", [17], [-4.0], [4.0], width=0.6, centre=[-0.7], amplitude=-1.25),
    profile("sech2", [6, 8], [-3.0, -3.0], [3.0, 3.0], width=0.5, centre=[0.25, 0.5]),
    profile("sech2", [4, 4, 4], [-3.0] * 3, [3.0] * 3, width=1.5, wave=[1.0, 0.0, 0.0]),
    profile("shell", [8, 6, 7], [-2.0] * 3, [2.0] * 3, width=0.2, radius=1.1, thickness=0.6,
            amplitude=0.1),
    profile("compact", [9, 9], [-2.0] * 2, [2.0] * 2, width=0.75, radius=1.5),
    profile("compact", [3, 4, 3, 4], [-1.0] * 4, [1.0] * 4, width=1.25, radius=1.25, type="complex128"),
    profile("plane_wave", [32], [0.0], [10.0], wave=[3.5], phase=-0.25, amplitude=1.5),
    profile("plane_wave", [6, 5], [0.0, -1.0], [1.0, 1.0], wave=[6.25, 3.0], type="complex128"),
]


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for p in PROFILES:
        head = canonical(p)
        digest = hashlib.sha256(head.encode("ascii")).hexdigest()[:16]
        lines = [head] + ["\t".join(nstr(v, 30) for v in point) for point in values(p)]
        path = folder / f"profile_{p['kind']}_{digest}.tsv"
        path.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    mp.dps = 50
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1
         else pathlib.Path(__file__).resolve().parent / "profiles")
