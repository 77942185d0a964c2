// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The JSON of an artifact up to the value of {@code cache_stats}, its last member, which each
 * answer adds. Immutable; safe from any thread.
 */
final class PreparedJson {
  private static final JsonFactory FACTORY = new ObjectMapper().getFactory();
  private static final byte[] STATS = ",\"cache_stats\":".getBytes(StandardCharsets.US_ASCII);

  private final byte[] head;
  private final String tag;

  private PreparedJson(byte[] head, String tag) {
    this.head = head;
    this.tag = tag;
  }

  /**
   * @param members at least one
   */
  static PreparedJson of(Members members) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      members.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] whole = out.toByteArray();
    byte[] head = Arrays.copyOf(whole, whole.length - 1 + STATS.length);
    System.arraycopy(STATS, 0, head, whole.length - 1, STATS.length); // for the last brace
    return new PreparedJson(head, Digest.of(whole));
  }

  int size() {
    return head.length;
  }

  Answer answer(ProviderStatistics statistics) {
    byte[] counts = JsonText.bytes(statistics.toMap());
    byte[] tail = Arrays.copyOf(counts, counts.length + 1);
    tail[counts.length] = '}';
    return Answer.json(head, tail).weakTag(tag);
  }
}
