// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** One request of a route. Used by one thread. */
public final class Call {
  private final Route route;
  private final Request request;
  private final Query query;
  private final Map<String, String> variables;
  private final Optional<Format> format;

  Call(Route route, Request request, List<String> segments) {
    this.route = route;
    this.request = request;
    this.variables = route.variables(segments);
    this.query = new Query(request.getHttpURI().getQuery(), route.parameters());
    this.format =
        route.formats().isEmpty()
            ? Optional.empty()
            : Optional.of(Negotiation.choose(query, request.getHeaders(), route.formats()));
  }

  public Query query() {
    return query;
  }

  /** The segment of the path that stands where the route has {@code {name}}. */
  public String variable(String name) {
    return variables.get(name);
  }

  /** The representation that was chosen, of a route that has any. */
  public Format format() {
    return format.orElseThrow();
  }

  /** Whether the answer depends on {@code Accept}. */
  boolean isNegotiated() {
    return route.formats().size() > 1;
  }

  /**
   * The content of the request.
   *
   * @param types media types that it may have
   * @param limit the most bytes
   * @throws Problem 408 if it does not come, 413 for more, 415 for another type
   */
  public byte[] body(List<String> types, int limit) {
    requireType(types);
    if (request.getLength() > limit) {
      throw tooLong(limit);
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        throw tooLong(limit);
      }
      return body;
    } catch (IOException e) {
      throw new Problem(408, "the content ended early or came too slowly; send it again");
    }
  }

  private void requireType(List<String> types) {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    String bare = type == null ? "" : type.split(";", 2)[0].strip();
    if (types.stream().noneMatch(bare::equalsIgnoreCase)) {
      throw new Problem(
          415,
          "Content-Type is %s; expected one of %s"
              .formatted(type == null ? "missing" : "'" + type + "'", types));
    }
  }

  private static Problem tooLong(int limit) {
    return new Problem(413, "the content is longer than " + limit + " bytes; send less")
        .with("limit", limit);
  }
}
