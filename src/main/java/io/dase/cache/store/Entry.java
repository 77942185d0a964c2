// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Layer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A value that was found, and its record. Its content passed the digest check. Immutable; safe from
 * any thread.
 */
public final class Entry {
  private final StoredRecord stored;
  private final Path file;
  private final byte[] content;
  private final Revalidation revalidation;
  private final Layer layer;

  Entry(StoredRecord stored, Path file, byte[] content, Revalidation revalidation) {
    this(stored, file, content, revalidation, Layer.USER);
  }

  private Entry(
      StoredRecord stored, Path file, byte[] content, Revalidation revalidation, Layer layer) {
    this.layer = layer;
    this.stored = stored;
    this.file = file;
    this.content = content;
    this.revalidation = revalidation;
  }

  /**
   * The same of the system root.
   *
   * @param above must be as it was for the entry to stand
   */
  Entry below(Layout system, Lifetimes lifetimes, ChainAbove above) {
    return new Entry(
        stored, file, content, new Revalidation(system, stored, lifetimes, above), Layer.SYSTEM);
  }

  /** The root that it was read from. */
  public Layer layer() {
    return layer;
  }

  public Record record() {
    return stored.record();
  }

  /** SHA-256 of the record's file: what {@link Store#replace} takes as the parent. */
  public String digest() {
    return stored.digest();
  }

  /** The file that holds the value; read it, never write it. */
  public Path file() {
    return file;
  }

  /**
   * A read-only view of the value.
   *
   * @throws IllegalStateException if the entry was looked up by {@link Store#getFile}
   */
  public ByteBuffer content() {
    if (content == null) {
      throw new IllegalStateException(
          "the value of " + record().key() + " was not read into memory; use file() or open()");
    }
    return ByteBuffer.wrap(content).asReadOnlyBuffer();
  }

  /** A copy of the value; otherwise as {@link #content}. */
  public byte[] bytes() {
    ByteBuffer view = content();
    byte[] copy = new byte[view.remaining()];
    view.get(copy);
    return copy;
  }

  /** The value as a stream, from memory or from the file. */
  public InputStream open() throws IOException {
    return content == null ? FileContent.open(file) : new ByteArrayInputStream(content);
  }

  /** How a memory tier asks whether the value still stands. */
  public Revalidation revalidation() {
    return revalidation;
  }
}
