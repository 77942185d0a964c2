// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * The roots that a cache reads, in this order: the user's, which it writes too, and one that it
 * does not. Safe from any thread.
 */
public enum Layer {
  /** The root that a cache was opened on. */
  USER("user"),
  /** The read-only root below it. */
  SYSTEM("system");

  private final String text;

  Layer(String text) {
    this.text = text;
  }

  /** The name in listings and in JSON. */
  public String text() {
    return text;
  }
}
