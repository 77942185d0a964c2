// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/** The file system refused: read-only, full, missing or failing. Safe from any thread. */
public final class CacheIoException extends CacheException {
  private static final long serialVersionUID = 1L;

  public CacheIoException(String message) {
    super(message);
  }

  public CacheIoException(String message, Throwable cause) {
    super(message, cause);
  }
}
