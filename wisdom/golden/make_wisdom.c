// SPDX-License-Identifier: MIT
//
// Writes small wisdom texts with libfftw3 alone, one per transform and rigor, into the folder
// named by the argument. The texts hold the preamble of the machine that made them: other builds of
// FFTW refuse them, so a test reads them by grammar and never requires an import to succeed.

#include <fftw3.h>
#include <stdio.h>
#include <string.h>

enum { kLongest = 64 * 64 };

typedef struct {
  const char* name;
  int rank;
  int n[2];
  int sign;  // 0: real to complex
  unsigned rigor;
} Transform;

static const Transform kTransforms[] = {
    {"fft_1d_60.estimate", 1, {60, 0}, FFTW_FORWARD, FFTW_ESTIMATE},
    {"fft_1d_60.measure", 1, {60, 0}, FFTW_FORWARD, FFTW_MEASURE},
    {"fft_1d_60.patient", 1, {60, 0}, FFTW_FORWARD, FFTW_PATIENT},
    {"fft_2d_24x30.measure", 2, {24, 30}, FFTW_BACKWARD, FFTW_MEASURE},
    {"rfft_2d_64x64.measure", 2, {64, 64}, 0, FFTW_MEASURE},
    {"rfft_1d_101.measure", 1, {101, 0}, 0, FFTW_MEASURE},
};

static int plan(const Transform* t, fftw_complex* in, fftw_complex* out) {
  fftw_plan p = t->sign != 0 ? fftw_plan_dft(t->rank, t->n, in, out, t->sign, t->rigor)
                             : fftw_plan_dft_r2c(t->rank, t->n, (double*)in, out, t->rigor);
  if (p == NULL) return 0;
  fftw_destroy_plan(p);
  return 1;
}

static int write_text(const char* folder, const char* name) {
  char path[4096];
  const int length = snprintf(path, sizeof path, "%s/%s.wisdom", folder, name);
  return length > 0 && (size_t)length < sizeof path && fftw_export_wisdom_to_filename(path);
}

int main(int argc, char** argv) {
  if (argc != 2) {
    fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  if (!fftw_init_threads()) return 1;
  fftw_complex* in = fftw_alloc_complex(kLongest);
  fftw_complex* out = fftw_alloc_complex(kLongest);
  if (in == NULL || out == NULL) return 1;
  memset(in, 0, kLongest * sizeof *in);
  memset(out, 0, kLongest * sizeof *out);
  int failed = 0;
  for (size_t i = 0; i < sizeof kTransforms / sizeof kTransforms[0] && !failed; ++i) {
    fftw_forget_wisdom();
    if (!plan(&kTransforms[i], in, out) || !write_text(argv[1], kTransforms[i].name)) {
      fprintf(stderr, "cannot make %s in %s\n", kTransforms[i].name, argv[1]);
      failed = 1;
    }
  }
  fftw_free(in);
  fftw_free(out);
  return failed;
}
