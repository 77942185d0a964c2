// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** What a request makes its answer depend on (RFC 9110, sections 13 and 14). Stateless. */
final class Conditions {
  private static final Pattern TAG = Pattern.compile("(W/)?\"[^\"]*\"|\\*");

  private Conditions() {}

  /** Whether the client has this answer; tags are compared weakly. */
  static boolean isNotModified(HttpFields request, Answer answer) {
    if (answer.etag().isEmpty() || !request.contains(HttpHeader.IF_NONE_MATCH)) {
      return false;
    }
    Matcher known = TAG.matcher(request.get(HttpHeader.IF_NONE_MATCH));
    String mine = opaque(answer.etag());
    while (known.find()) {
      if (known.group().equals("*") || opaque(known.group()).equals(mine)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The parts that the request asks for: null if it asks for none or they do not apply, empty if
   * none of them is within the content.
   */
  static List<ByteRange> ranges(HttpFields request, Answer answer) {
    if (!answer.isStrong() || !request.contains(HttpHeader.RANGE)) {
      return null;
    }
    String ifRange = request.get(HttpHeader.IF_RANGE);
    if (ifRange != null && !ifRange.equals(answer.etag())) {
      return null;
    }
    List<String> asked = request.getValuesList(HttpHeader.RANGE);
    if (asked.size() != 1 || !asked.get(0).startsWith("bytes=")) {
      return null;
    }
    return ByteRange.parse(asked, answer.body().length());
  }

  private static String opaque(String tag) {
    String strong = tag.startsWith("W/") ? tag.substring(2) : tag;
    return strong.endsWith("--gzip\"")
        ? strong.substring(0, strong.length() - "--gzip\"".length()) + '"'
        : strong;
  }
}
