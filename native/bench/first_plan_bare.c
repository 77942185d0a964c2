/* SPDX-License-Identifier: MIT */
/* bench_first_plan_bare WISDOM_FILE SIZE...: microseconds from the start of main to the first
   plan (c2c, forward, out of place), made by FFTW alone from the wisdom in the file. */
#define _POSIX_C_SOURCE 200112L
#include <fftw3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MAX_RANK = 8 };

static double microseconds_since(const struct timespec* start) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return 1e6 * (double)(now.tv_sec - start->tv_sec) + 1e-3 * (double)(now.tv_nsec - start->tv_nsec);
}

int main(int argc, char** argv) {
  struct timespec start;
  clock_gettime(CLOCK_MONOTONIC, &start);
  const int rank = argc - 2;
  if (rank < 1 || rank > MAX_RANK) {
    fputs("usage: bench_first_plan_bare WISDOM_FILE SIZE...\n", stderr);
    return 2;
  }
  int sizes[MAX_RANK];
  size_t elements = 1;
  for (int i = 0; i < rank; ++i) {
    sizes[i] = atoi(argv[i + 2]);
    elements *= (size_t)sizes[i];
  }
  void* in = NULL;
  void* out = NULL;
  if (posix_memalign(&in, 64, elements * sizeof(fftw_complex)) != 0 ||
      posix_memalign(&out, 64, elements * sizeof(fftw_complex)) != 0) {
    return 1;
  }
  fftw_init_threads();
  if (!fftw_import_wisdom_from_filename(argv[1])) return 1;
  fftw_plan plan = fftw_plan_dft(rank, sizes, in, out, FFTW_FORWARD, FFTW_MEASURE);
  const double elapsed = microseconds_since(&start);
  if (plan == NULL) return 1;
  printf("%.1f bare\n", elapsed);
  return 0;
}
