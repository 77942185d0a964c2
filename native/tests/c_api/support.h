/* SPDX-License-Identifier: MIT */
#ifndef DASE_TESTS_C_API_SUPPORT_H
#define DASE_TESTS_C_API_SUPPORT_H

#include <stdio.h>
#include <string.h>

#include "dase/c_api.h"

/* Failed checks of this program. */
static int failures = 0;

static inline void check(int good, const char* what, const char* file, int line) {
  if (good) return;
  ++failures;
  fprintf(stderr, "%s:%d: %s does not hold\n", file, line, what);
}

static inline void check_status(dase_status found, dase_status expected, const char* call,
                                const char* file, int line) {
  if (found == expected) return;
  ++failures;
  fprintf(stderr, "%s:%d: %s\n  gave %s, expected %s; last error: %s\n", file, line, call,
          dase_status_name(found), dase_status_name(expected), dase_last_error());
}

#define CHECK(condition) check((condition) != 0, #condition, __FILE__, __LINE__)
#define CHECK_STATUS(expected, call) check_status((call), (expected), #call, __FILE__, __LINE__)
#define CHECK_OK(call) CHECK_STATUS(DASE_OK, call)

/* A cache that plans inside this process, so that no test depends on where the helper is. */
static inline dase_cache* open_cache(const char* root) {
  dase_cache_options options = {0};
  dase_cache* cache = NULL;
  options.size = sizeof options;
  options.flags = DASE_NO_HELPER;
  CHECK_OK(dase_cache_open(root, &options, &cache));
  return cache;
}

static inline int contains(const char* text, const char* part) {
  return text != NULL && strstr(text, part) != NULL;
}

#endif
