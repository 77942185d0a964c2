// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.kernels.KernelWeights;
import io.dase.cache.store.Finding;
import io.dase.cache.store.NewEntry;
import io.dase.cache.store.Store;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreValidationTest {
  @TempDir private Path root;

  @Test
  void aStoreOfAllFormatsIsValid() {
    try (CacheManager manager = new CacheManager(root);
        FFTWWisdomHelper helper = new FFTWWisdomHelper(root)) {
      NdArray array = NdArray.of(new double[] {1, 2, 3}, 3);
      manager.save("source_maps", "array", array);
      manager.save("source_maps", "map", Map.of("matrix", array, "type", "laplacian_2d"));
      manager.save("source_maps", "json", List.of(1, 2));
      manager.save("source_maps", "bytes", new byte[] {1, 2});
      helper.generate(PlanSpec.dft(8), Rigor.ESTIMATE);
    }

    StoreValidation.Result result = validate();

    assertThat(result.entries()).isEqualTo(5);
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void anArrayWithAFalseHeaderIsBadThoughItsDigestIsRight() {
    byte[] array = npy();
    put("source_maps", Arrays.copyOf(array, array.length - 1), "npy");

    assertThat(onlyFinding().found())
        .contains("source_maps/key", "found 23 bytes of .npy data, expected 24");
  }

  @Test
  void anArchiveAndAJsonTextThatBreakTheirFormatAreBad() {
    put("source_maps", "no zip".getBytes(StandardCharsets.US_ASCII), "npz");
    put("state_profiles", "{\"a\": 1".getBytes(StandardCharsets.US_ASCII), "json");

    assertThat(validate().findings()).hasSize(2).allMatch(Finding::isBad);
  }

  @Test
  void wisdomThatFftwMustNotReadIsBad() {
    put("fftw_wisdom", "(fftw-3.3.10 fftw_wisdom".getBytes(StandardCharsets.US_ASCII), "wisdom");

    assertThat(onlyFinding().found()).contains("fftw_wisdom/key");
    assertThat(onlyFinding().isBad()).isTrue();
  }

  @Test
  void aPickledArrayIsNotedSinceItIsWholeButNeverRead() {
    put("source_maps", new byte[] {(byte) 0x80, 4, 1, 2}, "npy");

    assertThat(onlyFinding().severity()).isEqualTo(Finding.Severity.NOTE);
    assertThat(onlyFinding().found()).contains("pickle");
  }

  @Test
  void whatIsNotWhatItsKeySaysIsBad() {
    try (CacheManager manager = new CacheManager(root)) {
      KernelSpec spec = new KernelSpec(1.5, 0.1, 4);
      manager.save("fractional_kernels", spec.key(), KernelWeights.of(spec));
      manager.save("fractional_kernels", "kernel_1.5_0.2_4", KernelWeights.of(spec));
      manager.save("fractional_kernels", "kernel_1.5_0.1_4_rfft8", KernelWeights.of(spec));
      manager.save("source_maps", "kernel_1.5_0.2_4", KernelWeights.of(spec));
    }

    assertThat(onlyFinding().isBad()).isTrue();
    assertThat(onlyFinding().found())
        .contains("fractional_kernels/kernel_1.5_0.2_4: not what its key says: found 31.62");
  }

  private Finding onlyFinding() {
    List<Finding> findings = validate().findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private StoreValidation.Result validate() {
    try (Store store = Store.open(root)) {
      return StoreValidation.run(store);
    }
  }

  private void put(String category, byte[] bytes, String extension) {
    try (Store store = Store.open(root)) {
      CacheKey key = CacheKey.of(category, "key");
      assertThat(store.put(key, NewEntry.of(bytes, extension)).isStored()).isTrue();
    }
  }

  private static byte[] npy() {
    return new NpyCodec().encode(NdArray.of(new double[] {1, 2, 3}, 3));
  }
}
