# SPDX-License-Identifier: MIT
"""What ctypes must know of dase/c_api.h."""
import ctypes

WAIT, WISDOM_ONLY = 0, 2
NO_DEADLINE = -1
OK, INVALID_ARGUMENT = 0, 1
DOUBLE = 0
NO_HELPER = 1


class CacheOptions(ctypes.Structure):
    _fields_ = [
        ("size", ctypes.c_size_t),
        ("flags", ctypes.c_uint32),
        ("jobs", ctypes.c_int32),
        ("helper", ctypes.c_char_p),
        ("helper_bytes", ctypes.c_uint64),
        ("memory_bytes", ctypes.c_uint64),
        ("warn", ctypes.c_void_p),
        ("warn_context", ctypes.c_void_p),
        ("system_root", ctypes.c_char_p),
        ("max_size_mb", ctypes.c_double),
    ]


class PlanInfo(ctypes.Structure):
    _fields_ = [
        ("size", ctypes.c_size_t),
        ("source", ctypes.c_int32),
        ("threads", ctypes.c_int32),
        ("planning_ns", ctypes.c_int64),
        ("input_bytes", ctypes.c_int64),
        ("output_bytes", ctypes.c_int64),
        ("logical_size", ctypes.c_double),
    ]


def load(path):
    """The library with the argument types without which ctypes would cut pointers to 32 bits."""
    library = ctypes.CDLL(path)
    pointer, text, size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
    out = ctypes.POINTER(ctypes.c_void_p)
    arguments = {
        "dase_cache_open": [text, pointer, out],
        "dase_cache_close": [pointer],
        "dase_statistics": [pointer, out],
        "dase_plan_create": [pointer, text, ctypes.c_int, ctypes.c_int64, out],
        "dase_plan_destroy": [pointer],
        "dase_plan_execute": [pointer, pointer, pointer],
        "dase_plan_get_info": [pointer, ctypes.POINTER(PlanInfo)],
        "dase_buffer_alloc": [size, out],
        "dase_buffer_data": [pointer],
        "dase_buffer_free": [pointer],
        "dase_fingerprint": [ctypes.c_int, out],
        "dase_wisdom_load": [pointer, text, out],
        "dase_wisdom_explain": [pointer, text, out],
        "dase_store_put": [pointer, text, text, text, text, size, pointer],
        "dase_store_get": [pointer, text, text, out, ctypes.POINTER(size)],
        "dase_store_list": [pointer, text, out],
        "dase_store_pin": [pointer, text, text],
        "dase_store_unpin": [pointer, text, text, ctypes.POINTER(ctypes.c_int)],
        "dase_store_pins": [pointer, out],
        "dase_store_evict": [pointer, ctypes.c_int, out],
        "dase_store_collect": [pointer, ctypes.c_int64, ctypes.c_int, out],
        "dase_store_fill": [pointer, out],
        "dase_free": [pointer],
    }
    for name, types in arguments.items():
        getattr(library, name).argtypes = types
    library.dase_buffer_data.restype = pointer
    library.dase_last_error.restype = text
    library.dase_source_name.restype = text
    library.dase_c_api_version.restype = ctypes.c_uint32
    return library


class Library:
    """The functions of c_api.h, with failures as exceptions."""

    def __init__(self, path):
        self.functions = load(path)

    def __getattr__(self, name):
        return getattr(self.functions, "dase_" + name)

    def check(self, status):
        if status != OK:
            raise RuntimeError(f"status {status}: {self.last_error().decode()}")

    def given(self, function, *arguments):
        """The handle that a function gives by its last parameter."""
        out = ctypes.c_void_p()
        self.check(function(*arguments, ctypes.byref(out)))
        return out

    def text(self, function, *arguments):
        """The text that a function gives, copied and freed."""
        out = self.given(function, *arguments)
        text = ctypes.string_at(out).decode()
        self.free(out)
        return text

    def open(self, root, max_size_mb=0):
        options = CacheOptions(size=ctypes.sizeof(CacheOptions), flags=NO_HELPER,
                               max_size_mb=max_size_mb)
        return self.given(self.cache_open, root.encode(), ctypes.byref(options))

    def plan(self, cache, spec, mode=WAIT):
        return self.given(self.plan_create, cache, spec.encode(), mode, NO_DEADLINE)

    def info(self, plan):
        info = PlanInfo(size=ctypes.sizeof(PlanInfo))
        self.check(self.plan_get_info(plan, ctypes.byref(info)))
        return info

    def source(self, plan):
        return self.source_name(self.info(plan).source).decode()
