// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.Category;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {
  @TempDir private Path root;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void withoutAFileNothingIsLimited() {
    assertThat(file(PolicyOverrides.NONE).forWrite()).isEqualTo(CachePolicy.NONE);
    assertThat(CachePolicy.NONE.limitsAnything()).isFalse();
  }

  @Test
  void everyMemberIsRead() throws IOException {
    write(
        """
        {"schema_version":1,"max_size_mb":0.5,"min_free_percent":5,"policy":"lru",
         "keep_versions":2,"categories":{"stencils":{"max_size_mb":2,"max_entries":7,
         "ttl_days":0.5,"evict":false,"keep_versions":4}}}
        """);

    CachePolicy policy = file(PolicyOverrides.NONE).forWrite();

    assertThat(warnings).isEmpty();
    assertThat(policy.maxSizeBytes()).hasValue(1 << 19);
    assertThat(policy.minFreePercent()).hasValue(5);
    assertThat(policy.order()).isEqualTo(CachePolicy.Order.LRU);
    assertThat(policy.keepVersions(Category.SOURCE_MAPS)).isEqualTo(2);
    assertThat(policy.keepVersions(Category.STENCILS)).isEqualTo(4);
    CachePolicy.Rule rule = policy.rule(Category.STENCILS);
    assertThat(rule.maxSizeBytes()).hasValue(2 << 20);
    assertThat(rule.maxEntries()).hasValue(7);
    assertThat(rule.ttl()).contains(Duration.ofHours(12));
    assertThat(rule.evictable()).isFalse();
    assertThat(policy.rule(Category.SOURCE_MAPS).evictable()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                        | not one JSON text",
        "[]                                       | the text is no object",
        "{\"max_size\":1}                         | max_size is not known",
        "{\"schema_version\":2}                   | schema_version is 2",
        "{\"max_size_mb\":0}                      | max_size_mb is 0",
        "{\"max_size_mb\":\"1\"}                  | max_size_mb is \"1\"",
        "{\"max_size_mb\":1,\"max_size_mb\":2}    | Duplicate",
        "{\"min_free_percent\":100}               | min_free_percent is 100",
        "{\"policy\":\"fifo\"}                    | policy is \"fifo\"",
        "{\"keep_versions\":0}                    | keep_versions is 0",
        "{\"keep_versions\":1.5}                  | keep_versions is 1.5",
        "{\"categories\":[]}                      | categories is no object",
        "{\"categories\":{\"Big\":{}}}            | categories.Big is no category",
        "{\"categories\":{\"maps\":1}}            | categories.maps is no object",
        "{\"categories\":{\"maps\":{\"size\":1}}} | categories.maps.size is not known",
        "{\"categories\":{\"maps\":{\"ttl_days\":-1}}} | categories.maps.ttl_days is -1",
        "{\"categories\":{\"maps\":{\"evict\":1}}} | categories.maps.evict is 1",
        "{\"categories\":{\"maps\":{\"max_entries\":0}}} | categories.maps.max_entries is 0",
        "{} x                                     | not one JSON text",
      })
  void aBrokenFileIsRefusedWithThePathInIt(String text, String message) {
    assertThatThrownBy(() -> PolicyReader.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aBrokenFileLeavesTheOldLimitsInForceWithOneWarning() throws IOException {
    PolicyFile policies = file(PolicyOverrides.NONE);
    write("{\"max_size_mb\":1}");
    assertThat(policies.forWrite().maxSizeBytes()).hasValue(1 << 20);
    write("{\"categories\":{\"stencils\":{\"ttl\":3}}}");

    for (int i = 0; i < 3; i++) {
      assertThat(policies.forWrite().maxSizeBytes()).hasValue(1 << 20);
    }
    assertThat(warnings).singleElement().asString().contains("categories.stencils.ttl");
    write("{\"max_size_mb\":2}");
    assertThat(policies.forWrite().maxSizeBytes()).hasValue(2 << 20);
    Files.delete(root.resolve("cache.json"));
    assertThat(policies.forWrite()).isEqualTo(CachePolicy.NONE);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void theCallersLimitsStandAboveTheEnvironmentAndThatAboveTheFile() throws IOException {
    write("{\"max_size_mb\":1,\"min_free_percent\":1,\"keep_versions\":5}");
    PolicyOverrides environment =
        PolicyOverrides.of(
            Map.of("DASE_CACHE_MAX_SIZE_MB", "2", "DASE_CACHE_MIN_FREE_PERCENT", "3"),
            warnings::add);

    CachePolicy policy = file(PolicyOverrides.NONE.withMaxSizeMb(4).orElse(environment)).forWrite();

    assertThat(policy.maxSizeBytes()).hasValue(4 << 20);
    assertThat(policy.minFreePercent()).hasValue(3);
    assertThat(policy.keepVersions(Category.STENCILS)).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "DASE_CACHE_MAX_SIZE_MB,-1",
    "DASE_CACHE_MIN_FREE_PERCENT,much",
    "DASE_CACHE_POLICY,fifo",
    "DASE_CACHE_KEEP_VERSIONS,0",
  })
  void aVariableThatCannotBeReadIsLeftOutWithAWarning(String name, String text) {
    assertThat(PolicyOverrides.of(Map.of(name, text), warnings::add))
        .isEqualTo(PolicyOverrides.NONE);
    assertThat(warnings).singleElement().asString().startsWith(name + " is '" + text + "'");
  }

  private PolicyFile file(PolicyOverrides overrides) {
    return new PolicyFile(
        root.resolve("cache.json"), overrides, new Warnings(root.toString(), warnings::add));
  }

  private void write(String text) throws IOException {
    Files.writeString(root.resolve("cache.json"), text);
  }
}
