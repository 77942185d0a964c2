# SPDX-License-Identifier: MIT
"""Measures transforms and calls against the peers and writes the JSON. Called by scripts/bench.sh plans."""

import dataclasses
import re

import first_result
import plan_contests
import plan_targets
import return_times
from contest import UNMEASURED, Settings
from measuring import Run
from programs import SOURCE

QUICK = Settings(launches=1, rounds=3, sample_ms=3, warm_ms=3)
USUAL = Settings(launches=3, rounds=5, sample_ms=40, warm_ms=150)
LONG = Settings(launches=7, rounds=9, sample_ms=60, warm_ms=300)
PATIENT_SHAPES = ((1024,), (512, 512), (500, 500), (64, 64, 64))
PATIENT_LONG = plan_contests.SHAPES


def many_and_short(settings):
    """For calls, where less than a nanosecond counts."""
    return dataclasses.replace(settings, launches=2 * settings.launches, rounds=2 * settings.rounds,
                               sample_ms=round(settings.sample_ms / 3))


def peer_versions():
    """As the class path names them."""
    jars = (SOURCE / "target/jmh.classpath").read_text()
    names = {"jtransforms": "JTransforms", "commons_math": "commons-math3", "bytedeco": "fftw"}
    return {key: re.search(rf"/{name}-([0-9][0-9.-]*[0-9])\.jar", jars).group(1) for key, name in names.items()}


def same_plans(reports):
    """Replaces FFTW's text of each plan by whether it is that of the bound plan with as many threads."""
    for report in reports:
        columns = report["columns"]
        texts = {name: column.pop("plan", "") for name, column in columns.items()}
        for name, column in columns.items():
            bound = texts.get(plan_contests.bound_of(name))
            if texts[name] and bound and "calls" not in name:
                column["same_plan"] = texts[name].strip() == bound.strip()
    return reports


def main():
    run = Run("scripts/bench.sh plans", __doc__, "--long")
    options, report, progress = run.options, run.report, run.progress
    settings = QUICK if options.quick else LONG if options.long else USUAL
    root, own, empty = run.data / "store", run.data / "own", run.data / "empty"
    own.mkdir(parents=True)
    report["versions"] |= peer_versions()
    report |= {"samples": settings.launches * settings.rounds, "sample_ms": settings.sample_ms, "unmeasured": UNMEASURED}
    cases = plan_contests.QUICK_CASES if options.quick else plan_contests.cases()
    transforms = plan_contests.transforms(cases, root, own, settings, progress)
    call_settings = many_and_short(settings)
    calls = plan_contests.calls(root, own, call_settings, progress)
    shapes = PATIENT_SHAPES[:1] if options.quick else PATIENT_LONG if options.long else PATIENT_SHAPES
    patient = plan_contests.patient(root, own, shapes, settings, progress)
    bound_of = plan_contests.bound_of
    report["call_samples"] = call_settings.launches * call_settings.rounds
    report["call_sample_ms"] = call_settings.sample_ms
    report["transforms"] = same_plans([samples.report(bound_of) for samples in transforms])
    report["calls"] = same_plans([samples.report(lambda column: "C/1") for samples in calls])
    report["patient"] = same_plans([samples.report(lambda column: "measure/1") for samples in patient])
    progress("first result of a fresh JVM")
    starts = 2 if options.quick else 25 if options.long else 9
    report["first_result"] = first_result.measure(root, empty, starts)
    progress("return times of the modes that do not wait")
    report["returns"] = return_times.measure(root, empty, cases, starts)
    report["return_targets"] = return_times.targets(report["returns"])
    report["targets"] = [row for samples in transforms for row in plan_targets.of_transform(samples)]
    report["call_targets"] = [row for samples in calls for row in plan_targets.of_call(samples)]
    run.write()


if __name__ == "__main__":
    main()
