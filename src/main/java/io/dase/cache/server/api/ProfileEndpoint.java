// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.ProfileKind;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.Format;
import io.dase.cache.server.http.Problem;
import io.dase.cache.server.http.Query;
import io.dase.cache.server.http.Range;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** {@code GET /api/profile}. Safe from any thread. */
final class ProfileEndpoint implements Endpoint {
  static final String[] PARAMETERS = {
    "kind",
    "shape",
    "lower",
    "upper",
    "centre",
    "amplitude",
    "width",
    "radius",
    "thickness",
    "wave",
    "phase",
    "complex"
  };

  private static final Range FINITE =
      new Range(-Double.MAX_VALUE, Double.MAX_VALUE, "a finite number");
  private static final Range LENGTH = new Range(0, Double.MAX_VALUE, "a finite number above 0");
  private static final String SHAPE = "points along each axis, such as 64x64";
  private static final int MAX_DIGITS = 9;

  private final CachedProfileProvider provider;
  private final Limits limits;

  ProfileEndpoint(CachedProfileProvider provider, Limits limits) {
    this.provider = provider;
    this.limits = limits;
  }

  @Override
  public Answer answer(Call call) {
    ProfileSpec spec = spec(call.query());
    long values = spec.grid().points() * (spec.complex() ? 2 : 1);
    limits.require("shape", call.query().required("shape", SHAPE), values);
    return limits.within(
        values,
        call.format(),
        () -> {
          NdArray profile = provider.get(spec);
          return call.format().equals(Format.JSON)
              ? PreparedJson.of(json -> write(spec, profile, json)).answer(provider.statistics())
              : ArrayAnswer.of(profile, call.format());
        });
  }

  private static ProfileSpec spec(Query query) {
    ProfileKind kind =
        query.oneOf("kind", Arrays.asList(ProfileKind.values()), ProfileKind::text, null);
    List<Integer> shape = shape(query);
    Grid grid = new Grid(shape, axes(query, "lower", -1, shape), axes(query, "upper", 1, shape));
    return new ProfileSpec(
        kind,
        grid,
        axes(query, "centre", 0, shape),
        query.number("amplitude", FINITE, 1),
        query.number("width", LENGTH, 0),
        query.number("radius", LENGTH, 0),
        query.number("thickness", LENGTH, 0),
        axes(query, "wave", 0, shape),
        query.number("phase", FINITE, 0),
        query.flag("complex"));
  }

  private static List<Integer> shape(Query query) {
    String text = query.required("shape", SHAPE);
    String[] sizes = text.split("x", -1);
    if (sizes.length > Grid.MAX_RANK
        || !Arrays.stream(sizes).allMatch(size -> size.matches("[0-9]{1," + MAX_DIGITS + "}"))) {
      throw Problem.parameter("shape", text, SHAPE);
    }
    return Arrays.stream(sizes).map(Integer::valueOf).toList();
  }

  /** One number stands for all axes. */
  private static List<Double> axes(
      Query query, String name, double otherwise, List<Integer> shape) {
    List<Double> numbers = query.numbers(name, FINITE, otherwise);
    return numbers.size() == 1 ? Collections.nCopies(shape.size(), numbers.get(0)) : numbers;
  }

  private static void write(ProfileSpec spec, NdArray profile, JsonGenerator json)
      throws IOException {
    json.writeStringField("key", spec.key());
    json.writePOJOField("parameters", spec.canonical());
    json.writeStringField("dtype", profile.type().numpyName());
    json.writeFieldName("shape");
    json.writeArray(profile.shape(), 0, profile.rank());
    double[] values = profile.toDoubleArray();
    json.writeFieldName("values");
    json.writeArray(values, 0, values.length);
  }
}
