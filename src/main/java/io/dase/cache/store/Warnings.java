// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells people once per process and cause that the store degrades. Safe from any thread. */
final class Warnings {
  private static final Set<String> GIVEN = ConcurrentHashMap.newKeySet();

  private final String root;
  private final Consumer<String> sink;

  Warnings(String root, Consumer<String> sink) {
    this.root = root;
    this.sink = sink;
  }

  /**
   * @param cause what makes this warning the same as another one of this root
   */
  void warn(String cause, String message) {
    if (GIVEN.add(root + '\0' + cause)) {
      sink.accept("cache at " + root + ": " + message);
    }
  }
}
