#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The C interface through ctypes, beside numpy.fft: c_api_test.py LIBRARY [unittest options]"""
import ctypes
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import numpy as np
from dase_ctypes import DOUBLE, INVALID_ARGUMENT, WAIT, Library

LIBRARY = sys.argv.pop(1)
dase = Library(LIBRARY)


class Plan:
    """A plan with its arrays, seen as numpy arrays of these types."""

    def __init__(self, cache, spec, input_type, output_type):
        self.handle = dase.plan(cache, spec)
        self.info = dase.info(self.handle)
        self.buffers = []
        self.input = self.array(self.info.input_bytes, input_type)
        self.output = self.array(self.info.output_bytes, output_type)

    def array(self, size, element_type):
        buffer = dase.given(dase.buffer_alloc, size)
        self.buffers.append(buffer)
        bytes_ = (ctypes.c_char * size).from_address(dase.buffer_data(buffer))
        return np.frombuffer(bytes_, dtype=element_type)

    def run(self, values):
        self.input[:] = values.ravel()
        dase.check(dase.plan_execute(self.handle, self.input.ctypes.data,
                                     self.output.ctypes.data))
        return self.output.copy()

    def close(self):
        for buffer in self.buffers:
            dase.buffer_free(buffer)
        dase.plan_destroy(self.handle)


