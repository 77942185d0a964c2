// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mode of a boundary is an eigenfunction, its symbol the eigenvalue. */
class EigenfunctionTest extends OpenPlans {
  static List<StencilSpec> specs() {
    List<StencilSpec> specs = new ArrayList<>();
    for (Boundary boundary : Boundary.values()) {
      for (int order = 2; order <= 8; order += 2) {
        specs.add(StencilSpec.laplacian(17).order(order).boundary(boundary));
        specs.add(StencilSpec.laplacian(9, 10).order(order).spacing(0.5, 2).boundary(boundary));
        specs.add(StencilSpec.biharmonic(17).order(order).boundary(boundary));
        specs.add(StencilSpec.gradient(0, 18).order(order).spacing(0.1).boundary(boundary));
      }
      specs.add(StencilSpec.laplacian(8, 7).points(PointSet.ISO9).boundary(boundary));
      specs.add(StencilSpec.laplacian(5, 6, 7).spacing(1, 0.5, 0.2).boundary(boundary));
      specs.add(StencilSpec.laplacian(5, 6, 7).points(PointSet.ISO19).boundary(boundary));
      specs.add(StencilSpec.laplacian(5, 6, 7).points(PointSet.ISO27).boundary(boundary));
      specs.add(StencilSpec.gradient(1, 6, 7).order(4).boundary(boundary));
    }
    return specs;
  }

  @ParameterizedTest
  @MethodSource("specs")
  void theStencilMultipliesEveryModeByItsSymbol(StencilSpec spec) {
    double[] symbol = Symbols.of(spec).toDoubleArray();
    int width = symbol.length / spec.size();
    double bound = 1e-14 * Fields.greatest(symbol) * (spec.rank() + spec.order());
    try (StencilOperator operator = operator(spec)) {
      for (int at = 0; at < spec.size(); at++) {
        double factor = symbol[width * at + width - 1];
        double[] applied = operator.apply(mode(spec, at, false));
        double[] image = mode(spec, at, spec.operator() == DifferentialOperator.GRADIENT);
        for (int i = 0; i < image.length; i++) {
          image[i] *= factor;
        }
        assertThat(Fields.greatest(Fields.difference(applied, image)))
            .as("mode %d", at)
            .isLessThanOrEqualTo(bound);
      }
    }
  }

  /** The mode at one place of the spectrum; differentiated: what a gradient makes of it, over s. */
  private static double[] mode(StencilSpec spec, int place, boolean isDifferentiated) {
    int[] modes = Fields.index(spec, place);
    double[] values = new double[spec.size()];
    for (int at = 0; at < values.length; at++) {
      int[] index = Fields.index(spec, at);
      double phase = 0;
      double product = 1;
      for (int axis = 0; axis < modes.length; axis++) {
        boolean isTurned = isDifferentiated && axis == spec.axis();
        double angle = Math.PI * (index[axis] + 0.5) / spec.grid().get(axis);
        phase += 2 * angle * modes[axis];
        product *=
            spec.boundary() == Boundary.DIRICHLET
                ? (isTurned
                    ? Math.cos((modes[axis] + 1) * angle)
                    : Math.sin((modes[axis] + 1) * angle))
                : (isTurned ? -Math.sin(modes[axis] * angle) : Math.cos(modes[axis] * angle));
      }
      boolean isPeriodic = spec.boundary() == Boundary.PERIODIC;
      values[at] = !isPeriodic ? product : isDifferentiated ? -Math.sin(phase) : Math.cos(phase);
    }
    return values;
  }
}
