// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.warmup.Progress.Outcome;
import io.dase.cache.warmup.Transforms.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes what a store lacks of a {@link Manifest}: kernels, stencils, echoes, profiles and wisdom,
 * in this order. Each entry is committed on its own, so that an interrupted run is resumed by the
 * next. Used once, by one thread; {@link #stop} by any.
 */
public final class Warmup {
  private final CacheManager manager;
  private final Manifest manifest;
  private final WarmupOptions options;
  private final Progress progress;
  private final List<WisdomItem> provable = new ArrayList<>();
  private boolean planned;
  private double doneWeight;
  private double allWeight;
  private volatile boolean stopped;

  /** Of {@link Manifest#common}. */
  public Warmup(CacheManager manager, WarmupOptions options, Progress progress) {
    this(manager, Manifest.common(), options, progress);
  }

  public Warmup(CacheManager manager, Manifest manifest, WarmupOptions options, Progress progress) {
    this.manager = manager;
    this.manifest = manifest;
    this.options = options;
    this.progress = progress;
  }

  /**
   * Makes what the store lacks in the background, without the proof of wisdom. It stops when it is
   * closed, and soon after the manager is. FFTW plans one transform at a time in a process: a
   * program that plans meanwhile may wait for a transform of the manifest.
   */
  public static BackgroundWarmup start(CacheManager manager, Manifest manifest) {
    WarmupOptions options =
        new WarmupOptions(manifest.categories(), Optional.empty(), WarmupOptions.Proof.NONE);
    return start(manager, manifest, options, Progress.SILENT);
  }

  /**
   * As {@link #start(CacheManager, Manifest)}, with these options.
   *
   * @param listener called by the thread of the warm-up
   */
  public static BackgroundWarmup start(
      CacheManager manager, Manifest manifest, WarmupOptions options, Progress listener) {
    return new BackgroundWarmup(manager, manifest, options, listener);
  }

  /** Ends the run before its next entry. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Never throws for one entry: what fails is reported, and the next is tried. */
  public Report run() {
    Tally tally = new Tally(progress);
    List<Item> items = PureItem.all(manager, manifest, options.categories());
    if (options.categories().contains(Category.FFTW_WISDOM)) {
      withWisdom(items, tally);
    } else {
      makeAll(items, tally);
    }
    progress.close();
    return tally.report();
  }

  private void withWisdom(List<Item> items, Tally tally) {
    List<Transform> transforms = transforms();
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(manager)) {
      transforms.forEach(transform -> items.add(new WisdomItem(helper, transform)));
      makeAll(items, tally);
      if (isToBeProven()) {
        proveAll(tally);
      }
    } catch (NativeLibraryException e) {
      makeAll(items, tally);
      for (Transform transform : transforms) {
        tally.failed(new CacheKey(Category.FFTW_WISDOM, transform.key().text()), e);
      }
    }
  }

  private List<Transform> transforms() {
    Transforms listed = manifest.transforms();
    return listed.transforms().stream()
        .map(transform -> transform.with(options.rigor().orElse(listed.rigor())))
        .toList();
  }

  private void makeAll(List<Item> items, Tally tally) {
    allWeight = items.stream().mapToDouble(Item::weight).sum();
    for (Item item : items) {
      if (stopped) {
        return;
      }
      Outcome outcome = tally.follow(item.key(), doneWeight / allWeight, () -> make(item, tally));
      doneWeight += item.weight();
      if (item instanceof WisdomItem wisdom && outcome != Outcome.FAILED) {
        provable.add(wisdom);
        planned |= outcome == Outcome.MADE;
      }
    }
  }

  private Outcome make(Item item, Tally tally) {
    try {
      if (item.isPresent()) {
        return tally.skipped();
      }
      item.make();
      if (!item.isPresent()) {
        throw new CacheIoException(
            "the folder " + manager.root() + " did not take it; see 'dase-cache doctor'");
      }
      return tally.made(size(item.key()));
    } catch (IllegalStateException e) { // the manager was closed
      stopped = true;
      return tally.failed(item.key(), e);
    } catch (CacheException e) {
      return tally.failed(item.key(), e);
    }
  }

  private long size(CacheKey key) {
    return manager.info(key.category().name(), key.key()).map(EntryInfo::sizeBytes).orElse(0L);
  }

  private boolean isToBeProven() {
    return switch (options.proof()) {
      case ALL -> !stopped && !provable.isEmpty();
      case WHEN_PLANNED -> !stopped && planned;
      case NONE -> false;
    };
  }

  private void proveAll(Tally tally) {
    tally.proofsBegin(provable.size());
    try (WisdomProof proof = WisdomProof.open(manager.root(), manager.systemRoot(), provable)) {
      for (WisdomItem item : provable) {
        tally.follow(item.key(), 1, () -> prove(proof, item, tally));
      }
    } catch (CacheException e) {
      provable.forEach(item -> tally.failed(item.key(), e));
    }
  }

  private static Outcome prove(WisdomProof proof, WisdomItem item, Tally tally) {
    try {
      proof.prove(item);
      return tally.proven();
    } catch (CacheException e) {
      return tally.failed(item.key(), e);
    }
  }
}
