// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.JsonCodec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: its length as a little-endian uint64, a JSON object that gives
 * each tensor's {@code dtype}, {@code shape} and {@code data_offsets}, then the tensors' bytes,
 * without a hole or an overlap to the end of the file. Stateless; safe from any thread.
 */
final class SafetensorsHeader {
  /** The bound of the format's own reader. */
  static final long MAX_HEADER_BYTES = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final int BITS_PER_BYTE = 8;
  private static final Map<String, Integer> BITS =
      Map.ofEntries(
          Map.entry("F4", 4),
          Map.entry("F6_E2M3", 6),
          Map.entry("F6_E3M2", 6),
          Map.entry("BOOL", 8),
          Map.entry("U8", 8),
          Map.entry("I8", 8),
          Map.entry("F8_E4M3", 8),
          Map.entry("F8_E5M2", 8),
          Map.entry("F8_E8M0", 8),
          Map.entry("U16", 16),
          Map.entry("I16", 16),
          Map.entry("F16", 16),
          Map.entry("BF16", 16),
          Map.entry("U32", 32),
          Map.entry("I32", 32),
          Map.entry("F32", 32),
          Map.entry("U64", 64),
          Map.entry("I64", 64),
          Map.entry("F64", 64),
          Map.entry("C64", 64));

  private record Tensor(String name, long elements, long begin, long end) {}

  private SafetensorsHeader() {}

  static ModelFile read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long length = size < Long.BYTES ? -1 : read(channel, 0, Long.BYTES).getLong();
      if (length < 2 || length > MAX_HEADER_BYTES || length > size - Long.BYTES) {
        throw new CorruptDataException(
            "found a safetensors header of %s bytes in a file of %d, expected 2 to %d within it"
                .formatted(
                    length < 0 ? "no" : Long.toUnsignedString(length), size, MAX_HEADER_BYTES));
      }
      JsonNode header =
          new JsonCodec<>(JsonNode.class).decode(read(channel, Long.BYTES, (int) length));
      List<Tensor> tensors = tensors(header);
      requireContiguous(tensors, size - Long.BYTES - length);
      long elements = tensors.stream().mapToLong(Tensor::elements).sum();
      return new ModelFile(
          ModelFormat.SAFETENSORS,
          Map.of(
              "tensors",
              (long) tensors.size(),
              "elements",
              elements,
              "tensor_bytes",
              size - Long.BYTES - length));
    }
  }

  private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
      continue;
    }
    return bytes.flip();
  }

  private static List<Tensor> tensors(JsonNode header) {
    if (!header.isObject()) {
      throw new CorruptDataException("found a safetensors header that is no JSON object");
    }
    List<Tensor> tensors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : header.properties()) {
      if (member.getKey().equals(METADATA)) {
        requireTexts(member.getValue());
      } else {
        tensors.add(tensor(member.getKey(), member.getValue()));
      }
    }
    return tensors;
  }

  private static void requireTexts(JsonNode metadata) {
    boolean texts = metadata.isObject();
    for (JsonNode value : metadata) {
      texts &= value.isTextual();
    }
    if (!texts) {
      throw new CorruptDataException("found " + METADATA + " that is no map of text to text");
    }
  }

  private static Tensor tensor(String name, JsonNode value) {
    String dtype = value.path("dtype").asText();
    JsonNode shape = value.path("shape");
    JsonNode offsets = value.path("data_offsets");
    if (!shape.isArray() || !offsets.isArray() || offsets.size() != 2 || value.size() != 3) {
      throw new CorruptDataException(
          "found the safetensors tensor '%s' without dtype, shape or two data_offsets, or with more"
              .formatted(name));
    }
    Integer bits = BITS.get(dtype);
    if (bits == null) {
      throw new IncompatibleDataException(
          "found the dtype '%s' of tensor '%s', expected one of %s"
              .formatted(dtype, name, BITS.keySet().stream().sorted().toList()));
    }
    long begin = natural(name, offsets.get(0));
    long end = natural(name, offsets.get(1));
    try {
      long elements = 1;
      for (JsonNode extent : shape) {
        elements = Math.multiplyExact(elements, natural(name, extent));
      }
      long size = Math.multiplyExact(elements, (long) bits);
      if (size % BITS_PER_BYTE == 0 && end - begin == size / BITS_PER_BYTE) {
        return new Tensor(name, elements, begin, end);
      }
    } catch (ArithmeticException e) {
      throw new CorruptDataException(
          "found the shape %s of tensor '%s', which overflows".formatted(shape, name), e);
    }
    throw new CorruptDataException(
        "found bytes %d to %d for tensor '%s', %s of shape %s"
            .formatted(begin, end, name, dtype, shape));
  }

  private static long natural(String name, JsonNode number) {
    if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
      throw new CorruptDataException(
          "found %s in tensor '%s', expected a number from 0 to 2^63".formatted(number, name));
    }
    return number.longValue();
  }

  private static void requireContiguous(List<Tensor> tensors, long bytes) {
    tensors.sort(Comparator.comparingLong(Tensor::begin).thenComparingLong(Tensor::end));
    long at = 0;
    for (Tensor tensor : tensors) {
      if (tensor.begin != at) {
        throw new CorruptDataException(
            "found tensor '%s' at byte %d, expected it at %d, without a hole or an overlap"
                .formatted(tensor.name, tensor.begin, at));
      }
      at = tensor.end;
    }
    if (at != bytes) {
      throw new CorruptDataException(
          "found %d bytes of tensors, expected %d to the end of the file".formatted(at, bytes));
    }
  }
}
