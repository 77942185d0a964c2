#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes golden/stencil_operators/: weights.tsv, and <key>.npz for each of CASES.

weights.tsv: derivative, radius, and the exact central weights -radius ... radius, from the Taylor
conditions as a linear system in fractions. <key>.npz: offsets, coefficients (each an exact fraction
rounded once), a random field u, applied = A u, solved (least squares of smallest norm of A x = u;
not for gradients) and symbol, all from the dense matrix A of the stencil. Needs numpy.
Usage: make_stencil_operators.py [FOLDER]
"""
import itertools
import math
import pathlib
import re
import sys
from fractions import Fraction

import numpy as np

CASES = """
laplacian_1d_16 laplacian_1d_17_o8_dirichlet_h0.1 laplacian_1d_12_o6_neumann
laplacian_2d_8x9 laplacian_2d_8x9_o4_dirichlet_h0.5x0.25 laplacian_2d_10x7_o6_neumann_h0.3
laplacian_2d_9x12_o8_h0.7x1.3 laplacian_2d_6x5_iso9_h0.2 laplacian_2d_6x5_iso9_dirichlet
laplacian_2d_5x6_iso9_neumann laplacian_3d_4x5x6_iso19 laplacian_3d_4x5x6_iso19_neumann
laplacian_3d_4x6x5_iso27 laplacian_3d_5x4x6_iso27_dirichlet_h0.5 laplacian_3d_5x6x7_o4_h0.5x0.25x2
laplacian_3d_5x6x7_dirichlet laplacian_3d_4x3x6_neumann_h0.1
biharmonic_1d_20_o8 biharmonic_1d_9_o4_neumann_h0.5 biharmonic_2d_6x7_dirichlet
biharmonic_3d_5x6x5 biharmonic_2d_9x10_o4_h0.5x0.25
gradient_1d_9_axis0 gradient_2d_8x7_axis0_o4_dirichlet_h0.3 gradient_2d_8x7_axis1_o6_neumann
gradient_3d_5x6x9_axis2_o8_h0.5 gradient_3d_6x5x7_axis0_o4_dirichlet gradient_3d_3x6x5_axis1_neumann
gradient_2d_6x8_axis0_h0.7x1.3
""".split()
ISOTROPIC = {"iso9": (6, [-20, 4, 1]), "iso19": (6, [-24, 2, 1, 0]), "iso27": (30, [-128, 14, 3, 1])}
DEGREE = {"laplacian": 2, "gradient": 1}


def taylor_weights(derivative, radius):
    """Gauss elimination on sum_x w_x x^p = p! delta(p, derivative)."""
    size = 2 * radius + 1
    rows = [
        [Fraction(x) ** p for x in range(-radius, radius + 1)]
        + [Fraction(math.factorial(p) if p == derivative else 0)]
        for p in range(size)
    ]
    for column in range(size):
        pivot = next(r for r in range(column, size) if rows[r][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for r in range(size):
            if r != column:
                factor = rows[r][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[column])]
    return [row[-1] for row in rows]


def parse(key):
    found = re.fullmatch(
        r"(\w+?)_\dd_([\dx]+)(?:_axis(\d))?(?:_o(\d))?(?:_(iso\d+))?(?:_(dirichlet|neumann))?(?:_h([\d.x]+))?",
        key)
    operator, sizes, axis, order, points, boundary, spacing = found.groups()
    grid = [int(n) for n in sizes.split("x")]
    h = [Fraction(float(part)) for part in (spacing or "1").split("x")]
    return {
        "operator": operator, "grid": grid, "axis": int(axis or 0), "order": int(order or 2),
        "points": points, "boundary": boundary or "periodic", "h": h * len(grid) if len(h) == 1 else h,
    }


def terms_of(case):
    rank = len(case["grid"])
    terms = {}

    def add(offset, value):
        terms[offset] = terms.get(offset, Fraction(0)) + value

    if case["points"]:
        divisor, by_moved = ISOTROPIC[case["points"]]
        for offset in itertools.product((-1, 0, 1), repeat=rank):
            moved = sum(map(abs, offset))
            add(offset, Fraction(by_moved[moved], divisor) / case["h"][0] ** 2)
        return {offset: value for offset, value in terms.items() if value}
    degree = DEGREE.get(case["operator"], 2)
    for axis in [case["axis"]] if case["operator"] == "gradient" else range(rank):
        radius = case["order"] // 2
        for step, weight in zip(range(-radius, radius + 1), taylor_weights(degree, radius)):
            add(tuple(step if a == axis else 0 for a in range(rank)), weight / case["h"][axis] ** degree)
    if case["operator"] == "biharmonic":
        once, terms = terms, {}
        for (first, a), (second, b) in itertools.product(once.items(), repeat=2):
            add(tuple(x + y for x, y in zip(first, second)), a * b)
    return {offset: value for offset, value in terms.items() if value}


def rank_of_offset(offset):
    moved = [axis for axis, step in enumerate(offset) if step]
    return len(moved), moved[0] if len(moved) == 1 else 0, sum(step * step for step in offset), offset


def shift(n, step, boundary):
    """The matrix S with (S u)[i] = u[i + step], beyond the ends as the boundary says."""
    matrix = np.zeros((n, n))
    for i in range(n):
        j, sign = i + step, 1
        if boundary == "periodic":
            j %= n
        elif not 0 <= j < n:
            j = -1 - j if j < 0 else 2 * n - 1 - j
            sign = -1 if boundary == "dirichlet" else 1
        matrix[i, j] = sign
    return matrix


def matrix_of(case, terms):
    total = 0
    for offset, value in terms.items():
        product = np.ones((1, 1))
        for n, step in zip(case["grid"], offset):
            product = np.kron(product, shift(n, step, case["boundary"]))
        total = total + float(value) * product
    return total


def modes(case, axis, swapped):
    """Column m is the mode at index m of the spectrum; swapped: what a derivative makes of it."""
    n = case["grid"][axis]
    x = (np.arange(n)[:, None] + 0.5) * np.pi / n
    if case["boundary"] == "dirichlet":
        m = np.arange(1, n + 1)
        return np.cos(m * x) if swapped else np.sin(m * x)
    m = np.arange(n)
    return -np.sin(m * x) if swapped else np.cos(m * x)


def symbol_of(case, matrix):
    grid, rank = case["grid"], len(case["grid"])
    if case["boundary"] == "periodic":
        delta = np.zeros(grid)
        delta[(0,) * rank] = 1
        symbol = np.fft.fftn((matrix @ delta.ravel()).reshape(grid))
        return 1j * symbol.imag if case["operator"] == "gradient" else symbol.real
    symbol = np.zeros(grid)
    is_gradient = case["operator"] == "gradient"
    tables = [(modes(case, a, False), modes(case, a, is_gradient and a == case["axis"])) for a in range(rank)]
    for index in itertools.product(*map(range, grid)):
        before, after = np.ones(1), np.ones(1)
        for a, m in enumerate(index):
            before = np.kron(before, tables[a][0][:, m])
            after = np.kron(after, tables[a][1][:, m])
        norm = after @ after
        symbol[index] = after @ (matrix @ before) / norm if norm > 1e-20 else 0
    return symbol


def main():
    here = pathlib.Path(__file__).resolve().parent
    target = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else here / "stencil_operators"
    target.mkdir(parents=True, exist_ok=True)
    with open(target / "weights.tsv", "w", encoding="ascii") as out:
        for derivative, radius in itertools.product((1, 2), (1, 2, 3, 4)):
            weights = taylor_weights(derivative, radius)
            row = [derivative, radius] + [f"{w.numerator}/{w.denominator}" for w in weights]
            print(*row, sep="\t", file=out)
    random = np.random.default_rng(20260101)
    for key in CASES:
        case = parse(key)
        terms = terms_of(case)
        offsets = sorted(terms, key=rank_of_offset)
        matrix = matrix_of(case, terms)
        u = random.uniform(-1, 1, case["grid"])
        arrays = {
            "offsets": np.array(offsets, dtype=np.int64),
            "coefficients": np.array([float(terms[offset]) for offset in offsets]),
            "u": u,
            "applied": (matrix @ u.ravel()).reshape(case["grid"]),
            "symbol": symbol_of(case, matrix),
        }
        if case["operator"] != "gradient":
            arrays["solved"] = np.linalg.lstsq(matrix, u.ravel(), rcond=1e-10)[0].reshape(case["grid"])
        np.savez(target / f"{key}.npz", **arrays)


if __name__ == "__main__":
    main()
