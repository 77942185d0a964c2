# SPDX-License-Identifier: MIT
"""render_artifacts.py JSON FOLDER|FILE: renders artifacts.md and its charts from the run into a folder, or one of them,
artifacts.md or artifacts-kernels.svg say, to standard output."""

import charts
from artifact_targets import size
from report_parts import busy, main, origin, summary, table, targets, time

FAMILIES = {"": "Grünwald-Letnikov", "l1": "Caputo L1", "bdf6": "BDF6"}  # by their part of the key
KERNEL_WAYS = {"compute": "computed", "memory": "from memory", "disk": "from the store", "numpy": "numpy.load"}
OPERATOR_WAYS = {"direct": "direct sum", "march": "march", "apply": "apply"}
STENCIL_WAYS = {"apply": "apply", "plainLoop": "plain loop", "numpy": "numpy", "applySpectral": "applySpectral",
                "solvePoisson": "solvePoisson"}
SUPERSCRIPTS = {2: "²", 3: "³"}
SAVE_WAYS = {"copy_synced": "copy, synced", "save_synced": "save, synced", "copy": "copy", "save": "save",
             "digest": "SHA-256 alone"}
LOAD_WAYS = {"read": "bare read", "copy": "copy", "first_load": "first load", "next_load": "next load"}


def shown(row, column, base=None):
    """Microseconds; bold: over the base."""
    if column not in row:
        return ""
    text = time([1e3 * us for us in row[column]])
    return text if base in (None, column) or base not in row else f"{text}, **{over(row, column, base)}**"


def over(row, column, base):
    value = row[column][1] / row[base][1]
    return f"1/{1 / value:,.0f}" if value < 0.1 else f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def family(row):
    name = row["key"].split("_")[1]
    return FAMILIES.get(name, FAMILIES[""])


def faster(row):
    """Which way a provider that holds nothing should go."""
    compute, disk = row["compute"][1], row["disk"][1]
    return f"computing, {disk / compute:.1f} times" if compute < disk else f"loading, {compute / disk:.1f} times"


def stencil(row):
    _, _, sizes, *rest = row["key"].split("_")
    order = next((part[1:] for part in rest if part[0] == "o"), "2")
    return ", ".join([sizes, f"order {order}", *(part for part in rest if part[0] != "o")])


def short_name(row):
    """For a chart, where all grids have equal sides."""
    sizes, order, *rest = stencil(row).split(", ")
    sides = sizes.split("x")
    return " ".join([f"{sides[0]}{SUPERSCRIPTS[len(sides)]}", order.replace("order ", "o"), *rest])


def header(report):
    return [
        "# Numerical artifacts", "",
        f"Rendered by `scripts/benchmarks/render_artifacts.py` from `artifacts.json`, which `{report['command']}` wrote in "
        f"one run of {report['seconds']:,} s. Medians, with the first and third quartile in brackets: of single calls, of "
        "memory hits over iterations. On a shared machine read the ratios.", "",
        summary(report["targets"]), "", *busy(report["machine"]),
        *origin(report, f"numpy {report['versions']['numpy']}"),
        *targets(report["targets"])]


def kernels(report):
    rows = [[family(row), f"{row['n']:,}", *(shown(row, column) for column in KERNEL_WAYS), faster(row)]
            for row in report["kernels"]]
    wins = [row for row in report["kernels"] if row["compute"][1] < row["disk"][1]]
    longest = {family(row): row["n"] for row in wins}  # by rising n
    told = "; ".join(f"{name} up to {n:,}" for name, n in longest.items()) or "none"
    return [
        "## Kernels", "",
        "*Computed*: by a provider that lacks the kernel, as its `avg_compute_time_ms` counts it. *From the store*: by a "
        "provider and a manager that hold nothing, file in the page cache, digest checked. *numpy.load* of the same file "
        "checks nothing. *From memory*: a request repeated.", "",
        f"Lengths of this table at which computing anew beats loading: {told}. The store saves no time there, and gives one "
        "file for every program; a provider that has measured its loads computes such a kernel.", "", "![Kernels](artifacts-kernels.svg)", "",
        *table(("family", "weights", *KERNEL_WAYS.values(), "faster"), rows),
        "    java io.dase.cache.jmh.KernelTimes ROOT SAMPLES",
        "    java org.openjdk.jmh.Main KernelBenchmark -p root=ROOT",
        "    scripts/benchmarks/kernel_numpy.py SAMPLES FILE...", ""]


