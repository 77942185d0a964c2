// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * The family of everything this library throws on its own account. The message says what was found,
 * what was expected and what to do next. Safe from any thread.
 */
public class CacheException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CacheException(String message) {
    super(message);
  }

  public CacheException(String message, Throwable cause) {
    super(message, cause);
  }
}
