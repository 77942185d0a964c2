// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.server.ServerOptions.Timeouts;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests on a real server on a free port of loopback, on a cache that is new for each of them. */
abstract class OpenServer extends OpenCache {
  static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  CachedFractionalKernelProvider kernels;
  CacheServer server;

  @BeforeEach
  final void startServer() {
    kernels = new CachedFractionalKernelProvider(cache);
    server = CacheServer.start(cache, kernels, options().withPort(0));
  }

  @AfterEach
  final void stopServer() {
    server.close();
  }

  /** With a token, and without a rate limit. */
  ServerOptions options() {
    return ServerOptions.DEFAULTS
        .withRequestsPerSecond(0)
        .withTimeouts(
            new Timeouts(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1)))
        .withEndpoints(EndpointOptions.DEFAULTS.withToken(TOKEN));
  }

  HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    return send(request(path, headers).build());
  }

  HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return request;
  }

  HttpResponse<byte[]> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofByteArray());
  }

  JsonNode json(String path, String... headers) throws Exception {
    return json(get(path, headers));
  }

  static JsonNode json(HttpResponse<byte[]> response) throws IOException {
    return MAPPER.readTree(response.body());
  }

  static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  Socket connect() throws IOException {
    return new Socket("127.0.0.1", server.uri().getPort());
  }

  /** What the server answers to these bytes before it closes the connection. */
  String raw(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
    }
  }

  private String base() {
    String uri = server.uri().toString();
    return uri.substring(0, uri.length() - 1);
  }
}
