# SPDX-License-Identifier: MIT
"""render_service.py JSON FOLDER|service.md: renders service.md into a folder, or to standard output."""

from report_parts import busy, main, origin, table, verdict

CORES = {"shared": "shared cores", "apart": "a core each"}


def row(cores, answer, run):
    return [cores, answer, f"{run['per_second']:,.0f}", f"{run['p50_us']:,.0f} µs", f"{run['p90_us']:,.0f} µs",
            f"{run['p99_us']:,.0f} µs", f"{run['p99_us'] / run['p50_us']:.1f}", f"{run['requests']:,}", f"{run['errors']}"]


def render(report):
    """{file name: text}"""
    runs = report["runs"]
    before, after = runs["shared"]["memory_mb"]
    lines = [
        "# The HTTP service", "",
        f"Rendered by `scripts/benchmarks/render_service.py` from `service.json`, which `{report['command']}` wrote in one run "
        f"of {report['seconds']:,} s. `wrk` loads the server from the same machine, {report['seconds_each']} s each: `constant` is a "
        f"text of {report['bytes']:,} bytes that the same server answers; `kernel` that of α 1.5, dt 0.01, N 1000 as JSON of that "
        "size, held in memory, with its counts. No rate limit.", "",
        "On *shared cores* the threads of wrk and of the server wait for one another's cores, and wrk counts that as the server's "
        "time: the constant beside it shows how much. On *a core each* the server's own time is left. The commands are", "",
        *[f"    {' '.join(run['command'])} ...    {' '.join(run['wrk'])} --latency ..." for run in runs.values()], "",
        *busy(report["machine"]),
        *origin(report),
        *table(("", "answer", "requests per second", "median", "90 %", "99 %", "99 % over median", "requests", "errors"),
               [row(CORES[name], answer, run[answer]) for name, run in runs.items() for answer in ("constant", "kernel")]),
        *table(("what", "measured", "target", ""),
               [(target["what"], f"{target['measured']}", target["target"], verdict(target)) for target in report["targets"]]),
        f"Before and after {runs['shared']['requests_between']:,} kernels, each time after a collection: {before['heap']} and "
        f"{after['heap']} MB alive on the heap, {before['resident']} and {after['resident']} MB of the process in memory.", ""]
    return {"service.md": "\n".join(lines)}


if __name__ == "__main__":
    main(__doc__, render)
