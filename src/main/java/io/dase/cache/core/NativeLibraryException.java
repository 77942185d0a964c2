// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * The native library cannot be used on this machine. The message names what mends it; every place
 * that was tried is a suppressed exception. Safe from any thread.
 */
public final class NativeLibraryException extends CacheException {
  private static final long serialVersionUID = 1L;

  public NativeLibraryException(String message) {
    super(message);
  }

  public NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
