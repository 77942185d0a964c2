// SPDX-License-Identifier: MIT
//
// Proves one wisdom file without the library that made it: this program knows FFTW alone. In a
// fresh process it reads the file and asks for the four plans of a transform (forward and backward,
// out of place and in place, one thread), FFTW_WISDOM_ONLY at the asked rigor, on arrays that
// FFTW allocated.
#include <fftw3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_RANK = 32 };

struct transform {
  int real;
  int rank;
  int sizes[MAX_RANK];
};

static const char usage[] =
    "usage: wisdom_proof --type fft|rfft --sizes N0xN1x... [--head FILE]\n"
    "                    [--rigor estimate|measure|patient|exhaustive] [--expect all|none]\n"
    "Exit 0 if FFTW has the expected plans (all four, or none), 1 if not, 2 on a wrong argument.\n"
    "Without --head FFTW knows nothing. Example:\n"
    "  wisdom_proof --type fft --sizes 64x64 --head cache/fftw_wisdom/fft_2d_64x64.wisdom\n";

static int fail(const char* what, const char* found) {
  fprintf(stderr, "wisdom_proof: %s: %s\n%s", what, found, usage);
  return 2;
}

static int read_sizes(const char* text, struct transform* t) {
  t->rank = 0;
  while (t->rank < MAX_RANK) {
    char* end;
    const long n = strtol(text, &end, 10);
    if (end == text || n < 1 || n > 1 << 28) return 0;
    t->sizes[t->rank++] = (int)n;
    if (*end == '\0') return 1;
    if (*end != 'x') return 0;
    text = end + 1;
  }
  return 0;
}

static int read_rigor(const char* text, unsigned* flags) {
  static const struct {
    const char* name;
    unsigned flags;
  } rigors[] = {{"estimate", FFTW_ESTIMATE},
                {"measure", FFTW_MEASURE},
                {"patient", FFTW_PATIENT},
                {"exhaustive", FFTW_EXHAUSTIVE}};
  for (size_t i = 0; i < sizeof rigors / sizeof rigors[0]; ++i) {
    if (strcmp(text, rigors[i].name) == 0) {
      *flags = rigors[i].flags;
      return 1;
    }
  }
  return 0;
}

// Complex elements of the larger array, an in-place real one's padding included; 0: too many.
static size_t complex_elements(const struct transform* t) {
  size_t total = 1;
  for (int i = 0; i < t->rank; ++i) {
    const int last = t->real && i == t->rank - 1;
    const size_t n = (size_t)(last ? t->sizes[i] / 2 + 1 : t->sizes[i]);
    if (total > ((size_t)1 << 40) / n) return 0;
    total *= n;
  }
  return total;
}

static fftw_plan make_plan(const struct transform* t, int forward, fftw_complex* in,
                           fftw_complex* out, unsigned flags) {
  if (!t->real) {
    return fftw_plan_dft(t->rank, t->sizes, in, out, forward ? FFTW_FORWARD : FFTW_BACKWARD, flags);
  }
  return forward ? fftw_plan_dft_r2c(t->rank, t->sizes, (double*)in, out, flags)
                 : fftw_plan_dft_c2r(t->rank, t->sizes, in, (double*)out, flags);
}

static int count_plans(const struct transform* t, fftw_complex* a, fftw_complex* b,
                       unsigned flags) {
  int found = 0;
  for (int forward = 1; forward >= 0; --forward) {
    for (int in_place = 0; in_place <= 1; ++in_place) {
      fftw_plan plan = make_plan(t, forward, a, in_place ? a : b, flags | FFTW_WISDOM_ONLY);
      printf("%s %s: %s\n", forward ? "forward" : "backward", in_place ? "in" : "out",
             plan != NULL ? "plan" : "none");
      if (plan != NULL) {
        ++found;
        fftw_destroy_plan(plan);
      }
    }
  }
  return found;
}

int main(int argc, char** argv) {
  struct transform t = {0};
  const char* head = NULL;
  unsigned rigor = FFTW_MEASURE;
  int expected = 4;
  for (int i = 1; i < argc; i += 2) {
    const char* name = argv[i];
    const char* value = i + 1 < argc ? argv[i + 1] : "";
    if (strcmp(name, "--help") == 0) return fputs(usage, stdout) < 0;
    if (strcmp(name, "--type") == 0) {
      t.real = strcmp(value, "rfft") == 0;
      if (!t.real && strcmp(value, "fft") != 0) return fail("--type is fft or rfft", value);
    } else if (strcmp(name, "--sizes") == 0) {
      if (!read_sizes(value, &t)) return fail("--sizes are positive numbers joined by x", value);
    } else if (strcmp(name, "--rigor") == 0) {
      if (!read_rigor(value, &rigor)) return fail("unknown --rigor", value);
    } else if (strcmp(name, "--expect") == 0) {
      expected = strcmp(value, "none") == 0 ? 0 : 4;
      if (expected == 4 && strcmp(value, "all") != 0) return fail("--expect is all or none", value);
    } else if (strcmp(name, "--head") == 0) {
      head = value;
    } else {
      return fail("unknown argument", name);
    }
  }
  const size_t elements = t.rank == 0 ? 0 : complex_elements(&t);
  if (elements == 0) return fail("--sizes are missing or too large", "");

  fftw_init_threads();
  if (head != NULL && !fftw_import_wisdom_from_filename(head)) {
    fprintf(stderr, "wisdom_proof: FFTW refuses %s\n", head);
    return 1;
  }
  fftw_complex* a = fftw_alloc_complex(elements);
  fftw_complex* b = fftw_alloc_complex(elements);
  if (a == NULL || b == NULL) return fail("not enough memory for arrays of", "these sizes");
  const int found = count_plans(&t, a, b, rigor);
  fftw_free(a);
  fftw_free(b);
  return found == expected ? 0 : 1;
}
