// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.io.IOException;

/** Answers the requests of one route; called by many threads at once, and may block. */
@FunctionalInterface
public interface Endpoint {
  /**
   * @throws Problem for a request that it refuses
   */
  Answer answer(Call call) throws IOException;
}
