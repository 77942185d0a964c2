# SPDX-License-Identifier: MIT
"""Runs the benchmark programs and reads what they print. All times are in microseconds."""

import json
import os
import pathlib
import statistics
import subprocess
import time

SOURCE = pathlib.Path(__file__).resolve().parents[2]
NATIVE = SOURCE / "build/bench/native/bench"
CLI = SOURCE / "scripts/dase-cache"


def check(command, **options):
    """The standard output of a command that must succeed."""
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"bench: exit code {done.returncode} of: {' '.join(map(str, command))}")
    return done.stdout


def native(name, *arguments):
    return check([NATIVE / f"bench_{name}", *arguments])


def class_path():
    libraries = (SOURCE / "target/jmh.classpath").read_text().strip()
    return f"{SOURCE}/target/classes:{SOURCE}/target/jmh-classes:{libraries}"


def java(main, *arguments):
    return check(["java", "-cp", class_path(), main, *arguments])


def quartiles(values):
    """[first quartile, median, third quartile]"""
    return statistics.quantiles(values, n=4, method="inclusive")


def samples(output):
    """{name: [q1, median, q3]} of the programs' JSON lines."""
    lines = [json.loads(line) for line in output.splitlines() if line.startswith("{")]
    return {line["name"]: line["us"] for line in lines}


def google_benchmark(output):
    """CPU time per call, quartiles over the repetitions."""
    found = {}
    for run in json.loads(output)["benchmarks"]:
        if run["run_type"] == "iteration":
            if run.get("error_occurred"):
                raise SystemExit(f"bench: {run['name']}: {run['error_message']}")
            found.setdefault(run["run_name"], []).append(run["cpu_time"] / 1e3)
    return {name: quartiles(values) for name, values in found.items()}


def jmh(report):
    """Percentiles of the calls' times."""
    found = {}
    for run in json.loads(pathlib.Path(report).read_text()):
        percentiles = run["primaryMetric"]["scorePercentiles"]
        found[run["benchmark"].rsplit(".", 1)[1]] = [
            run["primaryMetric"]["scorePercentiles"]["0.0"], percentiles["50.0"], percentiles["90.0"]]
    return found


def weighted_quartiles(histograms):
    """Of JMH's histograms, lists of [value, count]."""
    values = sorted(tuple(pair) for histogram in histograms for pair in histogram)
    total, seen, found = sum(count for _, count in values), 0, []
    for value, count in values:
        seen += count
        while len(found) < 3 and seen >= total * (len(found) + 1) / 4:
            found.append(value)
    return found


def jmh_rows(report, pattern, *options, **parameters):
    """[(benchmark, its parameters, quartiles)] in its own unit: of calls where JMH samples, else of iterations."""
    chosen = [part for name, values in parameters.items() for part in ("-p", f"{name}={values}")]
    check(["java", "-cp", class_path(), "org.openjdk.jmh.Main", pattern, *chosen, "-rf", "json", "-rff", report, "-v",
           "SILENT", "-foe", "true", *options])
    rows = []
    for run in json.loads(pathlib.Path(report).read_text()):
        metric = run["primaryMetric"]
        if run["mode"] == "sample":
            found = weighted_quartiles([pairs for fork in metric["rawDataHistogram"] for pairs in fork])
        else:
            found = quartiles([value for fork in metric["rawData"] for value in fork])
        rows.append((run["benchmark"].rsplit(".", 1)[1], run.get("params", {}), found))
    return rows


def timed(*command):
    """(wall time in microseconds, peak memory in MB) of a command that must succeed."""
    start = time.monotonic()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.monotonic() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"bench: exit code {process.returncode} of: {' '.join(map(str, command))}")
    return 1e6 * elapsed, usage.ru_maxrss / 1024
