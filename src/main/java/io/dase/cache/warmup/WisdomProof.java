// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheException;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.maintenance.HeldWisdom;
import io.dase.cache.maintenance.NativeFile;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Proves that FFTW plans a transform from its head alone, in fresh processes of {@link
 * ProofProgram}: with the head it has all four plans; without it, with the head of another
 * transform and at a higher rigor than was planned it has none. Used by one thread.
 */
final class WisdomProof implements AutoCloseable {
  private final ProofProgram program;
  private final Store store;
  private final List<WisdomItem> others;

  private WisdomProof(ProofProgram program, Store store, List<WisdomItem> others) {
    this.program = program;
    this.store = store;
    this.others = others;
  }

  /**
   * @param others whose heads, which must be there, serve as controls
   * @throws CacheException if the program is not in the jar or cannot be extracted
   */
  static WisdomProof open(Path root, Optional<Path> systemRoot, List<WisdomItem> others) {
    StoreOptions options = StoreOptions.defaults().withSystemRoot(systemRoot);
    Store store = Store.open(root, options);
    return new WisdomProof(ProofProgram.extract(), store, List.copyOf(others));
  }

  /**
   * @throws CacheException if FFTW answered otherwise than expected, or could not be asked
   */
  void prove(WisdomItem item) {
    Path head = head(item);
    String rigor = item.rigor().text();
    expect(item, rigor, head, "all", "with its own wisdom");
    expect(item, rigor, null, "none", "without wisdom");
    others.stream()
        .filter(other -> cannotContain(other.transform().key(), item.transform().key()))
        .findFirst()
        .ifPresent(
            other ->
                expect(
                    item, rigor, head(other), "none", "with the wisdom of " + other.key().key()));
    Rigor hardest = HeldWisdom.hardest(item.helper(), item.transform().key());
    if (hardest.compareTo(Rigor.EXHAUSTIVE) < 0) {
      String higher = Rigor.values()[hardest.ordinal() + 1].text();
      expect(item, higher, head, "none", "with its own wisdom, asked for " + higher);
    }
  }

  @Override
  public void close() {
    program.close();
    store.close();
  }

  private void expect(WisdomItem item, String rigor, Path head, String plans, String circumstance) {
    WisdomKey key = item.transform().key();
    List<String> arguments =
        new ArrayList<>(
            List.of("--type", key.type().text(), "--sizes", sizes(key), "--rigor", rigor));
    arguments.addAll(List.of("--expect", plans));
    if (head != null) {
      arguments.addAll(List.of("--head", head.toString()));
    }
    ProofProgram.Answer answer = program.run(arguments);
    if (answer.exitCode() != 0) {
      throw new CacheException(
          "a program that links FFTW alone, "
              + circumstance
              + ", was to have "
              + plans
              + " of the four plans; it said: "
              + answer.output().replace('\n', ' ')
              + ". Plan it anew: dase-cache wisdom generate --force "
              + key);
    }
  }

  private Path head(WisdomItem item) {
    return NativeFile.of(store, item.key())
        .map(NativeFile::path)
        .orElseThrow(
            () ->
                new CacheException(
                    "the wisdom of "
                        + item.key().key()
                        + " is gone; run 'dase-cache warmup' again"));
  }

  private static String sizes(WisdomKey key) {
    return key.sizes().stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  /**
   * Whether the wisdom of one transform, with that of its parts, can hold nothing for another: its
   * lines are shorter, or it has fewer points.
   */
  private static boolean cannotContain(WisdomKey one, WisdomKey other) {
    return longest(one) < longest(other) || points(one) < points(other);
  }

  private static long longest(WisdomKey key) {
    return key.sizes().stream().mapToLong(Long::longValue).max().orElseThrow();
  }

  private static double points(WisdomKey key) {
    return key.sizes().stream().mapToDouble(Long::doubleValue).reduce(1, (a, b) -> a * b);
  }
}
