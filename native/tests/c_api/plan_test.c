/* SPDX-License-Identifier: MIT */
#include <complex.h>
#include <math.h>
#include <stdlib.h>

#include "support.h"

/* plan_test ROOT: plans and runs transforms in an empty cache, compared with their definition. */

#define ROWS 12
#define COLUMNS 10
#define COUNT (ROWS * COLUMNS)
#define FORWARD "fft_2d_12x10/forward/out/1/measure"

static void fill(double* values, size_t count) {
  size_t i;
  srand(20240601);
  for (i = 0; i < count; ++i) values[i] = 2.0 * rand() / RAND_MAX - 1.0;
}

/* X(k) = sum over j of x(j) exp(sign 2 pi i (j0 k0 / n0 + j1 k1 / n1)), k = (k0, k1). */
static double complex dft_2d(const double* x, int n0, int n1, int k0, int k1, int sign) {
  const long double two_pi = 2 * acosl(-1.0L);
  long double complex sum = 0;
  int j0;
  int j1;
  for (j0 = 0; j0 < n0; ++j0) {
    for (j1 = 0; j1 < n1; ++j1) {
      const long double turns = (long double)(j0 * k0 % n0) / n0 + (long double)(j1 * k1 % n1) / n1;
      const double* value = x + 2 * (j0 * n1 + j1);
      sum += (value[0] + I * (long double)value[1]) * cexpl(I * (sign * two_pi * turns));
    }
  }
  return (double complex)sum;
}

static double largest_error(const double* in, const double* out, int sign) {
  double largest = 0;
  int k0;
  int k1;
  for (k0 = 0; k0 < ROWS; ++k0) {
    for (k1 = 0; k1 < COLUMNS; ++k1) {
      const double* found = out + 2 * (k0 * COLUMNS + k1);
      const double error = cabs(found[0] + I * found[1] - dft_2d(in, ROWS, COLUMNS, k0, k1, sign));
      if (!(error <= largest)) largest = error;
    }
  }
  return largest;
}

static dase_plan* plan(dase_cache* cache, const char* spec) {
  dase_plan* made = NULL;
  CHECK_OK(dase_plan_create(cache, spec, DASE_WAIT, DASE_NO_DEADLINE, &made));
  return made;
}

static dase_plan_info info_of(const dase_plan* made) {
  dase_plan_info info = {0};
  info.size = sizeof info;
  CHECK_OK(dase_plan_get_info(made, &info));
  return info;
}

static dase_buffer* buffer_of(int64_t bytes) {
  dase_buffer* buffer = NULL;
  CHECK_OK(dase_buffer_alloc((size_t)bytes, &buffer));
  return buffer;
}

static void wisdom_only_plans_nothing(dase_cache* cache) {
  dase_plan* none = (dase_plan*)cache;
  CHECK_STATUS(DASE_NOT_FOUND,
               dase_plan_create(cache, FORWARD, DASE_WISDOM_ONLY, DASE_NO_DEADLINE, &none));
  CHECK(none == NULL);
  CHECK(contains(dase_last_error(), "wisdom generate " FORWARD));
}

static void a_complex_plan_computes_the_dft(dase_cache* cache, const char* spec, int sign) {
  dase_plan* made = plan(cache, spec);
  const dase_plan_info info = info_of(made);
  dase_buffer* in = buffer_of(info.input_bytes);
  dase_buffer* out = buffer_of(info.output_bytes);
  CHECK(info.source == DASE_PLANNED);
  CHECK(info.threads == 1);
  CHECK(info.planning_ns > 0);
  CHECK(info.input_bytes == 16 * COUNT && info.output_bytes == 16 * COUNT);
  CHECK(info.logical_size == COUNT);
  fill(dase_buffer_data(in), 2 * COUNT);
  CHECK_OK(dase_plan_execute(made, dase_buffer_data(in), dase_buffer_data(out)));
  CHECK(largest_error(dase_buffer_data(in), dase_buffer_data(out), sign) < 1e-13);
  dase_buffer_free(out);
  dase_buffer_free(in);
  dase_plan_destroy(made);
}

static void an_in_place_plan_takes_one_array(dase_cache* cache) {
  dase_plan* made = plan(cache, "fft_2d_12x10/forward/in/1/estimate");
  dase_buffer* array = buffer_of(info_of(made).input_bytes);
  dase_buffer* other = buffer_of(info_of(made).input_bytes);
  double* values = dase_buffer_data(array);
  double before[2 * COUNT];
  fill(values, 2 * COUNT);
  memcpy(before, values, sizeof before);
  CHECK_STATUS(DASE_INVALID_ARGUMENT, dase_plan_execute(made, values, dase_buffer_data(other)));
  CHECK_OK(dase_plan_execute(made, values, values));
  CHECK(largest_error(before, values, -1) < 1e-13);
  dase_buffer_free(other);
  dase_buffer_free(array);
  dase_plan_destroy(made);
}

