# SPDX-License-Identifier: MIT
"""Store: look-ups and puts, in both languages."""

from programs import check, class_path, google_benchmark, java, jmh, native, samples
from rows import row, table

PACKAGE = "io.dase.cache.jmh"


def hot(root, quick):
    cpp = google_benchmark(native(
        "hot", f"--root={root}", "--benchmark_format=json", "--benchmark_enable_random_interleaving=true",
        f"--benchmark_repetitions={3 if quick else 15}", "--benchmark_min_time=0.1"))
    report = root.parent / "jmh.json"
    check(["java", "-cp", class_path(), "org.openjdk.jmh.Main", "HotBenchmark", "-p", f"root={root}", "-rf", "json",
           "-rff", report, "-v", "SILENT", *(["-f", "1", "-i", "2"] if quick else [])])
    jvm = jmh(report)
    rows = [
        row("C++ get", cpp["cpp.hot_get"], "two probes", cpp["cpp.two_probes"], at_most=1.5),
        row("Java load", jvm["hotGet"], "two probes", jvm["twoProbes"], at_most=1.5),
        row("C++ exists", cpp["cpp.exists_seen"], "two probes", cpp["cpp.two_probes"], at_most=1.5),
        row("Java exists", jvm["existsSeen"], "two probes", jvm["twoProbes"], at_most=1.5),
    ]
    return table(
        "An entry that the process has seen, revalidated each time",
        "C++: CPU time per call, quartiles over repetitions in random order (Google Benchmark). Java: wall time of single "
        "calls, JMH's SampleTime: least, median and 90th percentile. The floor is the two probes of a revalidation.",
        ["bench_hot --root=ROOT --benchmark_enable_random_interleaving=true --benchmark_repetitions=15 "
         "--benchmark_min_time=0.1", "java org.openjdk.jmh.Main HotBenchmark -p root=ROOT"], rows)


def first(root, entries, quick):
    count = 1000 if quick else 5000
    native("first_get", root, entries, count)  # reads the files into the page cache
    found = samples(native("first_get", root, entries, count))
    java(f"{PACKAGE}.FirstGet", root, entries, count)
    found.update(samples(java(f"{PACKAGE}.FirstGet", root, entries, count)))
    rows = [
        row("C++ get", found["cpp.first_get"], "bare read of two files", found["cpp.first_get.floor"], at_most=25),
        row("Java load", found["java.first_get"], "bare read of two files", found["java.first_get.floor"], at_most=80),
    ]
    return table(
        f"First get of an 8 KB entry by a process, {entries:,} entries in the store",
        "Each call asks for another entry, at random, that this process has not seen; an unmeasured process before it "
        "brought the files into the page cache. The floor opens and reads files of another such entry by name, and "
        "neither looks for its newest record nor checks anything. Java after "
        f"{min(20000, entries // 4):,} unmeasured gets.",
        [f"bench_first_get ROOT {entries} {count}", f"java {PACKAGE}.FirstGet ROOT {entries} {count}"], rows)


def puts(root, quick):
    count = 100 if quick else 1000
    found = samples(native("put_pair", root, count))
    found.update(samples(java(f"{PACKAGE}.PutPair", root, count)))
    rows = []
    for language, name in (("C++", "cpp"), ("Java", "java")):
        rows.append(row(f"{language} put, not synced", found[f"{name}.put_unsynced"], "bare pair, not synced",
                        found[f"{name}.put_unsynced.floor"], at_most=150))
        rows.append(row(f"{language} put, durable", found[f"{name}.put_durable"], "bare pair, synced",
                        found[f"{name}.put_durable.floor"], ratio_at_most=1.5))
    return table(
        "Put of 8 KB under a new key",
        "The bare pair is what any such put has to do: for a blob and a record open, write, (fdatasync,) close, link, "
        "in the same language. Puts and pairs take turns.",
        [f"bench_put_pair ROOT {count}", f"java {PACKAGE}.PutPair ROOT {count}"], rows)
