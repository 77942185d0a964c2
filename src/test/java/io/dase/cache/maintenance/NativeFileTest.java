// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Layer;
import io.dase.cache.core.Variant;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.store.NewEntry;
import io.dase.cache.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFileTest {
  @TempDir private Path root;

  @Test
  void isTheHeadUnderTheKeysName() {
    try (Store store = Store.open(root)) {
      CacheKey key = CacheKey.of("source_maps", "here");
      store.put(key, NewEntry.of(new byte[] {1}, "bin"));

      assertThat(NativeFile.of(store, key))
          .contains(new NativeFile(root.resolve("source_maps/here.bin"), Layer.USER));
      assertThat(NativeFile.of(store, CacheKey.of("source_maps", "none"))).isEmpty();
    }
  }

  @Test
  void isThisMachinesWisdomEvenIfAnotherMachineHasTheHead() throws IOException {
    CacheKey key = CacheKey.of("fftw_wisdom", "fft_1d_8");
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(root);
        Store store = Store.open(root)) {
      helper.generate(PlanSpec.dft(8), Rigor.ESTIMATE);
      byte[] own = helper.loadWisdom("fft_1d_8").orElseThrow();
      byte[] foreign = "(fftw-3.3.9 fftw_wisdom\n)\n".getBytes(StandardCharsets.US_ASCII);
      store.put(
          key, NewEntry.of(foreign, "wisdom"), new Variant("00000000000000aa", "fftw-3.3.9", "-"));

      Path head = root.resolve("fftw_wisdom/fft_1d_8.wisdom");
      assertThat(Files.readAllBytes(head)).isEqualTo(foreign);
      assertThat(Files.readAllBytes(NativeFile.of(store, key).orElseThrow().path())).isEqualTo(own);
    }
  }
}
