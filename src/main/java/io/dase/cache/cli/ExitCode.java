// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.NativeLibraryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** What the command tells the shell; the only place that maps exceptions to codes. Stateless. */
final class ExitCode {
  static final int OK = 0;

  /** The answer is no: missing, invalid, not planned. */
  static final int NO = 1;

  static final int USAGE = 2;

  /** The machine: folder rights, no space, no native library. */
  static final int ENVIRONMENT = 3;

  private ExitCode() {}

  static int of(Throwable failure) {
    if (failure instanceof CacheIoException
        || failure instanceof NativeLibraryException
        || failure instanceof IOException
        || failure instanceof UncheckedIOException) {
      return ENVIRONMENT;
    }
    return failure instanceof IllegalArgumentException ? USAGE : NO;
  }

  /** Whether the message was written for people, so that a stack trace would only hide it. */
  static boolean isExplained(Throwable failure) {
    return failure instanceof CacheException
        || failure instanceof IllegalArgumentException
        || failure instanceof NoSuchElementException
        || failure instanceof IOException
        || failure instanceof UncheckedIOException;
  }
}
