// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.format.NpzArchive.Packing;
import io.dase.cache.format.NpzRepacking;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How small and how fast one packing is on the archives tried so far. Used by one thread.
 *
 * <p>Times are those of packing into a temporary file and of reading it through with its CRCs, both
 * on the machine's file cache.
 */
public final class PackingTrial {
  /** Those that are compared. */
  static final List<Packing> CANDIDATES =
      List.of(Packing.STORED, new Packing(1), new Packing(3), new Packing(6), new Packing(9));

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double BYTES_PER_MB = 1 << 20;

  private final Packing packing;
  private long arrayBytes;
  private long bytes;
  private long packNanos;
  private long unpackNanos;

  PackingTrial(Packing packing) {
    this.packing = packing;
  }

  /** Packs one archive, and reads the result. */
  void run(Path archive, Path scratch) throws IOException {
    long start = System.nanoTime();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(scratch))) {
      NpzRepacking.write(archive, packing, out);
    }
    long packed = System.nanoTime();
    arrayBytes += NpzRepacking.read(scratch);
    unpackNanos += System.nanoTime() - packed;
    packNanos += packed - start;
    bytes += Files.size(scratch);
  }

  public Packing packing() {
    return packing;
  }

  /** Of the archives, packed. */
  public long bytes() {
    return bytes;
  }

  /** Of the arrays, unpacked, with their headers. */
  public long arrayBytes() {
    return arrayBytes;
  }

  /** Unpacked by packed bytes; 1 before the first archive. */
  public double ratio() {
    return bytes == 0 ? 1 : (double) arrayBytes / bytes;
  }

  /** Megabytes of arrays a second. */
  public double packSpeed() {
    return speed(packNanos);
  }

  /** Megabytes of arrays a second. */
  public double unpackSpeed() {
    return speed(unpackNanos);
  }

  private double speed(long nanos) {
    return arrayBytes / BYTES_PER_MB / (Math.max(1, nanos) / NANOS_PER_SECOND);
  }
}
