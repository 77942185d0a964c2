// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.CacheKey;
import java.io.IOException;

/** Prints results as JSON; the schemas are in docs/json. Stateless. */
final class JsonOutput {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonOutput() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An object that begins with the members {@code category} and {@code key}. */
  static ObjectNode of(CacheKey key) {
    return put(object(), key);
  }

  /** Adds the members {@code category} and {@code key}. */
  static ObjectNode put(ObjectNode json, CacheKey key) {
    return json.put("category", key.category().name()).put("key", key.key());
  }

  /** The JSON form of texts, numbers, lists and maps. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** The tree of a JSON text. */
  static JsonNode parse(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  static void print(Terminal terminal, JsonNode value) throws IOException {
    JsonGenerator generator = generator(terminal);
    MAPPER.writeTree(generator, value);
    end(terminal, generator);
  }

  /** For results of any length; give it back to {@link #end}. */
  static JsonGenerator generator(Terminal terminal) throws IOException {
    JsonGenerator generator = new JsonFactory().setCodec(MAPPER).createGenerator(terminal.writer());
    generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    generator.useDefaultPrettyPrinter();
    return generator;
  }

  static void end(Terminal terminal, JsonGenerator generator) throws IOException {
    generator.close();
    terminal.line("");
  }
}
