# SPDX-License-Identifier: MIT
"""render_plans.py JSON FOLDER|FILE: renders plans.md and its charts from the run into a folder, or one of
them, plans.md or plans-c2c-1.svg say, to standard output."""

import math

import charts
from programs import quartiles
from report_parts import busy, main, origin, summary, table, targets, time
from return_times import MODES

TYPES = {"fft": "c2c", "rfft": "r2c"}
ONE = ("bound/1", "unbound/1", "double[]/1", "C/1", "bytedeco/1", "JTransforms/1", "commons-math/1")
TWO = ("bound/2", "C/2", "bytedeco/2", "JTransforms/2")
CHARTED = ("bound", "C", "bytedeco", "JTransforms", "commons-math")
SMALL = "bound, small pages/1"
AGAIN = "C again/1"


def title(name):
    """fft_2d_512x512 as people write it."""
    _, _, *rest = name.split("_")
    return rest[0] + (f", batch of {rest[1][1:]}" if len(rest) > 1 else "")


def cell(column, base):
    if column is None:
        return ""
    if "refused" in column:
        return column["refused"]
    return time(column["ns"]) + ("" if base else f", **{column['ratio'][1]:.2f}**")


def times(report, kind, columns, head):
    rows = [[title(row["case"]), *(cell(row["columns"].get(name), name == columns[0]) for name in columns)]
            for row in report["transforms"] if row["type"] == kind]
    return table((f"{TYPES[kind]}", *head), rows)


def chart(report, kind, threads):
    """FFTW's own measure: 5 n log2 n operations for a complex transform, half of that for a real one."""
    groups = {}
    for row in report["transforms"]:
        if row["type"] != kind:
            continue
        n = row["points"] / row["howmany"]
        operations = (5 if kind == "fft" else 2.5) * row["points"] * math.log2(n)
        groups[title(row["case"]).replace(", batch of ", " b")] = {
            name: operations / row["columns"][f"{name}/{threads}"]["ns"][1] for name in CHARTED
            if "ns" in row["columns"].get(f"{name}/{threads}", {})}
    told = "1 thread" if threads == 1 else "threads: ours, C and bytedeco AUTO; JTransforms 2"
    return charts.bars(f"{TYPES[kind]}, {told}", "GFLOP/s", groups)


def chart_name(kind, threads):
    return f"plans-{TYPES[kind]}-{threads}.svg"


def wisdom(report):
    """Who ran on whose wisdom, as the run found it."""
    lines = []
    for name in ("C", "bytedeco"):
        columns = [column for row in report["transforms"] + report["calls"]
                   for key, column in row["columns"].items() if key.startswith(f"{name}/") and "wisdom" in column]
        shared = sum(column["wisdom"] == "shared" for column in columns)
        same = sum(column.get("same_plan", False) for column in columns)
        lines.append(f"- {name}: FFTW took the shared wisdom in {shared} of {len(columns)} measurements; its plan was, "
                     f"word for word, the bound plan's in {same}.")
    return lines


def control(report):
    """What two processes of one program differ by."""
    ratios = sorted(column["ratio"][1] for row in report["transforms"]
                    for key, column in row["columns"].items() if key == AGAIN and "ratio" in column)
    if not ratios:  # a run from before it was measured
        return []
    return [f"- Control: a second process of the C program took {ratios[0]:.2f} to {ratios[-1]:.2f} of the first one's time, "
            "by the case. Where arrays and code come to lie differs from process to process: nearer to one no ratio is told."]


def auto(report):
    chosen = [title(row["case"]) + f" {TYPES[row['type']]}" for row in report["transforms"]
              if row["columns"]["bound/2"]["threads"] > 1]
    return f"AUTO chose more than one thread for: {', '.join(chosen) or 'none'}."


def header(report):
    versions = report["versions"]
    judged = report["targets"] + report["call_targets"] + report.get("return_targets", [])
    unmeasured = f", each after {report['unmeasured']:g} of it unmeasured" if "unmeasured" in report else ""
    return [
        "# Transforms and calls against the peers", "",
        f"Rendered by `scripts/benchmarks/render_plans.py` from `plans.json`, which `{report['command']}` wrote in one "
        f"run of {report['seconds']:,} s. Forward, out of place, doubles, rigor MEASURE. Each contestant is a process of "
        f"its own; in rounds they take turns, {report['samples']} samples of some {report['sample_ms']:g} ms each{unmeasured}, over "
        "several starts of all processes. Medians, with the first and third quartile in brackets; a ratio is the median "
        "over the rounds.", "",
        summary(judged), "", *busy(report["machine"]),
        *origin(report, f"JTransforms {versions['jtransforms']}", f"commons-math {versions['commons_math']}",
                f"bytedeco fftw {versions['bytedeco']}")]


