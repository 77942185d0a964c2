// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.QuotedQualityCSV;

/** Chooses a representation: by {@code format=}, else by {@code Accept}. Stateless. */
final class Negotiation {
  private Negotiation() {}

  /**
   * @param offered the first is what everybody gets who does not care
   * @throws Problem 400 for another {@code format}, 406 for another {@code Accept}
   */
  static Format choose(Query query, HttpFields request, List<Format> offered) {
    if (query.text("format").isPresent()) {
      return query.oneOf("format", offered, Format::name, null);
    }
    if (!request.contains(HttpHeader.ACCEPT)) {
      return offered.get(0);
    }
    for (String accepted :
        request.getQualityCSV(HttpHeader.ACCEPT, QuotedQualityCSV.MOST_SPECIFIC_MIME_ORDERING)) {
      for (Format format : offered) {
        if (matches(accepted, format.contentType())) {
          return format;
        }
      }
    }
    throw new Problem(
            406,
            "Accept is '%s'; expected one of %s"
                .formatted(
                    request.get(HttpHeader.ACCEPT),
                    offered.stream().map(Format::contentType).toList()))
        .with("available", offered.stream().map(Format::contentType).toList());
  }

  private static boolean matches(String accepted, String contentType) {
    int parameters = accepted.indexOf(';');
    String range = (parameters < 0 ? accepted : accepted.substring(0, parameters)).strip();
    return range.equals("*/*")
        || range.equalsIgnoreCase(contentType)
        || range.endsWith("/*") && contentType.startsWith(range.substring(0, range.length() - 1));
  }
}
