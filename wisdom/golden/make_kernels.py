#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes golden/kernels/<key>.tsv: Gruenwald-Letnikov weights to 60 significant digits.

One file for each common pair of alpha and dt, N = 5000, at sampled indices: `scale`, TAB, dt^-alpha,
then index, TAB, weight, where w_k = (-1)^k binomial(alpha, k) dt^-alpha (Podlubny 1999, chapter 7),
and alpha and dt are the exact values of the doubles. Standard library only; 120 digits inside.
Usage: make_kernels.py [FOLDER]
"""
import pathlib
import sys
from decimal import Context, Decimal, localcontext

ALPHAS = (1.5, 1.8, 1.9)
STEPS = (0.001, 0.01, 0.1)
COUNT = 5000
DIGITS = 60
SAMPLED = sorted({*range(33), *range(50, COUNT, 49), COUNT - 1})


def weights(alpha, scale):
    """The numerators and denominators of (-1)^k binomial(alpha, k) are kept apart until the end."""
    numerator, denominator = Decimal(1), Decimal(1)
    for k in range(COUNT):
        if k > 0:
            numerator *= k - 1 - alpha
            denominator *= k
        yield numerator / denominator * scale


def write(folder, alpha, dt):
    scale = (-Decimal(alpha) * Decimal(dt).ln()).exp()
    rounding = Context(prec=DIGITS)
    lines = [f"scale\t{rounding.plus(scale):e}"]
    for k, weight in enumerate(weights(Decimal(alpha), scale)):
        if k in SAMPLED:
            lines.append(f"{k}\t{rounding.plus(weight):e}")
    path = folder / f"kernel_{alpha}_{dt}_{COUNT}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "kernels"
    target.mkdir(parents=True, exist_ok=True)
    with localcontext(Context(prec=120, Emin=-999999, Emax=999999)):
        for order in ALPHAS:
            for width in STEPS:
                write(target, order, width)
