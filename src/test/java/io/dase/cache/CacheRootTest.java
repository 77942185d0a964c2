// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheRootTest {
  @Test
  void theVariableNamesTheFolder() {
    assertThat(CacheRoot.byDefault(Map.of("DASE_CACHE_ROOT", "/srv/dase")))
        .isEqualTo(Path.of("/srv/dase").toAbsolutePath());
  }

  @Test
  void withoutTheVariableItIsCacheInTheWorkingFolder() {
    Path expected = Path.of("cache").toAbsolutePath();
    assertThat(CacheRoot.byDefault(Map.of())).isEqualTo(expected);
    assertThat(CacheRoot.byDefault(Map.of("DASE_CACHE_ROOT", ""))).isEqualTo(expected);
  }
}
