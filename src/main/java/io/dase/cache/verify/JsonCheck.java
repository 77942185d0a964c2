// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.CacheManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** JSON comes back equal, and its file is JSON that any tool reads. Stateless. */
final class JsonCheck implements VerifierCheck {
  private static final String CATEGORY = "verify_json";
  private static final Map<String, Object> VALUE =
      Map.of(
          "text",
          "Grünwald-Letnikov \"α\" \u2028 \ud83c\udf0a",
          "smallest",
          Double.MIN_VALUE,
          "third",
          1.0 / 3,
          "long",
          Long.MIN_VALUE,
          "flag",
          true,
          "nested",
          Map.of("list", List.of(1, 2.5, "three", List.of())));

  @Override
  public String name() {
    return "JSON";
  }

  @Override
  public String run(Path folder) throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    JsonNode expected = mapper.readTree(mapper.writeValueAsBytes(VALUE));
    try (CacheManager manager = Alone.manager(folder)) {
      Mismatch.unless(
          manager.save(CATEGORY, "value", VALUE), "it was not stored; see 'dase-cache doctor'");
    }
    try (CacheManager manager = Alone.manager(folder)) {
      JsonNode found = manager.load(CATEGORY, "value", JsonNode.class).orElse(null);
      Mismatch.unlessEqual("the value that came back", found, expected);
      Path file =
          manager
              .path(CATEGORY, "value")
              .orElseThrow(() -> new Mismatch("there is no file for native tools"));
      Mismatch.unlessEqual("the file " + file, mapper.readTree(file.toFile()), expected);
    }
    return "texts, numbers, lists and maps came back equal; the file is plain JSON";
  }
}
