// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A method of a path, and what answers it. Immutable; safe from any thread.
 *
 * @param method {@code GET}, which stands for {@code HEAD} too, or another
 * @param path its segments; {@code {name}} stands for any one
 * @param parameters that the query may have
 * @param formats that it offers, the usual one first
 * @param isOpen whether nobody needs a token for it
 * @param endpoint answers
 */
public record Route(
    String method,
    List<String> path,
    List<String> parameters,
    List<Format> formats,
    boolean isOpen,
    Endpoint endpoint) {
  private static final String FORMAT = "format";

  /** Answers JSON, and takes these parameters. */
  public static Route get(String path, Endpoint endpoint, String... parameters) {
    return new Route(
        "GET", split(path), List.of(parameters), List.of(Format.JSON), false, endpoint);
  }

  /** Changes something. */
  public static Route writing(String method, String path, Endpoint endpoint, String... parameters) {
    return new Route(
        method, split(path), List.of(parameters), List.of(Format.JSON), false, endpoint);
  }

  /** With these representations, and the parameter {@code format}. */
  public Route offering(Format... offered) {
    List<String> names = new java.util.ArrayList<>(parameters);
    names.add(FORMAT);
    return new Route(method, path, List.copyOf(names), List.of(offered), isOpen, endpoint);
  }

  /** Whatever {@code Accept} says: there is but one representation, of any type. */
  public Route ofAnyType() {
    return new Route(method, path, parameters, List.of(), isOpen, endpoint);
  }

  /** For everybody who can connect. */
  public Route open() {
    return new Route(method, path, parameters, formats, true, endpoint);
  }

  boolean isWriting() {
    return !method.equals("GET");
  }

  boolean fits(List<String> segments) {
    if (segments.size() != path.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!isVariable(path.get(i)) && !path.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    return true;
  }

  Map<String, String> variables(List<String> segments) {
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      if (isVariable(path.get(i))) {
        variables.put(path.get(i).substring(1, path.get(i).length() - 1), segments.get(i));
      }
    }
    return variables;
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  private static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }
}
