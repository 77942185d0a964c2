# SPDX-License-Identifier: MIT
"""What the artifacts have to reach. A target stands beside the measured figure whether met or not."""

from plan_targets import at_least, at_most

OPERATOR, MARCH = 200, 20  # at 100,000 samples, against the direct sum
RESIDENT_NS = 100
COPY = 1.3


def median_ratio(row, column, base):
    return row[column][1] / row[base][1]


def size(count):
    return next(f"{count / scale:g} {unit}" for scale, unit in ((1e6, "MB"), (1e3, "KB")) if count >= scale)


def of_run(report):
    targets = [at_most(f"kernel of {row['n']:,} weights from memory", 1e3 * row["memory"][1], RESIDENT_NS, "ns")
               for row in report["kernels"] if "memory" in row]
    for row in report["operators"]:
        if row["n"] == 100_000:
            targets += [at_least(what, median_ratio(row, "direct", way), limit)
                        for what, way, limit in (("operator at 100,000 samples: direct sum / apply", "apply", OPERATOR),
                                                 ("marching 100,000 steps: direct sum / march", "march", MARCH))]
    for row in report["models"]:
        targets += [at_most(f"model of {size(row['bytes'])}: {what}", median_ratio(row, column, base), COPY)
                    for what, column, base in (("save / copy, both synced", "save_synced", "copy_synced"),
                                               ("save / copy, neither synced", "save", "copy"),
                                               ("first load of a process / copy, not synced", "first_load", "copy"))]
    return targets
