// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dase.cache.format.NdArray;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.Format;
import io.dase.cache.server.http.Query;
import io.dase.cache.server.http.Range;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.EchoDecay;
import io.dase.cache.templates.EchoScaling;
import io.dase.cache.templates.EchoSpec;
import io.dase.cache.templates.EchoSummary;
import io.dase.cache.templates.EchoTemplate;
import io.dase.cache.templates.PrimeGaps;
import java.io.IOException;

/**
 * {@code GET /api/echo_template}: four vectors as JSON, a row of gap, delay, time and amplitude for
 * each echo as an array. Safe from any thread.
 */
final class EchoEndpoint implements Endpoint {
  static final String[] PARAMETERS = {"alpha", "tau0", "N", "scaling", "decay"};

  private static final int COLUMNS = 4;

  private final CachedEchoProvider provider;
  private final Limits limits;

  EchoEndpoint(CachedEchoProvider provider, Limits limits) {
    this.provider = provider;
    this.limits = limits;
  }

  @Override
  public Answer answer(Call call) {
    EchoSpec spec = spec(call.query());
    return limits.within(
        (long) COLUMNS * spec.n(),
        call.format(),
        () -> {
          EchoTemplate template = provider.get(spec);
          return call.format().equals(Format.JSON)
              ? PreparedJson.of(json -> write(template, json)).answer(provider.statistics())
              : ArrayAnswer.of(table(template), call.format());
        });
  }

  private EchoSpec spec(Query query) {
    return new EchoSpec(
        query.number("alpha", Range.of(EchoSpec.MIN_ALPHA, EchoSpec.MAX_ALPHA)),
        query.number("tau0", Range.of(EchoSpec.MIN_TAU0, EchoSpec.MAX_TAU0)),
        query.whole("N", Range.of(1L, Math.min(PrimeGaps.MAX_N, limits.maxValues() / COLUMNS))),
        query.oneOf("scaling", EchoScaling.values(), EchoScaling::text, EchoScaling.LINEAR),
        query.oneOf("decay", EchoDecay.values(), EchoDecay::text, EchoDecay.EXPONENTIAL));
  }

  private static void write(EchoTemplate template, JsonGenerator json) throws IOException {
    EchoSpec spec = template.spec();
    EchoSummary summary = template.summary();
    json.writeNumberField("alpha", spec.alpha());
    json.writeNumberField("tau0", spec.tau0());
    json.writeNumberField("N", spec.n());
    json.writeStringField("scaling", spec.scaling().text());
    json.writeStringField("decay", spec.decay().text());
    json.writeObjectFieldStart("summary");
    json.writeNumberField("duration", summary.duration());
    json.writeNumberField("mean_gap", summary.meanGap());
    json.writeNumberField("gap_deviation", summary.gapDeviation());
    json.writeNumberField("mean_amplitude", summary.meanAmplitude());
    json.writeNumberField("decay_rate", summary.decayRate());
    json.writeEndObject();
    vector(json, "gaps", template.gaps());
    vector(json, "delays", template.delays());
    vector(json, "times", template.times());
    vector(json, "amplitudes", template.amplitudes());
  }

  private static void vector(JsonGenerator json, String name, NdArray array) throws IOException {
    double[] values = array.toDoubleArray();
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }

  private static NdArray table(EchoTemplate template) {
    NdArray[] columns = {
      template.gaps(), template.delays(), template.times(), template.amplitudes()
    };
    double[] rows = new double[COLUMNS * template.size()];
    for (int column = 0; column < COLUMNS; column++) {
      double[] values = columns[column].toDoubleArray();
      for (int row = 0; row < values.length; row++) {
        rows[row * COLUMNS + column] = values[row];
      }
    }
    return NdArray.of(rows, template.size(), COLUMNS);
  }
}
