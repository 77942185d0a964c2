// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigInteger;

/**
 * Refuses what would not come back: NaN and the infinities, for which JSON has no form, and
 * integers of more digits than the reader takes.
 */
final class FiniteGenerator extends JsonGeneratorDelegate {
  FiniteGenerator(JsonGenerator generator) {
    super(generator, false);
  }

  @Override
  public void writeNumber(BigInteger value) throws IOException {
    int digits = value.toString().length();
    if (digits > StreamReadConstraints.DEFAULT_MAX_NUM_LEN) {
      throw new JsonGenerationException(
          "found an integer of "
              + digits
              + " characters, expected at most "
              + StreamReadConstraints.DEFAULT_MAX_NUM_LEN
              + "; keep it as text",
          this);
    }
    super.writeNumber(value);
  }

  @Override
  public void writeNumber(double value) throws IOException {
    requireFinite(value);
    super.writeNumber(value);
  }

  @Override
  public void writeNumber(float value) throws IOException {
    requireFinite(value);
    super.writeNumber(value);
  }

  @Override
  public void writeArray(double[] values, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      requireFinite(values[i]);
    }
    super.writeArray(values, offset, length);
  }

  private void requireFinite(double value) throws IOException {
    if (!Double.isFinite(value)) {
      throw new JsonGenerationException(
          "found " + value + ", which JSON has no form for; keep it in an NdArray", this);
    }
  }
}