class CApiTest(unittest.TestCase):
    def setUp(self):
        self.root = tempfile.TemporaryDirectory()
        self.addCleanup(self.root.cleanup)
        self.cache = dase.open(self.root.name)
        self.addCleanup(dase.cache_close, self.cache)
        seed = np.random.SeedSequence().entropy
        print(f"{self.id()}: seed {seed}")
        self.random = np.random.default_rng(seed)

    def complex_values(self, *shape):
        return self.random.standard_normal(shape) + 1j * self.random.standard_normal(shape)

    def plan(self, spec, input_type=np.complex128, output_type=np.complex128):
        plan = Plan(self.cache, spec, input_type, output_type)
        self.addCleanup(plan.close)
        return plan

    def assert_equal_transforms(self, found, expected):
        error = np.linalg.norm(found - expected.ravel()) / np.linalg.norm(expected)
        self.assertLess(error, 4 * np.finfo(float).eps * np.log2(expected.size))

    def test_a_complex_transform_equals_numpys(self):
        x = self.complex_values(96, 80)
        plan = self.plan("fft_2d_96x80/forward/out/1/measure")
        self.assert_equal_transforms(plan.run(x), np.fft.fft2(x))

    def test_a_backward_transform_equals_numpys_times_the_logical_size(self):
        x = self.complex_values(24, 30)
        plan = self.plan("fft_2d_24x30/backward/out/1/measure")
        self.assert_equal_transforms(plan.run(x), np.fft.ifft2(x) * plan.info.logical_size)

    def test_a_real_transform_equals_numpys(self):
        x = self.random.standard_normal(1000)
        plan = self.plan("rfft_1d_1000/forward/out/1/measure", np.float64)
        self.assert_equal_transforms(plan.run(x), np.fft.rfft(x))

    def test_a_batch_equals_numpys(self):
        x = self.complex_values(8, 64)
        plan = self.plan("fft_1d_64_b8/forward/out/1/estimate")
        self.assert_equal_transforms(plan.run(x), np.fft.fft(x, axis=1))

    def test_a_float_transform_equals_numpys(self):
        x = self.complex_values(24, 30).astype(np.complex64)
        plan = self.plan("fft_2d_24x30_f32/forward/out/1/measure", np.complex64, np.complex64)
        error = np.linalg.norm(plan.run(x) - np.fft.fft2(x).ravel()) / np.linalg.norm(x)
        self.assertLess(error, 4 * np.finfo(np.float32).eps * np.log2(x.size) * np.sqrt(x.size))

    def test_the_next_process_finds_the_plan_in_the_store(self):
        spec = "fft_1d_300/forward/out/1/measure"
        self.assertEqual(dase.source(self.plan(spec).handle), "planned")
        program = (
            "import sys; from dase_ctypes import WISDOM_ONLY, Library; dase = Library(sys.argv[1]);"
            "print(dase.source(dase.plan(dase.open(sys.argv[2]), sys.argv[3], WISDOM_ONLY)))"
        )
        again = subprocess.run([sys.executable, "-c", program, LIBRARY, self.root.name, spec],
                               cwd=Path(__file__).parent, capture_output=True, text=True,
                               check=True)
        self.assertEqual(again.stdout.strip(), "store")

    def test_wisdom_is_explained_as_json(self):
        self.plan("fft_1d_60/forward/out/1/measure")
        problems = json.loads(dase.text(dase.wisdom_explain, self.cache, b"fft_1d_60"))
        self.assertIn("fft_1d_60/forward/out/1/measure", [p["spec"] for p in problems])
        mine = json.loads(dase.text(dase.fingerprint, DOUBLE))
        self.assertIn(mine["hard"], dase.text(dase.wisdom_load, self.cache, b"fft_1d_60"))

    def test_arrays_are_stored_and_read_as_bytes(self):
        values = self.random.standard_normal((3, 4))
        dase.check(dase.store_put(self.cache, b"maps", b"field", b"bin", values.tobytes(),
                                    values.nbytes, None))
        data, size = ctypes.c_void_p(), ctypes.c_size_t()
        dase.check(dase.store_get(self.cache, b"maps", b"field", ctypes.byref(data),
                                    ctypes.byref(size)))
        found = np.frombuffer(ctypes.string_at(data, size.value)).reshape(3, 4)
        dase.free(data)
        np.testing.assert_array_equal(found, values)
        entries = json.loads(dase.text(dase.store_list, self.cache, None))
        self.assertEqual([(e["category"], e["key"], e["size"]) for e in entries],
                         [("maps", "field", values.nbytes)])

    def test_what_is_pinned_is_not_evicted(self):
        for key in (b"kept", b"gone"):
            value = key * 10_000
            dase.check(dase.store_put(self.cache, b"maps", key, b"bin", value, len(value), None))
        dase.check(dase.store_pin(self.cache, b"maps", b"kept"))
        self.assertEqual(json.loads(dase.text(dase.store_pins, self.cache)),
                         [{"category": "maps", "key": "kept"}])
        narrow = dase.open(self.root.name, max_size_mb=0.01)
        self.addCleanup(dase.cache_close, narrow)
        planned = json.loads(dase.text(dase.store_evict, narrow, 1))
        evicted = json.loads(dase.text(dase.store_evict, narrow, 0))
        self.assertEqual([each["key"] for each in evicted["removed"]], ["gone"])
        self.assertEqual(planned["removed"][0]["bytes"], evicted["removed"][0]["bytes"])
        fill = json.loads(dase.text(dase.store_fill, narrow))
        self.assertEqual(fill["used_bytes"], evicted["bytes_after"])
        unpinned = ctypes.c_int()
        dase.check(dase.store_unpin(narrow, b"maps", b"kept", ctypes.byref(unpinned)))
        self.assertEqual(unpinned.value, 1)
        self.assertEqual(json.loads(dase.text(dase.store_evict, narrow, 0))["entries"], 1)

    def test_a_misaligned_array_is_refused(self):
        plan = self.plan("fft_1d_16/forward/out/1/estimate")
        status = dase.plan_execute(plan.handle, plan.input.ctypes.data + 8,
                                        plan.output.ctypes.data)
        self.assertEqual(status, INVALID_ARGUMENT)
        self.assertIn(b"align", dase.last_error())

    def test_none_is_refused_with_a_message(self):
        out = ctypes.c_void_p()
        self.assertEqual(dase.plan_create(self.cache, None, WAIT, 0, ctypes.byref(out)),
                         INVALID_ARGUMENT)
        self.assertEqual(dase.last_error(), b"spec is null")
        self.assertIsNone(out.value)

    def test_the_statistics_are_json(self):
        self.plan("fft_1d_32/forward/out/1/measure")
        statistics = json.loads(dase.text(dase.statistics, self.cache))
        self.assertEqual(statistics["led"], 1)
        self.assertEqual(len(statistics["lock_held"]["counts"]), 32)


if __name__ == "__main__":
    unittest.main()
