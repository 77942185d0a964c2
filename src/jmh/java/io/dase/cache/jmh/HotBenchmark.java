// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.format.NdArray;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Load and exists of an entry that the process has seen, revalidated each time; beside them the
 * floor, two probes of the record's folder: its own number and the next one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class HotBenchmark {
  private static final String KEY = Entries.key(5);

  /** The store that {@code bench_fill_store} made. */
  @Param("unset")
  public String root;

  private CacheManager cache;
  private File current;
  private File next;

  /** Opens the store and sees the entry. */
  @Setup
  public void open() {
    cache = new CacheManager(Path.of(root));
    if (hotGet().isEmpty()) {
      throw new IllegalStateException(
          "no " + KEY + " in " + root + "; fill the store with bench_fill_store first");
    }
    String key32 = CacheKey.of(Entries.CATEGORY, KEY).key32();
    String chain =
        root
            + "/.store/records/"
            + key32.substring(0, 3)
            + "/"
            + key32
            + ".0000000000000000.000000000";
    current = new File(chain + "1.json");
    next = new File(chain + "2.json");
  }

  @TearDown
  public void close() {
    cache.close();
  }

  @Benchmark
  public Optional<NdArray> hotGet() {
    return cache.load(Entries.CATEGORY, KEY, NdArray.class);
  }

  @Benchmark
  public boolean existsSeen() {
    return cache.exists(Entries.CATEGORY, KEY);
  }

  @Benchmark
  public boolean twoProbes() {
    return !next.exists() && current.exists();
  }
}
