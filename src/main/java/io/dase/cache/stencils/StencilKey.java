// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.core.KeyNumbers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text of a {@link StencilSpec}. Stateless. */
final class StencilKey {
  private static final String NUMBER = "[0-9][0-9.e+-]*";
  private static final Pattern KEY =
      Pattern.compile(
          "(?<operator>laplacian|gradient|biharmonic)_[123]d_(?<grid>[0-9]{1,9}(x[0-9]{1,9}){0,2})"
              + "(_axis(?<axis>[0-9]))?(_o(?<order>[0-9]))?(_(?<points>iso9|iso19|iso27))?"
              + "(_(?<boundary>dirichlet|neumann))?(_h(?<spacing>%s(x%s){0,2}))?"
                  .formatted(NUMBER, NUMBER));

  private static final String FORM =
      "laplacian, gradient or biharmonic, _1d_, _2d_ or _3d_ and the sizes, then what is not the"
          + " default, in this order: _axis0, _o4, _iso9, _iso19 or _iso27, _dirichlet or _neumann,"
          + " _h0.5 or _h0.5x0.25; such as laplacian_2d_64x64_o4_neumann_h0.5";

  private StencilKey() {}

  static String text(StencilSpec spec) {
    StringBuilder text = new StringBuilder(operator(spec));
    text.append('_').append(joined(spec.grid())).append(axis(spec));
    if (spec.order() != 2) {
      text.append("_o").append(spec.order());
    }
    text.append(points(spec));
    if (spec.boundary() != Boundary.PERIODIC) {
      text.append('_').append(spec.boundary().text());
    }
    if (spec.spacing().stream().anyMatch(h -> h != 1)) {
      List<Double> shown = spec.isEquallySpaced() ? spec.spacing().subList(0, 1) : spec.spacing();
      text.append("_h").append(joined(shown.stream().map(KeyNumbers::format).toList()));
    }
    return text.toString();
  }

  static StencilSpec parse(String key) {
    Matcher parts = KEY.matcher(key);
    if (!parts.matches()) {
      throw invalid(key, null);
    }
    StencilSpec spec;
    try {
      spec = spec(parts);
    } catch (IllegalArgumentException e) {
      throw invalid(key, e);
    }
    if (!spec.key().equals(key)) {
      throw invalid(key, null);
    }
    return spec;
  }

  /** What a stencil is on any grid: {@code laplacian_2d_iso9}, {@code gradient_3d_axis2}. */
  static String type(StencilSpec spec) {
    return operator(spec) + axis(spec) + points(spec);
  }

  private static String operator(StencilSpec spec) {
    return spec.operator().text() + "_" + spec.rank() + "d";
  }

  private static String axis(StencilSpec spec) {
    return spec.operator() == DifferentialOperator.GRADIENT ? "_axis" + spec.axis() : "";
  }

  private static String points(StencilSpec spec) {
    return spec.points() == PointSet.STAR ? "" : "_" + spec.points().text();
  }

  private static StencilSpec spec(Matcher parts) {
    String axis = parts.group("axis");
    int[] sizes =
        Arrays.stream(parts.group("grid").split("x")).mapToInt(Integer::parseInt).toArray();
    StencilSpec spec =
        switch (DifferentialOperator.valueOf(upper(parts.group("operator")))) {
          case LAPLACIAN -> StencilSpec.laplacian(sizes);
          case BIHARMONIC -> StencilSpec.biharmonic(sizes);
          case GRADIENT -> StencilSpec.gradient(axis == null ? -1 : Integer.parseInt(axis), sizes);
        };
    if (parts.group("order") != null) {
      spec = spec.order(Integer.parseInt(parts.group("order")));
    }
    if (parts.group("points") != null) {
      spec = spec.points(PointSet.valueOf(upper(parts.group("points"))));
    }
    if (parts.group("boundary") != null) {
      spec = spec.boundary(Boundary.valueOf(upper(parts.group("boundary"))));
    }
    if (parts.group("spacing") != null) {
      spec =
          spec.spacing(
              Arrays.stream(parts.group("spacing").split("x"))
                  .mapToDouble(Double::parseDouble)
                  .toArray());
    }
    return spec;
  }

  private static String joined(List<?> parts) {
    return parts.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static IllegalArgumentException invalid(String key, IllegalArgumentException cause) {
    return new IllegalArgumentException(
        "'%s' is no key of a stencil%s; expected %s"
            .formatted(key, cause == null ? "" : ": " + cause.getMessage(), FORM),
        cause);
  }
}
