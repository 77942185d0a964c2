// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>

/// Preloaded into a worker: every seventh link() takes place and then reports an error, as NFS does
/// when the server's reply is lost.
__attribute__((visibility("default"))) int link(const char* from, const char* to) {
  static atomic_uint calls;
  int (*next)(const char*, const char*);
  *(void**)(&next) = dlsym(RTLD_NEXT, "link");
  const int result = next(from, to);
  if (result == 0 && atomic_fetch_add(&calls, 1) % 7 == 6) {
    errno = EIO;
    return -1;
  }
  return result;
}
