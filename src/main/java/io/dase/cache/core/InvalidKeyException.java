// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/** A category, key, variant or file extension that breaks its rule. The caller's mistake. */
public final class InvalidKeyException extends CacheException {
  private static final long serialVersionUID = 1L;

  public InvalidKeyException(String message) {
    super(message);
  }
}
