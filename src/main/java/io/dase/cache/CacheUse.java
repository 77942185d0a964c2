// SPDX-License-Identifier: MIT
package io.dase.cache;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A cache manager that its user opened and closes, or shares with others. Safe from any thread.
 * After {@link #close}, {@link #manager} throws.
 */
public final class CacheUse implements AutoCloseable {
  private final CacheManager manager;
  private final boolean owned;
  private volatile boolean closed;

  private CacheUse(CacheManager manager, boolean owned) {
    this.manager = manager;
    this.owned = owned;
  }

  /** Opens a manager on the default root, see {@link CacheRoot}. */
  public static CacheUse byDefault() {
    return new CacheUse(new CacheManager(), true);
  }

  /** Opens a manager on this folder, which need not exist. */
  public static CacheUse of(Path root) {
    Objects.requireNonNull(root, "root");
    return new CacheUse(new CacheManager(root), true);
  }

  /** Uses a manager that stays open afterwards. */
  public static CacheUse shared(CacheManager manager) {
    return new CacheUse(Objects.requireNonNull(manager, "cache"), false);
  }

  /**
   * The manager.
   *
   * @throws IllegalStateException after {@link #close}
   */
  public CacheManager manager() {
    if (closed) {
      throw new IllegalStateException("this is closed; open another on " + manager.root());
    }
    return manager;
  }

  /** Closes the manager if this opened it. */
  @Override
  public void close() {
    closed = true;
    if (owned) {
      manager.close();
    }
  }
}
