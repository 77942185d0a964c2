// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/**
 * A request that is not answered as it was meant, as RFC 9457's {@code application/problem+json}
 * tells it. What it holds is for the client to read: no path of this machine but the cache's own,
 * no trace. Not for use by many threads.
 */
public final class Problem extends RuntimeException {
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final long serialVersionUID = 1;

  private final int status;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /**
   * @param detail what was found, what was expected, what to do
   */
  public Problem(int status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** A parameter that is missing or wrong: status 400. */
  public static Problem parameter(String name, String value, String expected) {
    String found = value == null ? name + " is missing" : name + " is '" + value + "'";
    return new Problem(HttpStatus.BAD_REQUEST_400, found + "; expected " + expected)
        .with("parameter", name)
        .with("value", value)
        .with("expected", expected);
  }

  public static Problem notFound(String detail) {
    return new Problem(HttpStatus.NOT_FOUND_404, detail);
  }

  /**
   * With one more member.
   *
   * @param value text, number, list or map of these, or null
   */
  public Problem with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  /** With one more header in the answer. */
  public Problem withHeader(String name, String value) {
    headers.put(name, value);
    return this;
  }

  Answer answer() {
    Answer answer = Answer.of(status, CONTENT_TYPE, json()).notStored();
    headers.forEach(answer::header);
    return answer;
  }

  byte[] json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "about:blank");
    json.put("title", HttpStatus.getMessage(status));
    json.put("status", status);
    json.put("detail", getMessage());
    members.forEach((name, value) -> json.set(name, JsonText.tree(value)));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }
}
