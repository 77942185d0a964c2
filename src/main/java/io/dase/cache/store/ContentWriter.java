// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a value that need not be in memory. Called in the thread that puts it; nothing is stored
 * if it throws.
 */
@FunctionalInterface
public interface ContentWriter {
  /**
   * Writes the whole value; the stream is closed by its owner.
   *
   * @throws IOException if what the value comes from cannot be read; those of the stream are passed
   *     on
   */
  void writeTo(OutputStream out) throws IOException;
}
