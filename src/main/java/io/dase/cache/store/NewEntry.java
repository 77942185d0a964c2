// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A value to be stored and what is noted with it. Immutable except for a stream, which is read
 * once; safe from any thread otherwise.
 */
public final class NewEntry {
  private final byte[] bytes;
  private final Source source;
  private final ContentWriter content;
  private final String extension;
  private final long costMs;
  private final long expiresMs;
  private final long schema;
  private final Map<String, Object> meta;

  /** Opens a value that is not held in memory. */
  @FunctionalInterface
  private interface Source {
    InputStream open() throws IOException;
  }

  /** A file, which can be copied without a stream. */
  private record FileSource(Path file) implements Source {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(file);
    }
  }

  private NewEntry(
      byte[] bytes,
      Source source,
      ContentWriter content,
      String extension,
      long costMs,
      long expiresMs,
      long schema,
      Map<String, Object> meta) {
    if (!Record.isExtension(extension)) {
      throw new IllegalArgumentException(
          "extension '" + extension + "' found; expected 1 to 16 of a-z and 0-9, such as 'npy'");
    }
    if (costMs < 0 || expiresMs < 0 || schema < 1) {
      throw new IllegalArgumentException(
          "cost "
              + costMs
              + " ms, expiry "
              + expiresMs
              + ", schema "
              + schema
              + " found; expected 0 or more, 0 or more, 1 or more");
    }
    this.bytes = bytes;
    this.source = source;
    this.content = content;
    this.extension = extension;
    this.costMs = costMs;
    this.expiresMs = expiresMs;
    this.schema = schema;
    this.meta = CanonicalJson.copy(meta);
  }

  /**
   * @param bytes the value; not copied, so leave it alone until the put has returned
   * @param extension {@code [a-z0-9]{1,16}}
   * @throws IllegalArgumentException for any other extension
   */
  public static NewEntry of(byte[] bytes, String extension) {
    return new NewEntry(
        bytes, () -> new ByteArrayInputStream(bytes), null, extension, 0, 0, 1, Map.of());
  }

  /** The content of a file of any size, copied when it is put. */
  public static NewEntry of(Path file, String extension) {
    return new NewEntry(null, new FileSource(file), null, extension, 0, 0, 1, Map.of());
  }

  /**
   * The content of a stream, read and closed when it is put. Such a value can be put once; a second
   * put throws {@link IllegalStateException}.
   */
  public static NewEntry of(InputStream stream, String extension) {
    AtomicReference<InputStream> unread = new AtomicReference<>(stream);
    return new NewEntry(null, () -> once(unread), null, extension, 0, 0, 1, Map.of());
  }

  /** The content that a program writes piece by piece when it is put, once for each put. */
  public static NewEntry of(ContentWriter content, String extension) {
    return new NewEntry(null, null, content, extension, 0, 0, 1, Map.of());
  }

  /** What the value cost to make, in milliseconds. */
  public NewEntry costMs(long value) {
    return new NewEntry(bytes, source, content, extension, value, expiresMs, schema, meta);
  }

  /** From when on it is no longer served, in milliseconds since 1970; 0: served for ever. */
  public NewEntry expiresMs(long value) {
    return new NewEntry(bytes, source, content, extension, costMs, value, schema, meta);
  }

  /** The version of the value's layout within its category, from 1. */
  public NewEntry schema(long value) {
    return new NewEntry(bytes, source, content, extension, costMs, expiresMs, value, meta);
  }

  /**
   * @param value strings, longs, ints, lists and maps of these
   * @throws IllegalArgumentException for any other value
   */
  public NewEntry meta(Map<String, Object> value) {
    return new NewEntry(bytes, source, content, extension, costMs, expiresMs, schema, value);
  }

  private static InputStream once(AtomicReference<InputStream> unread) {
    InputStream stream = unread.getAndSet(null);
    if (stream == null) {
      throw new IllegalStateException(
          "the stream of this value was read by an earlier put; make another from a new stream");
    }
    return stream;
  }

  /** The value, or null if it is not in memory. */
  byte[] bytes() {
    return bytes;
  }

  /** What writes the value; null if it is in memory or read from a stream. */
  ContentWriter content() {
    return content;
  }

  InputStream open() throws IOException {
    return source.open();
  }

  /** The file that holds the value; null if it is not one. */
  Path file() {
    return source instanceof FileSource found ? found.file() : null;
  }

  public String extension() {
    return extension;
  }

  public long costMs() {
    return costMs;
  }

  public long expiresMs() {
    return expiresMs;
  }

  public long schema() {
    return schema;
  }

  public Map<String, Object> meta() {
    return meta;
  }
}
