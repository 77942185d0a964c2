# SPDX-License-Identifier: MIT
"""How long a program waits in the modes that do not wait, and how long the planner lock is held."""

import shutil
from statistics import median

from contest import Worker
from plan_targets import at_most
from programs import java

MAIN = "io.dase.cache.jmh.peers.ReturnTimes"
RETURN_MS = 5
LOCK_MS = 1
MODES = {"served": "serve-then-upgrade", "stored": "wisdom-only, stored", "miss": "wisdom-only, a miss"}


def run(root, empty, what, cases):
    """[(name, spec, ms)] of a fresh JVM."""
    specs = [f"{case.name}/forward/out/1/measure" for case in cases]
    lines = [line.split() for line in java(MAIN, root, empty, what, *specs).splitlines()]
    shutil.rmtree(empty)
    return [(name, spec.split("/")[0], int(ns) / 1e6) for name, spec, ns in lines]


def longest_call(root, cases):
    """Milliseconds of the longest single call of FFTW's planner, in a fresh C program, for the same plans."""
    program = Worker("c", root, None)
    longest = 0
    for case in cases:
        answer = program.ask(case.line(1, "measure").replace("case", "planner", 1))
        if "refused" in answer:
            raise SystemExit(f"bench: {case.name} from C: {answer['refused']}")
        longest = max(longest, *answer.values())
    program.close()
    return round(longest / 1e6, 3)


def measure(root, empty, cases, count):
    """Milliseconds: each time of each mode and case, and the longest hold of the lock of each process."""
    found = {"modes": {mode: {case.name: [] for case in cases} for mode in MODES}, "lock": {"return": []}}
    for _ in range(count):
        for name, case, ms in run(root, empty, "return", cases):
            if name == "lock":
                found["lock"]["return"].append(round(ms, 3))
            else:
                found["modes"][name][case].append(round(ms, 3))
    found["longest_call"] = [longest_call(root, cases) for _ in range(count)]
    found["lock"]["search"] = [round(ms, 3) for _, _, ms in run(root, empty, "search", cases)]
    return found


def targets(found):
    rows = []
    for mode, cases in found["modes"].items():
        case, ms = max(((case, median(times)) for case, times in cases.items()), key=lambda slowest: slowest[1])
        rows.append(at_most(f"{MODES[mode]}: return of {case}, the slowest", ms, RETURN_MS, "ms"))
    for when, what in (("return", "while it serves and loads"), ("search", "while helpers search")):
        rows.append(at_most(f"planner lock: longest hold {what}", median(found["lock"][when]), LOCK_MS, "ms"))
    return rows
