# SPDX-License-Identifier: MIT
"""What the reports of all parts share: their parts in Markdown, and the command line that renders them."""

import json
import pathlib
import sys

UNITS = {"x": (2, ""), "ns": (1, " ns"), "ms": (2, " ms")}  # digits, name


def number(value):
    """Three significant digits, without an exponent."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.3f}"


def time(ns):
    """Median with quartiles, in the unit that suits."""
    scale, unit = next((s, u) for s, u in ((1e6, "ms"), (1e3, "µs"), (1, "ns")) if ns[1] >= s or s == 1)
    return f"{number(ns[1] / scale)} {unit} ({number(ns[0] / scale)}-{number(ns[2] / scale)})"


def table(head, rows):
    return ["| " + " | ".join(head) + " |", "|" + "---|" * len(head),
            *("| " + " | ".join(row) + " |" for row in rows), ""]


def verdict(row):
    return "met" if row["met"] else "**missed**"


def targets(rows):
    def limit(row):
        word, value = ("at least", row["at_least"]) if "at_least" in row else ("at most", row["at_most"])
        return f"{word} {value:g}" + UNITS[row["unit"]][1]

    def measured(row):
        digits, unit = UNITS[row["unit"]]
        return f"{row['measured']:.{digits}f}{unit}"

    return table(("what", "measured", "target", ""),
                 [(row["what"], measured(row), limit(row), verdict(row)) for row in rows])


def summary(judged):
    met = sum(row["met"] for row in judged)
    missed = len(judged) - met
    return f"{met} of {len(judged)} targets are met" + (f"; {missed} are missed, and marked so." if missed else ".")


def busy(machine):
    load, cores = machine["load_at_start"], machine["cores"]
    return [f"**The machine was busy: load {load} on {cores} cores. Times and ratios of this run say little; run it "
            "anew on a quiet machine.**", ""] if load > cores else []


def origin(report, *peers):
    """What a run was made on and with; `peers`: versions besides."""
    machine, versions, commit = report["machine"], report["versions"], report["commit"]
    return [
        f"- Machine: {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
        f"{machine['file_system']}, Linux {machine['kernel']}; load average at the start {machine['load_at_start']}",
        "- Versions: " + "; ".join([f"FFTW {versions['fftw']}", versions["compiler"], versions["java"], versions["python"],
                                    *peers]),
        f"- Commit: {commit['id'][:12]}{', with local changes' if commit['modified'] else ''}", ""]


def main(usage, render):
    """`render`: gives {file name: text}, of which all go into a folder, or one to standard output."""
    if len(sys.argv) != 3:
        raise SystemExit(usage)
    files = render(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
    if sys.argv[2] in files:
        sys.stdout.write(files[sys.argv[2]])
        return
    for name, content in files.items():
        (pathlib.Path(sys.argv[2]) / name).write_text(content, encoding="utf-8")
