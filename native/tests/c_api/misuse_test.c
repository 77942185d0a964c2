/* SPDX-License-Identifier: MIT */
#include <pthread.h>

#include "support.h"

/* misuse_test ROOT: nulls, rubbish and a root that is a file. */

#define SPEC "fft_1d_16/forward/out/1/estimate"
#define REFUSED(call) CHECK_STATUS(DASE_INVALID_ARGUMENT, call)

static char* text;
static void* bytes;
static size_t size;
static int answer;
static dase_plan* made;

static void every_null_is_refused(dase_cache* cache, const dase_plan* plan) {
  const char* const specs[] = {SPEC};
  const char* const no_specs[] = {NULL};
  dase_cache* opened = NULL;
  dase_plan_info info = {0};
  info.size = sizeof info;
  REFUSED(dase_default_root(NULL));
  REFUSED(dase_cache_open(NULL, NULL, &opened));
  REFUSED(dase_cache_open("x", NULL, NULL));
  REFUSED(dase_statistics(NULL, &text));
  REFUSED(dase_statistics(cache, NULL));
  REFUSED(dase_plan_create(NULL, SPEC, DASE_WAIT, 0, &made));
  REFUSED(dase_plan_create(cache, NULL, DASE_WAIT, 0, &made));
  REFUSED(dase_plan_create(cache, SPEC, DASE_WAIT, 0, NULL));
  REFUSED(dase_plan_execute(NULL, &info, &info));
  REFUSED(dase_plan_execute(plan, NULL, NULL));
  REFUSED(dase_plan_execute_split(NULL, &info, &info, &info, &info));
  REFUSED(dase_plan_execute_split(plan, NULL, NULL, NULL, NULL));
  REFUSED(dase_plan_get_info(NULL, &info));
  REFUSED(dase_plan_get_info(plan, NULL));
  REFUSED(dase_plan_spec(NULL, &text));
  REFUSED(dase_plan_spec(plan, NULL));
  REFUSED(dase_plan_description(NULL, &text));
  REFUSED(dase_plan_description(plan, NULL));
  REFUSED(dase_plan_normalize(NULL, DASE_NORMALIZE_BY_N, &made));
  REFUSED(dase_plan_normalize(plan, DASE_NORMALIZE_BY_N, NULL));
  REFUSED(dase_plan_normalize(plan, 3, &made));
  REFUSED(dase_plan_normalize(plan, -1, &made));
  REFUSED(dase_plan_digest(NULL, &text));
  REFUSED(dase_plan_digest(plan, NULL));
  REFUSED(dase_buffer_alloc(1, NULL));
  REFUSED(dase_fingerprint(DASE_DOUBLE, NULL));
  REFUSED(dase_wisdom_save(NULL, "fft_1d_8", "()", NULL, 0, &text));
  REFUSED(dase_wisdom_save(cache, NULL, "()", NULL, 0, &text));
  REFUSED(dase_wisdom_save(cache, "fft_1d_8", NULL, NULL, 0, &text));
  REFUSED(dase_wisdom_save(cache, "fft_1d_8", "()", NULL, 0, NULL));
  REFUSED(dase_wisdom_load(NULL, "fft_1d_8", &text));
  REFUSED(dase_wisdom_load(cache, NULL, &text));
  REFUSED(dase_wisdom_load(cache, "fft_1d_8", NULL));
  REFUSED(dase_wisdom_merge(NULL, "()", &text));
  REFUSED(dase_wisdom_merge("()", NULL, &text));
  REFUSED(dase_wisdom_merge("()", "()", NULL));
  REFUSED(dase_wisdom_generate(NULL, specs, 1, 0, &text));
  REFUSED(dase_wisdom_generate(cache, NULL, 1, 0, &text));
  REFUSED(dase_wisdom_generate(cache, no_specs, 1, 0, &text));
  REFUSED(dase_wisdom_generate(cache, specs, 1, 0, NULL));
  REFUSED(dase_wisdom_explain(NULL, "fft_1d_8", &text));
  REFUSED(dase_wisdom_explain(cache, NULL, &text));
  REFUSED(dase_wisdom_explain(cache, "fft_1d_8", NULL));
  REFUSED(dase_wisdom_list(NULL, &text));
  REFUSED(dase_wisdom_list(cache, NULL));
  REFUSED(dase_plan_create_listening(NULL, SPEC, DASE_WAIT, 0, NULL, NULL, &made));
  REFUSED(dase_tune(NULL, specs, 1, NULL, &text));
  REFUSED(dase_tune(cache, NULL, 1, NULL, &text));
  REFUSED(dase_tune(cache, no_specs, 1, NULL, &text));
  REFUSED(dase_tune(cache, specs, 1, NULL, NULL));
  REFUSED(dase_coverage(NULL, specs, 1, &text));
  REFUSED(dase_coverage(cache, NULL, 1, &text));
  REFUSED(dase_coverage(cache, no_specs, 1, &text));
  REFUSED(dase_coverage(cache, specs, 1, NULL));
  REFUSED(dase_misses(NULL, &text));
  REFUSED(dase_misses(cache, NULL));
  REFUSED(dase_freeze(NULL, SPEC, &text));
  REFUSED(dase_freeze(cache, NULL, &text));
  REFUSED(dase_freeze(cache, SPEC, NULL));
  REFUSED(dase_unfreeze(NULL, SPEC, &answer));
  REFUSED(dase_unfreeze(cache, NULL, &answer));
  REFUSED(dase_unfreeze(cache, SPEC, NULL));
  REFUSED(dase_store_put(NULL, "maps", "k", "bin", "x", 1, NULL));
  REFUSED(dase_store_put(cache, NULL, "k", "bin", "x", 1, NULL));
  REFUSED(dase_store_put(cache, "maps", NULL, "bin", "x", 1, NULL));
  REFUSED(dase_store_put(cache, "maps", "k", NULL, "x", 1, NULL));
  REFUSED(dase_store_put(cache, "maps", "k", "bin", NULL, 1, NULL));
  REFUSED(dase_store_get(NULL, "maps", "k", &bytes, &size));
  REFUSED(dase_store_get(cache, NULL, "k", &bytes, &size));
  REFUSED(dase_store_get(cache, "maps", NULL, &bytes, &size));
  REFUSED(dase_store_get(cache, "maps", "k", NULL, &size));
  REFUSED(dase_store_get(cache, "maps", "k", &bytes, NULL));
  REFUSED(dase_store_exists(NULL, "maps", "k", &answer));
  REFUSED(dase_store_exists(cache, NULL, "k", &answer));
  REFUSED(dase_store_exists(cache, "maps", NULL, &answer));
  REFUSED(dase_store_exists(cache, "maps", "k", NULL));
  REFUSED(dase_store_erase(NULL, "maps", "k", &answer));
  REFUSED(dase_store_erase(cache, NULL, "k", &answer));
  REFUSED(dase_store_erase(cache, "maps", NULL, &answer));
  REFUSED(dase_store_erase(cache, "maps", "k", NULL));
  REFUSED(dase_store_list(NULL, NULL, &text));
  REFUSED(dase_store_list(cache, NULL, NULL));
  REFUSED(dase_store_pin(NULL, "maps", "k"));
  REFUSED(dase_store_pin(cache, NULL, "k"));
  REFUSED(dase_store_pin(cache, "maps", NULL));
  REFUSED(dase_store_unpin(NULL, "maps", "k", &answer));
  REFUSED(dase_store_unpin(cache, NULL, "k", &answer));
  REFUSED(dase_store_unpin(cache, "maps", NULL, &answer));
  REFUSED(dase_store_unpin(cache, "maps", "k", NULL));
  REFUSED(dase_store_pins(NULL, &text));
  REFUSED(dase_store_pins(cache, NULL));
  REFUSED(dase_store_evict(NULL, 0, &text));
  REFUSED(dase_store_evict(cache, 0, NULL));
  REFUSED(dase_store_collect(NULL, 0, 0, &text));
  REFUSED(dase_store_collect(cache, 0, 0, NULL));
  REFUSED(dase_store_fill(NULL, &text));
  REFUSED(dase_store_fill(cache, NULL));
  CHECK(strcmp(dase_last_error(), "json is null") == 0);
}

