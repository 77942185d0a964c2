// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/** Files of the service that are resources of the jar. Stateless; safe from any thread. */
final class Assets {
  private static final String FOLDER = "/io/dase/cache/server/";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*\\.[a-z0-9]+");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html;charset=utf-8",
          "js", "text/javascript;charset=utf-8",
          "css", "text/css;charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "json", Answer.JSON);

  private Assets() {}

  /** A file of the dashboard. */
  static Answer dashboard(String name) throws IOException {
    return of("dashboard/", name);
  }

  static Answer openApi() throws IOException {
    return of("", "openapi.json");
  }

  private static Answer of(String folder, String name) throws IOException {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      throw missing();
    }
    try (InputStream in = Assets.class.getResourceAsStream(FOLDER + folder + name)) {
      if (in == null) {
        throw missing();
      }
      byte[] bytes = in.readAllBytes();
      return Answer.of(200, type, bytes).weakTag(Digest.of(bytes));
    }
  }

  private static Problem missing() {
    return Problem.notFound("nothing is served here; /openapi.json lists what is");
  }
}
