// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a {@link CacheServer} listens. Immutable; safe from any thread.
 *
 * @param bind name or address of the interface; others than loopback want a token
 * @param port 0 to 65535; 0: any that is free
 * @param endpoints who may do what
 * @param warmup whether the common entries are made in the background at the start
 * @param requestsPerSecond of one client's address; 0: any number
 * @param headerTimeout how long a client may take for the head of a request
 * @param idleTimeout how long a connection may rest
 * @param stopTimeout how long requests under way may take when the server is stopped
 * @param accessLog a line for each request goes here
 */
public record ServerOptions(
    String bind,
    int port,
    EndpointOptions endpoints,
    boolean warmup,
    int requestsPerSecond,
    Duration headerTimeout,
    Duration idleTimeout,
    Duration stopTimeout,
    Optional<Path> accessLog) {
  private static final int MAX_PORT = 65_535;
  private static final Duration MAX_TIMEOUT = Duration.ofDays(1);

  /** Loopback, port 8080, a thousand requests a second, 10 s for a head, 30 s of rest, 10 s. */
  public static final ServerOptions DEFAULTS =
      new ServerOptions(
          "127.0.0.1",
          8080,
          EndpointOptions.DEFAULTS,
          false,
          1000,
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Optional.empty());

  /**
   * @throws IllegalArgumentException for a value out of range, and for a bind that others reach
   *     without a token
   */
  public ServerOptions {
    Objects.requireNonNull(endpoints, "endpoints");
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port is " + port + "; expected 0 (any that is free) to " + MAX_PORT);
    }
    if (requestsPerSecond < 0) {
      throw new IllegalArgumentException(
          "rate limit is " + requestsPerSecond + "; expected 0 (none) or requests per second");
    }
    requireTimeout("header timeout", headerTimeout);
    requireTimeout("idle timeout", idleTimeout);
    requireTimeout("stop timeout", stopTimeout);
    if (!isLoopback(bind) && !endpoints.guardsReads()) {
      throw new IllegalArgumentException(
          "the bind address is "
              + bind
              + ", which other machines reach; expected a token for that: write one with 'openssl"
              + " rand -hex 32 > token; chmod 600 token' and add '--token-file token'");
    }
  }

  public ServerOptions withBind(String value) {
    return new ServerOptions(
        value,
        port,
        endpoints,
        warmup,
        requestsPerSecond,
        headerTimeout,
        idleTimeout,
        stopTimeout,
        accessLog);
  }

  public ServerOptions withPort(int value) {
    return new ServerOptions(
        bind,
        value,
        endpoints,
        warmup,
        requestsPerSecond,
        headerTimeout,
        idleTimeout,
        stopTimeout,
        accessLog);
  }

  public ServerOptions withEndpoints(EndpointOptions value) {
    return new ServerOptions(
        bind,
        port,
        value,
        warmup,
        requestsPerSecond,
        headerTimeout,
        idleTimeout,
        stopTimeout,
        accessLog);
  }

  public ServerOptions withWarmup(boolean value) {
    return new ServerOptions(
        bind,
        port,
        endpoints,
        value,
        requestsPerSecond,
        headerTimeout,
        idleTimeout,
        stopTimeout,
        accessLog);
  }

  public ServerOptions withRequestsPerSecond(int value) {
    return new ServerOptions(
        bind, port, endpoints, warmup, value, headerTimeout, idleTimeout, stopTimeout, accessLog);
  }

  /** With these times for the head of a request, for rest, and for the stop. */
  public ServerOptions withTimeouts(Duration header, Duration idle, Duration stop) {
    return new ServerOptions(
        bind, port, endpoints, warmup, requestsPerSecond, header, idle, stop, accessLog);
  }

  public ServerOptions withAccessLog(Path value) {
    return new ServerOptions(
        bind,
        port,
        endpoints,
        warmup,
        requestsPerSecond,
        headerTimeout,
        idleTimeout,
        stopTimeout,
        Optional.of(value));
  }

  /**
   * Whether only programs of this machine reach an address.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static boolean isLoopback(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(
          "the bind address is '" + bind + "'; expected a name or address of this machine", e);
    }
  }

  private static void requireTimeout(String name, Duration value) {
    if (value.isNegative() || value.isZero() || value.compareTo(MAX_TIMEOUT) > 0) {
      throw new IllegalArgumentException(
          name + " is " + value + "; expected more than 0, at most " + MAX_TIMEOUT);
    }
  }
}