static void null_may_be_closed_destroyed_freed_and_asked(void) {
  dase_cache_close(NULL);
  dase_plan_destroy(NULL);
  dase_buffer_free(NULL);
  dase_free(NULL);
  CHECK(dase_buffer_data(NULL) == NULL);
  CHECK(dase_buffer_size(NULL) == 0);
}

static void rubbish_is_refused(dase_cache* cache) {
  const char* const two_keys[] = {SPEC, "fft_1d_17/forward/out/1/estimate"};
  dase_cache* none = NULL;
  REFUSED(dase_fingerprint(3, &text));
  REFUSED(dase_fingerprint(-1, &text));
  REFUSED(dase_plan_create(cache, "", DASE_WAIT, 0, &made));
  REFUSED(dase_plan_create(cache, "fft_1d_16", DASE_WAIT, 0, &made));
  REFUSED(dase_plan_create(cache, "fft_1d_0/forward/out/1/measure", DASE_WAIT, 0, &made));
  REFUSED(dase_plan_create(cache, "\xff\xfe%n%s", DASE_WAIT, 0, &made));
  REFUSED(dase_plan_create(cache, SPEC, 3, 0, &made));
  REFUSED(dase_plan_create(cache, SPEC, -1, 0, &made));
  REFUSED(dase_plan_create(cache, SPEC, DASE_WAIT, -2, &made));
  CHECK_STATUS(DASE_CORRUPT, dase_wisdom_save(cache, "fft_1d_8", "rubbish", NULL, 0, &text));
  CHECK_STATUS(DASE_CORRUPT, dase_wisdom_merge("rubbish", "rubbish", &text));
  REFUSED(dase_wisdom_load(cache, "../fft_1d_8", &text));
  REFUSED(dase_wisdom_explain(cache, "", &text));
  REFUSED(dase_wisdom_save(cache, "fft_1d_8", "()", "[1, 2", 0, &text));
  REFUSED(dase_freeze(cache, "fft_1d_16/forward/out/auto/measure", &text));
  REFUSED(dase_unfreeze(cache, "rubbish", &answer));
  REFUSED(dase_wisdom_generate(cache, two_keys, 0, 0, &text));
  REFUSED(dase_wisdom_generate(cache, two_keys, 2, 0, &text));
  REFUSED(dase_store_put(cache, "Maps", "k", "bin", "x", 1, NULL));
  REFUSED(dase_store_put(cache, "maps", "", "bin", "x", 1, NULL));
  REFUSED(dase_store_put(cache, "maps", "\xff", "bin", "x", 1, NULL));
  REFUSED(dase_store_put(cache, "maps", "k", ".bin", "x", 1, NULL));
  REFUSED(dase_store_get(cache, "../maps", "k", &bytes, &size));
  REFUSED(dase_store_list(cache, "../maps", &text));
  REFUSED(dase_store_pin(cache, "../maps", "k"));
  REFUSED(dase_store_unpin(cache, "maps", "", &answer));
  REFUSED(dase_store_evict(cache, 2, &text));
  REFUSED(dase_store_collect(cache, -2, 0, &text));
  REFUSED(dase_cache_open("", NULL, &none));
  CHECK(none == NULL);
}

