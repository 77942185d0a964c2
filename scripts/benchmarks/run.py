# SPDX-License-Identifier: MIT
"""Measures everything in one run and writes its JSON. Called by scripts/bench.sh, which builds."""

import argparse
import json
import pathlib
import sys

import command_tables
import machine
import plan_tables
import store_tables
from programs import native


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=pathlib.Path, required=True, help="an empty folder for the stores")
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--quick", action="store_true")
    options = parser.parse_args()
    data, quick = options.data, options.quick
    entries = 10_000 if quick else 100_000
    full = data / "full"
    report = {
        "command": "scripts/bench.sh" + (" --quick" if quick else ""),
        "commit": machine.commit(),
        "machine": machine.describe(data),
        "versions": machine.versions(),
        "tables": [],
    }
    steps = (
        lambda: native("fill_store", full, entries) and None,
        lambda: store_tables.hot(full, quick),
        lambda: store_tables.first(full, entries, quick),
        lambda: command_tables.listing(full, entries, quick),
        lambda: store_tables.puts(data / "puts", quick),
        lambda: plan_tables.cached(data / "plans", quick),
        lambda: plan_tables.first(data / "plans", quick),
        lambda: command_tables.warm_up(data, quick),
    )
    for number, step in enumerate(steps, 1):
        print(f"[{number}/{len(steps)}]", file=sys.stderr, flush=True)
        made = step()
        if made:
            report["tables"].append(made)
    options.out.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
