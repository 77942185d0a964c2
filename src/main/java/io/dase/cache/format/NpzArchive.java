// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Numpy's {@code .npz}: a zip archive with one {@code NAME.npy} per array.
 *
 * <p>Members are written sorted by name, with a fixed date and no attributes, so that equal maps
 * give equal bytes (deflated ones on the same zlib). Stateless; safe from any thread.
 */
public final class NpzArchive {
  /**
   * How members lie in the archive. Immutable; safe from any thread.
   *
   * @param level of deflate, 1 (fast) to 9 (small); 0: stored as they are
   */
  public record Packing(int level) {
    /** As they are: read without a copy. */
    public static final Packing STORED = new Packing(0);

    /** At the level that zlib takes unless told otherwise. */
    public static final Packing DEFLATED = new Packing(6);

    private static final int MAX_LEVEL = 9;

    /**
     * @throws IllegalArgumentException for any other level
     */
    public Packing {
      if (level < 0 || level > MAX_LEVEL) {
        throw new IllegalArgumentException(
            "level is " + level + "; expected 0 (stored) or 1 to " + MAX_LEVEL + " (deflated)");
      }
    }

    public boolean isStored() {
      return level == 0;
    }

    /** {@code stored} or {@code deflate-6}. */
    @Override
    public String toString() {
      return isStored() ? "stored" : "deflate-" + level;
    }
  }

  /** The most arrays of one archive. */
  public static final int MAX_MEMBERS = 10_000;

  /** The most bytes that the deflated members of one archive may become in memory. */
  public static final long MAX_INFLATED_BYTES = 1L << 30;

  private static final String SUFFIX = ".npy";

  /** Not zip's first day, for which java.util.zip adds a time that depends on the zone. */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final NpyCodec NPY = new NpyCodec();

  private NpzArchive() {}

  /**
   * Writes the arrays without a second copy in memory, and leaves the stream open. Stored arrays
   * are written twice, first to a checksum; beyond 4 GiB the archive is a zip64.
   *
   * @throws IllegalArgumentException if a name is empty, reaches outside a folder or has an
   *     ambiguous ending, or if there are too many
   */
  public static void write(
      Map<String, ? extends ArraySource> arrays, Packing packing, OutputStream out)
      throws IOException {
    if (arrays.size() > MAX_MEMBERS) {
      throw new IllegalArgumentException(
          "found " + arrays.size() + " arrays, expected at most " + MAX_MEMBERS + " in one .npz");
    }
    for (String name : arrays.keySet()) {
      MemberNames.requireWritable(name);
    }
    ZipOutputStream zip = zip(packing, out);
    for (Map.Entry<String, ArraySource> member :
        new TreeMap<String, ArraySource>(arrays).entrySet()) {
      zip.putNextEntry(entry(member.getKey(), member.getValue(), packing));
      NPY.write(member.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static ZipEntry entry(String name, ArraySource array, Packing packing)
      throws IOException {
    ZipEntry entry = entry(name + SUFFIX, packing);
    if (packing.isStored()) {
      CRC32 crc = new CRC32();
      NPY.write(array, new CheckedOutputStream(OutputStream.nullOutputStream(), crc));
      entry.setSize(
          NpyHeader.encode(array.type(), array.shape()).length
              + Shape.bytes(array.type(), array.shape()));
      entry.setCrc(crc.getValue());
    }
    return entry;
  }

  static ZipOutputStream zip(Packing packing, OutputStream out) {
    ZipOutputStream zip = new ZipOutputStream(out);
    zip.setLevel(packing.level());
    return zip;
  }

  /** Of this name, dated as all members are. */
  static ZipEntry entry(String name, Packing packing) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(DATE);
    entry.setMethod(packing.isStored() ? ZipEntry.STORED : ZipEntry.DEFLATED);
    return entry;
  }

  /**
   * The arrays of an archive in its order, in a map that cannot be changed. Stored arrays keep a
   * view of the bytes, to which nobody may write afterwards.
   *
   * @throws CorruptDataException if a CRC, a header or a name is wrong, or a name occurs twice
   * @throws IncompatibleDataException if a member is no array, an array is refused by {@link
   *     NpyCodec}, or the archive exceeds {@link #MAX_MEMBERS} or {@link #MAX_INFLATED_BYTES}
   */
  public static Map<String, NdArray> read(ByteBuffer bytes) {
    return read(bytes, MAX_INFLATED_BYTES);
  }

  /** As {@link #read(ByteBuffer)}, with another limit for what deflated members may become. */
  public static Map<String, NdArray> read(ByteBuffer bytes, long maxInflatedBytes) {
    List<ZipMember> members = ZipDirectory.read(bytes);
    requireLimits(members, maxInflatedBytes);
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    for (ZipMember member : members) {
      String name = arrayName(member.name());
      if (arrays.containsKey(name)) {
        throw new CorruptDataException("found two arrays named '" + name + "' in one .npz");
      }
      arrays.put(name, NPY.decode(member.content()));
    }
    return Collections.unmodifiableMap(arrays);
  }

  private static void requireLimits(List<ZipMember> members, long maxInflatedBytes) {
    if (members.size() > MAX_MEMBERS) {
      throw new IncompatibleDataException(
          "found %d members in an .npz, expected at most %d"
              .formatted(members.size(), MAX_MEMBERS));
    }
    long inflated = members.stream().filter(ZipMember::deflated).mapToLong(ZipMember::size).sum();
    if (inflated > maxInflatedBytes) {
      throw new IncompatibleDataException(
          "found %d bytes of deflated arrays in an .npz, expected at most %d; save them stored"
              .formatted(inflated, maxInflatedBytes));
    }
  }

  static String arrayName(String member) {
    if (!member.endsWith(SUFFIX)) {
      throw new IncompatibleDataException(
          "found the member '" + member + "' in an .npz, expected arrays named NAME.npy only");
    }
    String name = member.substring(0, member.length() - SUFFIX.length());
    if (!MemberNames.isSafe(name)) {
      throw new CorruptDataException(
          "found the member '" + member + "' in an .npz, expected " + MemberNames.RULE);
    }
    return name;
  }
}
