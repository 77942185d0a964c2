// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import io.dase.cache.CacheManager;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Route;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The service as it is, and at {@code /constant} a text of so many bytes: what the same server
 * takes for an answer that costs nothing to make. Prints where it listens, and ends with its input.
 */
public final class MeasuredServer {
  private MeasuredServer() {}

  /**
   * @param args the root, the bytes of the constant
   */
  public static void main(String[] args) throws Exception {
    byte[] text = new byte[Integer.parseInt(args[1])];
    Arrays.fill(text, (byte) '1');
    Route constant = Route.get("/constant", call -> Answer.of(200, Answer.JSON, text));
    ServerOptions options = ServerOptions.DEFAULTS.withPort(0).withRequestsPerSecond(0);
    try (CacheManager cache = new CacheManager(Path.of(args[0]));
        CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
        CacheServer server = CacheServer.start(cache, kernels, options, List.of(constant))) {
      System.out.println(server.uri());
      System.in.read();
    }
  }
}
