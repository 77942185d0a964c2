// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.CacheManager;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What entries take on the disk. Stateless. */
final class StorageBenchmark {
  private static final List<Integer> LENGTHS = List.of(100, 1_000, 5_000, 1_000_000);
  private static final int ENTRIES = 500;
  private static final int LENGTH = 1_000;
  private static final double DT = 0.01;

  private StorageBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    List<Figure> figures = new ArrayList<>();
    try (CacheManager cache = workplace.store();
        CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache)) {
      for (int n : LENGTHS) {
        KernelSpec spec = new KernelSpec(1.5, DT, n);
        kernels.getKernel(spec);
        EntryInfo info = cache.info(Category.FRACTIONAL_KERNELS.name(), spec.key()).orElseThrow();
        figures.add(
            new Figure(
                "kernel of %,d weights: bytes per value".formatted(n),
                (double) info.sizeBytes() / n,
                "bytes"));
      }
    }
    addEntries(workplace.folder().next(), figures);
    return new Section(
        Benchmark.STORAGE,
        "Kernels of %,d weights, %,d of them, in a store of their own.".formatted(LENGTH, ENTRIES),
        List.of(),
        figures,
        List.of(
            "an entry is a blob, a record and a symbolic link; folders are made when needed, at most"
                + " 8,192, and weigh most in a young store"));
  }

  private static void addEntries(Path root, List<Figure> figures) throws IOException {
    long payload = 0;
    try (CacheManager cache = Workplace.unsynced(root);
        CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache)) {
      for (int i = 1; i <= ENTRIES; i++) {
        kernels.getKernel(1.5, DT * i, LENGTH);
      }
      payload = cache.stats().totalSizeBytes();
    }
    Path store = root.resolve(".store");
    long block = Files.getFileStore(root).getBlockSize();
    figures.add(perEntry("value per entry", payload));
    figures.add(perEntry("metadata per entry", bytes(store.resolve("records"), false, 1)));
    figures.add(perEntry("files per entry, in blocks", bytes(root, false, block)));
    figures.add(perEntry("folders per entry, in blocks", bytes(root, true, block)));
    figures.add(new Figure("block of the file system", block, "bytes"));
  }

  private static Figure perEntry(String name, long bytes) {
    return new Figure(name, (double) bytes / ENTRIES, "bytes");
  }

  /** Of all files below, or of all folders, each rounded up to blocks. */
  private static long bytes(Path folder, boolean folders, long block) throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (!Files.isSymbolicLink(file) && Files.isDirectory(file) == folders) {
          bytes += (Files.size(file) + block - 1) / block * block;
        }
      }
    }
    return bytes;
  }
}
