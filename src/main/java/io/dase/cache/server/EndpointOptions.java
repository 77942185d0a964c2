// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.server.http.Access;
import io.dase.cache.server.http.Token;
import java.util.Optional;

/**
 * Who may do what with {@link CacheEndpoints}, and how large answers get. Immutable; safe from any
 * thread.
 *
 * @param token the secret of those who may write; empty: nobody writes
 * @param guardsReads whether reading needs the token too
 * @param readOnly whether nobody writes, token or not
 * @param maxValues the most numbers of one kernel or other artifact, from 1
 */
public record EndpointOptions(
    Optional<String> token, boolean guardsReads, boolean readOnly, int maxValues) {
  /** Everybody reads, nobody writes; a million numbers. */
  public static final EndpointOptions DEFAULTS =
      new EndpointOptions(Optional.empty(), false, false, 1_000_000);

  /**
   * @throws IllegalArgumentException for a token that is too short, for reads that are guarded
   *     without one, and for a bound out of range
   */
  public EndpointOptions {
    token.ifPresent(Token::new);
    if (guardsReads && token.isEmpty()) {
      throw new IllegalArgumentException("reads are to be guarded without a token; give one");
    }
    if (maxValues < 1 || maxValues > KernelSpec.MAX_N) {
      throw new IllegalArgumentException(
          "maxValues is " + maxValues + "; expected 1 to " + KernelSpec.MAX_N);
    }
  }

  public EndpointOptions withToken(String value) {
    return new EndpointOptions(Optional.of(value), guardsReads, readOnly, maxValues);
  }

  public EndpointOptions withGuardedReads(boolean value) {
    return new EndpointOptions(token, value, readOnly, maxValues);
  }

  public EndpointOptions withReadOnly(boolean value) {
    return new EndpointOptions(token, guardsReads, value, maxValues);
  }

  public EndpointOptions withMaxValues(int value) {
    return new EndpointOptions(token, guardsReads, readOnly, value);
  }

  Access access() {
    return new Access(token.map(Token::new), guardsReads, readOnly);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "EndpointOptions[token=%s, guardsReads=%s, readOnly=%s, maxValues=%d]"
        .formatted(token.isPresent() ? "given" : "none", guardsReads, readOnly, maxValues);
  }
}
