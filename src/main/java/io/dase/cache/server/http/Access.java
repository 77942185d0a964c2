// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may do what. Immutable; safe from any thread.
 *
 * @param token without one nobody writes
 * @param guardsReads whether reading needs the token too
 * @param isReadOnly whether nobody writes, token or not
 */
public record Access(Optional<Token> token, boolean guardsReads, boolean isReadOnly) {
  /** Everybody reads, nobody writes. */
  public static final Access READING = new Access(Optional.empty(), false, true);

  /**
   * @throws Problem 401 or 403
   */
  void check(Route route, Request request) {
    if (route.isWriting()) {
      if (isReadOnly) {
        throw new Problem(403, "this server takes no writes: it is read-only");
      }
      if (token.isEmpty()) {
        throw new Problem(403, "this server takes no writes: start it with --token-file");
      }
      if ("cross-site".equals(request.getHeaders().get("Sec-Fetch-Site"))) {
        throw new Problem(403, "a page of another site sent this; writes from there are refused");
      }
      requireToken(request);
    } else if (guardsReads && !route.isOpen()) {
      requireToken(request);
    }
  }

  private void requireToken(Request request) {
    String shown = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (!token.orElseThrow().isIn(shown)) {
      throw new Problem(
              401,
              (shown == null ? "no token was sent" : "the token is wrong")
                  + "; expected 'Authorization: Bearer TOKEN'")
          .withHeader(
              "WWW-Authenticate",
              "Bearer realm=\"dase-cache\", Basic realm=\"dase-cache\", charset=\"UTF-8\"");
    }
  }
}
