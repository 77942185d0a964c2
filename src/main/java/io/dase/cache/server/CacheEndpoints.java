// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import io.dase.cache.CacheManager;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.server.api.Readiness;
import io.dase.cache.server.api.Service;
import io.dase.cache.server.http.ApiHandler;
import io.dase.cache.server.http.Route;
import io.dase.cache.server.http.Routes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.server.Handler;

/**
 * The endpoints of docs/http-api.md as a handler of a user's own Jetty server. Stateless; safe from
 * any thread.
 *
 * <p>The handler answers every request that it gets, so mount it under a context path of its own or
 * last. Keys with a slash in them need a connector whose {@code UriCompliance} lets {@code %2F}
 * through. Stopping the handler closes neither the manager nor the provider.
 */
@SuppressWarnings("exports") // Jetty is there for who mounts a handler in it.
public final class CacheEndpoints {
  private static final int GZIP_FROM_BYTES = 1024;

  private CacheEndpoints() {}

  /** With {@link EndpointOptions#DEFAULTS}. */
  public static Handler handler(CacheManager cache, CachedFractionalKernelProvider kernels) {
    return handler(cache, kernels, EndpointOptions.DEFAULTS);
  }

  /**
   * @param kernels serves and counts the requests for kernels; on {@code cache}
   */
  public static Handler handler(
      CacheManager cache, CachedFractionalKernelProvider kernels, EndpointOptions options) {
    Service service = new Service(cache, kernels, options.maxValues(), Readiness.AT_ONCE);
    return handler(service, options, List.of());
  }

  static Handler handler(Service service, EndpointOptions options, List<Route> more) {
    List<Route> routes = new ArrayList<>(service.routes().all());
    routes.addAll(more);
    GzipCompression gzip = new GzipCompression();
    gzip.setMinCompressSize(GZIP_FROM_BYTES);
    CompressionHandler compression =
        new CompressionHandler(
            new ApiHandler(new Routes(routes), options.access(), service.requests(), service));
    compression.putCompression(gzip);
    compression.putConfiguration("/*", texts());
    return compression;
  }

  /** Texts alone: arrays of doubles hardly shrink, and are asked for in parts. */
  private static CompressionConfig texts() {
    return CompressionConfig.builder()
        .compressIncludeMethod("GET")
        .compressIncludeMimeType("application/json")
        .compressIncludeMimeType("application/problem+json")
        .compressIncludeMimeType("image/svg+xml")
        .compressIncludeMimeType("text/*")
        .decompressIncludeMethod("NONE")
        .build();
  }
}
