// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.SaveOptions;
import io.dase.cache.core.Category;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Trained models of any size in the category {@code surrogates}: files that are checked, streamed
 * in and found again by name, or as the best of their engine. C++ and Python open the file that
 * {@link #path} or {@code dase-cache path surrogates NAME} names.
 *
 * <p>What is checked is the structure of the file ({@link ModelFile#of}), and its digest whenever
 * it is loaded. That makes no model trustworthy: TorchScript is a program, and a pickle may be one.
 *
 * <p>An argument that is null throws {@link NullPointerException} with its name. Safe from any
 * thread. Closing closes the {@link CacheManager} if the store opened it; afterwards every method
 * throws {@link IllegalStateException}.
 */
public final class ModelStore implements AutoCloseable {
  private static final String CATEGORY = Category.SURROGATES.name();

  private final CacheUse use;

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public ModelStore() {
    this(CacheUse.byDefault());
  }

  /** On this folder, which need not exist. */
  public ModelStore(Path root) {
    this(CacheUse.of(root));
  }

  /** Shares the manager, which stays open when the store is closed. */
  public ModelStore(CacheManager cache) {
    this(CacheUse.shared(cache));
  }

  private ModelStore(CacheUse use) {
    this.use = use;
  }

  /** As {@link #register(String, Path, ModelMetadata)}, with nothing known of the model. */
  public boolean register(String name, Path file) {
    return register(name, file, ModelMetadata.NONE);
  }

  /**
   * Checks a file and stores a copy in place of what the name holds. Nobody may write to the file
   * meanwhile.
   *
   * @param name any key, such as {@code waves_v3}
   * @return whether the store holds it now; false if the folder refused
   * @throws io.dase.cache.core.CorruptDataException if it breaks the format that it claims to be;
   *     nothing is stored then
   * @throws io.dase.cache.core.IncompatibleDataException if its format is not supported, or
   *     hostile; likewise
   * @throws IllegalArgumentException if it cannot be read, the name is no key, or all metadata
   *     together exceeds 64 KiB
   */
  public boolean register(String name, Path file, ModelMetadata metadata) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(metadata, "metadata");
    ModelFile checked = ModelFile.of(file);
    return use.manager()
        .saveFile(
            CATEGORY, name, file, SaveOptions.DEFAULTS.withMeta(ModelMeta.of(checked, metadata)));
  }

  /** What is known of a model; empty if there is none of this name. */
  public Optional<Model> find(String name) {
    Objects.requireNonNull(name, "name");
    return use.manager().info(CATEGORY, name).map(Model::of);
  }

  /** The file of a model, checked against its digest: read it, never write it. */
  public Optional<Path> path(String name) {
    Objects.requireNonNull(name, "name");
    return use.manager().loadFile(CATEGORY, name);
  }

  /** The content of {@link #path} as a stream, which the caller closes. */
  public Optional<InputStream> open(String name) {
    Objects.requireNonNull(name, "name");
    return use.manager().open(CATEGORY, name);
  }

  /** All models, sorted by name. */
  public List<Model> list() {
    return use.manager().list(CATEGORY).stream().map(Model::of).toList();
  }

  /**
   * The model of an engine with the best value of a metric, by the goal that was noted with it; of
   * equals the one registered last, then the first by name. Empty if no model of the engine has the
   * metric.
   *
   * @throws IllegalStateException if the engine's models noted different goals for the metric
   */
  public Optional<Model> best(String engine, String metric) {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(metric, "metric");
    Model best = null;
    for (Model model : list()) {
      Metric value = model.metadata().metrics().get(metric);
      if (value != null && model.metadata().engine().equals(engine)) {
        best = best == null || isBetter(model, best, metric) ? model : best;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Removes a model, for every machine; whether there was one, and it is gone. */
  public boolean delete(String name) {
    Objects.requireNonNull(name, "name");
    return use.manager().delete(CATEGORY, name);
  }

  @Override
  public void close() {
    use.close();
  }

  private static boolean isBetter(Model model, Model best, String name) {
    Metric metric = model.metadata().metrics().get(name);
    Metric other = best.metadata().metrics().get(name);
    if (metric.goal() != other.goal()) {
      throw new IllegalStateException(
          "metric '%s' is best at its %s for '%s' and at its %s for '%s'; register one of them anew"
              .formatted(name, metric.goal(), model.name(), other.goal(), best.name()));
    }
    return metric.isBetterThan(other)
        || (metric.value() == other.value() && model.created().isAfter(best.created()));
  }
}