def operators(report):
    rows = [[f"{row['n']:,}", *(shown(row, column, "direct") for column in OPERATOR_WAYS)] for row in report["operators"]]
    return [
        "## Fractional operators", "",
        "A Grünwald-Letnikov derivative of n samples, one thread, plans of rigor MEASURE. *Direct sum*: over the whole "
        "past, with four accumulators. *March*: sample by sample. *Apply*: at once. Bold: time over that of the direct sum.", "",
        "![Operators](artifacts-operators.svg)", "", *table(("samples", *OPERATOR_WAYS.values()), rows),
        "    java org.openjdk.jmh.Main FractionalBenchmark -p root=ROOT -p rigor=MEASURE", ""]


def stencils(report):
    rows = [[stencil(row), *(shown(row, column, "apply") for column in STENCIL_WAYS)] for row in report["stencils"]]
    return [
        "## Stencils", "",
        "Laplacians, periodic unless they say otherwise. *Apply* runs on all cores, in blocks; *plain loop* on one, as "
        "written by hand; *numpy* on one, by slices of a padded array, summed in place. *applySpectral* and *solvePoisson* "
        "are reported, with plans of rigor MEASURE. Bold: time over that of apply.", "",
        "![Stencils](artifacts-stencils.svg)", "", *table(("grid", *STENCIL_WAYS.values()), rows),
        "    java org.openjdk.jmh.Main StencilBenchmark -p root=ROOT",
        "    java org.openjdk.jmh.Main StencilLoopBenchmark",
        "    scripts/benchmarks/stencil_numpy.py ROUNDS KEY...", ""]


def filters(report):
    rows = [[f"{row['samples']:,}", shown(row, "directSum"), shown(row, "throughFft", "directSum")]
            for row in report["filters"]]
    return ["## Matched filter", "",
            "The best match of a series in a bank of 16 templates of 1,000 samples; reported. *Direct sum*: correlations "
            "with four accumulators, one thread. Bold: time over that of the direct sum.", "",
            *table(("samples", "direct sum", "through FFT"), rows),
            "    java org.openjdk.jmh.Main MatchedFilterBenchmark -p root=ROOT", ""]


def models(report):
    saves = [[size(row["bytes"]), shown(row, "copy_synced"), shown(row, "save_synced", "copy_synced"), shown(row, "copy"),
              shown(row, "save", "copy"), shown(row, "digest", "copy")] for row in report["models"]]
    loads = [[size(row["bytes"]), *(shown(row, column, "copy") for column in LOAD_WAYS)] for row in report["models"]]
    return [
        "## Models", "",
        "`ModelStore.register` and `path` of a `.safetensors` file in the page cache, in turns with `Files.copy` of the "
        "same file. *Synced*: `fdatasync` before it is named, as by default; of the copy too. A save is format check, "
        "copy, SHA-256, record and head; *SHA-256 alone*: the JDK's, from the page cache, in one thread, the floor of a "
        "save and of a first load that the store cannot go below. Bold: time over that of the copy.", "", "![Models](artifacts-models.svg)", "",
        *table(("model", *SAVE_WAYS.values()), saves),
        "*First load*: the first `path` in a manager, which checks the digest; *next load*: again. *Bare read*: of the whole "
        "file. None is synced.", "", *table(("model", *LOAD_WAYS.values()), loads),
        "    java io.dase.cache.jmh.ModelTimes FOLDER BYTES ROUNDS", ""]


def groups(rows, name, ways):
    return {name(row): {text: row[column][1] for column, text in ways.items() if column in row} for row in rows}


def render(report):
    """{file name: text}"""
    lines = header(report)
    for part in (kernels, operators, stencils, filters, models):
        lines += part(report)
    plain = [row for row in report["kernels"] if family(row) == FAMILIES[""]]
    points = [{column: [us * 1e3 / row["points"] for us in row[column]] if column in STENCIL_WAYS else row[column]
               for column in row} for row in report["stencils"]]
    ratios = {size(row["bytes"]): {"save, synced": row["save_synced"][1] / row["copy_synced"][1],
                                   "save": row["save"][1] / row["copy"][1],
                                   "first load": row["first_load"][1] / row["copy"][1],
                                   "SHA-256": row["digest"][1] / row["copy"][1]} for row in report["models"]}
    decades = charts.Logarithmic
    return {
        "artifacts.md": "\n".join(lines),
        "artifacts-kernels.svg": charts.bars("Grünwald-Letnikov kernels by number of weights", "µs", groups(
            plain, lambda row: f"{row['n']:,}", KERNEL_WAYS), decades),
        "artifacts-operators.svg": charts.bars("Fractional derivative by number of samples", "µs", groups(
            report["operators"], lambda row: f"{row['n']:,}", OPERATOR_WAYS), decades),
        "artifacts-stencils.svg": charts.bars("Laplacians", "ns a point", groups(
            points, short_name, STENCIL_WAYS), decades),
        "artifacts-models.svg": charts.bars("Models, time over that of a plain copy", "x", ratios, decades),
    }


if __name__ == "__main__":
    main(__doc__, render)
