// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What calls with bad arguments have to throw. */
public final class Refusals {
  private Refusals() {}

  /**
   * @param message what the exception has to say, among others
   */
  public static void refused(String message, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }
}
