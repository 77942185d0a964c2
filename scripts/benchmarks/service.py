# SPDX-License-Identifier: MIT
"""Measures the HTTP service with wrk and writes the JSON. Called by scripts/bench.sh service, which builds."""

import re
import subprocess
import urllib.request

import machine
from measuring import Run
from programs import check, class_path

CONNECTIONS = 32
KERNEL = "api/fractional_kernel?alpha=1.5&dt=0.01&N=1000"
UNITS = {"us": 1, "ms": 1e3, "s": 1e6}
JVM = ["-XX:+UseSerialGC", "-Xmx256m"]  # those of dase-cache serve
MIN_SHARE, MAX_TAIL, MAX_GROWTH_MB, MANY = 0.7, 4, 8, 1_000_000
# Who runs where. On shared cores wrk's own wait for a core is part of every latency that it tells.
SHARED = {"server": [], "wrk": ["wrk", "-t2"]}
APART = {"server": ["taskset", "-c", "0"], "wrk": ["taskset", "-c", "1", "wrk", "-t1"]}
ARRANGEMENTS = {"shared": SHARED, "apart": APART}


class Server:
    def __init__(self, root, constant_bytes, launcher=()):
        command = [*launcher, "java", *JVM, "-cp", class_path(), "io.dase.cache.server.MeasuredServer", root, constant_bytes]
        self.process = subprocess.Popen([str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def memory_mb(self):
        """What is alive on the heap after a collection, and what the process has in memory."""
        check(["jcmd", self.process.pid, "GC.run"])
        used = re.findall(r"used (\d+)K", check(["jcmd", self.process.pid, "GC.heap_info"]).split("Metaspace")[0])
        resident = int(machine.field(f"/proc/{self.process.pid}/status", "VmRSS").split()[0])
        return {"heap": round(sum(map(int, used)) / 1024, 2), "resident": round(resident / 1024, 1)}


def microseconds(text):
    value, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(value) * UNITS[unit]


def load(command, url, seconds):
    output = check([*command, "-c", CONNECTIONS, "-d", f"{seconds}s", "--latency", url])
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    return {
        "requests": int(re.search(r"(\d+) requests in", output).group(1)),
        "per_second": float(re.search(r"Requests/sec:\s*([\d.]+)", output).group(1)),
        **{f"p{share}_us": microseconds(re.search(rf"\n\s+{share}%\s+(\S+)", output).group(1)) for share in (50, 90, 99)},
        "errors": (int(bad.group(1)) if bad else 0) + sum(map(int, sockets.groups() if sockets else ())),
    }


def arranged(root, size, arrangement, seconds, many):
    """The constant, then the kernel, until so many kernels were answered between two looks at the memory."""
    with Server(root, size, arrangement["server"]) as server:
        constant, kernel = server.url + "constant", server.url + KERNEL
        for url in (constant, kernel):
            load(arrangement["wrk"], url, max(2, seconds // 4))
        found = {"command": [*arrangement["server"], "java", *JVM], "wrk": [*arrangement["wrk"], f"-c{CONNECTIONS}"],
                 "constant": load(arrangement["wrk"], constant, seconds)}
        memory = [server.memory_mb()]
        found["kernel"] = load(arrangement["wrk"], kernel, seconds)
        answered = found["kernel"]["requests"]
        while answered < many:
            answered += load(arrangement["wrk"], kernel, seconds // 4)["requests"]
        memory.append(server.memory_mb())
        return {**found, "memory_mb": memory, "requests_between": answered}


def measure(root, seconds, many):
    with Server(root, 1) as server:
        size = len(urllib.request.urlopen(server.url + KERNEL).read())
    return {"bytes": size, "runs": {name: arranged(root, size, arrangement, seconds, many if name == "shared" else 1)
                                    for name, arrangement in ARRANGEMENTS.items()}}


def tail(run):
    return run["p99_us"] / run["p50_us"]


def targets(found):
    rows = []
    for name, run in found["runs"].items():
        cores = {"shared": "on shared cores", "apart": "on a core each"}[name]
        share = run["kernel"]["per_second"] / run["constant"]["per_second"]
        rows.append({"what": f"a cached kernel over a constant of its size, requests per second, {cores}",
                     "measured": round(share, 3), "target": f"at least {MIN_SHARE}", "met": share >= MIN_SHARE})
        rows.append({"what": f"99th percentile of a cached kernel over its median, {cores} "
                             f"(the constant's: {tail(run['constant']):.1f})",
                     "measured": round(tail(run["kernel"]), 2), "target": f"at most {MAX_TAIL}",
                     "met": tail(run["kernel"]) <= MAX_TAIL})
    errors = sum(run[answer]["errors"] for run in found["runs"].values() for answer in ("constant", "kernel"))
    before, after = found["runs"]["shared"]["memory_mb"]
    growth = after["heap"] - before["heap"]
    many = found["runs"]["shared"]["requests_between"]
    rows.append({"what": "errors", "measured": errors, "target": "none", "met": errors == 0})
    rows.append({"what": f"growth of the live heap over {many:,} requests, MB", "measured": round(growth, 2),
                 "target": f"at most {MAX_GROWTH_MB}", "met": growth <= MAX_GROWTH_MB})
    return rows


def main():
    run = Run("scripts/bench.sh service", __doc__)
    seconds, many = (3, 1) if run.options.quick else (60, MANY)
    run.progress(f"constant and kernel, on shared cores and on a core each, {seconds} s each")
    run.report["versions"]["wrk"] = machine.first_line("wrk", "-v")
    run.report |= {"seconds_each": seconds, **measure(run.data / "root", seconds, many)}
    run.report["targets"] = targets(run.report)
    run.write()


if __name__ == "__main__":
    main()
