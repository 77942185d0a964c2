// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PlanSpecStepsTest {
  private static final PlanSpec DFT = PlanSpec.dft(6, 5);
  private static final PlanSpec REAL = PlanSpec.rdft(6, 5);

  @Test
  void everyStepShowsInTheText() {
    PlanSpec spec =
        PlanSpec.dft(6, 5)
            .batch(4)
            .precision(Precision.FLOAT)
            .threads(PlanSpec.AUTO)
            .destroyInput()
            .split()
            .inputLayout(Layout.embedded(new long[] {6, 10}, 2, 1))
            .outputLayout(Layout.of(1, 6).withDistance(40));
    assertThat(spec.text())
        .isEqualTo("fft_2d_6x5_b4_f32/forward/out/auto/measure/destroy/split/i20x2b1/o1x6b40");
  }

  @Test
  void everyStepHasAGetter() {
    PlanSpec spec =
        PlanSpec.r2r(List.of(RealKind.DCT2, RealKind.DST3), 6, 5)
            .batch(4)
            .precision(Precision.FLOAT)
            .destroyInput()
            .threads(PlanSpec.AUTO)
            .outputLayout(Layout.of(1, 6).withDistance(40));
    assertThat(spec.type()).isEqualTo(TransformType.R2R);
    assertThat(spec.kinds()).containsExactly(RealKind.DCT2, RealKind.DST3);
    assertThat(spec.sizes()).containsExactly(6L, 5L);
    assertThat(spec.howmany()).isEqualTo(4);
    assertThat(spec.precision()).isEqualTo(Precision.FLOAT);
    assertThat(spec.inputPolicy()).isEqualTo(InputPolicy.DESTROY);
    assertThat(spec.threads()).isEqualTo(PlanSpec.AUTO);
    assertThat(spec.isSplit()).isFalse();
    assertThat(spec.inputLayout()).isEqualTo(Layout.packed(6, 5));
    assertThat(spec.outputLayout()).isEqualTo(new Layout(List.of(1L, 6L), 40));
  }

  @Test
  void theLayoutOfASingleTransformHasNoDistance() {
    PlanSpec spec = DFT.inputLayout(Layout.embedded(new long[] {6, 10}, 1, 60));
    assertThat(spec.inputLayout()).isEqualTo(Layout.of(10, 1));
    assertThat(spec.outputLayout()).isEqualTo(Layout.of(5, 1));
    assertThat(spec.batch(3).inputLayout()).isEqualTo(Layout.of(10, 1).withDistance(60));
  }

  @Test
  void whatIsTheDefaultAnywayDoesNotShow() {
    assertThat(DFT.preserveInput()).isEqualTo(DFT);
    assertThat(DFT.inputLayout(Layout.packed(6, 5)).outputLayout(Layout.of(5, 1))).isEqualTo(DFT);
    assertThat(REAL.backward().destroyInput()).isEqualTo(REAL.backward());
    assertThat(REAL.outputLayout(Layout.packed(6, 3))).isEqualTo(REAL);
    assertThat(REAL.batch(1).precision(Precision.DOUBLE).threads(1)).isEqualTo(REAL);
  }

  @Test
  void aPolicyThatWasAskedForIsKeptThroughLaterSteps() {
    assertThat(PlanSpec.rdft(8).preserveInput().backward().text())
        .isEqualTo("rfft_1d_8/backward/out/1/measure/preserve");
    assertThat(REAL.backward().destroyInput().forward().text())
        .isEqualTo("rfft_2d_6x5/forward/out/1/measure/destroy");
  }

  @Test
  void theInverseOfARealTransformReadsWhatTheTransformWrote() {
    PlanSpec spec = REAL.inputLayout(Layout.of(7, 1)).outputLayout(Layout.of(1, 6));
    assertThat(spec.inverse().text()).isEqualTo("rfft_2d_6x5/backward/out/1/measure/i1x6/o7x1");
  }

  @Test
  void theInverseOfRealToRealHasTheInverseKinds() {
    assertThat(PlanSpec.r2r(List.of(RealKind.DCT2, RealKind.DST1), 6, 5).inverse().key().text())
        .isEqualTo("dct3-dst1_2d_6x5");
  }

  @Test
  void backwardOfRealToRealNamesTheInverse() {
    refused(() -> PlanSpec.r2r(RealKind.DCT2, 8).backward(), "inverse()");
  }

  @Test
  void complexToRealPreservesItsInputInOneDimensionAlone() {
    assertThat(PlanSpec.rdft(8).backward().preserveInput().inputPolicy())
        .isEqualTo(InputPolicy.PRESERVE);
    refused(() -> REAL.backward().preserveInput(), "destroyInput()");
    refused(() -> REAL.preserveInput().inverse(), "destroyInput()");
  }

  @Test
  void aTransformInPlaceHasNoPolicyButToOverwriteItsInput() {
    assertThat(DFT.inPlace().inputPolicy()).isEqualTo(InputPolicy.DESTROY);
    refused(() -> DFT.inPlace().preserveInput(), "outOfPlace()");
    refused(() -> DFT.preserveInput().inPlace(), "outOfPlace()");
    refused(() -> DFT.inPlace().destroyInput(), "outOfPlace()");
  }

  @Test
  void splitNeedsAComplexArrayOfItsOwn() {
    refused(() -> PlanSpec.r2r(RealKind.DHT, 8).split(), "no imaginary parts");
    refused(() -> REAL.split().inPlace(), "outOfPlace()");
    assertThat(DFT.split().inPlace().isSplit()).isTrue();
  }

  @Test
  void layoutsInPlaceAreTheSameOrPacked() {
    Layout transposed = Layout.of(1, 6);
    assertThat(DFT.inPlace().layout(transposed).text())
        .isEqualTo("fft_2d_6x5/forward/in/1/measure/i1x6/o1x6");
    refused(() -> DFT.inPlace().inputLayout(transposed), "expected the same for both");
    refused(() -> REAL.inPlace().layout(transposed), "expected packed");
    assertThat(REAL.inputLayout(Layout.packed(6, 6)).inPlace()).isEqualTo(REAL.inPlace());
  }

  @Test
  void aLayoutHasTheRankOfItsTransformAndABatchADistance() {
    refused(() -> DFT.inputLayout(Layout.of(1)), "1 strides; expected one for each of 2");
    refused(() -> DFT.batch(2).outputLayout(Layout.of(5, 1)), "no distance");
    refused(() -> DFT.inputLayout(Layout.of(10, 1)).batch(2), "no distance");
  }

  @Test
  void arraysOf2To63BytesAreRefusedByName() {
    refused(() -> DFT.batch(1L << 59), "2^63-1 bytes");
    refused(() -> PlanSpec.dft(2).outputLayout(Layout.of((1L << 59) - 1)), "output array");
    refused(() -> PlanSpec.rdft(Long.MAX_VALUE).inPlace(), "2^63-1 bytes");
  }

  @Test
  void longDoublesAreNotPlannedFromJava() {
    refused(() -> Plannable.require(DFT.precision(Precision.LONG_DOUBLE)), "from C++");
    assertThat(Plannable.require(DFT)).isEqualTo(DFT);
  }

  private static void refused(ThrowingCallable step, String advice) {
    assertThatThrownBy(step)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(advice);
  }
}
