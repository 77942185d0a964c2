// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * Memory outside the Java heap could not be had. Unlike an {@link OutOfMemoryError} it says nothing
 * about the heap, and the program may go on. Safe from any thread.
 */
public final class OutOfNativeMemoryException extends CacheException {
  private static final long serialVersionUID = 1L;

  private final long bytes;

  /**
   * @param bytes how many were asked for in one piece
   */
  public OutOfNativeMemoryException(long bytes) {
    super(
        bytes
            + " bytes of native memory are not to be had on this machine; close buffers that are"
            + " no longer needed, choose smaller ones, or raise the memory limit of the container");
    this.bytes = bytes;
  }

  /** How many bytes were asked for in one piece. */
  public long bytes() {
    return bytes;
  }
}
