// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.List;
import java.util.TreeSet;

/** All routes; the first that fits answers. Immutable; safe from any thread. */
public final class Routes {
  private final List<Route> all;

  public Routes(List<Route> all) {
    this.all = List.copyOf(all);
  }

  public List<Route> all() {
    return all;
  }

  /**
   * @throws Problem 404 if the path is not served, 405 if it is by other methods
   */
  Route find(String method, List<String> segments) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : all) {
      if (route.fits(segments)) {
        if (route.method().equals(wanted)) {
          return route;
        }
        allowed.add(route.method());
      }
    }
    if (allowed.isEmpty()) {
      throw Problem.notFound("nothing is served here; /openapi.json lists what is");
    }
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    String list = String.join(", ", allowed);
    throw new Problem(405, "the method is " + method + "; expected one of " + list)
        .withHeader("Allow", list);
  }
}
