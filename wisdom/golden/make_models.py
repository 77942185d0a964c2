#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes models of the formats that ModelStore recognises: make_models.py FOLDER [WIDTH...]

WIDTH... are the layers of the perceptron; default 3 4 2. Needs Debian's python3-torch, python3-numpy.
"""
import json
import pathlib
import struct
import sys

import torch


def perceptron(widths):
    torch.manual_seed(20)
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        layers += [torch.nn.Linear(inputs, outputs), torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def safetensors(state):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in state.items():
        content = tensor.numpy().astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    widths = [int(text) for text in sys.argv[2:]] or [3, 4, 2]
    model = perceptron(widths)
    torch.save(model.state_dict(), folder / "state.pt")
    torch.save(model.state_dict(), folder / "legacy.pt", _use_new_zipfile_serialization=False)
    torch.jit.script(model).save(str(folder / "script.pt"))
    torch.onnx.export(model, torch.zeros(1, widths[0]), str(folder / "model.onnx"))
    (folder / "tensors.safetensors").write_bytes(safetensors(model.state_dict()))


if __name__ == "__main__":
    main()
