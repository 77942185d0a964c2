# SPDX-License-Identifier: MIT
"""render_service.py JSON FOLDER|service.md: renders service.md into a folder, or to standard output."""

import json
import pathlib
import sys

from render import origin


def row(name, run):
    return (f"| {name} | {run['per_second']:,.0f} | {run['median_us']:,.0f} µs | {run['p99_us']:,.0f} µs "
            f"| {run['requests']:,} | {run['errors']} |")


def document(report):
    lines = [
        "# The HTTP service", "",
        f"Rendered by `scripts/benchmarks/render_service.py` from `service.json`, which `{report['command']}` wrote in one run "
        f"of {report['seconds']:,} s. `wrk` with 32 connections on the machine that serves, {report['seconds_each']} s each, in "
        f"turns: `/constant` answers a text of {report['bytes']:,} bytes by the same server; the kernel is that of α 1.5, dt 0.01, N 1000 "
        "as JSON of that size, held in memory, with its counts. No rate limit; a heap of 256 MB.", "",
        *origin(report), "",
        "| answer | requests per second | median | 99th percentile | requests | errors |", "|---|---|---|---|---|---|",
    ]
    for constant, kernel in zip(report["runs"]["constant"], report["runs"]["kernel"]):
        lines += [row("constant", constant), row("kernel", kernel)]
    lines += ["", "| what | measured | target | |", "|---|---|---|---|"]
    for target in report["targets"]:
        met = "met" if target["met"] else "**missed**"
        lines.append(f"| {target['what']} | {target['measured']} | {target['target']} | {met} |")
    return "\n".join(lines) + "\n"


def main():
    report = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    target = pathlib.Path(sys.argv[2])
    if target.is_dir():
        (target / "service.md").write_text(document(report), encoding="utf-8")
    else:
        sys.stdout.write(document(report))


if __name__ == "__main__":
    main()
