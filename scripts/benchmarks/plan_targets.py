# SPDX-License-Identifier: MIT
"""What the transforms have to reach. A target stands beside the measured figure whether met or not."""

JTRANSFORMS = {"fft_1d_1024": 3.5, "fft_1d_65536": 1.6, "fft_1d_44100": 6.0, "fft_2d_512x512": 2.2,
               "fft_3d_64x64x64": 3.5, "fft_3d_128x128x128": 2.2}
JTRANSFORMS_REAL = 2.2
COMMONS_MATH = 5.0
C_LOOP = 1.03  # also what two runs of one plan differ by
TWO_THREADS = {"fft_3d_128x128x128": 1.7}


def at_least(what, measured, limit):
    return {"what": what, "measured": round(measured, 3), "unit": "x", "at_least": limit, "met": measured >= limit}


def at_most(what, measured, limit, unit="x"):
    return {"what": what, "measured": round(measured, 3), "unit": unit, "at_most": limit, "met": measured <= limit}


def median_ratio(samples, column, base):
    return samples.ratio(column, base)[1] if column in samples.ns and base in samples.ns else None


def of_transform(samples):
    name, real = samples.case.name, samples.case.type == "rfft"
    rows = []

    def add(make, what, column, base, limit):
        ratio = median_ratio(samples, column, base)
        if ratio is not None and limit is not None:
            rows.append(make(f"{name}: {what}", ratio, limit))

    slower = JTRANSFORMS_REAL if real and samples.case.howmany == 1 else JTRANSFORMS.get(name)
    add(at_least, "JTransforms / bound, 1 thread", "JTransforms/1", "bound/1", slower)
    add(at_least, "commons-math / bound", "commons-math/1", "bound/1", COMMONS_MATH)
    add(at_most, "bound / C loop, 1 thread", "bound/1", "C/1", C_LOOP)
    add(at_most, "bound / C loop, AUTO threads", "bound/2", "C/2", C_LOOP)
    add(at_most, "AUTO / 1 thread", "bound/2", "bound/1", C_LOOP)
    add(at_least, "1 thread / AUTO", "bound/1", "bound/2", TWO_THREADS.get(name))
    return rows


def of_call(samples):
    if samples.case.howmany > 1:
        return [at_most("1000 x n = 64: one plan / loop of bound calls",
                        median_ratio(samples, "bound/1", "calls/1"), 0.9)]
    n = samples.case.points
    rows = []
    for form, overhead_ns, ratio_64, ratio_1024 in (("bound", 15, 1.3, 1.03), ("unbound", 45, None, 1.07),
                                                    ("double[]", None, None, 1.6)):
        column = f"{form}/1"
        if overhead_ns and n < 1024:
            overhead = samples.median(column) - samples.median("C/1")
            rows.append(at_most(f"n = {n}: {form} less C loop", overhead, overhead_ns, "ns"))
        limit = {64: ratio_64, 1024: ratio_1024}.get(n)
        if limit:
            rows.append(at_most(f"n = {n}: {form} / C loop", median_ratio(samples, column, "C/1"), limit))
    return rows
