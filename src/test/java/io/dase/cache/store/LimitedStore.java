// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** Tests on a store with a {@code cache.json}. */
abstract class LimitedStore extends OpenStore {
  /** Of a value; with its record it takes five blocks of 4 KiB. */
  static final int SIZE = 16_384;

  static final long ENTRY = SIZE + 4096;

  /** Quotes are written as apostrophes. */
  final void limit(String json) throws IOException {
    Files.writeString(root.resolve("cache.json"), json.replace('\'', '"'));
  }

  static CacheKey key(int i) {
    return key(Category.SOURCE_MAPS, i);
  }

  static CacheKey key(Category category, int i) {
    return new CacheKey(category, "map_" + i);
  }

  /** A value of its own for each number. */
  static NewEntry large(int i) {
    byte[] bytes = new byte[SIZE];
    Arrays.fill(bytes, (byte) i);
    ByteBuffer.wrap(bytes).putInt(i);
    return NewEntry.of(bytes, "bin");
  }

  /** Puts it, and makes it look as if last used so long ago. */
  final void put(CacheKey key, NewEntry value, Duration ago) throws IOException {
    store.put(key, value);
    Path blob = store.blobPath(store.records(key).get(0));
    Files.setLastModifiedTime(blob, FileTime.from(Instant.now().minus(ago)));
  }

  final boolean isEvicted(CacheKey key) {
    return store.locate(key, io.dase.cache.core.Variant.NONE).reason().equals(EVICTED);
  }

  static final java.util.Optional<MissReason> EVICTED = java.util.Optional.of(MissReason.EVICTED);

  /** What the values take on disk, in the sizes of their files. */
  final long bytesOnDisk() {
    return StoreFiles.blobs(root).stream().mapToLong(file -> file.toFile().length()).sum()
        + StoreFiles.files(root.resolve(".store/trash")).stream()
            .mapToLong(file -> file.toFile().length())
            .sum();
  }
}