static void a_struct_of_an_unknown_size_is_refused(dase_cache* cache, const dase_plan* plan) {
  dase_cache_options options = {0};
  dase_entry_options entry = {0};
  dase_tune_options tune = {0};
  dase_plan_info info = {0};
  dase_cache* opened = NULL;
  const char* const specs[] = {SPEC};
  REFUSED(dase_cache_open("x", &options, &opened));
  options.size = sizeof options + 8;
  REFUSED(dase_cache_open("x", &options, &opened));
  options.size = sizeof options;
  options.flags = 0x80;
  REFUSED(dase_cache_open("x", &options, &opened));
  options.flags = 0;
  options.jobs = -1;
  REFUSED(dase_cache_open("x", &options, &opened));
  options.jobs = 0;
  options.max_size_mb = -1;
  REFUSED(dase_cache_open("x", &options, &opened));
  options.max_size_mb = 1e13;
  REFUSED(dase_cache_open("x", &options, &opened));
  REFUSED(dase_store_put(cache, "maps", "k", "bin", "x", 1, &entry));
  entry.size = sizeof entry;
  entry.cost_ms = -1;
  REFUSED(dase_store_put(cache, "maps", "k", "bin", "x", 1, &entry));
  entry.cost_ms = 0;
  entry.meta = "rubbish";
  REFUSED(dase_store_put(cache, "maps", "k", "bin", "x", 1, &entry));
  REFUSED(dase_plan_get_info(plan, &info));
  REFUSED(dase_tune(cache, specs, 1, &tune, &text));
  tune.size = sizeof tune;
  tune.jobs = -1;
  REFUSED(dase_tune(cache, specs, 1, &tune, &text));
}

