# SPDX-License-Identifier: MIT
"""Plans: cached against cold in one process, and the first of a fresh process."""

import json

from programs import NATIVE, SOURCE, native, quartiles, samples, timed
from rows import row, table

FIRST = ("fft_1d_1024", "fft_2d_256x256", "fft_3d_64x64x64")


def transforms():
    return json.loads((SOURCE / "wisdom/transforms.json").read_text())["transforms"]


def problem(transform):
    return f"{transform['key']}/forward/out/1/measure"


def cached(root, quick):
    rounds = 1 if quick else 5
    found = samples(native("plan_cached", root, rounds, *map(problem, transforms())))
    rows = []
    for transform in transforms():
        key = transform["key"]
        limit = 1 / 500 if len(transform["sizes"]) == 1 else 1 / 1000
        rows.append(row(key, found[f"cpp.plan_cached.{key}"], "cold", found[f"cpp.plan_cold.{key}"],
                        ratio_at_most=limit))
    return table(
        "Cached plan in a warm process",
        "Forward, out of place, one thread. Cold: fftw_forget_wisdom, then fftw_plan_dft with FFTW_MEASURE. No other plan "
        "of the size is alive, so FFTW computes its twiddle factors anew each time.",
        [f"bench_plan_cached ROOT {rounds} PROBLEM..."], rows)


def first(root, quick):
    rows = []
    for transform in (t for t in transforms() if t["key"] in FIRST):
        ours = ("first_plan", root, problem(transform))
        bare = ("first_plan_bare", root / "fftw_wisdom" / f"{transform['key']}.wisdom", *transform["sizes"])
        inside, floor, whole, floor_whole = [], [], [], []
        for _ in range(5 if quick else 41):
            text = native(*ours)
            if not text.endswith(" store\n"):
                raise SystemExit(f"bench: the first plan of {transform['key']} came from: {text}")
            inside.append(float(text.split()[0]))
            floor.append(float(native(*bare).split()[0]))
            whole.append(timed(NATIVE / f"bench_{ours[0]}", *ours[1:])[0])
            floor_whole.append(timed(NATIVE / f"bench_{bare[0]}", *bare[1:])[0])
        rows.append(row(f"{transform['key']}, inside main", quartiles(inside), "bare C program", quartiles(floor),
                        ratio_at_most=1.5))
        rows.append(row(f"{transform['key']}, whole process", quartiles(whole), "bare C program",
                        quartiles(floor_whole)))
    return table(
        "First plan of a fresh C++ process",
        "From the start of main to the plan, and from outside with start and end of the process. The bare C program calls "
        "fftw_init_threads, imports the same text and plans; it checks nothing. Both programs take turns.",
        ["bench_first_plan ROOT PROBLEM", "bench_first_plan_bare WISDOM_FILE SIZE..."], rows)
