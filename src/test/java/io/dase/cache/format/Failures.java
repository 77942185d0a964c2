// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The message of an expected refusal; fails if the call succeeds or fails otherwise. */
final class Failures {
  private Failures() {}

  static String corrupt(ThrowingCallable call) {
    return message(CorruptDataException.class, call);
  }

  static String incompatible(ThrowingCallable call) {
    return message(IncompatibleDataException.class, call);
  }

  static String invalid(ThrowingCallable call) {
    return message(IllegalArgumentException.class, call);
  }

  private static String message(Class<? extends Exception> type, ThrowingCallable call) {
    Exception thrown = catchThrowableOfType(type, call);
    if (thrown == null) {
      throw new AssertionError("expected " + type.getSimpleName() + ", but the call succeeded");
    }
    return thrown.getMessage();
  }
}
