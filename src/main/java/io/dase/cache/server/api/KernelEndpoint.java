// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dase.cache.format.NdArray;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.Kernel;
import io.dase.cache.kernels.KernelFamily;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.Format;
import io.dase.cache.server.http.Query;
import io.dase.cache.server.http.Range;
import java.io.IOException;

/**
 * {@code GET /api/fractional_kernel}. Keeps the JSON of kernels that were asked for, in a
 * thirty-second of the heap. Safe from any thread.
 */
final class KernelEndpoint implements Endpoint {
  static final String[] PARAMETERS = {"alpha", "dt", "N", "family"};

  private static final int HEAP_SHARE = 32;

  private final CachedFractionalKernelProvider provider;
  private final Limits limits;
  private final Cache<KernelSpec, PreparedJson> prepared =
      Caffeine.newBuilder()
          .maximumWeight(Runtime.getRuntime().maxMemory() / HEAP_SHARE)
          .weigher((KernelSpec spec, PreparedJson json) -> json.size())
          .build();

  KernelEndpoint(CachedFractionalKernelProvider provider, Limits limits) {
    this.provider = provider;
    this.limits = limits;
  }

  @Override
  public Answer answer(Call call) {
    KernelSpec spec = spec(call.query());
    return limits.within(spec.n(), call.format(), () -> answer(spec, call.format()));
  }

  private Answer answer(KernelSpec spec, Format format) {
    Kernel kernel = provider.getKernel(spec);
    if (!format.equals(Format.JSON)) {
      return ArrayAnswer.of(NdArray.of(kernel.toArray(), spec.n()), format);
    }
    return prepared
        .get(spec, key -> PreparedJson.of(json -> write(kernel, json)))
        .answer(provider.statistics());
  }

  private KernelSpec spec(Query query) {
    KernelFamily family =
        query.oneOf(
            "family", KernelFamily.values(), KernelFamily::text, KernelFamily.GRUNWALD_LETNIKOV);
    return new KernelSpec(
        family,
        query.number("alpha", Range.of(family.minAlpha(), family.maxAlpha())),
        query.number("dt", Range.of(KernelSpec.MIN_DT, KernelSpec.MAX_DT)),
        query.whole("N", limits.upTo(KernelSpec.MAX_N)));
  }

  private static void write(Kernel kernel, JsonGenerator json) throws IOException {
    KernelSpec spec = kernel.spec();
    json.writeNumberField("alpha", spec.alpha());
    json.writeNumberField("dt", spec.dt());
    json.writeNumberField("N", spec.n());
    if (spec.family() != KernelFamily.GRUNWALD_LETNIKOV) {
      json.writeStringField("family", spec.family().text());
    }
    json.writeFieldName("coefficients");
    json.writeArray(kernel.toArray(), 0, spec.n());
  }
}
