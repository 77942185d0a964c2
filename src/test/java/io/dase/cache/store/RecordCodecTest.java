// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("dase.source.dir", ".")).resolve("wisdom/golden");

  private static final Record KERNEL = kernel(Map.of());

  @Test
  void aRecordIsTheLineOfTheSpecification() {
    assertThat(new String(RecordCodec.encode(KERNEL), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"blob\":{\"ext\":\"npy\",\"sha256\":\""
                + "ab".repeat(32)
                + "\",\"size\":8128},\"category\":\"fractional_kernels\",\"cost_ms\":0,"
                + "\"created_ms\":1767225600000,\"expires_ms\":0,\"generation\":1,"
                + "\"key\":\"kernel_1.5_0.01_1000\",\"meta\":{},\"parent\":\"\",\"schema\":1,"
                + "\"state\":\"live\",\"variant\":{\"hard\":\"\",\"id\":\"0000000000000000\","
                + "\"soft\":\"\"},\"writer\":\"java/0.1.0\",\"crc32c\":\"CRC\"}\n"
                    .replace("CRC", crcOf(KERNEL)));
  }

  @Test
  void tenThousandRandomRecordsComeBackEqual() {
    long seed = 20261122;
    RandomRecords records = new RandomRecords(seed);
    for (int i = 0; i < 10_000; i++) {
      Record record = records.next();
      if (!RecordCodec.decode(RecordCodec.encode(record)).equals(record)) {
        fail("seed %d, record %d does not come back: %s", seed, i, record);
      }
    }
  }

  @Test
  void theLinesThatCppWroteComeBackByteForByte() throws IOException {
    List<String> lines = Files.readAllLines(GOLDEN.resolve("records.jsonl"));
    assertThat(lines.size()).isGreaterThanOrEqualTo(300);
    for (String line : lines) {
      byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);

      if (!Arrays.equals(RecordCodec.encode(RecordCodec.decode(bytes)), bytes)) {
        fail("this line comes back otherwise: %s", line);
      }
    }
  }

  @Test
  void aMemberTooManyIsRefused() {
    assertRefused(reseal("{\"blob\"", "{\"alias\":1,\"blob\""), "14 members");
  }

  @Test
  void aMissingMemberIsRefused() {
    assertRefused(reseal("\"parent\":\"\",", ""), "12 members");
  }

  @Test
  void aMemberOfAnotherTypeIsRefused() {
    assertRefused(reseal("\"cost_ms\":0", "\"cost_ms\":\"0\""), "cost_ms");
  }

  @Test
  void aNegativeTimeIsRefused() {
    assertRefused(reseal("\"expires_ms\":0", "\"expires_ms\":-1"), "expires_ms");
  }

  @Test
  void aTombstoneWithABlobIsRefused() {
    assertRefused(reseal("\"state\":\"live\"", "\"state\":\"deleted\""), "tombstone");
  }

  @Test
  void membersInAnotherOrderAreRefused() {
    assertRefused(
        reseal(
            "\"cost_ms\":0,\"created_ms\":1767225600000",
            "\"created_ms\":1767225600000,\"cost_ms\":0"),
        "not canonical");
  }

  @Test
  void anotherChecksumIsRefused() {
    byte[] line = RecordCodec.encode(KERNEL);
    line[line.length - 4] ^= 1;

    assertRefused(line, "checksum");
  }

  @Test
  void aRecordBeyond64KibibytesIsNotWritten() {
    Record record = kernel(Map.of("text", "x".repeat(RecordCodec.MAX_BYTES)));

    assertThatThrownBy(() -> RecordCodec.encode(record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65536");
  }

  @Test
  void unknownMembersSurviveInsideMeta() {
    Map<String, Object> meta = Map.of("later", Map.of("nested", List.of(1L, "two")));

    assertThat(RecordCodec.decode(RecordCodec.encode(kernel(meta))).meta()).isEqualTo(meta);
  }

  private static Record kernel(Map<String, Object> meta) {
    return new Record(
        CacheKey.of("fractional_kernels", "kernel_1.5_0.01_1000"),
        Variant.NONE,
        1,
        "",
        EntryState.LIVE,
        "ab".repeat(32),
        8128,
        "npy",
        1767225600000L,
        0,
        0,
        1,
        "java/0.1.0",
        meta);
  }

  private static void assertRefused(byte[] line, String reason) {
    assertThatThrownBy(() -> RecordCodec.decode(line))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining(reason);
  }

  /** The kernel's line with one part replaced and a checksum that fits again. */
  private static byte[] reseal(String part, String replacement) {
    String line = new String(RecordCodec.encode(KERNEL), StandardCharsets.UTF_8);
    assertThat(line).contains(part);
    String body = line.substring(0, line.indexOf(",\"crc32c\"")).replace(part, replacement);
    return (body + ",\"crc32c\":\"" + crc(body) + "\"}\n").getBytes(StandardCharsets.UTF_8);
  }

  private static String crcOf(Record record) {
    String line = new String(RecordCodec.encode(record), StandardCharsets.UTF_8);
    return crc(line.substring(0, line.indexOf(",\"crc32c\"")));
  }

  /** CRC-32C bit by bit, from its polynomial. */
  private static String crc(String text) {
    int crc = -1;
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      crc ^= b & 0xff;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82f63b78);
      }
    }
    return String.format("%08x", ~crc);
  }
}
