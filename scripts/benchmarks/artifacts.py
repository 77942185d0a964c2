# SPDX-License-Identifier: MIT
"""Measures numerical artifacts and writes the JSON. Called by scripts/bench.sh artifacts, which builds."""

import argparse
import json
import pathlib
import sys
import time

import artifact_contests
import artifact_targets
import machine

CONTESTS = ("kernels", "operators", "stencils", "filters", "models")


def rounded(value):
    """Floats to a tenth of a nanosecond."""
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {name: rounded(item) for name, item in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="an empty folder for the stores")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    start = time.monotonic()
    report = {
        "command": "scripts/bench.sh artifacts" + (" --quick" if options.quick else ""),
        "commit": machine.commit(),
        "machine": machine.describe(options.data),
        "versions": {**machine.versions(),
                     "numpy": artifact_contests.python("-c", "import numpy; print(numpy.__version__)").strip()},
    }
    for contest in CONTESTS:
        print(f"[{time.monotonic() - start:4.0f} s] {contest}", file=sys.stderr, flush=True)
        report[contest] = rounded(getattr(artifact_contests, contest)(options.data, options.quick))
    report["targets"] = artifact_targets.of_run(report)
    report["seconds"] = round(time.monotonic() - start)
    options.out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
