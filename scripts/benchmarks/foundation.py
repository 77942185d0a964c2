# SPDX-License-Identifier: MIT
"""Measures everything in one run and writes its JSON. Called by scripts/bench.sh, which builds."""

import command_tables
import plan_tables
import store_tables
from measuring import Run
from programs import native


def main():
    run = Run("scripts/bench.sh", __doc__)
    data, quick = run.data, run.options.quick
    entries = 10_000 if quick else 100_000
    full = data / "full"
    native("fill_store", full, entries)
    steps = (
        lambda: store_tables.hot(full, quick),
        lambda: store_tables.first(full, entries, quick),
        lambda: command_tables.listing(full, entries, quick),
        lambda: store_tables.puts(data / "puts", quick),
        lambda: plan_tables.cached(data / "plans", quick),
        lambda: plan_tables.first(data / "plans", quick),
        lambda: command_tables.warm_up(data, quick),
    )
    run.report["tables"] = []
    for number, step in enumerate(steps, 1):
        run.progress(f"{number} of {len(steps)}")
        run.report["tables"].append(step())
    run.write()


if __name__ == "__main__":
    main()
