// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.Format;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilSpec;

/**
 * {@code GET /api/stencil}: its offsets and coefficients as JSON, its symbol on the grid as an
 * array. Safe from any thread.
 */
final class StencilEndpoint implements Endpoint {
  static final String[] PARAMETERS = {"key"};

  private static final String EXPECTED = "the key of a stencil, such as laplacian_2d_64x64";

  private final CachedStencilProvider provider;
  private final Limits limits;

  StencilEndpoint(CachedStencilProvider provider, Limits limits) {
    this.provider = provider;
    this.limits = limits;
  }

  @Override
  public Answer answer(Call call) {
    StencilSpec spec = call.query().parsed("key", EXPECTED, StencilSpec::parse);
    if (call.format().equals(Format.JSON)) {
      return json(spec);
    }
    limits.require("key", spec.key(), spec.size());
    return limits.within(
        spec.size(), call.format(), () -> ArrayAnswer.of(provider.getSymbol(spec), call.format()));
  }

  private Answer json(StencilSpec spec) {
    Stencil stencil = provider.get(spec);
    return PreparedJson.of(
            json -> {
              json.writeStringField("key", spec.key());
              json.writeStringField("type", stencil.type());
              json.writePOJOField("grid", stencil.grid());
              json.writePOJOField("h", spec.spacing());
              json.writeStringField("boundary", stencil.boundary());
              json.writeNumberField("order", stencil.order());
              json.writePOJOField("offsets", stencil.offsets());
              json.writePOJOField("coefficients", stencil.coefficients());
            })
        .answer(provider.statistics());
  }
}
