// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.function.ToLongFunction;

/** Memory for values that never change, bounded by their bytes. Stateless. */
final class Resident {
  private static final int HEAP_SHARE = 8;

  private Resident() {}

  /** Safe from any thread. */
  static <K, V> Cache<K, V> bounded(ToLongFunction<? super V> bytes) {
    return Caffeine.newBuilder()
        .maximumWeight(Runtime.getRuntime().maxMemory() / HEAP_SHARE)
        .weigher((K key, V value) -> (int) Math.min(Integer.MAX_VALUE, bytes.applyAsLong(value)))
        .executor(Runnable::run)
        .build();
  }
}
