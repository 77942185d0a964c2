# SPDX-License-Identifier: MIT
"""kernel_numpy.py SAMPLES FILE...: numpy.load of files in the page cache. Prints a JSON line for each: quartiles in
microseconds."""

import json
import pathlib
import sys
import time

import numpy as np
from programs import quartiles


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    for name in sys.argv[2:]:
        times = []
        for _ in range(2 * int(sys.argv[1])):
            start = time.perf_counter_ns()
            weights = np.load(name)
            times.append((time.perf_counter_ns() - start) / 1e3)
            if not np.isfinite(weights[-1]):
                raise SystemExit(f"bench: {name} ends in {weights[-1]}")
        print(json.dumps({"name": f"numpy {pathlib.Path(name).stem}", "us": quartiles(times[len(times) // 2:])}), flush=True)


if __name__ == "__main__":
    main()
