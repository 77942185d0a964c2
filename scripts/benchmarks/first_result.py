# SPDX-License-Identifier: MIT
"""From the start of a JVM to the first result of a transform."""

import shutil

from programs import class_path, quartiles, timed

SPEC = "fft_2d_512x512/forward/out/1/"
MAIN = "io.dase.cache.jmh.peers.FirstResult"


def run(root, spec):
    return timed("java", "-cp", class_path(), MAIN, root, *([spec] if spec else []))[0] / 1e3


def measure(root, empty, count):
    """Milliseconds, quartiles; `empty`: a folder that does not exist."""
    runs = {"JVM alone": lambda: run(root, None),
            "cached, MEASURE": lambda: run(root, SPEC + "measure"),
            "ESTIMATE": lambda: run(empty, SPEC + "estimate"),
            "cold, MEASURE": lambda: run(empty, SPEC + "measure")}
    found = {name: [] for name in runs}
    for _ in range(count):
        for name, start in runs.items():
            shutil.rmtree(empty, ignore_errors=True)
            found[name].append(start())
    shutil.rmtree(empty, ignore_errors=True)
    return {name: [round(value, 1) for value in quartiles(times)] for name, times in found.items()}
