// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.ByteBufferBackedInputStream;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * The one JSON mapper of this package. Strict in reading: no duplicate names, nothing after the
 * value, no unknown or missing members of a record, no conversion between text, integers and
 * fractions. Maps are written sorted by name, so that equal maps give equal bytes.
 */
final class Json {
  /** Text is bounded by the file; numbers and nesting keep Jackson's limits, as in writing. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNameLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .addModule(new SimpleModule().addSerializer(NdArray.class, new ArrayRefusal()))
          .build();

  /** How Jackson names a place in a text that it does not show. */
  private static final Pattern SOURCE =
      Pattern.compile("at \\[Source: [^;]*; (line: \\d+, column: \\d+)\\]");

  private Json() {}

  /** The value as UTF-8 text. */
  static byte[] bytes(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = new FiniteGenerator(MAPPER.createGenerator(out))) {
      MAPPER.writeValue(generator, value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "found a " + value.getClass().getName() + " that JSON cannot hold: " + message(e), e);
    } catch (IOException e) {
      throw new CacheException("writing JSON to memory failed", e);
    }
    return out.toByteArray();
  }

  /** The value of the whole remaining text; never null. */
  static <T> T parse(ByteBuffer bytes, Class<T> type) {
    T value;
    try (JsonParser parser =
        MAPPER.createParser(new ByteBufferBackedInputStream(bytes.duplicate()))) {
      if (parser.nextToken() == null) {
        throw new CorruptDataException(
            "found no JSON value in %d bytes".formatted(bytes.remaining()));
      }
      value = MAPPER.readValue(parser, type);
      if (parser.nextToken() != null) {
        throw new CorruptDataException(
            "found more after the JSON value at line %d, column %d, expected its end"
                .formatted(
                    parser.currentTokenLocation().getLineNr(),
                    parser.currentTokenLocation().getColumnNr()));
      }
    } catch (StreamReadException e) {
      throw new CorruptDataException("found text that is not one JSON value: " + message(e), e);
    } catch (JsonProcessingException e) {
      throw new IncompatibleDataException(
          "found JSON that is no " + type.getSimpleName() + ": " + message(e), e);
    } catch (IOException e) {
      throw new CorruptDataException("found bytes that are no JSON text: " + e.getMessage(), e);
    }
    if (value == null) {
      throw new IncompatibleDataException("found JSON null, expected " + type.getSimpleName());
    }
    return value;
  }

  private static String message(JsonProcessingException e) {
    return SOURCE.matcher(e.getOriginalMessage()).replaceAll("at $1")
        + (e.getLocation() == null
            ? ""
            : " (line %d, column %d)"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
  }

  /** Arrays lie beside the JSON text, as members of an npz. */
  private static final class ArrayRefusal extends StdSerializer<NdArray> {
    private static final long serialVersionUID = 1L;

    ArrayRefusal() {
      super(NdArray.class);
    }

    @Override
    public void serialize(NdArray array, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      throw JsonMappingException.from(
          generator, "found an NdArray inside; keep arrays at the top level of a map");
    }
  }
}
