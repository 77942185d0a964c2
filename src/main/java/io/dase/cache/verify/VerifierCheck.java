// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import java.nio.file.Path;

/** One check of a {@link Verifier}. Used by one thread. */
interface VerifierCheck {
  String name();

  /**
   * Checks one thing in a folder of its own, empty and writable.
   *
   * @return what was checked, and what was left out and why
   * @throws Mismatch if something is not as it should be; any other exception fails the check too
   */
  String run(Path folder) throws Exception;
}
