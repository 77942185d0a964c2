// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/** The version of this library, as in its Maven coordinates. Constant; safe from any thread. */
public final class LibraryVersion {
  public static final String VERSION = "0.1.0";

  private LibraryVersion() {}
}
