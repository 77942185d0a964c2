// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import java.io.File;
import java.nio.file.Path;

/** Every name under the root is built here. Immutable; safe from any thread. */
final class Layout {
  static final String STORE_FOLDER = ".store";
  private static final String TEMPORARY_PREFIX = ".t-";
  static final String PRUNED_SUFFIX = ".pruned";
  static final int SHARD_DIGITS = 3;

  private final Path root;
  private final Path store;
  private final String blobs;
  private final String records;

  Layout(Path root) {
    this.root = root.toAbsolutePath().normalize();
    store = this.root.resolve(STORE_FOLDER);
    blobs = store.resolve("blobs") + File.separator;
    records = store.resolve("records") + File.separator;
  }

  /** A name that no other process draws. */
  static String temporaryName() {
    return TEMPORARY_PREFIX + RandomNames.next();
  }

  static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(TEMPORARY_PREFIX);
  }

  Path root() {
    return root;
  }

  Path store() {
    return store;
  }

  /** What people write: the limits of the store. */
  Path policy() {
    return root.resolve("cache.json");
  }

  Path marker() {
    return store.resolve("STORE");
  }

  Path blobs() {
    return store.resolve("blobs");
  }

  Path blob(String sha256, String extension) {
    return Path.of(
        blobs + sha256.substring(0, SHARD_DIGITS) + File.separator + sha256 + "." + extension);
  }

  Path blob(String fileName) {
    return Path.of(blobs + fileName.substring(0, SHARD_DIGITS) + File.separator + fileName);
  }

  Path records() {
    return store.resolve("records");
  }

  /** The folder of all chains whose {@code key32} starts with the same three digits. */
  String shard(String key32) {
    return records + key32.substring(0, SHARD_DIGITS);
  }

  String record(RecordName name) {
    return shard(name.key32()) + File.separator + name.fileName();
  }

  File recordFile(RecordName name) {
    return new File(record(name));
  }

  Path leases() {
    return store.resolve("leases");
  }

  /** Stands beside the records of a chain of which some may have been removed. */
  String pruned(String key32, String variantId) {
    return shard(key32) + File.separator + key32 + '.' + variantId + PRUNED_SUFFIX;
  }

  Path quarantine() {
    return store.resolve("quarantine");
  }

  Path pins() {
    return store.resolve("pins");
  }

  /** Says that a key is never evicted. */
  Path pin(String key32) {
    return pins().resolve(key32 + ".json");
  }

  Path trash() {
    return store.resolve("trash");
  }

  Path statistics() {
    return store.resolve("stats");
  }

  Path category(Category category) {
    return root.resolve(category.name());
  }

  Path head(CacheKey key, String extension) {
    return category(key.category()).resolve(key.headStem() + "." + extension);
  }
}
