// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

/** Results of steps. Safe from any thread. */
public interface Results {
  /**
   * The result of a step, unchangeable or the caller's own copy.
   *
   * @param type the step's own, or another that the stored form can be read as
   * @throws IllegalArgumentException for a step that is not among them
   * @throws io.dase.cache.core.IncompatibleDataException if it cannot be read as this type
   */
  <T> T get(String step, Class<T> type);
}
