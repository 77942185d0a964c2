// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.ProfileKind;
import io.dase.cache.profiles.ProfileParameters;
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
import java.util.List;

/** {@code GET /api/profile}. Safe from any thread. */
final class ProfileEndpoint implements Endpoint {
  static final String[] PARAMETERS = ProfileParameters.NAMES.toArray(String[]::new);

  private static final Range FINITE =
      new Range(-Double.MAX_VALUE, Double.MAX_VALUE, () -> "a finite number");
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
    ProfileSpec spec = new QueryParameters(call.query()).spec();
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

  private record QueryParameters(Query query) implements ProfileParameters {
    @Override
    public ProfileKind kind(String name) {
      return query.oneOf(name, ProfileKind.values(), ProfileKind::text, null);
    }

    @Override
    public List<Integer> sizes(String name) {
      String text = query.required(name, SHAPE);
      String[] sizes = text.split("x", -1);
      if (sizes.length > Grid.MAX_RANK
          || !Arrays.stream(sizes).allMatch(size -> size.matches("[0-9]{1," + MAX_DIGITS + "}"))) {
        throw Problem.parameter(name, text, SHAPE);
      }
      return Arrays.stream(sizes).map(Integer::valueOf).toList();
    }

    @Override
    public List<Double> numbers(String name, double otherwise) {
      return query.numbers(name, FINITE, otherwise);
    }

    @Override
    public double number(String name, double otherwise) {
      return query.number(name, FINITE, otherwise);
    }

    @Override
    public boolean flag(String name) {
      return query.flag(name);
    }
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
