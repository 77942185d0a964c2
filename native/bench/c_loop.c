/* SPDX-License-Identifier: MIT */
/* bench_c_loop ROOT: FFTW from a C loop, with the wisdom files of a store and nothing else of it.
   Answers each line of standard input with one of JSON:
     case TYPE HOWMANY THREADS RIGOR SIZE...   plans (fft or rfft, forward, out of place) and runs
                                               once; FFTW_WISDOM_ONLY: it never plans by itself
     run loop|calls COUNT                      nanoseconds per transform of COUNT; `calls` runs a
                                               batch as HOWMANY executions of one transform
     planner TYPE HOWMANY THREADS RIGOR SIZE...  nanoseconds of FFTW's own calls, each after a
                                               forget: an ESTIMATE plan, the import, and the plan
                                               from it; closes the case */
#define _POSIX_C_SOURCE 200112L
#include <fftw3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MAX_RANK = 8, LINE = 1024 };

typedef struct {
  int is_real;
  int howmany;
  int threads;
  unsigned rigor;
  int rank;
  int sizes[MAX_RANK];
  int in_numbers;  /* of one transform: doubles if real, complex numbers if not */
  int out_numbers; /* complex numbers */
} problem_t;

typedef struct {
  problem_t problem;
  double* in;
  fftw_complex* out;
  fftw_plan plan;
  fftw_plan single; /* one transform of a batch; else NULL */
} opened_t;

static int parse_case(char* words, problem_t* problem) {
  char type[8], rigor[16];
  int used = 0;
  if (sscanf(words, "%7s %d %d %15s%n", type, &problem->howmany, &problem->threads, rigor, &used) !=
      4) {
    return 0;
  }
  problem->is_real = strcmp(type, "rfft") == 0;
  problem->rigor = strcmp(rigor, "patient") == 0    ? FFTW_PATIENT
                   : strcmp(rigor, "estimate") == 0 ? FFTW_ESTIMATE
                                                    : FFTW_MEASURE;
  problem->rank = 0;
  problem->in_numbers = problem->out_numbers = 1;
  for (char* word = strtok(words + used, " \n"); word != NULL; word = strtok(NULL, " \n")) {
    if (problem->rank == MAX_RANK) return 0;
    problem->sizes[problem->rank++] = atoi(word);
  }
  for (int i = 0; i < problem->rank; ++i) {
    const int is_halved = problem->is_real && i == problem->rank - 1;
    problem->in_numbers *= problem->sizes[i];
    problem->out_numbers *= is_halved ? problem->sizes[i] / 2 + 1 : problem->sizes[i];
  }
  return problem->rank > 0;
}

/* The file that every native program opens: ROOT/fftw_wisdom/KEY.wisdom. */
static int import_wisdom(const char* root, const problem_t* problem, int howmany) {
  char path[LINE];
  int end = snprintf(path, sizeof path, "%s/fftw_wisdom/%s_%dd_", root,
                     problem->is_real ? "rfft" : "fft", problem->rank);
  for (int i = 0; i < problem->rank; ++i) {
    end +=
        snprintf(path + end, sizeof path - (size_t)end, i == 0 ? "%d" : "x%d", problem->sizes[i]);
  }
  if (howmany > 1) end += snprintf(path + end, sizeof path - (size_t)end, "_b%d", howmany);
  snprintf(path + end, sizeof path - (size_t)end, ".wisdom");
  return fftw_import_wisdom_from_filename(path);
}

static fftw_plan make_plan(const opened_t* opened, int howmany) {
  const problem_t* p = &opened->problem;
  const unsigned flags = p->rigor == FFTW_ESTIMATE ? p->rigor : p->rigor | FFTW_WISDOM_ONLY;
  fftw_plan_with_nthreads(p->threads);
  return p->is_real
             ? fftw_plan_many_dft_r2c(p->rank, p->sizes, howmany, opened->in, NULL, 1,
                                      p->in_numbers, opened->out, NULL, 1, p->out_numbers, flags)
             : fftw_plan_many_dft(p->rank, p->sizes, howmany, (fftw_complex*)opened->in, NULL, 1,
                                  p->in_numbers, opened->out, NULL, 1, p->out_numbers, FFTW_FORWARD,
                                  flags);
}

static void close_case(opened_t* opened) {
  if (opened->plan != NULL) fftw_destroy_plan(opened->plan);
  if (opened->single != NULL) fftw_destroy_plan(opened->single);
  fftw_free(opened->in);
  fftw_free(opened->out);
  memset(opened, 0, sizeof *opened);
}

/* The same numbers in [-0.5, 0.5) as the contestants in Java. */
static void fill(double* array, size_t count) {
  uint64_t state = 42;
  for (size_t i = 0; i < count; ++i) {
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    array[i] = (double)(state >> 11) * 0x1p-53 - 0.5;
  }
}

static void print_plan(fftw_plan plan) {
  char* text = fftw_sprint_plan(plan);
  for (const char* c = text; *c != '\0'; ++c) {
    if (*c == '\n') {
      fputs("\\n", stdout);
    } else {
      if (*c == '"' || *c == '\\') putchar('\\');
      putchar(*c);
    }
  }
  free(text);
}

