// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NdArrayTest {
  @Test
  void elementsLieInRowMajorOrder() {
    NdArray array = NdArray.of(new double[] {0, 1, 2, 10, 11, 12}, 2, 3);
    assertThat(array.getDouble(1, 2)).isEqualTo(12);
    assertThat(array.getDouble(0, 1)).isEqualTo(1);
    assertThat(array.rank()).isEqualTo(2);
    assertThat(array.size()).isEqualTo(6);
    assertThat(array.byteSize()).isEqualTo(48);
  }

  @Test
  void rankZeroHoldsOneElement() {
    NdArray scalar = NdArray.of(new long[] {42});
    assertThat(scalar.shape()).isEmpty();
    assertThat(scalar.getLong()).isEqualTo(42);
  }

  @Test
  void eachFactoryKeepsItsType() {
    assertThat(NdArray.of(new double[1], 1).type()).isEqualTo(DType.FLOAT64);
    assertThat(NdArray.of(new float[1], 1).type()).isEqualTo(DType.FLOAT32);
    assertThat(NdArray.of(new long[1], 1).type()).isEqualTo(DType.INT64);
    assertThat(NdArray.of(new int[1], 1).type()).isEqualTo(DType.INT32);
    assertThat(NdArray.of(new short[1], 1).type()).isEqualTo(DType.INT16);
    assertThat(NdArray.of(new byte[1], 1).type()).isEqualTo(DType.INT8);
    assertThat(NdArray.of(new boolean[1], 1).type()).isEqualTo(DType.BOOL);
    assertThat(NdArray.ofComplex(new double[2], 1).type()).isEqualTo(DType.COMPLEX128);
    assertThat(NdArray.ofComplex(new float[2], 1).type()).isEqualTo(DType.COMPLEX64);
  }

  @Test
  void integersAndBoolsReadAsLongs() {
    assertThat(NdArray.of(new int[] {-5, 7}, 2).toLongArray()).containsExactly(-5, 7);
    assertThat(NdArray.of(new short[] {-5}, 1).getLong(0)).isEqualTo(-5);
    assertThat(NdArray.of(new byte[] {-5}, 1).getLong(0)).isEqualTo(-5);
    assertThat(NdArray.of(new boolean[] {false, true}, 2).toLongArray()).containsExactly(0, 1);
    assertThat(allOnes(DType.UINT8).getLong()).isEqualTo(255);
    assertThat(allOnes(DType.UINT16).getLong()).isEqualTo(65_535);
    assertThat(allOnes(DType.UINT32).getLong()).isEqualTo(4_294_967_295L);
    assertThat(allOnes(DType.UINT64).getLong()).isEqualTo(-1);
  }

  @Test
  void uint64RoundsToTheNearestDouble() {
    assertThat(allOnes(DType.UINT64).getDouble()).isEqualTo(0x1p64);
    assertThat(uint64(0x8000_0000_0000_0401L).getDouble()).isEqualTo(0x1.0000000000001p63);
    assertThat(uint64(0x8000_0000_0000_0400L).getDouble()).isEqualTo(0x1p63);
    assertThat(uint64(3).getDouble()).isEqualTo(3);
  }

  @Test
  void realsWidenToDoubles() {
    assertThat(NdArray.of(new float[] {0.1f, 2}, 2).toDoubleArray()).containsExactly(0.1f, 2);
    assertThat(NdArray.of(new int[] {3}, 1).toDoubleArray()).containsExactly(3);
    assertThat(NdArray.of(new double[] {3}, 1).toDoubleArray()).containsExactly(3);
  }

  @Test
  void complexNumbersLieInterleaved() {
    assertThat(NdArray.ofComplex(new double[] {1, 2}, 1).toDoubleArray()).containsExactly(1, 2);
    assertThat(NdArray.ofComplex(new float[] {1, 2}, 1).toDoubleArray()).containsExactly(1, 2);
    assertThat(NdArray.ofComplex(new double[] {1, 2, 3, 4}, 2).asDoubleBuffer().get(3))
        .isEqualTo(4);
    assertThatThrownBy(() -> NdArray.ofComplex(new double[] {1, 2}, 1).getDouble(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("complex128");
  }

  @Test
  void viewsShareTheElementsAndRefuseWrites() {
    assertThat(NdArray.of(new double[] {1.5}, 1).asDoubleBuffer().get(0)).isEqualTo(1.5);
    assertThat(NdArray.of(new float[] {1.5f}, 1).asFloatBuffer().get(0)).isEqualTo(1.5f);
    assertThat(NdArray.of(new long[] {7}, 1).asLongBuffer().get(0)).isEqualTo(7);
    assertThat(NdArray.of(new int[] {7}, 1).asIntBuffer().get(0)).isEqualTo(7);
    assertThatThrownBy(() -> NdArray.of(new double[1], 1).asDoubleBuffer().put(0, 1))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThatThrownBy(() -> NdArray.of(new double[1], 1).asByteBuffer().put(0, (byte) 1))
        .isInstanceOf(ReadOnlyBufferException.class);
    assertThatThrownBy(() -> NdArray.of(new double[1], 1).asIntBuffer())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("float64");
  }

  @Test
  void laterWritesToTheSourceDoNotShow() {
    double[] values = {1, 2};
    int[] shape = {2};
    NdArray array = NdArray.of(values, shape);
    values[0] = 99;
    shape[0] = 1;
    array.shape()[0] = 7;
    array.toDoubleArray()[1] = 99;
    assertThat(array).isEqualTo(NdArray.of(new double[] {1, 2}, 2));
  }

  @Test
  void equalityIsThatOfTheBits() {
    NdArray quiet = NdArray.of(new double[] {Double.NaN, 0.0}, 2);
    assertThat(quiet)
        .isEqualTo(NdArray.of(new double[] {Double.NaN, 0.0}, 2))
        .hasSameHashCodeAs(NdArray.of(new double[] {Double.NaN, 0.0}, 2))
        .isNotEqualTo(NdArray.of(new double[] {Double.NaN, -0.0}, 2))
        .isNotEqualTo(NdArray.of(new double[] {Double.longBitsToDouble(-1), 0.0}, 2))
        .isNotEqualTo(NdArray.of(new double[] {Double.NaN, 0.0}, 1, 2))
        .isNotEqualTo(NdArray.ofComplex(new double[] {Double.NaN, 0.0}, 1));
  }

  @Test
  void toStringShowsTypeShapeAndTheFirstElements() {
    assertThat(NdArray.of(new double[] {1, 2.5}, 2)).hasToString("float64 (2,) [1.0, 2.5]");
    assertThat(NdArray.of(new long[8], 2, 4)).hasToString("int64 (2, 4) [0, 0, 0, 0, 0, 0, ...]");
    assertThat(NdArray.ofComplex(new float[] {1, -2}, 1)).hasToString("complex64 (1,) [1.0-2.0j]");
    assertThat(NdArray.ofComplex(new double[] {1, 2})).hasToString("complex128 () [1.0+2.0j]");
    assertThat(NdArray.of(new boolean[] {true}, 1)).hasToString("bool (1,) [true]");
    assertThat(NdArray.of(new float[] {.5f}, 1)).hasToString("float32 (1,) [0.5]");
    assertThat(allOnes(DType.UINT64)).hasToString("uint64 () [18446744073709551615]");
  }

  @Test
  void aShapeThatDoesNotFitIsRefused() {
    assertThat(Failures.invalid(() -> NdArray.of(new double[3], 2)))
        .contains("found 3 elements (24 bytes), expected 2 for shape (2,)");
    assertThat(Failures.invalid(() -> NdArray.of(new double[3]))).contains("expected 1");
    assertThat(Failures.invalid(() -> NdArray.of(new double[0], -1))).contains("(-1,)");
    assertThat(Failures.invalid(() -> NdArray.of(new double[0], new int[65]))).contains("rank 65");
  }

  @Test
  void aProductThatOverflowsIsRefused() {
    int[] wrapsToOne = {0x10000, 0x10000, 0x10000, 0x10000};
    assertThat(Failures.invalid(() -> NdArray.of(new double[0], wrapsToOne)))
        .contains("at most 2147483639 bytes");
  }

  @Test
  void aZeroExtentMakesAnyShapeEmpty() {
    int max = Integer.MAX_VALUE;
    assertThat(NdArray.of(new double[0], max, max, max, 0).size()).isZero();
  }

  @Test
  void anIndexOutsideTheShapeIsRefused() {
    NdArray array = NdArray.of(new double[6], 2, 3);
    assertThatThrownBy(() -> array.getDouble(0, 3))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("[0, 3]")
        .hasMessageContaining("(2, 3)");
    assertThatThrownBy(() -> array.getDouble(0))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("found 1 indices, expected 2");
  }

  @Test
  void floatsAreNotReadAsLongs() {
    assertThatThrownBy(() -> NdArray.of(new double[1], 1).getLong(0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("float64");
  }

  private static NdArray allOnes(DType type) {
    byte[] bytes = new byte[type.itemBytes()];
    Arrays.fill(bytes, (byte) -1);
    return NdArray.ofBytes(type, ByteBuffer.wrap(bytes));
  }

  private static NdArray uint64(long bits) {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, bits);
    return NdArray.ofBytes(DType.UINT64, bytes);
  }
}
