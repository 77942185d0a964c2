// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.Digests;
import io.dase.cache.format.JsonCodec;
import java.util.Map;

/** Keys of profiles by their canonical parameters. Stateless. */
final class ProfileKeys {
  private static final int DIGEST_DIGITS = 16;
  private static final JsonCodec<Object> JSON = new JsonCodec<>(Object.class);

  private ProfileKeys() {}

  /** With the first 16 hex digits of SHA-256 of the parameters as JSON, sorted, without spaces. */
  static String key(ProfileKind kind, Map<String, Object> canonical) {
    String digest = Digests.sha256Hex(JSON.encode(canonical)).substring(0, DIGEST_DIGITS);
    return "profile_" + kind.text() + "_" + digest;
  }
}
