// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.OpenCache;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadMapTest extends OpenCache {
  private static final String CATEGORY = "source_maps";
  private static final NdArray ARRAY = NdArray.of(new double[] {1, 2}, 2);

  @Test
  void aMapOfArraysComesBackWithItsType() {
    cache.save(CATEGORY, "k", Map.of("a", ARRAY));

    Map<String, NdArray> arrays = cache.loadArrays(CATEGORY, "k").orElseThrow();

    assertThat(arrays).isEqualTo(Map.of("a", ARRAY));
    assertThatThrownBy(() -> arrays.put("b", ARRAY))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aMixedMapComesBackAsAMapAndNotAsArrays() {
    cache.save(CATEGORY, "k", Map.of("matrix", ARRAY, "type", "laplacian_2d"));

    assertThat(cache.loadMap(CATEGORY, "k"))
        .contains(Map.of("matrix", ARRAY, "type", "laplacian_2d"));
    assertThatThrownBy(() -> cache.loadArrays(CATEGORY, "k"))
        .isInstanceOf(IncompatibleDataException.class)
        .hasMessageContaining("'type', a String");
  }

  @Test
  void whatIsNoMapIsRefused() {
    cache.save(CATEGORY, "k", ARRAY);

    assertThatThrownBy(() -> cache.loadMap(CATEGORY, "k"))
        .isInstanceOf(IncompatibleDataException.class);
  }

  @Test
  void anAbsentMapIsEmpty() {
    assertThat(cache.loadMap(CATEGORY, "k")).isEmpty();
    assertThat(cache.loadArrays(CATEGORY, "k")).isEmpty();
  }
}
