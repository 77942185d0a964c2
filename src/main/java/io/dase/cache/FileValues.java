// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.format.Codecs;
import io.dase.cache.store.ContentWriter;
import io.dase.cache.store.Entry;
import io.dase.cache.store.Lookup;
import io.dase.cache.store.NewEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values that are files of any size, never wholly in memory. Safe from any thread. */
final class FileValues {
  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,16}");

  private final Values values;

  FileValues(Values values) {
    this.values = values;
  }

  boolean save(CacheKey key, Path file, SaveOptions options) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          file + " is not a file that this process can read; expected the value of " + key);
    }
    return values.save(key, options.applyTo(NewEntry.of(file, extension(file))));
  }

  boolean save(CacheKey key, String extension, ContentWriter content, SaveOptions options) {
    return values.save(key, options.applyTo(NewEntry.of(content, extension)));
  }

  Optional<Path> find(CacheKey key) {
    return values.findFile(key).entry().map(Entry::file);
  }

  Optional<InputStream> open(CacheKey key) {
    Lookup lookup = values.findFile(key);
    if (!lookup.isHit()) {
      return Optional.empty();
    }
    try {
      return Optional.of(lookup.entry().orElseThrow().open());
    } catch (IOException e) {
      throw new CacheIoException(
          "the file of " + key + " was found, but does not open: " + e + "; load it again", e);
    }
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    boolean hasOne = name.lastIndexOf('.') >= 0 && EXTENSION.matcher(extension).matches();
    return hasOne ? extension : Codecs.BYTES;
  }
}
