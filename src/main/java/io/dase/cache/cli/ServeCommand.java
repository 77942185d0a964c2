// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.server.EndpointOptions;
import io.dase.cache.server.ServerOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a cache to other programs until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Serve the cache over HTTP, with a dashboard at /, until SIGTERM or Ctrl+C. Requests under"
          + " way are answered then. docs/http-api.md lists the endpoints."
    },
    footer = {
      "  dase-cache serve --warmup",
      "  dase-cache serve --bind 0.0.0.0 --token-file /etc/dase-cache/token"
    })
final class ServeCommand extends Subcommand {
  private static final int MAX_TOKEN_FILE = 1 << 16;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen; default: 127.0.0.1. Any but loopback wants --token-file.")
  private String bind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Default: 8080; 0 takes any that is free.")
  private int port;

  @Option(names = "--warmup", description = "Make the common entries first, in the background.")
  private boolean warmup;

  @Option(
      names = "--read-only",
      description = "Take no writes, not even with the token, and store nothing.")
  private boolean readOnly;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "The first line is the secret of those who write and, beyond loopback, of those who read.")
  private Path tokenFile;

  @Option(
      names = "--rate-limit",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Requests per second of one address; default: 1000; 0: any number.")
  private int rateLimit;

  @Option(
      names = "--max-values",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "The most numbers of one answer; default: 1000000.")
  private int maxValues;

  @Option(
      names = "--access-log",
      paramLabel = "FILE",
      description = "Append a line for each request.")
  private Path accessLog;

  @Override
  int run(Session session) {
    return ServeRun.of(session, options());
  }

  private ServerOptions options() {
    if (readOnly && warmup) {
      throw usage("--read-only and --warmup exclude each other; choose one");
    }
    EndpointOptions endpoints =
        EndpointOptions.DEFAULTS.withReadOnly(readOnly).withMaxValues(maxValues);
    if (tokenFile != null) {
      endpoints = endpoints.withToken(token()).withGuardedReads(!ServerOptions.isLoopback(bind));
    }
    ServerOptions options =
        ServerOptions.DEFAULTS
            .withEndpoints(endpoints)
            .withBind(bind)
            .withPort(port)
            .withWarmup(warmup)
            .withRequestsPerSecond(rateLimit);
    return accessLog == null ? options : options.withAccessLog(accessLog);
  }

  private String token() {
    try (InputStream in = Files.newInputStream(tokenFile)) {
      String head = new String(in.readNBytes(MAX_TOKEN_FILE), StandardCharsets.ISO_8859_1);
      return head.lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw new CacheIoException(
          "the token file %s cannot be read: %s; expected the secret in its first line"
              .formatted(tokenFile, e),
          e);
    }
  }
}
