// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An array of any size that is written piece by piece, so that it need not be in memory: an {@link
 * NdArray}, a {@link MappedArray}, or what a program computes as it goes. It must write the same
 * bytes each time, since an archive takes two passes, one for its checksum. Used by one thread.
 */
public interface ArraySource {
  /** The type of every element. */
  DType type();

  /** The extents, slowest axis first; empty for rank 0. A copy. */
  int[] shape();

  /**
   * Writes all elements in row-major order, little-endian, and leaves the stream open.
   *
   * @throws IOException if the stream fails, or what the elements come from
   */
  void writeTo(OutputStream out) throws IOException;
}
