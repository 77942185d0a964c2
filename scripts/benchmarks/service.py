# SPDX-License-Identifier: MIT
"""Measures the HTTP service with wrk and writes the JSON. Called by scripts/bench.sh service, which builds."""

import re
import subprocess
import urllib.request

import machine
from measuring import Run
from programs import check, class_path, quartiles

CONNECTIONS = 32
KERNEL = "api/fractional_kernel?alpha=1.5&dt=0.01&N=1000"
UNITS = {"us": 1, "ms": 1e3, "s": 1e6}
JVM = ["-Xmx256m", "-XX:+UseSerialGC"]
MIN_SHARE, MAX_TAIL, MAX_GROWTH_MB, MANY = 0.7, 4, 8, 1_000_000


class Server:
    def __init__(self, root, constant_bytes):
        command = ["java", *JVM, "-cp", class_path(), "io.dase.cache.server.MeasuredServer", root, constant_bytes]
        self.process = subprocess.Popen([str(part) for part in command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.url = self.process.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()

    def heap_mb(self):
        """What is alive, after a collection."""
        check(["jcmd", self.process.pid, "GC.run"])
        used = re.findall(r"used (\d+)K", check(["jcmd", self.process.pid, "GC.heap_info"]).split("Metaspace")[0])
        return sum(map(int, used)) / 1024


def microseconds(text):
    value, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(value) * UNITS[unit]


def wrk(url, seconds):
    output = check(["wrk", "-t", 2, "-c", CONNECTIONS, "-d", f"{seconds}s", "--latency", url])
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    return {
        "requests": int(re.search(r"(\d+) requests in", output).group(1)),
        "per_second": float(re.search(r"Requests/sec:\s*([\d.]+)", output).group(1)),
        "median_us": microseconds(re.search(r"\n\s+50%\s+(\S+)", output).group(1)),
        "p99_us": microseconds(re.search(r"\n\s+99%\s+(\S+)", output).group(1)),
        "errors": (int(bad.group(1)) if bad else 0) + sum(map(int, sockets.groups() if sockets else ())),
    }


def measure(root, seconds, rounds, many):
    with Server(root, 1) as server:
        size = len(urllib.request.urlopen(server.url + KERNEL).read())
    with Server(root, size) as server:
        targets = {"constant": server.url + "constant", "kernel": server.url + KERNEL}
        for url in targets.values():
            wrk(url, max(2, seconds // 4))
        runs = {name: [] for name in targets}
        for _ in range(rounds):
            for name, url in targets.items():
                runs[name].append(wrk(url, seconds))
        heap = [server.heap_mb()]
        sent = 0
        while sent < many:
            sent += wrk(targets["kernel"], seconds)["requests"]
        heap.append(server.heap_mb())
    return {"bytes": size, "runs": runs, "heap_mb": heap, "requests_between": sent}


def targets(found):
    middle = {name: {field: quartiles([run[field] for run in runs])[1] for field in runs[0]}
              for name, runs in found["runs"].items()}
    share = middle["kernel"]["per_second"] / middle["constant"]["per_second"]
    tail = middle["kernel"]["p99_us"] / middle["kernel"]["median_us"]
    errors = sum(run["errors"] for runs in found["runs"].values() for run in runs)
    growth = found["heap_mb"][1] - found["heap_mb"][0]
    return [
        {"what": "a cached kernel over a constant of its size, requests per second", "measured": round(share, 3),
         "target": f"at least {MIN_SHARE}", "met": share >= MIN_SHARE},
        {"what": "99th percentile of a cached kernel over its median", "measured": round(tail, 2),
         "target": f"at most {MAX_TAIL}", "met": tail <= MAX_TAIL},
        {"what": "errors", "measured": errors, "target": "none", "met": errors == 0},
        {"what": f"growth of the live heap over {found['requests_between']:,} requests, MB", "measured": round(growth, 2),
         "target": f"at most {MAX_GROWTH_MB}", "met": growth <= MAX_GROWTH_MB},
    ]


def main():
    run = Run("scripts/bench.sh service", __doc__)
    seconds, rounds, many = (3, 2, 1) if run.options.quick else (60, 3, MANY)
    run.progress(f"{rounds} rounds of {seconds} s each")
    run.report["versions"]["wrk"] = machine.first_line("wrk", "-v")
    run.report |= {"seconds_each": seconds, **measure(run.data / "root", seconds, rounds, many)}
    run.report["targets"] = targets(run.report)
    run.write()


if __name__ == "__main__":
    main()
