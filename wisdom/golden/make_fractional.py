#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes golden/kernels/<key>.tsv for the families beside Gruenwald-Letnikov, and that one at 10^6.

`scale`, TAB, the factor of all weights, then index, TAB, weight, to 60 significant digits; alpha and
dt are the exact values of the doubles. Every index below DENSE for the families that are differences
of powers, sampled ones up to 10^6 for all. Needs mpmath. Usage: make_fractional.py [FOLDER]

Sources: Caputo L1: Oldham & Spanier 1974; Sun & Wu 2006; BDF: Lubich 1986; trapezoidal product rule
of the Riemann-Liouville integral: Diethelm, Ford & Freed 2004; Gruenwald-Letnikov: Podlubny 1999.
"""
import pathlib
import sys
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from mpmath import gamma, mp, mpf, nstr

COUNT = 1_000_000
DENSE = 3000
DIGITS = 60
STEP = 0.01
SPARSE = sorted({*range(33), *(int(1.25**i) for i in range(16, 62)), 63, 64, 65, 4999, 99_999, COUNT - 1})
DIFFERENCES = {
    "l1": (0.5, 0.1, 0.9, 0.999999),
    "sunwu": (1.5, 1.1, 1.9),
    "rli": (0.5, 0.001, 1.5, 3.7),
}
MULTISTEP = (0.5, 1.8)


def difference(family, alpha, k):
    """The unscaled weight; the powers have 130 digits, so that differences keep 60."""
    k = mpf(k)
    if family == "rli":
        p = alpha + 1
        return mpf(1) if k == 0 else (k + 1) ** p - 2 * k**p + (k - 1) ** p
    r = (1 if family == "l1" else 2) - alpha
    return (k + 1) ** r - (k**r if k else 0)


def difference_scale(family, alpha, dt):
    if family == "rli":
        return dt**alpha / gamma(alpha + 2)
    return dt**-alpha / gamma((2 if family == "l1" else 3) - alpha)


def write(folder, name, alpha, scale, weights):
    lines = [f"scale\t{scale}"] + [f"{k}\t{weight}" for k, weight in weights]
    prefix = f"{name}_" if name else ""
    path = folder / f"kernel_{prefix}{alpha}_{STEP}_{COUNT}.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="ascii")


def digits(value):
    return nstr(value, DIGITS, min_fixed=0, max_fixed=0)


def write_differences(folder, family, alpha, dense):
    mp.dps = 130
    a, dt = mpf(alpha), mpf(STEP)
    scale = difference_scale(family, a, dt)
    indices = sorted({*SPARSE, *(range(DENSE) if dense else ())})
    rows = [(k, digits(scale * difference(family, a, k))) for k in indices]
    write(folder, family, alpha, digits(scale), rows)


def bdf_coefficients(order):
    """Of sum over j = 1..order of (1 - z)^j / j, by powers of z."""
    total = [Fraction(0)] * (order + 1)
    power = [Fraction(1)]
    for j in range(1, order + 1):
        power = [x - y for x, y in zip(power + [Fraction(0)], [Fraction(0)] + power)]
        for i, value in enumerate(power):
            total[i] += value / j
    return total


def write_multistep(folder, order, alpha):
    """The recurrence that P y' = alpha P' y gives for y = P^alpha."""
    mp.dps = 90
    poly = bdf_coefficients(order)
    lead = mpf(poly[0].numerator) / poly[0].denominator
    scale = Decimal(nstr((lead / mpf(STEP)) ** mpf(alpha), 90))
    a = Decimal(alpha)
    ratios = [Decimal((c / poly[0]).numerator) / Decimal((c / poly[0]).denominator) for c in poly]
    recent = [Decimal(1)]
    rounding, wanted, rows = Context(prec=DIGITS), set(SPARSE), []
    for k in range(COUNT):
        if k > 0:
            terms = (((a + 1) * j - k) * ratios[j] * recent[-j] for j in range(1, min(k, order) + 1))
            recent = (recent + [sum(terms) / k])[-order:]
        if k in wanted:
            rows.append((k, f"{rounding.plus(recent[-1] * scale):e}"))
    name = f"bdf{order}"
    write(folder, name, alpha, f"{rounding.plus(scale):e}", rows)
    if order == 1:
        write(folder, "", alpha, f"{rounding.plus(scale):e}", rows)


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parent
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "kernels"
    target.mkdir(parents=True, exist_ok=True)
    for kind, alphas in DIFFERENCES.items():
        for i, value in enumerate(alphas):
            write_differences(target, kind, value, i == 0)
    with localcontext(Context(prec=90, Emin=-999999, Emax=999999)):
        for steps in range(1, 7):
            for value in MULTISTEP:
                write_multistep(target, steps, value)
