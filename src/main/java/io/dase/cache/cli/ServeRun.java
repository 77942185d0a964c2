// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.server.CacheServer;
import io.dase.cache.server.ServerOptions;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves until the process is told to end. Stateless. */
final class ServeRun {
  /** Held, since a logger that nobody holds forgets its level. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  private ServeRun() {}

  /** Returns the exit code when it was stopped. */
  static int of(Session session, ServerOptions options) {
    JETTY.setLevel(Level.WARNING);
    try (CacheManager cache = session.serving(options.endpoints().readOnly());
        CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
        CacheServer server = CacheServer.start(cache, kernels, options)) {
      if (!StopSignals.handledBy(server::close)) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, cache)));
      }
      session.terminal().line("serving " + session.root() + " at " + server.uri());
      session.terminal().flush();
      server.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return ExitCode.OK;
  }

  /** In the order in which each needs the other. */
  private static void stop(CacheServer server, CacheManager cache) {
    server.close();
    cache.close();
  }
}