static void a_split_plan_takes_real_and_imaginary_parts(dase_cache* cache) {
  enum { N = 16 };
  dase_plan* made = plan(cache, "fft_1d_16/forward/out/1/estimate/split");
  const size_t step = ((size_t)info_of(made).input_bytes + 63) / 64 * 64 / sizeof(double);
  dase_buffer* in = buffer_of((int64_t)(2 * step * sizeof(double)));
  dase_buffer* out = buffer_of((int64_t)(2 * step * sizeof(double)));
  double* real = dase_buffer_data(in);
  double* result = dase_buffer_data(out);
  double x[2 * N];
  int k;
  fill(x, 2 * N);
  for (k = 0; k < N; ++k) {
    real[k] = x[2 * k];
    real[step + (size_t)k] = x[2 * k + 1];
  }
  CHECK_STATUS(DASE_INVALID_ARGUMENT, dase_plan_execute(made, real, result));
  CHECK_OK(dase_plan_execute_split(made, real, real + step, result, result + step));
  for (k = 0; k < N; ++k) {
    const double complex found = result[k] + I * result[step + (size_t)k];
    CHECK(cabs(found - dft_2d(x, 1, N, 0, k, -1)) < 1e-14);
  }
  dase_buffer_free(out);
  dase_buffer_free(in);
  dase_plan_destroy(made);
}

static void a_plan_tells_what_it_is(dase_cache* cache) {
  dase_plan* made = NULL;
  char* spec = NULL;
  char* description = NULL;
  char* digest = NULL;
  CHECK_OK(dase_plan_create(cache, FORWARD, DASE_WISDOM_ONLY, 0, &made));
  CHECK_OK(dase_plan_spec(made, &spec));
  CHECK_OK(dase_plan_description(made, &description));
  CHECK_OK(dase_plan_digest(made, &digest));
  CHECK(info_of(made).source == DASE_FROM_MEMORY);
  CHECK(contains(spec, FORWARD) && strlen(spec) == strlen(FORWARD));
  CHECK(contains(description, "dft"));
  CHECK(digest != NULL && strlen(digest) == 16);
  dase_free(digest);
  dase_free(description);
  dase_free(spec);
  dase_plan_destroy(made);
}

static void a_plan_outlives_its_cache(const char* root) {
  dase_cache* cache = open_cache(root);
  dase_plan* made = plan(cache, FORWARD);
  dase_buffer* in = buffer_of(16 * COUNT);
  dase_buffer* out = buffer_of(16 * COUNT);
  dase_cache_close(cache);
  fill(dase_buffer_data(in), 2 * COUNT);
  CHECK_OK(dase_plan_execute(made, dase_buffer_data(in), dase_buffer_data(out)));
  CHECK(largest_error(dase_buffer_data(in), dase_buffer_data(out), -1) < 1e-13);
  dase_buffer_free(out);
  dase_buffer_free(in);
  dase_plan_destroy(made);
}

static void a_buffer_is_aligned_and_zero(void) {
  dase_buffer* buffer = buffer_of(1000);
  const unsigned char* bytes = dase_buffer_data(buffer);
  size_t sum = 0;
  size_t i;
  CHECK(dase_buffer_size(buffer) == 1000);
  CHECK((uintptr_t)bytes % 64 == 0);
  for (i = 0; i < 1000; ++i) sum += bytes[i];
  CHECK(sum == 0);
  dase_buffer_free(buffer);
}

static void the_statistics_count_searches(dase_cache* cache) {
  char* json = NULL;
  CHECK_OK(dase_statistics(cache, &json));
  CHECK(contains(json, "\"led\":4"));
  CHECK(contains(json, "\"lock_held\":{\"counts\":["));
  dase_free(json);
}

/* Element 0 of the transform of COUNT ones, which is COUNT unnormalised. */
static double first_of_ones(const dase_plan* made) {
  dase_buffer* in;
  dase_buffer* out;
  double first;
  size_t i;
  CHECK_OK(dase_buffer_alloc(2 * COUNT * sizeof(double), &in));
  CHECK_OK(dase_buffer_alloc(2 * COUNT * sizeof(double), &out));
  for (i = 0; i < COUNT; ++i) ((double*)dase_buffer_data(in))[2 * i] = 1;
  CHECK_OK(dase_plan_execute(made, dase_buffer_data(in), dase_buffer_data(out)));
  first = *(double*)dase_buffer_data(out);
  dase_buffer_free(out);
  dase_buffer_free(in);
  return first;
}

static void a_normalized_plan_multiplies_its_results(dase_cache* cache) {
  dase_plan* made = plan(cache, FORWARD);
  dase_plan* by_n = NULL;
  dase_plan* ortho = NULL;
  CHECK_OK(dase_plan_normalize(made, DASE_NORMALIZE_BY_N, &by_n));
  CHECK_OK(dase_plan_normalize(by_n, DASE_NORMALIZE_ORTHO, &ortho));
  CHECK(fabs(first_of_ones(made) - COUNT) < 1e-12);
  dase_plan_destroy(made);
  CHECK(fabs(first_of_ones(by_n) - 1) < 1e-12);
  CHECK(fabs(first_of_ones(ortho) - sqrt(COUNT)) < 1e-12);
  dase_plan_destroy(by_n);
  dase_plan_destroy(ortho);
}

int main(int argc, char** argv) {
  dase_cache* cache;
  if (argc != 2) return 2;
  cache = open_cache(argv[1]);
  wisdom_only_plans_nothing(cache);
  a_complex_plan_computes_the_dft(cache, FORWARD, -1);
  a_complex_plan_computes_the_dft(cache, "fft_2d_12x10/backward/out/1/measure", 1);
  an_in_place_plan_takes_one_array(cache);
  a_split_plan_takes_real_and_imaginary_parts(cache);
  a_normalized_plan_multiplies_its_results(cache);
  a_plan_tells_what_it_is(cache);
  the_statistics_count_searches(cache);
  dase_cache_close(cache);
  a_plan_outlives_its_cache(argv[1]);
  a_buffer_is_aligned_and_zero();
  return failures == 0 ? 0 : 1;
}
