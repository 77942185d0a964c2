# SPDX-License-Identifier: MIT
"""render_foundation.py JSON FOLDER|benchmarks.md: renders benchmarks.md into a folder, or to standard output."""

from report_parts import main, number, origin, summary, table, verdict

UNITS = {"us": "µs", "s": "s", "MB": "MB"}


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
    return [row["what"], quartiles(row["measured"], row["unit"]), floor, ratio(row["ratio"]) if floor else "",
            target(row), verdict(row) if "met" in row else ""]


def section(content):
    return [f"## {content['title']}", "", content["notes"], "",
            *table(("what", "measured", "floor", "ratio", "target", ""), map(cells, content["rows"])),
            "    " + "\n    ".join(content["commands"]), ""]


def render(report):
    """{file name: text}"""
    judged = [row for content in report["tables"] for row in content["rows"] if "met" in row]
    lines = [
        "# Benchmarks", "",
        "Rendered by `scripts/benchmarks/render_foundation.py` from `benchmarks/foundation.json`, which "
        f"`{report['command']}` wrote in one run. Figures are medians, with the first and third quartile in brackets "
        "unless a table says otherwise. A floor is the least that the same machine needs for the same thing, measured "
        "in the same run; on a shared machine read the ratios. Transforms and calls against the peers are in "
        "[plans.md](benchmarks/plans.md), numerical artifacts in [artifacts.md](benchmarks/artifacts.md).", "",
        summary(judged), "",
        *origin(report)]
    for content in report["tables"]:
        lines += section(content)
    return {"benchmarks.md": "\n".join(lines)}


if __name__ == "__main__":
    main(__doc__, render)
