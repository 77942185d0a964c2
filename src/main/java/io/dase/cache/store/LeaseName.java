// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.util.regex.Pattern;

/** The name of a lease's file: {@code <key32>.<variant16>.lease}. Stateless. */
final class LeaseName {
  private static final String SUFFIX = ".lease";
  private static final Pattern PATTERN =
      Pattern.compile("[0-9a-f]{32}\\.[0-9a-f]{16}" + Pattern.quote(SUFFIX));

  private LeaseName() {}

  static String of(CacheKey key, Variant variant) {
    return key.key32() + "." + variant.id() + SUFFIX;
  }

  static boolean matches(String fileName) {
    return PATTERN.matcher(fileName).matches();
  }
}
