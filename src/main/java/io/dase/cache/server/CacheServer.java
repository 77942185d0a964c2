// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.server.api.History;
import io.dase.cache.server.api.Readiness;
import io.dase.cache.server.api.Service;
import io.dase.cache.server.http.ProblemErrorHandler;
import io.dase.cache.server.http.Route;
import io.dase.cache.warmup.BackgroundWarmup;
import io.dase.cache.warmup.Manifest;
import io.dase.cache.warmup.Warmup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.RequestLogWriter;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.DoSHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * A cache as an HTTP service of its own, which listens from {@link #start} on. Safe from any
 * thread. Closing stops it: requests under way are answered, new ones are refused; the manager and
 * the provider stay open.
 */
public final class CacheServer implements AutoCloseable {
  private static final int MAX_THREADS = 64;
  private static final int MAX_CONNECTIONS = 2048;
  private static final int MAX_CLIENTS = 10_000;
  private static final int HEAD_BYTES = 8192;
  private static final int OUTPUT_BYTES = 32 << 10;

  /** Of the stop timeout: what a client may rest for that still reads its answer. */
  private static final int SHUTDOWN_IDLE_SHARE = 2;

  private final Server server;
  private final ServerConnector connector;
  private final UnderWay answers;
  private final Service service;
  private final Optional<BackgroundWarmup> warmup;
  private volatile URI uri;

  private CacheServer(
      CacheManager cache,
      CachedFractionalKernelProvider kernels,
      ServerOptions options,
      List<Route> more) {
    warmup =
        options.warmup() ? Optional.of(Warmup.start(cache, Manifest.common())) : Optional.empty();
    Readiness readiness = warmup.<Readiness>map(WarmupReadiness::new).orElse(Readiness.AT_ONCE);
    service = new Service(cache, kernels, options.endpoints().maxValues(), readiness);
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("dase-cache-http");
    server = new Server(threads);
    connector = connector(server, options);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
    answers = new UnderWay(handler(service, options, more));
    server.setHandler(answers);
    server.setErrorHandler(new ProblemErrorHandler());
    server.setStopTimeout(options.timeouts().stop().toMillis());
    options.accessLog().ifPresent(file -> server.setRequestLog(accessLog(file.toString())));
  }

  /**
   * Listens; with a warm-up, which is ready later than the rest, in the background.
   *
   * @throws CacheIoException if the address or the port cannot be had
   */
  public static CacheServer start(
      CacheManager cache, CachedFractionalKernelProvider kernels, ServerOptions options) {
    return start(cache, kernels, options, List.of());
  }

  /** With routes that the service has not. */
  static CacheServer start(
      CacheManager cache,
      CachedFractionalKernelProvider kernels,
      ServerOptions options,
      List<Route> more) {
    CacheServer started = new CacheServer(cache, kernels, options, more);
    try {
      started.server.start();
    } catch (Exception e) {
      started.close();
      throw new CacheIoException(
          "cannot listen on %s port %d: %s; choose another --port or --bind"
              .formatted(options.bind(), options.port(), cause(e)),
          e);
    }
    started.uri = address(started.connector);
    started.sampleEach(History.INTERVAL);
    return started;
  }

  /** Where it listens, or did, such as {@code http://127.0.0.1:8080/}. */
  public URI uri() {
    return uri;
  }

  /**
   * Waits until it was stopped.
   *
   * @throws InterruptedException if this thread is interrupted; the server goes on
   */
  public void join() throws InterruptedException {
    server.join();
  }

  /** Waits for the requests under way, no longer than the stop timeout. Idempotent. */
  @Override
  public void close() {
    try {
      connector.getBeans(SlowClients.class).forEach(slow -> slow.closeResting(answers));
      server.stop();
    } catch (Exception e) {
      throw new CacheIoException("the server did not stop as it should: " + cause(e), e);
    } finally {
      warmup.ifPresent(BackgroundWarmup::close);
    }
  }

  private void sampleEach(Duration interval) {
    connector
        .getScheduler()
        .schedule(
            () -> {
              if (server.isRunning()) {
                service.history().sample();
                sampleEach(interval);
              }
            },
            interval.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static URI address(ServerConnector connector) {
    String host = connector.getHost();
    return URI.create(
        "http://%s:%d/"
            .formatted(host.contains(":") ? "[" + host + "]" : host, connector.getLocalPort()));
  }

  private static ServerConnector connector(Server server, ServerOptions options) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEAD_BYTES);
    http.setOutputBufferSize(OUTPUT_BYTES);
    // Paths are split before they are decoded, so what is encoded cannot mislead.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "dase-cache",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_PARAMETER,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS));
    ServerConnector connector = new ServerConnector(server, 1, -1, new HttpConnectionFactory(http));
    connector.setHost(options.bind());
    connector.setPort(options.port());
    connector.setIdleTimeout(options.timeouts().idle().toMillis());
    connector.setShutdownIdleTimeout(options.timeouts().stop().toMillis() / SHUTDOWN_IDLE_SHARE);
    connector.addBean(new SlowClients(connector.getScheduler(), options.timeouts().header()));
    return connector;
  }

  private static Handler handler(Service service, ServerOptions options, List<Route> more) {
    Handler handler = CacheEndpoints.handler(service, options.endpoints(), more);
    if (ServerOptions.isLoopback(options.bind())) {
      handler = new HostCheck(handler, options.bind());
    }
    if (options.requestsPerSecond() > 0) {
      handler = limited(handler, options.requestsPerSecond());
    }
    return new GracefulHandler(handler);
  }

  private static Handler limited(Handler handler, int requestsPerSecond) {
    return new DoSHandler(
        handler,
        DoSHandler.ID_FROM_REMOTE_ADDRESS,
        new DoSHandler.LeakingBucketTrackerFactory(requestsPerSecond),
        new DoSHandler.StatusRejectHandler(),
        MAX_CLIENTS);
  }

  private static CustomRequestLog accessLog(String file) {
    RequestLogWriter writer = new RequestLogWriter(file);
    writer.setAppend(true);
    return new CustomRequestLog(writer, CustomRequestLog.NCSA_FORMAT + " %{ms}T");
  }

  private static String cause(Exception e) {
    Throwable cause = e instanceof IOException && e.getCause() != null ? e.getCause() : e;
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
