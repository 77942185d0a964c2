# SPDX-License-Identifier: MIT
"""Processes that execute transforms when asked, and rounds in which they take turns."""

import contextlib
import ctypes
import dataclasses
import json
import math
import subprocess
import time

from programs import NATIVE, class_path, quartiles

PR_SET_THP_DISABLE = 41  # linux/prctl.h; kept over exec
SETTLE_S = 0.015  # OpenMP's threads spin after their last work, up to 11 ms on the machine of the published run
UNMEASURED = 0.25  # of a sample's executions, before it: they wake the threads and fill the caches
MAIN = "io.dase.cache.jmh.peers.Worker"


@dataclasses.dataclass(frozen=True)
class Case:
    """A forward, out-of-place transform."""

    type: str
    sizes: tuple
    howmany: int = 1

    @property
    def points(self):
        return math.prod(self.sizes)

    @property
    def name(self):
        key = f"{self.type}_{len(self.sizes)}d_{'x'.join(map(str, self.sizes))}"
        return key + (f"_b{self.howmany}" if self.howmany > 1 else "")

    @property
    def input_bytes(self):
        return self.points * self.howmany * (8 if self.type == "rfft" else 16)

    def line(self, threads, rigor):
        return f"case {self.type} {self.howmany} {threads} {rigor} {' '.join(map(str, self.sizes))}"


@dataclasses.dataclass(frozen=True)
class Column:
    """One way to execute a case, by one process. Threads 0: this library chooses; with `like`: as many
    as that column has."""

    name: str
    worker: str
    form: str
    threads: int = 1
    like: str = ""
    rigor: str = "measure"


def no_huge_pages():
    if ctypes.CDLL(None).prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0) != 0:
        raise OSError("prctl refuses to turn huge pages off")


class Worker:
    """A process that answers lines with JSON."""

    def __init__(self, program, root, own, huge_pages=True):
        java = ["java", "-Xms1g", "-Xmx4g", f"-Dorg.bytedeco.javacpp.cachedir={own}/javacpp", "-cp", class_path(),
                MAIN, program, root, own]
        command = [NATIVE / "bench_c_loop", root] if program == "c" else java
        self.name = program
        self.case = None
        self.process = subprocess.Popen(
            [str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
            preexec_fn=None if huge_pages else no_huge_pages)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"bench: the process of {self.name} ended at: {line}")
        return json.loads(answer)

    def open(self, line):
        """One case at a time; columns of one process and number of threads share it."""
        if self.case != line:
            self.case = line
            self.opened = self.ask(line)
        return self.opened

    def nanoseconds(self, form, count):
        answer = self.ask(f"run {form} {count}")
        if "ns" not in answer:
            raise SystemExit(f"bench: {self.name} refuses: {answer}")
        return answer["ns"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def count_for(worker, form, target_ns, warm_ns):
    """Executions that take target_ns, after warm_ns of unmeasured ones."""
    count, spent = 1, 0
    while True:
        each = max(worker.nanoseconds(form, count), 1.0)
        spent += each * count
        if spent >= warm_ns and each * count >= target_ns / 4:
            return max(1, round(target_ns / each))
        count = max(1, min(round(target_ns / each), 8 * count))


class Samples:
    """Nanoseconds of each column, one in each round, and what the columns said of themselves."""

    def __init__(self, case):
        self.case = case
        self.ns = {}
        self.said = {}

    def median(self, column):
        return quartiles(self.ns[column])[1]

    def ratio(self, column, base):
        """Quartiles of column / base, round by round."""
        return [round(value, 4) for value in quartiles([a / b for a, b in zip(self.ns[column], self.ns[base])])]

    def report(self, base):
        """`base`: column -> the column that it is compared with."""
        made = {"case": self.case.name, "type": self.case.type, "howmany": self.case.howmany,
                "points": self.case.points * self.case.howmany, "columns": {}}
        for name, said in self.said.items():
            column = made["columns"][name] = dict(said)
            if name in self.ns:
                column["ns"] = [round(value, 2) for value in quartiles(self.ns[name])]
                if base(name) in self.ns:
                    column["ratio"] = self.ratio(name, base(name))
        return made


def open_columns(samples, columns, workers):
    """The columns that can execute the case. All must compute the same."""
    opened, checks, tolerance = [], {}, 1e-12 * math.sqrt(samples.case.points)
    for column in columns:
        threads = samples.said.get(column.like, {}).get("threads", column.threads)
        answer = workers[column.worker].open(samples.case.line(threads, column.rigor))
        if "refused" in answer:
            samples.said[column.name] = {"refused": answer["refused"]}
            continue
        samples.said[column.name] = {"threads": answer["threads"], "wisdom": answer["wisdom"],
                                     "plan": answer["plan"]}
        checks[column.name] = answer["check"]
        opened.append(column)
    expected = next(iter(checks.values()), None)
    for name, check in checks.items():
        if max(abs(a - b) for a, b in zip(check, expected)) > tolerance:
            raise SystemExit(f"bench: {name} computes {check} for {samples.case.name}, others {expected}")
    return opened


def rounds(samples, columns, workers, settings):
    """Adds settings.rounds samples to each column; each round begins with another one."""
    opened = open_columns(samples, columns, workers)
    target_ns, warm_ns = 1e6 * settings.sample_ms, 1e6 * settings.warm_ms
    counts = {column: count_for(workers[column.worker], column.form, target_ns, warm_ns) for column in opened}
    for turn in range(settings.rounds):
        for i in range(len(opened)):
            column = opened[(turn + i) % len(opened)]
            worker, count = workers[column.worker], counts[column]
            time.sleep(SETTLE_S)
            worker.nanoseconds(column.form, math.ceil(UNMEASURED * count))
            ns = worker.nanoseconds(column.form, count)
            samples.ns.setdefault(column.name, []).append(ns)


@dataclasses.dataclass(frozen=True)
class Settings:
    launches: int
    rounds: int  # of a launch
    sample_ms: float
    warm_ms: float


def contest(cases, columns_of, programs, settings, progress):
    """Samples of each case. Processes are started anew for each launch: where their arrays and code come
    to lie moves times by some percent."""
    found = [Samples(case) for case in cases]
    for launch in range(settings.launches):
        with contextlib.ExitStack() as stack:
            workers = {name: Worker(*arguments) for name, arguments in programs.items()}
            for worker in workers.values():
                stack.callback(worker.close)
            for samples in found:
                progress(f"launch {launch + 1} of {settings.launches}: {samples.case.name}")
                rounds(samples, columns_of(samples.case), workers, settings)
    return found
