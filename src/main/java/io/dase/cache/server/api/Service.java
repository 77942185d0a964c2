// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.CacheManager;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.Format;
import io.dase.cache.server.http.MemoryBudget;
import io.dase.cache.server.http.RequestCounts;
import io.dase.cache.server.http.Route;
import io.dase.cache.server.http.Routes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All endpoints on one cache. Safe from any thread; closing it closes neither cache nor kernels.
 */
public final class Service implements AutoCloseable {
  private final Providers providers;
  private final Wisdom wisdom;
  private final RequestCounts requests = new RequestCounts();
  private final History history;
  private final Routes routes;

  /**
   * @param maxValues the most numbers of one artifact
   */
  public Service(
      CacheManager cache,
      CachedFractionalKernelProvider kernels,
      int maxValues,
      Readiness readiness) {
    providers = Providers.of(cache, kernels);
    wisdom = new Wisdom(cache);
    history = new History(requests, providers, Clock.systemUTC());
    List<Route> all = new ArrayList<>();
    all.addAll(artifacts(new Limits(maxValues, new MemoryBudget())));
    all.addAll(wisdomOf(cache));
    all.addAll(storeOf(cache));
    all.addAll(operations(cache, readiness));
    routes = new Routes(all);
  }

  public Routes routes() {
    return routes;
  }

  public RequestCounts requests() {
    return requests;
  }

  public History history() {
    return history;
  }

  @Override
  public void close() {
    wisdom.close();
    providers.close();
  }

  private List<Route> artifacts(Limits limits) {
    List<Route> routes = new ArrayList<>();
    routes.add(
        numbers(
            "/api/fractional_kernel",
            new KernelEndpoint(providers.kernels(), limits),
            KernelEndpoint.PARAMETERS));
    routes.add(
        numbers(
            "/api/stencil",
            new StencilEndpoint(providers.stencils(), limits),
            StencilEndpoint.PARAMETERS));
    routes.add(
        numbers(
            "/api/echo_template",
            new EchoEndpoint(providers.echoes(), limits),
            EchoEndpoint.PARAMETERS));
    routes.add(
        numbers(
            "/api/profile",
            new ProfileEndpoint(providers.profiles(), limits),
            ProfileEndpoint.PARAMETERS));
    Map<String, String> stats =
        Map.of(
            "fractional_kernel", "fractional_kernels",
            "stencil", "stencils",
            "echo_template", "echo_templates",
            "profile", "state_profiles");
    stats.forEach(
        (path, category) ->
            routes.add(
                Route.get(
                    "/api/" + path + "/stats",
                    call ->
                        Answer.json(providers.statistics().get(category).toMap()).notStored())));
    return routes;
  }

  private static Route numbers(String path, Endpoint endpoint, String[] parameters) {
    return Route.get(path, endpoint, parameters).offering(Format.JSON, Format.NPY, Format.RAW);
  }

  private List<Route> wisdomOf(CacheManager cache) {
    WisdomEndpoints texts = new WisdomEndpoints(cache, wisdom);
    PlanMissEndpoints misses = new PlanMissEndpoints(cache);
    return List.of(
        Route.get("/api/wisdom", new WisdomListEndpoint(wisdom)),
        Route.get("/api/wisdom/misses", misses::get),
        Route.writing("POST", "/api/wisdom/misses", misses::post),
        Route.get("/api/wisdom/{key}", texts::get, "hard", "soft")
            .offering(Format.JSON, Format.WISDOM),
        Route.writing("PUT", "/api/wisdom/{key}", texts::put, "soft"));
  }

  private List<Route> storeOf(CacheManager cache) {
    EntryEndpoints entries = new EntryEndpoints(cache);
    return List.of(
        Route.get("/api/cache/stats", new StatsEndpoint(cache, providers)),
        Route.get("/api/cache/history", history),
        Route.get("/api/cache/entries", new EntriesEndpoint(cache), EntriesEndpoint.PARAMETERS),
        Route.get("/api/cache/entries/{category}/{key}", entries::info),
        Route.get("/api/cache/entries/{category}/{key}/content", entries::content).ofAnyType());
  }

  private List<Route> operations(CacheManager cache, Readiness readiness) {
    HealthEndpoints health = new HealthEndpoints(cache, readiness);
    return List.of(
        Route.get("/api/cache/health", health::checks),
        Route.get("/healthz", health::alive).open(),
        Route.get("/readyz", health::ready).open(),
        Route.get("/metrics", MetricsEndpoint.of(cache, providers, requests)).ofAnyType(),
        Route.get("/openapi.json", call -> Assets.openApi()).ofAnyType(),
        Route.get("/", call -> Assets.dashboard("index.html")).ofAnyType(),
        Route.get("/dashboard/{name}", call -> Assets.dashboard(call.variable("name")))
            .ofAnyType());
  }
}
