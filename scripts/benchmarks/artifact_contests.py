# SPDX-License-Identifier: MIT
"""The contests of numerical artifacts: each thing beside what it replaces. All times are quartiles in microseconds."""

import pathlib
import re
import shutil
import sys

from programs import SOURCE, check, java, jmh_rows, samples

PACKAGE = "io.dase.cache.jmh"
LENGTHS = (100, 1_000, 10_000, 100_000, 1_000_000)
FAMILIES = ("", "l1_", "bdf6_")  # as in keys
DIRECT = ("laplacian_2d_512x512", "laplacian_2d_2048x2048", "laplacian_2d_2048x2048_o4", "laplacian_2d_2048x2048_o8",
          "laplacian_3d_128x128x128", "laplacian_3d_256x256x256", "laplacian_3d_128x128x128_o4")
APPLIED = (*DIRECT, "laplacian_3d_128x128x128_iso27", "laplacian_3d_128x128x128_o4_neumann")
SPECTRAL = ("laplacian_2d_512x512", "laplacian_2d_2048x2048", "laplacian_3d_128x128x128",
            "laplacian_3d_128x128x128_o4_neumann")
MODELS = ((50_000, 200), (1_400_000, 100), (50_000_000, 12), (500_000_000, 5))  # bytes, rounds


def python(*arguments):
    """The Python whose numpy scripts/setup.sh installs."""
    system = pathlib.Path("/usr/bin/python3")
    return check([system if system.exists() else sys.executable, *arguments])


def script(name, *arguments):
    return python(SOURCE / "scripts/benchmarks" / name, *arguments)


def sampling(quick, forks=1):
    """JMH's options: a second or so for each figure, or next to nothing."""
    return ("-f", "1", "-wi", "1", "-w", "100ms", "-i", "2", "-r", "100ms") if quick else (
        "-f", str(forks), "-wi", "2", "-w", "700ms", "-i", "3", "-r", "1s")


def kernels(data, quick):
    root = data / "kernels"
    count = 20 if quick else 200
    found = samples(java(f"{PACKAGE}.KernelTimes", root, count))
    keys = [name.split()[1] for name in found if name.startswith("compute ")]
    found.update(samples(script("kernel_numpy.py", count, *(root / f"fractional_kernels/{key}.npy" for key in keys))))
    rows = [{"key": key, "n": int(key.rsplit("_", 1)[1]), "compute": found[f"compute {key}"], "disk": found[f"disk {key}"],
             "numpy": found[f"numpy {key}"]} for key in keys]
    resident = {int(parameters["n"]): [ns / 1e3 for ns in found] for _, parameters, found in jmh_rows(
        data / "jmh.json", "KernelBenchmark.resident", *sampling(quick), root=root, n=",".join(map(str, LENGTHS)))}
    for row in rows:
        if re.match(r"kernel_[0-9]", row["key"]):  # the family without a name in its key
            row["memory"] = resident[row["n"]]
    shutil.rmtree(root)
    return rows


def by_case(rows, name):
    """[{name: the case, benchmark: quartiles}]"""
    cases = {}
    for benchmark, parameters, found in rows:
        cases.setdefault(parameters[name], {})[benchmark] = found
    return [{name: int(case) if case.isdigit() else case, **found} for case, found in cases.items()]


def operators(data, quick):
    lengths = "1000,10000" if quick else "1000,10000,100000"
    return by_case(jmh_rows(data / "jmh.json", "FractionalBenchmark", *sampling(quick), root=data / "operators", n=lengths,
                            rigor="MEASURE"), "n")


def stencils(data, quick):
    def run(pattern, keys):
        chosen = ",".join(keys[:1] if quick else keys)
        return jmh_rows(data / "jmh.json", pattern, *sampling(quick), root=data / "stencils", key=chosen)

    direct = DIRECT[:1] if quick else DIRECT
    loops = jmh_rows(data / "jmh.json", "StencilLoopBenchmark", *sampling(quick), root=data / "stencils",
                     key=",".join(direct))
    rows = by_case([*run(r"StencilBenchmark.apply$", APPLIED), *loops,
                    *run(r"StencilBenchmark.(applySpectral|solvePoisson)", SPECTRAL)], "key")
    found = samples(script("stencil_numpy.py", 3 if quick else 15, *direct))
    for row in rows:
        row["points"] = 1
        for size in row["key"].split("_")[2].split("x"):
            row["points"] *= int(size)
        if row["key"] in found:
            row["numpy"] = found[row["key"]]
    return rows


def filters(data, quick):
    return by_case(jmh_rows(data / "jmh.json", "MatchedFilterBenchmark", *sampling(quick), root=data / "filters",
                            samples="4096" if quick else "4096,65536"), "samples")


def models(data, quick):
    rows = []
    for size, rounds in MODELS[:3] if quick else MODELS:
        found = samples(java(f"{PACKAGE}.ModelTimes", data / "models", size, 2 if quick else rounds))
        rows.append({"bytes": size, **found})
    return rows
