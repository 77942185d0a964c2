# SPDX-License-Identifier: MIT
"""render.py JSON MARKDOWN: renders the report of a run; `-` writes to standard output."""

import json
import pathlib
import sys

UNITS = {"us": "µs", "s": "s", "MB": "MB"}


def number(value):
    """Three significant digits, without an exponent."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}" if abs(value) >= 0.1 else f"{value:.3f}"


def quartiles(values, unit):
    return f"{number(values[1])} {UNITS[unit]} ({number(values[0])}-{number(values[2])})"


def ratio(value):
    return f"1/{1 / value:,.0f}" if value < 0.1 else f"{value:.2f}"


def target(row):
    if "at_most" in row:
        return f"at most {row['at_most']:g} {UNITS[row['unit']]}"
    return f"at most {ratio(row['ratio_at_most'])} of the floor" if "ratio_at_most" in row else ""


def cells(row):
    floor = f"{row['floor_name']}: {quartiles(row['floor'], row['unit'])}" if "floor" in row else ""
    met = {True: "met", False: "**missed**", None: ""}[row.get("met")]
    return [row["what"], quartiles(row["measured"], row["unit"]), floor, ratio(row["ratio"]) if floor else "",
            target(row), met]


def table(content):
    lines = [f"## {content['title']}", "", content["notes"], "",
             "| what | measured | floor | ratio | target | |", "|---|---|---|---|---|---|"]
    lines += ["| " + " | ".join(cells(row)) + " |" for row in content["rows"]]
    return lines + ["", "    " + "\n    ".join(content["commands"]), ""]


def summary(report):
    judged = [row for content in report["tables"] for row in content["rows"] if "met" in row]
    missed = [row for row in judged if not row["met"]]
    text = f"{len(judged) - len(missed)} of {len(judged)} targets are met"
    return text + (f"; {len(missed)} are missed, and marked so." if missed else ".")


def origin(report, *peers):
    """What a run was made on and with; `peers`: versions besides."""
    machine, versions, commit = report["machine"], report["versions"], report["commit"]
    return [
        f"- Machine: {machine['processor']}, {machine['cores']} cores, {machine['memory_gb']} GB, "
        f"{machine['file_system']}, Linux {machine['kernel']}; load average at the start {machine['load_at_start']}",
        "- Versions: " + "; ".join([f"FFTW {versions['fftw']}", versions["compiler"], versions["java"], versions["python"],
                                    *peers]),
        f"- Commit: {commit['id'][:12]}{', with local changes' if commit['modified'] else ''}"]


def render(report):
    lines = [
        "# Benchmarks", "",
        "Rendered by `scripts/benchmarks/render.py` from `benchmarks/foundation.json`, which "
        f"`{report['command']}` wrote in one run. Figures are medians, with the first and third quartile in brackets "
        "unless a table says otherwise. A floor is the least that the same machine needs for the same thing, measured "
        "in the same run; on a shared machine read the ratios. Transforms and calls against the peers are in "
        "[plans.md](benchmarks/plans.md), numerical artifacts in [artifacts.md](benchmarks/artifacts.md).", "",
        summary(report), "",
        *origin(report), ""]
    for content in report["tables"]:
        lines += table(content)
    return "\n".join(lines)


def main():
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    text = render(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")))
    if sys.argv[2] == "-":
        sys.stdout.write(text)
    else:
        pathlib.Path(sys.argv[2]).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
