// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedMapProviderTest extends OpenCache {
  private static final String CATEGORY = "source_maps";
  private static final MapLayout LAYOUT =
      MapLayout.of(
          Grid.cube(-1, 1, 8, 6),
          Combination.ADD,
          new CircleZone(0, 0, 0.5, 2, 0.1),
          new GaussianZone(0.5, 0.5, 0.2, 1));
  private static final MapLayout COUPLED = LAYOUT.withCoupling(Coupling.threshold(0, 1, 0.5));

  private CachedMapProvider maps;

  @BeforeEach
  void open() {
    maps = new CachedMapProvider(cache);
  }

  @Test
  void mapsReadFromTheStoreAreThoseThatWereComputed() {
    maps.get(LAYOUT);
    maps.get(COUPLED);
    try (CachedMapProvider other = new CachedMapProvider(root)) {
      assertThat(other.get(LAYOUT)).isEqualTo(SourceMap.compute(LAYOUT));
      assertThat(other.get(COUPLED.json())).isEqualTo(SourceMap.compute(COUPLED));
      assertThat(other.statistics().cacheHits()).isEqualTo(2);
      assertThat(other.statistics().cacheMisses()).isZero();
    }
  }

  @Test
  void numpyReadsTheStoredMaps() {
    SourceMap map = maps.get(COUPLED);
    String program =
        """
        import sys, numpy as np
        with np.load(sys.argv[1], allow_pickle=False) as file:
            source, coupling = file['source'], file['coupling']
        print(source.dtype, source.shape, bool(((source >= 0.5) == coupling).all()))
        print(float(source[3, 2]).hex())
        """;
    String[] lines =
        Numpy.run(program, root.resolve(CATEGORY).resolve(COUPLED.key() + ".npz")).split("\n");
    assertThat(lines[0]).isEqualTo("float64 (8, 6) True");
    assertThat(Double.parseDouble(lines[1])).isEqualTo(map.source().getDouble(3, 2));
  }

  @Test
  void theCanonicalLayoutIsNotedInTheRecord() {
    maps.get(COUPLED);
    assertThat(cache.info(CATEGORY, COUPLED.key()).orElseThrow().meta())
        .isEqualTo(COUPLED.canonical());
  }

  @Test
  void theGreatestLayoutFitsIntoItsRecord() {
    double third = -1.0 / 3e100;
    Zone[] zones = new Zone[MapLayout.MAX_ZONES];
    Arrays.fill(zones, new RectangleZone(third, third, -third, -third, third, -third));
    MapLayout great =
        MapLayout.of(Grid.cube(-1, 1, 4, 4), Combination.ADD, zones)
            .withCoupling(Coupling.threshold(third, third, third));
    maps.get(great);
    assertThat(cache.info(CATEGORY, great.key()).orElseThrow().meta()).isEqualTo(great.canonical());
  }

  @Test
  void anEntryThatIsNotWhatItsKeySaysIsReplaced() {
    NdArray source = SourceMap.compute(LAYOUT).source();
    for (Object wrong :
        new Object[] {
          "text",
          source,
          Map.of("source", NdArray.of(new double[48], 48)),
          Map.of("source", NdArray.of(new float[48], 8, 6)),
          Map.of("source", source, "coupling", source),
          Map.of("coupling", source)
        }) {
      cache.save(CATEGORY, LAYOUT.key(), wrong);
      assertThat(maps.get(LAYOUT)).isEqualTo(SourceMap.compute(LAYOUT));
      assertThat(cache.loadArrays(CATEGORY, LAYOUT.key())).hasValue(Map.of("source", source));
    }
    assertThat(maps.statistics().cacheHits()).isZero();
  }

  @Test
  void aMalformedLayoutStoresNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> maps.get("{\"zones\":[]}"));
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void aRootThatIsAFileStillGivesMaps() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (CachedMapProvider blocked = new CachedMapProvider(file)) {
      assertThat(blocked.get(LAYOUT)).isEqualTo(SourceMap.compute(LAYOUT));
    }
  }
}
