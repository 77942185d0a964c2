// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON of answers, as UTF-8. Stateless; safe from any thread. */
public final class JsonText {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonText() {}

  /** A new, empty object. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The JSON form of null, texts, finite numbers, lists and maps. */
  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The JSON form of what {@link #tree} takes, of arrays of numbers and of trees. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON for " + value.getClass(), e);
    }
  }

  /**
   * The object that a client sent.
   *
   * @throws Problem 400 for anything else
   */
  public static JsonNode objectOf(byte[] body) {
    try {
      JsonNode node = MAPPER.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (java.io.IOException e) {
      throw new Problem(400, "the body is not JSON; expected an object");
    }
    throw new Problem(400, "the body is JSON, but no object; expected an object");
  }
}
