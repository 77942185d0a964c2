// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dase.cache.fftw.jni.Utf8;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;

/**
 * What a caller tells about a wisdom text, as JSON that a record of the store can hold. Stateless.
 */
final class WisdomMetadata {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

  private WisdomMetadata() {}

  /**
   * @throws IllegalArgumentException for anything but texts, integers within 64 bits, and lists and
   *     maps of these; for lone surrogates and for cycles
   */
  static byte[] json(Map<String, ?> metadata) {
    Objects.requireNonNull(metadata, "metadata");
    try {
      String json = MAPPER.writeValueAsString(metadata);
      check("metadata", MAPPER.readTree(json));
      return Utf8.encode("metadata", json);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "the metadata cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  private static void check(String path, JsonNode node) {
    if (node.isObject()) {
      node.properties().forEach(member -> check(path + "." + member.getKey(), member.getValue()));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        check(path + "[" + i + "]", node.get(i));
      }
    } else if (!node.isTextual() && !(node.isIntegralNumber() && node.canConvertToLong())) {
      throw new IllegalArgumentException(
          path + " is " + node + "; expected a text, a 64-bit integer, a list or a map");
    }
  }
}
