#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes golden/echoes/<key>.tsv: trains of echoes to 40 significant digits.

For every scaling and decay: the summary as name, TAB, value; then, at sampled echoes, index, gap,
delay, time, amplitude. alpha and tau0 are the exact values of the doubles. Also golden/echoes/primes.tsv:
n, TAB, the sum of the first n prime gaps, TAB, the last of them, TAB, the greatest.
Needs mpmath; 60 digits inside. Usage: make_echoes.py [FOLDER]
"""
import pathlib
import sys

from mpmath import exp, log, log1p, mp, mpf, nstr, power, sqrt

COUNT = 1000
SAMPLED = sorted({*range(17), *range(40, COUNT, 39), COUNT - 1})
TRAINS = [
    (alpha, tau0, scaling, decay)
    for scaling in ("linear", "logarithmic", "power")
    for decay, alpha, tau0 in (("exponential", 0.25, 0.01), ("power", 1.5, 2.5),
                               ("gaussian", 40.0, 0.1))
]


def primes(count):
    limit = 30 if count < 10 else int(count * 17)
    sieve = bytearray([1]) * (limit + 1)
    sieve[0:2] = b"\0\0"
    for p in range(2, int(limit**0.5) + 1):
        if sieve[p]:
            sieve[p * p :: p] = bytes(len(range(p * p, limit + 1, p)))
    found = [i for i in range(limit + 1) if sieve[i]]
    assert len(found) >= count
    return found[:count]


def text(value):
    return nstr(value, 40, strip_zeros=True)


def train(alpha, tau0, scaling, decay):
    alpha, tau0 = mpf(alpha), mpf(tau0)
    p = primes(COUNT + 1)
    raw = [b - a for a, b in zip(p, p[1:])]
    mean = mpf(sum(raw)) / COUNT
    gaps = [mpf(g) / mean for g in raw]
    delay = {"linear": lambda g: g * tau0, "logarithmic": lambda g: log1p(g) * tau0,
             "power": lambda g: power(g, alpha) * tau0}[scaling]
    delays = [delay(g) for g in gaps]
    times, time = [], mpf(0)
    for d in delays:
        time += d
        times.append(time)
    shape = {"exponential": lambda x: exp(-alpha * x), "power": lambda x: power(x, -alpha),
             "gaussian": lambda x: exp(-x * x / (2 * alpha))}[decay]
    peak = shape(mpf(1))
    amplitudes = [shape(t / times[0]) / peak for t in times]
    amplitudes = [a if a >= mpf("1e-300") else mpf(0) for a in amplitudes]
    return raw, gaps, delays, times, amplitudes


def summary(raw, times, amplitudes):
    mean = mpf(sum(raw)) / COUNT
    alive = [(t, log(a)) for t, a in zip(times, amplitudes) if a > 0]
    t_mean = sum(t for t, _ in alive) / len(alive)
    l_mean = sum(level for _, level in alive) / len(alive)
    spread = sum((t - t_mean) ** 2 for t, _ in alive)
    slope = sum((t - t_mean) * (level - l_mean) for t, level in alive) / spread if spread else mpf(0)
    return {"duration": times[-1], "mean_gap": mean,
            "gap_deviation": sqrt(sum((g - mean) ** 2 for g in raw) / COUNT),
            "mean_amplitude": sum(amplitudes) / COUNT, "decay_rate": -slope}


def main(folder):
    (folder / "echoes").mkdir(parents=True, exist_ok=True)
    for alpha, tau0, scaling, decay in TRAINS:
        raw, gaps, delays, times, amplitudes = train(alpha, tau0, scaling, decay)
        lines = [f"{name}\t{text(value)}" for name, value in summary(raw, times, amplitudes).items()]
        for k in SAMPLED:
            lines.append("\t".join([str(k)] + [text(v[k]) for v in (gaps, delays, times, amplitudes)]))
        key = f"echo_{alpha:g}_{tau0:g}_{COUNT}_{scaling}_{decay}"
        (folder / "echoes" / f"{key}.tsv").write_text("\n".join(lines) + "\n", encoding="ascii")
    all_primes = primes(200_001)
    lines = []
    for n in (1, 2, 3, 4, 10, 100, 3511, 3512, 6542, 65536, 200_000):
        raw = [b - a for a, b in zip(all_primes[: n + 1], all_primes[1 : n + 1])]
        lines.append(f"{n}\t{sum(raw)}\t{raw[-1]}\t{max(raw)}")
    (folder / "echoes" / "primes.tsv").write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    mp.dps = 60
    main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent)
