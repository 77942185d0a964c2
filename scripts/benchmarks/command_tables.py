# SPDX-License-Identifier: MIT
"""The dase-cache command: listing and warm-up."""

import shutil

from plan_tables import transforms
from programs import CLI, quartiles, timed
from rows import row, table

CODES = ("cof", "cob", "cif", "cib")  # complex; out of or in place; forward or backward


def seconds(times):
    return [value / 1e6 for value in quartiles(times)]


def listing(root, entries, quick):
    runs, bare, memory = [], [], []
    read_all = ("find", root / ".store/records", "-type", "f", "-exec", "cat", "{}", "+")
    for _ in range(3 if quick else 7):
        bare.append(timed(*read_all)[0])
        elapsed, peak = timed(CLI, "ls", "--root", root)
        runs.append(elapsed)
        memory.append(peak)
    rows = [
        row("ls, time", seconds(runs), "find and cat of all records", seconds(bare), unit="s", at_most=3),
        row("ls, peak resident memory", quartiles(memory), unit="MB", at_most=256),
    ]
    return table(f"dase-cache ls of {entries:,} entries", "From outside, with the start of the JVM.",
                 ["scripts/dase-cache ls --root ROOT", "find ROOT/.store/records -type f -exec cat {} +"], rows)


def bare_planning(folder):
    total = 0.0
    for transform in transforms():
        size = "x".join(map(str, transform["sizes"]))
        target = folder / f"{transform['key']}.bare"
        total += timed("fftw-wisdom", "-T", "1", "-m", "-n", "-o", target, *(code + size for code in CODES))[0]
    return total


def warm_up(folder, quick):
    light, planning, bare, second, starts = [], [], [], [], []
    for _ in range(1 if quick else 5):
        root = folder / "warm"
        starts.append(timed(CLI, "--version")[0])
        light.append(sum(timed(CLI, "warmup", "--root", root, "--category", category)[0]
                         for category in ("fractional_kernels", "stencils")))
        bare.append(bare_planning(folder))
        planning.append(timed(CLI, "warmup", "--root", root, "--category", "fftw_wisdom")[0])
        second.append(timed(CLI, "warmup", "--root", root)[0] - starts[-1])
        shutil.rmtree(root)
    if quick:
        light, planning, bare, second, starts = (2 * times for times in (light, planning, bare, second, starts))
    rows = [
        row("kernels and stencils, two commands", seconds(light), "dase-cache --version", seconds(starts), unit="s",
            at_most=2),
        row("planning and proving 13 keys", seconds(planning), "13 runs of fftw-wisdom", seconds(bare), unit="s",
            ratio_at_most=1.2),
        row("second run, less --version", seconds(second), "dase-cache --version", seconds(starts), unit="s",
            at_most=0.5),
    ]
    return table(
        "Warm-up",
        "From outside, with the start of the JVM. The floor of planning is one run of FFTW's own tool for each key, with its "
        "four problems. Planning is random: single rounds differ by some ten percent either way.",
        ["scripts/dase-cache warmup --root ROOT [--category C]",
         "fftw-wisdom -T 1 -m -n -o FILE cof64x64 cob64x64 cif64x64 cib64x64"], rows)
