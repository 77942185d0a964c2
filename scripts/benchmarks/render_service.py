# SPDX-License-Identifier: MIT
"""render_service.py JSON FOLDER|service.md: renders service.md into a folder, or to standard output."""

from report_parts import main, origin, table, verdict


def row(name, run):
    return [name, f"{run['per_second']:,.0f}", f"{run['median_us']:,.0f} µs", f"{run['p99_us']:,.0f} µs",
            f"{run['requests']:,}", f"{run['errors']}"]


def render(report):
    """{file name: text}"""
    runs = zip(report["runs"]["constant"], report["runs"]["kernel"])
    lines = [
        "# The HTTP service", "",
        f"Rendered by `scripts/benchmarks/render_service.py` from `service.json`, which `{report['command']}` wrote in one run "
        f"of {report['seconds']:,} s. `wrk` with 32 connections on the machine that serves, {report['seconds_each']} s each, in "
        f"turns: `/constant` answers a text of {report['bytes']:,} bytes by the same server; the kernel is that of α 1.5, dt 0.01, N 1000 "
        "as JSON of that size, held in memory, with its counts. No rate limit; a heap of 256 MB.", "",
        *origin(report),
        *table(("answer", "requests per second", "median", "99th percentile", "requests", "errors"),
               [row(name, run) for pair in runs for name, run in zip(("constant", "kernel"), pair)]),
        *table(("what", "measured", "target", ""),
               [(target["what"], f"{target['measured']}", target["target"], verdict(target))
                for target in report["targets"]])]
    return {"service.md": "\n".join(lines)}


if __name__ == "__main__":
    main(__doc__, render)