static void arrays_that_do_not_fit_are_refused(const dase_plan* plan) {
  dase_buffer* buffer = NULL;
  char* at;
  REFUSED(dase_buffer_alloc(0, &buffer));
  CHECK_STATUS(DASE_OUT_OF_MEMORY, dase_buffer_alloc(SIZE_MAX, &buffer));
  CHECK(buffer == NULL);
  CHECK_OK(dase_buffer_alloc(1024, &buffer));
  at = dase_buffer_data(buffer);
  REFUSED(dase_plan_execute(plan, at, at));
  REFUSED(dase_plan_execute(plan, at, at + 16));
  REFUSED(dase_plan_execute(plan, at + 8, at + 512));
  REFUSED(dase_plan_execute(plan, at + 1, at + 512));
  REFUSED(dase_plan_execute_split(plan, at, at + 256, at + 512, at + 768));
  CHECK_OK(dase_plan_execute(plan, at, at + 512));
  dase_buffer_free(buffer);
}

static void count_warning(void* context, const char* message) {
  if (strlen(message) > 0) ++*(int*)context;
}

static void a_root_that_is_a_file_fails_with_a_warning(const char* file) {
  dase_cache_options options = {0};
  dase_cache* cache = NULL;
  dase_plan* plan = NULL;
  int warnings = 0;
  options.size = sizeof options;
  options.flags = DASE_NO_HELPER;
  options.warn = count_warning;
  options.warn_context = &warnings;
  CHECK_OK(dase_cache_open(file, &options, &cache));
  CHECK(dase_store_put(cache, "maps", "k", "bin", "x", 1, NULL) != DASE_OK);
  CHECK(dase_store_get(cache, "maps", "k", &bytes, &size) != DASE_OK);
  CHECK(warnings > 0);
  CHECK_OK(dase_plan_create(cache, SPEC, DASE_WAIT, DASE_NO_DEADLINE, &plan));
  dase_plan_destroy(plan);
  dase_cache_close(cache);
}

static void* fail_otherwise(void* result) {
  *(int*)result = strlen(dase_last_error()) == 0 && dase_fingerprint(DASE_DOUBLE, NULL) != DASE_OK;
  return NULL;
}

static void each_thread_has_its_own_last_error(void) {
  pthread_t thread;
  int good = 0;
  REFUSED(dase_default_root(NULL));
  CHECK(pthread_create(&thread, NULL, fail_otherwise, &good) == 0);
  pthread_join(thread, NULL);
  CHECK(good);
  CHECK(strcmp(dase_last_error(), "root is null") == 0);
}

static void the_version_tells_what_a_library_serves(void) {
  CHECK(dase_c_api_version() == DASE_C_API_VERSION);
  CHECK(dase_c_api_compatible(DASE_C_API_VERSION));
  CHECK(dase_c_api_compatible(DASE_C_API_MAJOR * 1000));
  CHECK(!dase_c_api_compatible(DASE_C_API_VERSION + 1));
  CHECK(!dase_c_api_compatible((DASE_C_API_MAJOR + 1) * 1000));
  CHECK(!dase_c_api_compatible((DASE_C_API_MAJOR - 1) * 1000));
  CHECK(strlen(dase_version()) > 0);
}

static void every_code_has_a_name(void) {
  CHECK(strcmp(dase_status_name(DASE_CORRUPT), "CORRUPT") == 0);
  CHECK(strcmp(dase_status_name(DASE_INTERNAL), "INTERNAL") == 0);
  CHECK(strcmp(dase_status_name(12345), "UNKNOWN") == 0);
  CHECK(strcmp(dase_source_name(DASE_FROM_STORE), "store") == 0);
  CHECK(strcmp(dase_source_name(-1), "unknown") == 0);
  CHECK(strcmp(dase_source_name(5), "unknown") == 0);
}

int main(int argc, char** argv) {
  dase_cache* cache;
  dase_plan* plan = NULL;
  if (argc != 2) return 2;
  cache = open_cache(argv[1]);
  CHECK_OK(dase_plan_create(cache, SPEC, DASE_WAIT, DASE_NO_DEADLINE, &plan));
  every_null_is_refused(cache, plan);
  null_may_be_closed_destroyed_freed_and_asked();
  rubbish_is_refused(cache);
  a_struct_of_an_unknown_size_is_refused(cache, plan);
  arrays_that_do_not_fit_are_refused(plan);
  dase_plan_destroy(plan);
  dase_cache_close(cache);
  a_root_that_is_a_file_fails_with_a_warning(argv[0]);
  each_thread_has_its_own_last_error();
  the_version_tells_what_a_library_serves();
  every_code_has_a_name();
  return failures == 0 ? 0 : 1;
}
