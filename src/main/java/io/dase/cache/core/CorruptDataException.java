// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * Bytes that fail their digest, their grammar or a range check. They were not used. Safe from any
 * thread.
 */
public final class CorruptDataException extends CacheException {
  private static final long serialVersionUID = 1L;

  public CorruptDataException(String message) {
    super(message);
  }

  public CorruptDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
