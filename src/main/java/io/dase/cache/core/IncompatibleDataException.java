// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * Data that is whole but not for this program: wisdom of another FFTW build, a store of a higher
 * major version, an array type that cannot be represented. Safe from any thread.
 */
public final class IncompatibleDataException extends CacheException {
  private static final long serialVersionUID = 1L;

  public IncompatibleDataException(String message) {
    super(message);
  }

  public IncompatibleDataException(String message, Throwable cause) {
    super(message, cause);
  }
}
