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
 * @param timeouts how long it waits
 * @param accessLog a line for each request goes here
 */
public record ServerOptions(
    String bind,
    int port,
    EndpointOptions endpoints,
    boolean warmup,
    int requestsPerSecond,
    Timeouts timeouts,
    Optional<Path> accessLog) {
  private static final int MAX_PORT = 65_535;

  /**
   * How long a server waits, each more than 0 and at most a day. Immutable; safe from any thread.
   *
   * @param header how long a client may take for the head of a request
   * @param idle how long a connection may rest
   * @param stop how long requests under way may take when the server is stopped
   */
  public record Timeouts(Duration header, Duration idle, Duration stop) {
    private static final Duration LONGEST = Duration.ofDays(1);

    /**
     * @throws IllegalArgumentException for a time out of range
     */
    public Timeouts {
      require("header timeout", header);
      require("idle timeout", idle);
      require("stop timeout", stop);
    }

    private static void require(String name, Duration value) {
      if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            name + " is " + value + "; expected more than 0, at most " + LONGEST);
      }
    }
  }

  /** Loopback, port 8080, a thousand requests a second, 10 s for a head, 30 s of rest, 10 s. */
  public static final ServerOptions DEFAULTS =
      new ServerOptions(
          "127.0.0.1",
          8080,
          EndpointOptions.DEFAULTS,
          false,
          1000,
          new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10)),
          Optional.empty());

  /**
   * @throws IllegalArgumentException for a value out of range, and for a bind that others reach
   *     without a token
   */
  public ServerOptions {
    Objects.requireNonNull(endpoints, "endpoints");
    if (bind.isBlank()) {
      throw new IllegalArgumentException(
          "the bind address is empty; expected a name or address of this machine");
    }
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "port is " + port + "; expected 0 (any that is free) to " + MAX_PORT);
    }
    if (requestsPerSecond < 0) {
      throw new IllegalArgumentException(
          "rate limit is " + requestsPerSecond + "; expected 0 (none) or requests per second");
    }
    Objects.requireNonNull(timeouts, "timeouts");
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
        value, port, endpoints, warmup, requestsPerSecond, timeouts, accessLog);
  }

  public ServerOptions withPort(int value) {
    return new ServerOptions(
        bind, value, endpoints, warmup, requestsPerSecond, timeouts, accessLog);
  }

  public ServerOptions withEndpoints(EndpointOptions value) {
    return new ServerOptions(bind, port, value, warmup, requestsPerSecond, timeouts, accessLog);
  }

  public ServerOptions withWarmup(boolean value) {
    return new ServerOptions(bind, port, endpoints, value, requestsPerSecond, timeouts, accessLog);
  }

  public ServerOptions withRequestsPerSecond(int value) {
    return new ServerOptions(bind, port, endpoints, warmup, value, timeouts, accessLog);
  }

  public ServerOptions withTimeouts(Timeouts value) {
    return new ServerOptions(bind, port, endpoints, warmup, requestsPerSecond, value, accessLog);
  }

  public ServerOptions withAccessLog(Path value) {
    return new ServerOptions(
        bind, port, endpoints, warmup, requestsPerSecond, timeouts, Optional.of(value));
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
}
