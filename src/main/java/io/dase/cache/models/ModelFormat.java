// SPDX-License-Identifier: MIT
package io.dase.cache.models;

/** What a model's file is. Immutable; safe from any thread. */
public enum ModelFormat {
  /** What {@code torch.jit.save} writes: a zip archive with code, which PyTorch would execute. */
  TORCHSCRIPT("torchscript"),
  /**
   * What {@code torch.save} writes: a zip archive with a pickle, such as a state dict. Which object
   * it is cannot be told without unpickling it, and unpickling may execute anything: load it with
   * {@code torch.load(..., weights_only=True)}.
   */
  STATE_DICT("state-dict"),
  /** What {@code torch.save} wrote before PyTorch 1.6: pickles without an archive round them. */
  TORCH_LEGACY("torch-legacy"),
  /** A protobuf {@code ModelProto}. */
  ONNX("onnx"),
  /** A JSON header and the tensors that it names. */
  SAFETENSORS("safetensors"),
  /** Anything else; not checked. */
  OTHER("other");

  private final String text;

  ModelFormat(String text) {
    this.text = text;
  }

  /** The name as metadata and JSON have it. */
  public String text() {
    return text;
  }

  /** The format of this name; {@link #OTHER} for any other. */
  static ModelFormat of(String text) {
    for (ModelFormat format : values()) {
      if (format.text.equals(text)) {
        return format;
      }
    }
    return OTHER;
  }
}
