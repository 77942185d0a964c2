// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Layer;
import io.dase.cache.store.Entry;
import io.dase.cache.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where native tools on this machine find an entry. Immutable; safe from any thread.
 *
 * @param path the head, named after the key, if it holds this machine's newest value; else the file
 *     behind it
 * @param layer the root that it is in
 */
public record NativeFile(Path path, Layer layer) {
  /**
   * Empty if there is no value for this machine.
   *
   * @throws io.dase.cache.core.NativeLibraryException for wisdom, if the native library, which
   *     tells which machine this is, cannot be used here
   */
  public static Optional<NativeFile> of(Store store, CacheKey key) {
    return store
        .locate(key, ThisMachine.variant(key))
        .entry()
        .map(entry -> new NativeFile(file(store, entry), entry.layer()));
  }

  private static Path file(Store store, Entry entry) {
    Path head = store.headPath(entry);
    try {
      return Files.exists(head) && Files.isSameFile(head, entry.file()) ? head : entry.file();
    } catch (IOException e) {
      throw new CacheIoException(
          head + " cannot be read: " + e + "; see 'dase-cache doctor' for the folder's rights", e);
    }
  }
}
