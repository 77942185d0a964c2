// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/** Whether a transform overwrites its input. Immutable; safe from any thread. */
public enum Placement {
  /** Input and output are different arrays. */
  OUT_OF_PLACE("out"),
  /** One array holds the input, then the output. */
  IN_PLACE("in");

  private final String text;

  Placement(String text) {
    this.text = text;
  }

  /** The name in canonical texts, as in C++ and in JSON: {@code out} or {@code in}. */
  public String text() {
    return text;
  }
}
