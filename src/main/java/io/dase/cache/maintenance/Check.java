// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

/**
 * One thing that the doctor looked at. Immutable value; safe from any thread.
 *
 * @param name what was looked at
 * @param status how it is
 * @param found what was found
 * @param remedy what to do about it; empty if nothing is to be done
 */
public record Check(String name, Status status, String found, String remedy) {
  /** How one thing is. */
  public enum Status {
    OK,
    /** Works, but not as well as it could. */
    WARN,
    /** Something does not work until it is mended. */
    FAIL
  }

  static Check ok(String name, String found) {
    return new Check(name, Status.OK, found, "");
  }

  static Check warn(String name, String found, String remedy) {
    return new Check(name, Status.WARN, found, remedy);
  }

  static Check fail(String name, String found, String remedy) {
    return new Check(name, Status.FAIL, found, remedy);
  }
}
