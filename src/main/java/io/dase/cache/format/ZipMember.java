// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One file of a zip archive, as its central directory tells.
 *
 * @param data its bytes as they lie in the archive, deflated or stored
 * @param size its length once inflated
 */
record ZipMember(String name, boolean deflated, ByteBuffer data, int size, int crc) {
  /** The content, checked by its CRC: a view of the archive if stored, a new buffer if deflated. */
  ByteBuffer content() {
    ByteBuffer content = deflated ? inflate() : data.slice();
    CRC32 found = new CRC32();
    found.update(content.duplicate());
    if ((int) found.getValue() != crc) {
      throw new CorruptDataException(
          "found CRC-32 %08x in zip member '%s', expected %08x"
              .formatted((int) found.getValue(), name, crc));
    }
    return content;
  }

  private ByteBuffer inflate() {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(data.duplicate());
      ByteBuffer content = ByteBuffer.allocate(size);
      while (content.hasRemaining() && inflater.inflate(content) > 0) {
        continue;
      }
      boolean ended = inflater.finished() || inflater.inflate(new byte[1]) == 0;
      if (content.hasRemaining() || !ended || !inflater.finished()) {
        throw new CorruptDataException(
            "found %s%d bytes in zip member '%s', expected %d"
                .formatted(ended ? "" : "more than ", content.position(), name, size));
      }
      if (inflater.getRemaining() > 0) {
        throw new CorruptDataException(
            "found %d bytes after the deflated data of zip member '%s', expected none"
                .formatted(inflater.getRemaining(), name));
      }
      return content.flip();
    } catch (DataFormatException e) {
      throw new CorruptDataException("zip member '" + name + "' is not valid deflate data", e);
    } finally {
      inflater.end();
    }
  }
}
