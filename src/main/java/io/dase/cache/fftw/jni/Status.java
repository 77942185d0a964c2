// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.lang.annotation.Native;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;

/**
 * The one table from {@code dase::StatusCode} to Java exceptions. The native side asserts at
 * compile time that the numbers are those of the C++ enum. Stateless; safe from any thread.
 */
final class Status {
  @Native static final int INVALID_ARGUMENT = 1;
  @Native static final int NOT_FOUND = 2;
  @Native static final int CORRUPT = 3;
  @Native static final int INCOMPATIBLE = 4;
  @Native static final int UNAVAILABLE = 5;
  @Native static final int IO = 6;
  @Native static final int PLANNING = 7;

  /** No code of the C++ enum: memory could not be had. */
  @Native static final int OUT_OF_MEMORY = -1;

  /** No code of the C++ enum: a C++ exception that should not have come this far. */
  @Native static final int INTERNAL = -2;

  private Status() {}

  /** Called by the native side, which throws what this returns. */
  static Throwable exception(int code, byte[] utf8Message) {
    String message = new String(utf8Message, StandardCharsets.UTF_8);
    return switch (code) {
      case INVALID_ARGUMENT -> new IllegalArgumentException(message);
      case NOT_FOUND -> new NoSuchElementException(message);
      case CORRUPT -> new CorruptDataException(message);
      case INCOMPATIBLE -> new IncompatibleDataException(message);
      case UNAVAILABLE, IO -> new CacheIoException(message);
      case PLANNING -> new CacheException(message);
      case OUT_OF_MEMORY -> new OutOfMemoryError(message);
      default -> new CacheException("native error (code " + code + "): " + message);
    };
  }
}
