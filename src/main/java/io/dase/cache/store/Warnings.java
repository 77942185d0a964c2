// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
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

  /** Tells that the file system refuses, once for each cause, whatever was tried. */
  void degraded(IOException e) {
    warn(
        IoCause.key(e),
        "where this is in the way look-ups miss, puts are skipped and uses are not counted: "
            + IoCause.describe(e));
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
