// SPDX-License-Identifier: MIT
// Stands in for java.exe: notes its arguments, a line each call, and fails when one of them is STUB_FAILS.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int main(int argc, char** argv) {
  const char* path = getenv("STUB_LOG");
  const char* fails = getenv("STUB_FAILS");
  FILE* log = path ? fopen(path, "a") : NULL;
  int code = 0;
  for (int i = 1; i < argc; ++i) {
    if (log) fprintf(log, "%s%c", argv[i], i + 1 < argc ? '\t' : '\n');
    if (fails && strcmp(fails, argv[i]) == 0) code = atoi(getenv("STUB_CODE"));
  }
  if (log) fclose(log);
  return code;
}
