// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.format.ArraySource;
import io.dase.cache.format.DType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A matrix of float64, never in memory, whose element i is i. */
class GreatField implements ArraySource {
  private final int rows;
  private final int columns;

  GreatField(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
  }

  @Override
  public DType type() {
    return DType.FLOAT64;
  }

  @Override
  public int[] shape() {
    return new int[] {rows, columns};
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    ByteBuffer row = ByteBuffer.allocate(columns * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        row.putDouble(j * Double.BYTES, (double) i * columns + j);
      }
      out.write(row.array());
      wrote(i);
    }
  }

  /** Called after each row. */
  void wrote(int row) throws IOException {}
}
