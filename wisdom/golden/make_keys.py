#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes wisdom/keys.tsv: category, TAB, key as a JSON string, TAB, key32, TAB, head stem.

Every family of keys, and every border of the escaping rules of docs/store-format.md. Standard
library only. Usage: make_keys.py > wisdom/keys.tsv
"""
import hashlib
import json
import pathlib

PLAIN = set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")


def key32(category, key):
    return hashlib.sha256(category.encode() + b"\0" + key.encode()).hexdigest()[:32]


def stem(category, key):
    data = key.encode()
    parts = []
    for i, byte in enumerate(data):
        plain = byte in PLAIN and not (i == 0 and byte == ord("."))
        parts.append(chr(byte) if plain else "%%%02X" % byte)
    text = "".join(parts)
    return text if len(text) <= 200 else text[:150] + "~" + key32(category, key)


def wisdom_keys():
    here = pathlib.Path(__file__).resolve().parent
    listed = json.loads((here.parent / "transforms.json").read_text())
    found = set()

    def walk(value):
        if isinstance(value, dict):
            for child in value.values():
                walk(child)
        elif isinstance(value, list):
            if value and all(isinstance(n, int) for n in value):
                found.add("fft_%dd_%s" % (len(value), "x".join(map(str, value))))
            else:
                for child in value:
                    walk(child)

    walk(listed)
    wanted = ["fft_1d_%d" % n for n in (64, 128, 256, 512, 1024, 2048)]
    wanted += ["fft_2d_%dx%d" % (n, n) for n in (64, 128, 256, 512)]
    wanted += ["fft_3d_%dx%dx%d" % (n, n, n) for n in (32, 64, 128)]
    missing = found - set(wanted)
    assert not missing, missing
    return wanted + ["rfft_1d_1000", "rfft_2d_96x80", "rfft_3d_60x60x60", "fft_4d_8x9x10x11",
                     "fft_32d_" + "x".join(["2"] * 32)] + real_keys() + [
                     "fft_1d_64_b1000", "fft_2d_512x512_f32", "fft_3d_64x64x64_f80", "fft_1d_64_b1000_f32",
                     "rfft_1d_1000_b8", "rfft_2d_96x80_f32", "rfft_3d_60x60x60_b2_f80", "dct2_2d_96x80_b3",
                     "dct2_2d_96x80_f32", "dct2_2d_96x80_b3_f80", "dct2-dst3_2d_96x80",
                     "r2hc-dht-hc2r_3d_5x6x7_b9_f32", "fft_1d_1_b9223372036854775807",
                     "-".join(["dct1", *["dst4"] * 31]) + "_32d_" + "x".join(["2"] * 32)]


def real_keys():
    kinds = ["dct1", "dct2", "dct3", "dct4", "dst1", "dst2", "dst3", "dst4", "dht", "r2hc", "hc2r"]
    return [kind + "_1d_1000" for kind in kinds]


def families():
    for key in wisdom_keys():
        yield "fftw_wisdom", key
    for alpha in ("1.5", "1.8", "1.9"):
        for dt in ("0.001", "0.01", "0.1"):
            for n in (100, 500, 1000, 5000):
                yield "fractional_kernels", "kernel_%s_%s_%d" % (alpha, dt, n)
    yield "fractional_kernels", "kernel_1.8_1e-7_1000"
    for family, alpha in (("l1", 0.5), ("sunwu", 1.5), ("rli", 0.5), *(("bdf%d" % p, 0.5) for p in range(1, 7))):
        yield "fractional_kernels", "kernel_%s_%s_0.01_1000" % (family, alpha)
    yield "fractional_kernels", "kernel_1.5_0.01_1000_rfft2000"
    yield "fractional_kernels", "kernel_bdf2_0.5_0.01_1024_rfft1024"
    yield "fractional_kernels", "kernel_-0.5_1e+21_1"
    for n in (64, 128, 256, 512):
        yield "stencils", "laplacian_2d_%dx%d" % (n, n)
    for n in (32, 64, 128):
        yield "stencils", "laplacian_3d_%dx%dx%d" % (n, n, n)
    for key in ("laplacian_1d_1000", "laplacian_2d_64x64_symbol", "laplacian_2d_64x48_o4_neumann_h0.5x0.25",
                "laplacian_3d_32x32x32_iso27_dirichlet_h1e-7", "biharmonic_2d_64x64_o8_symbol",
                "gradient_3d_8x9x10_axis2_h0.1"):
        yield "stencils", key
    for scaling in ("linear", "logarithmic", "power"):
        for decay in ("exponential", "power", "gaussian"):
            yield "echo_templates", "echo_0.5_0.01_1000_%s_%s" % (scaling, decay)
    yield "echo_templates", "echo_0.000001_1e-15_10000000_linear_gaussian"
    yield "echo_templates", "echo_100_1000000000000000_1_power_power"
    here = pathlib.Path(__file__).resolve().parent
    for path in sorted((here / "profiles").glob("*.tsv")):
        yield "state_profiles", path.stem
    for key in ("snapshot_orbit_0", "snapshot_orbit_9223372036854775807", "snapshot_a b/c_d_7"):
        yield "state_profiles", key
    for path in sorted((here / "maps").glob("*.tsv")):
        yield "source_maps", path.stem
    yield "mission_graph", "mission_graph_42"
    yield "surrogates", "surrogate_model_v3.onnx"


def borders():
    for key in (
        "a", "a.npy", ".", "..", "...", ".hidden", "a.b", "-", "--root", "_", "~", "%", "%2F", "a~b",
        "/", "//", "/etc/passwd", "../x", "../../.store/STORE", "a/b/c", "a\\b", "C:\\x", "a b", " ",
        "a:b", "a*b?", "\"quoted\"", "'", "`x`", "$HOME", "#", "&", "a=b", "a+b", "a,b", "[0]", "{}",
        "NUL", "con", "A", "\t", "\n", "\r", "a\nb", "\u0000", "a\u0000b", "\u0001", "\u001b[31m",
        "\u001f", "\u007f", "\u0080", "é", "e\u0301", "ß", "π", "α=1.8", "ключ", "鍵", "鍵.json", "🔑",
        "𝕊", "\u2028", "\u2029", "\ufeffbom", "\ufffd", "\uffff", "\U0010ffff", "\ud7ff", "\ue000",
        "مفتاح", "a\u202eb",
    ):
        yield "state_profiles", key
    for size in (149, 150, 151, 199, 200, 201, 1023, 1024):
        yield "state_profiles", "k" * size
    # Escapes that end at 198, 200, 201 and 203 bytes, and one cut at byte 150.
    for head, times in (("", 66), ("ab", 66), ("abc", 66), ("ab", 67), ("a", 67)):
        yield "state_profiles", head + "/" * times
    yield "state_profiles", "." + "k" * 197
    yield "state_profiles", "." + "k" * 198
    yield "state_profiles", "é" * 512
    yield "state_profiles", "鍵" * 341 + "k"
    yield "state_profiles", "🔑" * 256
    yield "state_profiles", "/" * 1024
    yield "state_profiles", "\u0001" * 1024
    for category in ("a", "z9_", "a" * 64, "x_1"):
        yield category, "key"


def main():
    for category, key in list(families()) + list(borders()):
        print(category, json.dumps(key), key32(category, key), stem(category, key), sep="\t")


if __name__ == "__main__":
    main()
