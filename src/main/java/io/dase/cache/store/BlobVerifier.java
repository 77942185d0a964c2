// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * Checks that a blob's content is what its name says: by SHA-256 the first time that this process
 * sees the file (device, inode, size, mtime), by CRC-32C when it reads it again and knows one. Safe
 * from any thread.
 */
final class BlobVerifier {
  private static final int MAX_SEEN = 16_384;
  private static final int SLICE = 1 << 18;

  private final Map<Identity, Seen> seen = new ConcurrentHashMap<>();
  private final boolean enabled;

  private record Identity(Object fileKey, long size, long modifiedNs) {}

  /**
   * @param crc32c null: not computed yet
   */
  private record Seen(String sha256, Integer crc32c) {}

  BlobVerifier(Faults faults) {
    enabled = !faults.skipDigest();
  }

  /**
   * The attributes of the file that should hold the blob.
   *
   * @throws BadBlobException if it is no regular file of this size
   */
  static BasicFileAttributes attributes(Path path, long size) throws IOException, BadBlobException {
    BasicFileAttributes attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new BadBlobException(path, attributes.fileKey(), "no regular file", "a blob");
    }
    if (attributes.size() != size) {
      throw new BadBlobException(
          path, attributes.fileKey(), attributes.size() + " bytes", size + " bytes");
    }
    return attributes;
  }

  /** Checks content that was read from the file with these attributes. */
  void check(Path path, BasicFileAttributes attributes, byte[] content, String sha256)
      throws BadBlobException {
    if (!enabled) {
      return;
    }
    Identity identity = identity(attributes);
    Seen before = seen.get(identity);
    CRC32C crc = new CRC32C();
    crc.update(content);
    if (before != null && before.equals(new Seen(sha256, (int) crc.getValue()))) {
      return;
    }
    require(path, attributes, Digests.sha256Hex(content), sha256);
    remember(identity, new Seen(sha256, (int) crc.getValue()));
  }

  /**
   * Checks a file that is not read here: its content the first time that this process sees it.
   * Whether the content changed under the same times shows when it is read into memory.
   */
  void checkOnce(Path path, BasicFileAttributes attributes, String sha256)
      throws IOException, BadBlobException {
    Seen before = seen.get(identity(attributes));
    if (before == null || !before.sha256().equals(sha256)) {
      check(path, attributes, sha256);
    }
  }

  /** Reads and checks a file of any size without holding it in memory. */
  void check(Path path, BasicFileAttributes attributes, String sha256)
      throws IOException, BadBlobException {
    if (!enabled) {
      return;
    }
    Identity identity = identity(attributes);
    Seen before = seen.get(identity);
    CRC32C crc = before == null ? null : new CRC32C();
    MessageDigest digest = before == null || before.crc32c() == null ? Digests.sha256() : null;
    byte[] slice = new byte[(int) Math.max(1, Math.min(SLICE, attributes.size()))];
    try (InputStream in = FileContent.open(path)) {
      for (int n = in.read(slice); n >= 0; n = in.read(slice)) {
        if (crc != null) {
          crc.update(slice, 0, n);
        }
        if (digest != null) {
          digest.update(slice, 0, n);
        }
      }
    }
    Seen now = new Seen(sha256, crc == null ? null : (int) crc.getValue());
    if (digest != null) {
      require(path, attributes, HexFormat.of().formatHex(digest.digest()), sha256);
      remember(identity, now);
    } else if (!now.equals(before)) {
      seen.remove(identity);
      check(path, attributes, sha256);
    }
  }

  /** Carries what is known of a file over to its new time of last use. */
  void moved(BasicFileAttributes before, BasicFileAttributes after) {
    Seen known = seen.remove(identity(before));
    if (known != null) {
      remember(identity(after), known);
    }
  }

  private static void require(
      Path path, BasicFileAttributes attributes, String found, String expected)
      throws BadBlobException {
    if (!found.equals(expected)) {
      throw new BadBlobException(
          path, attributes.fileKey(), "SHA-256 " + found, "SHA-256 " + expected);
    }
  }

  private void remember(Identity identity, Seen content) {
    if (seen.size() >= MAX_SEEN) {
      seen.clear();
    }
    if (identity.fileKey() != null) {
      seen.put(identity, content);
    }
  }

  private static Identity identity(BasicFileAttributes attributes) {
    return new Identity(
        attributes.fileKey(),
        attributes.size(),
        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
  }
}
