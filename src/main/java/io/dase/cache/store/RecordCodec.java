// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * Records to bytes and back, byte for byte as C++ writes them (docs/store-format.md). Stateless;
 * safe from any thread.
 */
public final class RecordCodec {
  /** The most bytes that a record's line may have. */
  public static final int MAX_BYTES = 65_536;

  private static final byte[] SEAL_START = ascii(",\"crc32c\":\"");
  private static final byte[] SEAL_END = ascii("\"}\n");
  private static final int CRC_DIGITS = 8;
  private static final int SEAL_BYTES = SEAL_START.length + CRC_DIGITS + SEAL_END.length;
  private static final int MEMBERS = 13;

  private RecordCodec() {}

  /**
   * @return one line, closed by its checksum and a line feed
   * @throws IllegalArgumentException if the line would be longer than {@link #MAX_BYTES}
   */
  public static byte[] encode(Record record) {
    byte[] json =
        CanonicalJson.print(
            Map.ofEntries(
                Map.entry(
                    "blob",
                    Map.of(
                        "ext", record.extension(),
                        "sha256", record.sha256(),
                        "size", record.size())),
                Map.entry("category", record.key().category().name()),
                Map.entry("cost_ms", record.costMs()),
                Map.entry("created_ms", record.createdMs()),
                Map.entry("expires_ms", record.expiresMs()),
                Map.entry("generation", record.generation()),
                Map.entry("key", record.key().key()),
                Map.entry("meta", record.meta()),
                Map.entry("parent", record.parent()),
                Map.entry("schema", record.schema()),
                Map.entry("state", record.state().text()),
                Map.entry(
                    "variant",
                    Map.of(
                        "hard", record.variant().hard(),
                        "id", record.variant().id(),
                        "soft", record.variant().soft())),
                Map.entry("writer", record.writer())));
    return seal(json);
  }

  /**
   * @throws CorruptDataException for anything but a line that {@link #encode} writes
   */
  public static Record decode(byte[] line) {
    return decode(line, true);
  }

  static Record decode(byte[] line, boolean checkCrc) {
    return record(CanonicalJson.parse(unseal(line, checkCrc)));
  }

  /** As {@link #decode}, but takes the checksum as proof of the canonical form: for listings. */
  static Record decodeListed(byte[] line, boolean checkCrc) {
    return record(CanonicalJson.parseAnyForm(unseal(line, checkCrc)));
  }

  private static Record record(Map<String, Object> json) {
    Members members = new Members(json, MEMBERS);
    Members blob = members.object("blob", 3);
    Members variant = members.object("variant", 3);
    try {
      return new Record(
          CacheKey.of(members.text("category"), members.text("key")),
          new Variant(variant.text("id"), variant.text("hard"), variant.text("soft")),
          members.integer("generation"),
          members.text("parent"),
          EntryState.of(members.text("state")),
          blob.text("sha256"),
          blob.integer("size"),
          blob.text("ext"),
          members.integer("created_ms"),
          members.integer("expires_ms"),
          members.integer("cost_ms"),
          members.integer("schema"),
          members.text("writer"),
          members.map("meta"));
    } catch (IllegalArgumentException e) {
      throw new CorruptDataException(e.getMessage(), e);
    }
  }

  /** Whether the first bytes of a file end as a record does, so that no more should follow. */
  static boolean endsAsRecord(byte[] bytes, int length) {
    return length > SEAL_BYTES
        && matches(SEAL_START, bytes, length - SEAL_BYTES)
        && matches(SEAL_END, bytes, length - SEAL_END.length);
  }

  private static byte[] seal(byte[] json) {
    int body = json.length - 1;
    if (body + SEAL_BYTES > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the record would have "
              + (body + SEAL_BYTES)
              + " bytes; expected at most "
              + MAX_BYTES
              + ": shorten its meta");
    }
    byte[] line = Arrays.copyOf(json, body + SEAL_BYTES);
    int at = copy(SEAL_START, line, body);
    at = copy(ascii(crc(json, body)), line, at);
    copy(SEAL_END, line, at);
    return line;
  }

  private static byte[] unseal(byte[] line, boolean checkCrc) {
    int body = line.length - SEAL_BYTES;
    if (line.length > MAX_BYTES || !endsAsRecord(line, line.length)) {
      throw new CorruptDataException(
          "found " + line.length + " bytes that do not end in a checksum; expected a record");
    }
    String found =
        new String(line, body + SEAL_START.length, CRC_DIGITS, StandardCharsets.US_ASCII);
    String expected = crc(line, body);
    if (checkCrc && !found.equals(expected)) {
      throw new CorruptDataException(
          "found checksum '" + found + "' in a record; expected '" + expected + "'");
    }
    byte[] json = Arrays.copyOf(line, body + 1);
    json[body] = '}';
    return json;
  }

  private static String crc(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  private static int copy(byte[] from, byte[] to, int at) {
    System.arraycopy(from, 0, to, at, from.length);
    return at + from.length;
  }

  private static boolean matches(byte[] part, byte[] line, int at) {
    return Arrays.equals(part, 0, part.length, line, at, at + part.length);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
