// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import io.dase.cache.models.ModelStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.file.StandardDeleteOption;

/** Models of three sizes: saved and loaded, beside plain files. Stateless. */
final class ModelsBenchmark {
  private static final int MOST_SAMPLES = 5;
  private static final long LARGE_BYTES = 10_000_000;
  private static final String NAME = "model";

  /**
   * @param name of the row
   * @param perceptron what is stored
   */
  private record Case(String name, Perceptron perceptron) {}

  private static final List<Case> CASES =
      List.of(
          new Case("50 KB, 100-64-96 perceptron", new Perceptron(100, 64, 96)),
          new Case("1.4 MB, 100-500-500-100 perceptron", new Perceptron(100, 500, 500, 100)),
          new Case("50 MB, 2000-2500-3000 perceptron", new Perceptron(2000, 2500, 3000)));

  private ModelsBenchmark() {}

  static Section run(Workplace workplace) throws IOException {
    List<Row> rows = new ArrayList<>();
    List<Figure> figures = new ArrayList<>();
    for (Case each : CASES) {
      Path folder = workplace.folder().next();
      Path file = folder.resolve("model.safetensors");
      each.perceptron().write(file, 0);
      long bytes = Files.size(file);
      Stopwatch watch =
          bytes < LARGE_BYTES ? workplace.watch() : workplace.watch().atMost(MOST_SAMPLES);
      rows.add(row(watch, each, folder, file));
      figures.add(new Figure(each.name() + ": file", bytes, "bytes"));
      PathUtils.deleteDirectory(folder, StandardDeleteOption.OVERRIDE_READ_ONLY);
    }
    return Section.of(
        Benchmark.MODELS,
        "Files of models: save checks, copies, syncs and commits; load is the first of a process,"
            + " which checks the digest, and reads to the end; copy and read do the same with plain"
            + " files, without a check or a sync.",
        rows,
        figures);
  }

  private static Row row(Stopwatch watch, Case each, Path folder, Path file) throws IOException {
    long[] seed = {0};
    Map<String, Spread> times = new LinkedHashMap<>();
    Path root = folder.resolve("store");
    try (ModelStore store = new ModelStore(root)) {
      times.put(
          "save",
          watch.measure(
              () -> {
                PathUtils.deleteDirectory(emptied(root), StandardDeleteOption.OVERRIDE_READ_ONLY);
                each.perceptron().write(file, ++seed[0]);
              },
              () -> store.register(NAME, file)));
    }
    times.put("load", watch.measure(() -> {}, () -> load(root)));
    Path copy = folder.resolve("copy");
    times.put(
        "copy",
        watch.measure(() -> {}, () -> Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING)));
    times.put("read", watch.measure(() -> {}, () -> readAll(Files.newInputStream(copy))));
    return Row.of(each.name(), times);
  }

  private static Path emptied(Path root) throws IOException {
    return Files.createDirectories(root);
  }

  private static void load(Path root) throws IOException {
    try (ModelStore store = new ModelStore(root)) {
      readAll(store.open(NAME).orElseThrow());
    }
  }

  private static void readAll(InputStream stream) throws IOException {
    try (stream) {
      stream.transferTo(OutputStream.nullOutputStream());
    }
  }
}
