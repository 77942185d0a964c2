# SPDX-License-Identifier: MIT
"""Measures numerical artifacts and writes the JSON. Called by scripts/bench.sh artifacts, which builds."""

import artifact_contests
import artifact_targets
from measuring import Run

CONTESTS = ("kernels", "operators", "stencils", "filters", "models")


def rounded(value):
    """Floats to a tenth of a nanosecond."""
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, dict):
        return {name: rounded(item) for name, item in value.items()}
    return round(value, 4) if isinstance(value, float) else value


def main():
    run = Run("scripts/bench.sh artifacts", __doc__)
    report = run.report
    report["versions"]["numpy"] = artifact_contests.python("-c", "import numpy; print(numpy.__version__)").strip()
    for contest in CONTESTS:
        run.progress(contest)
        report[contest] = rounded(getattr(artifact_contests, contest)(run.data, run.options.quick))
    report["targets"] = artifact_targets.of_run(report)
    run.write()


if __name__ == "__main__":
    main()