def transforms(report):
    lines = [
        "## Transforms", "",
        "Bold: time over that of the bound plan with as many threads. *unbound*: `plan.execute(in, out)`; *double[]*: "
        "`plan.execute(double[], double[])`, copies included. *C*: a C program on FFTW alone that imports the store's "
        "wisdom file and executes in a loop, on arrays of `fftw_malloc`. *bytedeco*: its raw binding, with the FFTW that "
        "it brings. *JTransforms*: in place on `double[]`, a fresh input every 32 executions outside the measured time; "
        "real input by `realForward`, at 500x500, where that does not exist, by `realForwardFull`. *commons-math*: powers of two, one "
        "thread.", "", *wisdom(report), *control(report), "", "### Targets", "", *targets(report["targets"])]
    for threads, columns, head, note in (
            (1, ONE, ("bound", "unbound", "double[]", "C", "bytedeco", "JTransforms", "commons-math"),
             ""),
            (2, TWO, ("bound, AUTO", "C", "bytedeco", "JTransforms, 2"),
             "`threads(AUTO)`: one or all cores, whichever the planner timed faster; C and bytedeco use the number that it "
             f"chose. {auto(report)}")):
        lines += [f"### {'One thread' if threads == 1 else 'Threads'}", ""]
        lines += [note, ""] if note else []
        for kind in TYPES:
            lines += [f"![{TYPES[kind]}]({chart_name(kind, threads)})", "", *times(report, kind, columns, head)]
    return lines


def calls(report):
    single = [row for row in report["calls"] if "bound/1" in row["columns"] and "calls/1" not in row["columns"]]
    batch = [row for row in report["calls"] if "calls/1" in row["columns"]]
    names = ("C/1", "bound/1", "unbound/1", "double[]/1", "bytedeco/1")
    lines = ["## What a call costs", "",
             f"c2c, one thread; {report['call_samples']} samples of some {report['call_sample_ms']} ms. Bold: time over "
             "that of the C loop.", "", *targets(report["call_targets"]),
             *table(("n", "C loop", "bound", "unbound", "double[]", "bytedeco"),
                    [[title(row["case"]), *(cell(row["columns"][name], name == "C/1") for name in names)]
                     for row in single])]
    names = ("C/1", "C calls/1", "bound/1", "calls/1")
    return lines + table(("batch", "C, one plan", "C, loop", "bound, one plan", "bound, loop"),
                         [[title(row["case"]), *(time(row["columns"][name]["ns"]) for name in names)] for row in batch])


def returns(report):
    found = report.get("returns")
    if found is None:  # a run from before they were measured
        return []
    times = found["modes"]
    longest = {mode: max(map(max, cases.values())) for mode, cases in times.items()}
    rows = [[f"{title(case)} {TYPES[case.split('_')[0]]}",
             *(time([1e6 * value for value in quartiles(times[mode][case])]) for mode in MODES)]
            for case in times["served"]]
    floor = ""
    if "longest_call" in found:
        floor = (" The floor of the lock is FFTW's longest single call for these plans in a C program, which nobody can divide: "
                 f"{time([1e6 * value for value in quartiles(found['longest_call'])])}.")
    return ["## Plans that are not waited for", "",
            f"From the call to the plan, or the exception, in {len(found['lock']['return'])} fresh JVMs, each asking once for "
            "each problem. *serve-then-upgrade* and *a miss* with an empty store, *stored* from the store's wisdom. The "
            "planner lock: the longest hold in a process, `PlannerStatistics.lockHeld`; of searches, in one JVM whose helper "
            "processes plan all of these problems. Medians over the JVMs; the longest of all was "
            f"{max(longest.values()):.2f} ms to return, {max(found['lock']['return']):.2f} ms under the lock.{floor}", "",
            *targets(report["return_targets"]), *table(("", *MODES.values()), rows)]


def reported(report):
    patient = [[title(row["case"]), time(row["columns"]["measure/1"]["ns"]),
                cell(row["columns"]["patient/1"], False)] for row in report["patient"]]
    pages = [[title(row["case"]) + f" {TYPES[row['type']]}", time(row["columns"]["bound/1"]["ns"]),
              cell(row["columns"][SMALL], False)] for row in report["transforms"] if SMALL in row["columns"]]
    starts = [[name, time([1e6 * value for value in ms])] for name, ms in report["first_result"].items()]
    lines = ["## Reported, not bounded", "",
             "PATIENT against MEASURE, c2c, one thread, each planned once in a store of its own. Bold: over MEASURE.", "",
             *table(("c2c", "MEASURE", "PATIENT"), patient)]
    if pages:
        lines += ["Huge pages: `FftBuffer` asks for them from 4 MiB on; *small pages* is the same in a process whose kernel "
                  "grants none. Bold: over huge pages.", "", *table(("", "huge pages", "small pages"), pages)]
    return lines + ["A fresh JVM that plans and executes one c2c 512x512, whole process from outside.", "",
                    *table(("", "time"), starts)]


def render(report):
    """{file name: text}"""
    made = {"plans.md": "\n".join(header(report) + transforms(report) + calls(report) + returns(report) + reported(report))}
    for kind in TYPES:
        for threads in (1, 2):
            made[chart_name(kind, threads)] = chart(report, kind, threads)
    return made


if __name__ == "__main__":
    main(__doc__, render)
