// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheKey;
import picocli.CommandLine.Parameters;

/** The arguments {@code CATEGORY KEY} of several commands. */
final class KeyArguments {
  @Parameters(index = "0", paramLabel = "CATEGORY", description = "Such as fractional_kernels.")
  private String category;

  @Parameters(index = "1", paramLabel = "KEY", description = "As 'ls' shows it.")
  private String key;

  /**
   * @throws IllegalArgumentException if one of them breaks its rule
   */
  CacheKey key() {
    return CacheKey.of(category, key);
  }
}
