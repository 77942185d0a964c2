// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outer message of an ONNX file. ONNX has no magic number: a file is taken for one if it is a
 * whole protobuf message with the fields of {@code ModelProto} (onnx.proto), among them {@code
 * ir_version} and {@code graph}. Their content is skipped. Stateless; safe from any thread.
 */
final class OnnxHeader {
  private static final int IR_VERSION = 1;
  private static final int PRODUCER_NAME = 2;
  private static final int PRODUCER_VERSION = 3;
  private static final int MODEL_VERSION = 5;
  private static final int GRAPH = 7;
  private static final int MAX_FIELD = 100;
  private static final int MAX_IR_VERSION = 10_000;
  private static final int MAX_FIELDS = 1_000_000;
  private static final int MAX_TEXT_BYTES = 256;
  private static final int VARINT = 0;
  private static final int LENGTH = 2;
  private static final int MAX_VARINT_BYTES = 10;

  private final FileChannel file;
  private final long size;
  private final Map<String, Object> details = new LinkedHashMap<>();
  private long at;
  private boolean graph;

  private OnnxHeader(FileChannel file) throws IOException {
    this.file = file;
    this.size = file.size();
  }

  static ModelFile read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      return new OnnxHeader(channel).read();
    }
  }

  private ModelFile read() throws IOException {
    int fields = 0;
    while (at < size) {
      field();
      if (++fields > MAX_FIELDS) {
        throw malformed("more than " + MAX_FIELDS + " fields");
      }
    }
    if (!graph || !details.containsKey("ir_version")) {
      throw malformed("no " + (graph ? "ir_version" : "graph"));
    }
    return new ModelFile(ModelFormat.ONNX, details);
  }

  private void field() throws IOException {
    long begin = at;
    long tag = varint();
    long field = tag >>> 3;
    int wire = (int) (tag & 7);
    boolean number = field == IR_VERSION || field == MODEL_VERSION;
    if (field < 1 || field > MAX_FIELD || wire != (number ? VARINT : LENGTH)) {
      throw malformed("field %d of wire type %d at byte %d".formatted(field, wire, begin));
    }
    long value = varint();
    if (number) {
      if (field == IR_VERSION && (value < 1 || value > MAX_IR_VERSION)) {
        throw malformed("the ir_version " + value);
      }
      details.put(field == IR_VERSION ? "ir_version" : "model_version", value);
      return;
    }
    if (value < 0 || value > size - at) {
      throw malformed(
          "field %d of %s bytes at byte %d of %d"
              .formatted(field, Long.toUnsignedString(value), at, size));
    }
    if (field == PRODUCER_NAME || field == PRODUCER_VERSION) {
      text(field == PRODUCER_NAME ? "producer" : "producer_version", value);
    }
    graph |= field == GRAPH && value > 0;
    at += value;
  }

  private void text(String name, long length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, MAX_TEXT_BYTES));
    if (file.read(bytes, at) > 0) {
      details.put(name, StandardCharsets.UTF_8.decode(bytes.flip()).toString());
    }
  }

  private long varint() throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(MAX_VARINT_BYTES);
    file.read(bytes, at);
    bytes.flip();
    long value = 0;
    for (int shift = 0; bytes.hasRemaining(); shift += 7) {
      byte next = bytes.get();
      value |= (next & 0x7FL) << shift;
      at++;
      if (next >= 0) {
        return value;
      }
    }
    throw malformed("an unfinished number at byte " + at);
  }

  private static CorruptDataException malformed(String found) {
    return new CorruptDataException(
        "found "
            + found
            + ", expected an ONNX model: a protobuf ModelProto with ir_version and"
            + " graph");
  }
}
