// SPDX-License-Identifier: MIT
package io.dase.cache;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the cache is: what the caller names, else the environment variable {@value #VARIABLE}, else
 * {@code ./cache}. The same rule holds in C++ and in the scripts. Stateless; safe from any thread.
 */
public final class CacheRoot {
  public static final String VARIABLE = "DASE_CACHE_ROOT";

  private static final Path FALLBACK = Path.of("cache");

  private CacheRoot() {}

  /** The folder that is used when the caller names none; absolute, perhaps not there yet. */
  public static Path byDefault() {
    return byDefault(System.getenv());
  }

  static Path byDefault(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    return (named.isEmpty() ? FALLBACK : Path.of(named)).toAbsolutePath().normalize();
  }
}
