// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NpyCodecTest {
  private static final String PLAIN = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }\n";
  private static final NdArray ARRAY = NdArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
  private final NpyCodec codec = new NpyCodec();

  @Test
  void anArrayComesBackEqual() {
    assertThat(codec.decode(codec.encode(ARRAY))).isEqualTo(ARRAY);
  }

  @Test
  void theDataStartAtAMultipleOf64Bytes() {
    for (int rank = 0; rank <= NdArray.MAX_RANK; rank++) {
      int[] shape = new int[rank];
      Arrays.fill(shape, Integer.MAX_VALUE);
      byte[] header = NpyHeader.encode(DType.COMPLEX128, shape);
      assertThat(header.length % 64).as("rank %d", rank).isZero();
      assertThat(header.length).isLessThan(1024);
    }
  }

  @Test
  void theGreatestRankComesBack() {
    int[] shape = new int[NdArray.MAX_RANK];
    Arrays.fill(shape, 1);
    NdArray array = NdArray.of(new float[] {7}, shape);
    assertThat(codec.decode(codec.encode(array))).isEqualTo(array);
  }

  @Test
  void streamingWritesTheSameBytes() throws IOException {
    NdArray big = NdArray.of(new double[20_000], 100, 200);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(big, out);
    assertThat(out.toByteArray()).isEqualTo(codec.encode(big));
  }

  @Test
  void decodingLeavesTheBufferWhereItWas() {
    ByteBuffer bytes = ByteBuffer.wrap(codec.encode(ARRAY));
    codec.decode(bytes);
    assertThat(bytes.position()).isZero();
  }

  @Test
  void decodingStartsAtTheBuffersPosition() {
    byte[] file = codec.encode(ARRAY);
    ByteBuffer bytes = ByteBuffer.allocateDirect(file.length + 3).position(3).put(file).position(3);
    assertThat(codec.decode(bytes)).isEqualTo(ARRAY);
  }

  @Test
  void aStreamIsReadUpToItsCap() throws IOException {
    byte[] file = codec.encode(ARRAY);
    assertThat(codec.read(new ByteArrayInputStream(file), file.length)).isEqualTo(ARRAY);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }
        };
    assertThat(Failures.incompatible(() -> codec.read(endless, 1000))).contains("more than 1000");
  }

  @Test
  void truncatedAndOverlongDataAreCorrupt() {
    byte[] file = codec.encode(ARRAY);
    assertThat(Failures.corrupt(() -> codec.decode(Arrays.copyOf(file, file.length - 1))))
        .contains("found 47 bytes", "expected 48 for float64 (2, 3)", "truncated");
    assertThat(Failures.corrupt(() -> codec.decode(Arrays.copyOf(file, file.length + 1))))
        .contains("found 49 bytes", "too long");
  }

  @Test
  void headersOfOtherWritersAreUnderstood() {
    NdArray expected = NdArray.of(new double[2], 2);
    for (String header :
        new String[] {
          PLAIN,
          "{\"shape\":(2,),\"fortran_order\":False,\"descr\":\"<f8\"}",
          "{ 'fortran_order' : True , 'descr' : '<f8' , 'shape' : ( 2L, ) } \n",
        }) {
      assertThat(codec.decode(file(1, header, 16))).as(header).isEqualTo(expected);
    }
  }

  @Test
  void headersThatBreakTheGrammarAreCorrupt() {
    for (String header :
        new String[] {
          "",
          "{}",
          "{'descr': '<f8', 'fortran_order': False}",
          "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (2,), }",
          PLAIN.replace("}", ", 'extra': 1}"),
          PLAIN.replace("}", "} x"),
          PLAIN.replace("}", ""),
          PLAIN.replace("False", "0"),
          PLAIN.replace("(2,)", "(2)"),
          PLAIN.replace("(2,)", "(1 2)"),
          PLAIN.replace("(2,)", "(-2,)"),
          PLAIN.replace("(2,)", "(1+1,)"),
          PLAIN.replace("(2,)", "[2]"),
          PLAIN.replace("'<f8'", "'f8'"),
          PLAIN.replace("'<f8'", "'|f8'"),
          PLAIN.replace("'<f8'", "__import__('os')"),
          PLAIN.replace("'<f8'", "'<f8"),
        }) {
      assertThat(Failures.corrupt(() -> codec.decode(file(1, header, 16))))
          .as(header)
          .contains("found", "expected");
    }
  }

  @Test
  void sizesBeyondTheLimitsAreRefusedBeforeAnyAllocation() {
    String huge = "(1000000, 1000000, 1000000, 1000000)";
    assertThat(Failures.incompatible(() -> codec.decode(file(1, PLAIN.replace("(2,)", huge), 16))))
        .contains("at most 2147483639 bytes");
    String deep = "(" + "1, ".repeat(65) + ")";
    assertThat(Failures.incompatible(() -> codec.decode(file(1, PLAIN.replace("(2,)", deep), 16))))
        .contains("more than 64 axes");
    assertThat(Failures.corrupt(() -> codec.decode(file(2, " ".repeat(70_000) + PLAIN, 16))))
        .contains("header of 70058 bytes", "at most 65535");
  }

  @Test
  void otherVersionsAndOtherFilesAreRefusedByName() {
    assertThat(Failures.incompatible(() -> codec.decode(file(4, PLAIN, 16)))).contains("4.0");
    assertThat(Failures.incompatible(() -> codec.decode("PK\3\4".getBytes(StandardCharsets.UTF_8))))
        .contains(".npz");
    assertThat(
            Failures.corrupt(() -> codec.decode("hello, world".getBytes(StandardCharsets.UTF_8))))
        .contains("found 68656c6c6f2c", "magic");
    assertThat(Failures.corrupt(() -> codec.decode(new byte[0]))).contains("magic");
  }

  private static byte[] file(int version, String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(12 + text.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    file.put((byte) version).put((byte) 0);
    if (version == 1) {
      file.putShort((short) text.length);
    } else {
      file.putInt(text.length);
    }
    file.put(text);
    return Arrays.copyOf(file.array(), file.position() + dataBytes);
  }
}
