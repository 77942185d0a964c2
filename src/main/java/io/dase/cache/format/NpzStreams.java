// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The arrays of an {@code .npz} of any size, stored or deflated, each read piece by piece. Used by
 * one thread. After {@link #close} no array can be opened or read.
 */
public final class NpzStreams implements Closeable {
  private final ZipFile zip;
  private final SortedMap<String, ZipEntry> members = new TreeMap<>();

  private NpzStreams(Path file) throws IOException {
    zip = new ZipFile(file.toFile());
  }

  /**
   * Opens a file; its elements are not read.
   *
   * @throws CorruptDataException if the archive breaks its format
   * @throws IncompatibleDataException if a member is no array, or there are too many or too much
   */
  public static NpzStreams open(Path file) throws IOException {
    NpzStreams opened = null;
    try {
      int count = ZipArchive.members(file).size();
      if (count > NpzArchive.MAX_MEMBERS) {
        throw new IncompatibleDataException(
            "found %d members in an .npz, expected at most %d"
                .formatted(count, NpzArchive.MAX_MEMBERS));
      }
      opened = new NpzStreams(file);
      opened.index();
      return opened;
    } catch (ZipException e) {
      throw new CorruptDataException("found no zip archive: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      if (opened != null) {
        opened.close();
      }
      throw e;
    }
  }

  private void index() {
    zip.stream().forEach(member -> members.put(NpzArchive.arrayName(member.getName()), member));
  }

  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(members.keySet()));
  }

  /**
   * Opens an array.
   *
   * @param name one of {@link #names}
   * @throws CorruptDataException as {@link ArrayStream#npy}
   * @throws IncompatibleDataException as {@link ArrayStream#npy}
   */
  public ArrayStream array(String name) throws IOException {
    ZipEntry member = members.get(name);
    return ArrayStream.of(zip.getInputStream(member), member.getSize());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
