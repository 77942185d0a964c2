// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The structure of a zip archive in a file of any size, zip64 included: what it holds, without
 * reading or unpacking it. Stateless; safe from any thread.
 */
public final class ZipArchive {
  /** The most bytes that the deflated members of one archive may become together. */
  public static final long MAX_INFLATED_BYTES = NpzArchive.MAX_INFLATED_BYTES;

  private ZipArchive() {}

  /**
   * One member.
   *
   * @param name a relative path of plain parts, with a slash at its end if it is a folder
   * @param deflated whether it is compressed
   * @param bytes its size once unpacked
   */
  public record Member(String name, boolean deflated, long bytes) {}

  /**
   * The members in the order of the directory, every one of them checked: within the archive and
   * disjoint, with a name of its own that leads to no other folder, and together not a zip bomb.
   *
   * @throws CorruptDataException if the file is no zip archive, or breaks one of these rules
   * @throws IncompatibleDataException if it is encrypted, in several parts, packed by another
   *     method than deflate, or if its deflated members become more than {@link
   *     #MAX_INFLATED_BYTES}
   * @throws CacheIoException if the file cannot be read
   */
  public static List<Member> members(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      List<Member> members =
          ZipDirectory.read(ZipBytes.of(channel, channel.size())).stream()
              .map(ZipDirectory.Located::header)
              .map(header -> new Member(header.name(), header.deflated(), header.size()))
              .toList();
      requireSafeNames(members);
      requireNoBomb(members);
      return members;
    } catch (IOException e) {
      throw new CacheIoException("the archive " + file + " cannot be read: " + e, e);
    }
  }

  private static void requireSafeNames(List<Member> members) {
    Set<String> names = new HashSet<>();
    for (Member member : members) {
      String name = member.name();
      boolean folder = name.endsWith("/") && member.bytes() == 0;
      if (!MemberNames.isSafe(folder ? name.substring(0, name.length() - 1) : name)) {
        throw new CorruptDataException(
            "found the zip member '" + name + "', expected " + MemberNames.RULE);
      }
      if (!names.add(name)) {
        throw new CorruptDataException(
            "found two zip members named '" + name + "', expected each name once");
      }
    }
  }

  private static void requireNoBomb(List<Member> members) {
    long inflated = 0;
    for (Member member : members) {
      inflated += member.deflated() ? member.bytes() : 0;
      if (inflated > MAX_INFLATED_BYTES || inflated < 0) {
        throw new IncompatibleDataException(
            "found a zip archive whose deflated members become more than %d bytes; store large"
                    .formatted(MAX_INFLATED_BYTES)
                + " members as they are");
      }
    }
  }
}
