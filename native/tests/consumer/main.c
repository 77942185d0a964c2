/* SPDX-License-Identifier: MIT */
#include <dase/c_api.h>
#include <stdio.h>

/* A program in C that knows nothing of C++: transforms forward and back. */

static const char* const kSpecs[2] = {"fft_2d_8x6/forward/out/1/measure",
                                      "fft_2d_8x6/backward/out/1/measure"};

static dase_status transform(dase_cache* cache, const char* spec, double* in, double* out) {
  dase_plan* plan = NULL;
  dase_status status = dase_plan_create(cache, spec, DASE_WAIT, DASE_NO_DEADLINE, &plan);
  if (status == DASE_OK) status = dase_plan_execute(plan, in, out);
  dase_plan_destroy(plan);
  return status;
}

int main(void) {
  enum { COUNT = 8 * 6 };
  dase_cache* cache = NULL;
  dase_buffer* in = NULL;
  dase_buffer* out = NULL;
  char* root = NULL;
  int good = dase_c_api_compatible(DASE_C_API_VERSION) && dase_default_root(&root) == DASE_OK &&
             dase_cache_open(root, NULL, &cache) == DASE_OK &&
             dase_buffer_alloc(2 * COUNT * sizeof(double), &in) == DASE_OK &&
             dase_buffer_alloc(2 * COUNT * sizeof(double), &out) == DASE_OK;
  if (good) {
    double* values = dase_buffer_data(in);
    int i;
    for (i = 0; i < 2 * COUNT; ++i) values[i] = i;
    good = transform(cache, kSpecs[0], values, dase_buffer_data(out)) == DASE_OK &&
           transform(cache, kSpecs[1], dase_buffer_data(out), values) == DASE_OK;
    for (i = 0; i < 2 * COUNT; ++i) {
      const double error = values[i] / COUNT - i;
      good = good && error < 1e-12 && error > -1e-12;
    }
  }
  printf("%s\n", good ? "right" : dase_last_error());
  dase_buffer_free(out);
  dase_buffer_free(in);
  dase_cache_close(cache);
  dase_free(root);
  return good ? 0 : 1;
}
