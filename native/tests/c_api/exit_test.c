/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "support.h"

/* exit_test ROOT: what handlers of the end of a process may still ask. */

static char first[512];

static void the_last_error_is_told_until_the_end(void) {
  CHECK(strcmp(dase_last_error(), first) == 0);
  CHECK_STATUS(DASE_INVALID_ARGUMENT, dase_cache_open("root", NULL, NULL));
  CHECK(contains(dase_last_error(), "is null"));
  if (failures != 0) _Exit(1);
}

int main(int argc, char** argv) {
  dase_cache* cache;
  char* text = NULL;
  if (argc != 2) return 2;
  if (atexit(the_last_error_is_told_until_the_end) != 0) return 2;
  cache = open_cache(argv[1]);
  CHECK(dase_wisdom_load(cache, "no key at all, and long enough not to fit into a string", &text) !=
        DASE_OK);
  dase_cache_close(cache);
  strncpy(first, dase_last_error(), sizeof first - 1);
  CHECK(strlen(first) > 64);
  return failures == 0 ? 0 : 1;
}