static const char* open_case(const char* root, char* words, opened_t* opened) {
  close_case(opened);
  if (!parse_case(words, &opened->problem)) return "case TYPE HOWMANY THREADS RIGOR SIZE...";
  const problem_t* p = &opened->problem;
  const size_t doubles = (size_t)p->in_numbers * (p->is_real ? 1 : 2) * (size_t)p->howmany;
  opened->in = fftw_alloc_real(doubles);
  opened->out = fftw_alloc_complex((size_t)p->out_numbers * (size_t)p->howmany);
  if (opened->in == NULL || opened->out == NULL) return "not enough memory";
  fftw_forget_wisdom();
  if (!import_wisdom(root, p, p->howmany)) return "FFTW refuses the wisdom, or there is none";
  opened->plan = make_plan(opened, p->howmany);
  if (opened->plan == NULL) return "the wisdom does not hold the problem";
  if (p->howmany > 1) {
    import_wisdom(root, p, 1); /* where there is none, the batch's own may hold it */
    opened->single = make_plan(opened, 1);
    if (opened->single == NULL) return "the wisdom does not hold one transform of the batch";
  }
  fill(opened->in, doubles);
  fftw_execute(opened->plan);
  return NULL;
}

static void run_calls(const opened_t* opened) {
  const problem_t* p = &opened->problem;
  for (int i = 0; i < p->howmany; ++i) {
    double* in = opened->in + (size_t)i * (size_t)p->in_numbers * (p->is_real ? 1 : 2);
    fftw_complex* out = opened->out + (size_t)i * (size_t)p->out_numbers;
    if (p->is_real) {
      fftw_execute_dft_r2c(opened->single, in, out);
    } else {
      fftw_execute_dft(opened->single, (fftw_complex*)in, out);
    }
  }
}

static double nanoseconds_since(const struct timespec* start) {
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  return 1e9 * (double)(end.tv_sec - start->tv_sec) + (double)(end.tv_nsec - start->tv_nsec);
}

/* The planner reads no array for these: they are addresses without memory behind them. */
static const char* time_planner(const char* root, char* words, opened_t* opened, double ns[3]) {
  close_case(opened);
  if (!parse_case(words, &opened->problem)) return "planner TYPE HOWMANY THREADS RIGOR SIZE...";
  const unsigned rigor = opened->problem.rigor;
  opened_t made = {.problem = opened->problem,
                   .in = (double*)(uintptr_t)64,
                   .out = (fftw_complex*)(uintptr_t)128};
  struct timespec start;
  fftw_forget_wisdom();
  made.problem.rigor = FFTW_ESTIMATE;
  clock_gettime(CLOCK_MONOTONIC, &start);
  made.plan = make_plan(&made, made.problem.howmany);
  ns[0] = nanoseconds_since(&start);
  fftw_destroy_plan(made.plan);
  fftw_forget_wisdom();
  made.problem.rigor = rigor;
  clock_gettime(CLOCK_MONOTONIC, &start);
  const int imported = import_wisdom(root, &made.problem, made.problem.howmany);
  ns[1] = nanoseconds_since(&start);
  if (!imported) return "FFTW refuses the wisdom, or there is none";
  clock_gettime(CLOCK_MONOTONIC, &start);
  made.plan = make_plan(&made, made.problem.howmany);
  ns[2] = nanoseconds_since(&start);
  if (made.plan == NULL) return "the wisdom does not hold the problem";
  fftw_destroy_plan(made.plan);
  return NULL;
}

static double time_runs(const opened_t* opened, int is_calls, long count) {
  struct timespec start;
  clock_gettime(CLOCK_MONOTONIC, &start);
  if (is_calls) {
    for (long i = 0; i < count; ++i) run_calls(opened);
  } else {
    for (long i = 0; i < count; ++i) fftw_execute(opened->plan);
  }
  return nanoseconds_since(&start) / (double)count;
}

int main(int argc, char** argv) {
  if (argc != 2) {
    fputs("usage: bench_c_loop ROOT\n", stderr);
    return 2;
  }
  fftw_init_threads();
  opened_t opened = {0};
  char line[LINE], form[8];
  long count = 0;
  while (fgets(line, sizeof line, stdin) != NULL) {
    if (strncmp(line, "case ", 5) == 0) {
      const char* refused = open_case(argv[1], line + 5, &opened);
      if (refused != NULL) {
        printf("{\"refused\":\"%s\"}\n", refused);
      } else {
        printf(
            "{\"threads\":%d,\"wisdom\":\"shared\",\"forms\":[\"loop\"%s],\"check\":[%.17g,%.17g],"
            "\"plan\":\"",
            opened.problem.threads, opened.single == NULL ? "" : ",\"calls\"", opened.out[1][0],
            opened.out[1][1]);
        print_plan(opened.plan);
        puts("\"}");
      }
    } else if (strncmp(line, "planner ", 8) == 0) {
      double ns[3];
      const char* refused = time_planner(argv[1], line + 8, &opened, ns);
      if (refused != NULL) {
        printf("{\"refused\":\"%s\"}\n", refused);
      } else {
        printf("{\"estimate\":%.0f,\"import\":%.0f,\"from wisdom\":%.0f}\n", ns[0], ns[1], ns[2]);
      }
    } else if (sscanf(line, "run %7s %ld", form, &count) == 2 && count > 0 && opened.plan != NULL &&
               (strcmp(form, "calls") != 0 || opened.single != NULL)) {
      printf("{\"ns\":%.3f}\n", time_runs(&opened, strcmp(form, "calls") == 0, count));
    } else {
      puts(
          "{\"refused\":\"case TYPE HOWMANY THREADS RIGOR SIZE... first, then run loop|calls "
          "COUNT\"}");
    }
    fflush(stdout);
  }
  close_case(&opened);
  return 0;
}
