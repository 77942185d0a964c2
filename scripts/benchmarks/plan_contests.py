# SPDX-License-Identifier: MIT
"""Transforms and calls: this library against FFTW from C and the peers."""

from contest import Case, Column, contest

HUGE_PAGES_FROM = 4 << 20
CALL_SIZES = (8, 64, 1024)
BATCH = (64, 1000)
SHAPES = ((1024,), (65536,), (44100,), (512, 512), (500, 500), (64, 64, 64), (128, 128, 128))

ONE = (
    Column("bound/1", "dase 1", "bound"),
    Column("unbound/1", "dase 1", "unbound"),
    Column("double[]/1", "dase 1", "array"),
    Column("C/1", "c 1", "loop"),
    Column("bytedeco/1", "bytedeco 1", "execute"),
    Column("JTransforms/1", "jtransforms 1", "array"),
    Column("commons-math/1", "commons-math", "array"),
)
TWO = (
    Column("bound/2", "dase auto", "bound", 0),
    Column("C/2", "c auto", "loop", 2, "bound/2"),
    Column("bytedeco/2", "bytedeco auto", "execute", 2, "bound/2"),
    Column("JTransforms/2", "jtransforms 2", "array", 2),
)
AGAIN = Column("C again/1", "c again", "loop")
SMALL_PAGES = Column("bound, small pages/1", "dase small pages", "bound")
CALLS = ONE[:5]
BATCH_CALLS = (ONE[0], Column("calls/1", "dase 1", "calls"), ONE[3], Column("C calls/1", "c 1", "calls"))


def cases():
    return [Case(kind, *shape) for kind in ("fft", "rfft")
            for shape in (*((sizes,) for sizes in SHAPES), ((BATCH[0],), BATCH[1]))]


QUICK_CASES = (Case("fft", (1024,)), Case("rfft", (64, 64)), Case("fft", (BATCH[0],), 10))


def columns_of(case):
    return ONE + TWO + (AGAIN,) + ((SMALL_PAGES,) if case.input_bytes >= HUGE_PAGES_FROM else ())


def bound_of(column):
    return "C/1" if column == AGAIN.name else f"bound/{column.rsplit('/', 1)[1]}"


def transforms(made, root, own, settings, progress):
    programs = {name: (name.split()[0], root, own, "small" not in name) for name in
                ("dase 1", "dase auto", "dase small pages", "c 1", "c auto", "c again", "bytedeco 1", "bytedeco auto",
                 "jtransforms 1", "jtransforms 2", "commons-math")}
    return contest(made, columns_of, programs, settings, progress)


def calls(root, own, settings, progress):
    made = [Case("fft", (size,)) for size in CALL_SIZES] + [Case("fft", (BATCH[0],), BATCH[1])]
    programs = {"dase 1": ("dase", root, own), "c 1": ("c", root, own), "bytedeco 1": ("bytedeco", root, own)}
    return contest(made, lambda case: BATCH_CALLS if case.howmany > 1 else CALLS, programs, settings, progress)


def patient(root, own, shapes, settings, progress):
    """PATIENT in a store of its own, so that neither finds the other's wisdom."""
    columns = (Column("measure/1", "dase measure", "bound"),
               Column("patient/1", "dase patient", "bound", rigor="patient"))
    programs = {"dase measure": ("dase", root, own), "dase patient": ("dase", f"{root}-patient", own)}
    return contest([Case("fft", sizes) for sizes in shapes], lambda case: columns, programs, settings, progress)
