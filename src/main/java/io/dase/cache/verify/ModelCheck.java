// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.CacheManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/** A file of many megabytes goes in and out as a stream, and the copy is the store's own. */
final class ModelCheck implements VerifierCheck {
  private static final String CATEGORY = "verify_models";
  private static final int CHUNK = 1 << 20;
  private static final int CHUNKS = 16;
  private static final int REST = 3;

  @Override
  public String name() {
    return "model";
  }

  @Override
  public String run(Path folder) throws Exception {
    Path model = folder.resolve("model.bin");
    String expected = write(model);
    Path root = folder.resolve("cache");
    try (CacheManager manager = Alone.manager(root)) {
      Mismatch.unless(
          manager.saveFile(CATEGORY, "weights.bin", model),
          "it was not stored; see 'dase-cache doctor'");
    }
    Files.delete(model);
    try (CacheManager manager = Alone.manager(root);
        InputStream in =
            manager
                .open(CATEGORY, "weights.bin")
                .orElseThrow(() -> new Mismatch("it was stored, but is not found"))) {
      MessageDigest digest = sha256();
      byte[] chunk = new byte[CHUNK];
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        digest.update(chunk, 0, count);
      }
      Mismatch.unlessEqual("SHA-256", hex(digest), expected);
    }
    return (long) CHUNK * CHUNKS + REST + " bytes streamed in and out, SHA-256 equal";
  }

  private static String write(Path file) throws IOException {
    Random random = new Random(CHUNKS);
    byte[] chunk = new byte[CHUNK];
    try (OutputStream out = Files.newOutputStream(file);
        DigestOutputStream digesting = new DigestOutputStream(out, sha256())) {
      for (int i = 0; i < CHUNKS; i++) {
        random.nextBytes(chunk);
        digesting.write(chunk);
      }
      digesting.write(chunk, 0, REST);
      return hex(digesting.getMessageDigest());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
