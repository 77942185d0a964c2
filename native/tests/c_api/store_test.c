/* SPDX-License-Identifier: MIT */
#include "support.h"

/* store_test ROOT: entries and wisdom in an empty cache. */

#define KEY "fft_1d_60"

static const char kBytes[] = "zero\0inside, and \xff";

static int exists(dase_cache* cache, const char* category, const char* key) {
  int found = -1;
  CHECK_OK(dase_store_exists(cache, category, key, &found));
  return found;
}

static void what_was_put_is_read_back(dase_cache* cache) {
  dase_entry_options options = {0};
  void* bytes = NULL;
  size_t size = 0;
  options.size = sizeof options;
  options.cost_ms = 7;
  options.schema = 3;
  options.meta = "{\"unit\": \"m/s\"}";
  CHECK(exists(cache, "surrogates", "gain") == 0);
  CHECK_OK(dase_store_put(cache, "surrogates", "gain", "bin", kBytes, sizeof kBytes, &options));
  CHECK(exists(cache, "surrogates", "gain") == 1);
  CHECK_OK(dase_store_get(cache, "surrogates", "gain", &bytes, &size));
  CHECK(size == sizeof kBytes && memcmp(bytes, kBytes, size) == 0);
  dase_free(bytes);
}

static void an_empty_entry_is_an_entry(dase_cache* cache) {
  void* bytes = NULL;
  size_t size = 1;
  CHECK_OK(dase_store_put(cache, "surrogates", "nothing", "bin", NULL, 0, NULL));
  CHECK_OK(dase_store_get(cache, "surrogates", "nothing", &bytes, &size));
  CHECK(bytes != NULL && size == 0);
  dase_free(bytes);
}

static void the_list_tells_what_is_known_of_an_entry(dase_cache* cache) {
  char* json = NULL;
  CHECK_OK(dase_store_list(cache, "surrogates", &json));
  CHECK(contains(json, "\"key\":\"gain\""));
  CHECK(contains(json, "\"key\":\"nothing\""));
  CHECK(contains(json, "\"cost_ms\":7"));
  CHECK(contains(json, "\"schema\":3"));
  CHECK(contains(json, "\"meta\":{\"unit\":\"m/s\"}"));
  dase_free(json);
  CHECK_OK(dase_store_list(cache, "stencils", &json));
  CHECK(contains(json, "[]"));
  dase_free(json);
}

static void what_was_erased_is_missed_as_deleted(dase_cache* cache) {
  void* bytes = (void*)cache;
  size_t size = 1;
  int erased = -1;
  CHECK_OK(dase_store_erase(cache, "surrogates", "gain", &erased));
  CHECK(erased == 1);
  CHECK_STATUS(DASE_NOT_FOUND, dase_store_get(cache, "surrogates", "gain", &bytes, &size));
  CHECK(strncmp(dase_last_error(), "DELETED: surrogates/gain", 24) == 0);
  CHECK(bytes == NULL && size == 0);
  CHECK_OK(dase_store_erase(cache, "surrogates", "gain", &erased));
  CHECK(erased == 0);
}

static void wisdom_is_generated_once(dase_cache* cache) {
  const char* const specs[] = {KEY "/forward/out/1/measure", KEY "/backward/out/1/measure"};
  char* report = NULL;
  CHECK_OK(dase_wisdom_generate(cache, specs, 2, 0, &report));
  CHECK(contains(report, "\"written\":true"));
  CHECK(contains(report, specs[0]) && contains(report, specs[1]));
  dase_free(report);
  CHECK_OK(dase_wisdom_generate(cache, specs, 2, 0, &report));
  CHECK(contains(report, "\"written\":false"));
  dase_free(report);
}

static void stored_wisdom_is_loaded_explained_and_listed(dase_cache* cache) {
  char* text = NULL;
  char* json = NULL;
  CHECK_OK(dase_wisdom_load(cache, KEY, &text));
  CHECK(contains(text, "(fftw-3") && contains(text, "fftw_wisdom"));
  dase_free(text);
  CHECK_OK(dase_wisdom_explain(cache, KEY, &json));
  CHECK(contains(json, "\"spec\":\"" KEY "/forward/out/1/measure\""));
  CHECK(contains(json, "\"usable\":\"yes\""));
  dase_free(json);
  CHECK_OK(dase_wisdom_list(cache, &json));
  CHECK(contains(json, "\"key\":\"" KEY "\""));
  dase_free(json);
  CHECK(exists(cache, "fftw_wisdom", KEY) == 1);
}

static void wisdom_merged_with_itself_stays_as_it_is(dase_cache* cache) {
  char* text = NULL;
  char* merged = NULL;
  CHECK_OK(dase_wisdom_load(cache, KEY, &text));
  CHECK_OK(dase_wisdom_merge(text, text, &merged));
  CHECK(text != NULL && merged != NULL && strcmp(text, merged) == 0);
  dase_free(merged);
  dase_free(text);
}

static void wisdom_of_another_cache_is_saved(dase_cache* cache, const char* other_root) {
  dase_cache* other = open_cache(other_root);
  char* text = NULL;
  char* report = NULL;
  CHECK_OK(dase_wisdom_load(cache, KEY, &text));
  CHECK_STATUS(DASE_NOT_FOUND, dase_wisdom_load(other, KEY, &report));
  CHECK(report == NULL);
  CHECK_OK(dase_wisdom_save(other, KEY, text, NULL, 1, &report));
  CHECK(contains(report, "\"written\":true") && contains(report, "\"usable\":\"yes\""));
  dase_free(report);
  dase_free(text);
  dase_cache_close(other);
}

static void the_fingerprint_is_the_preamble_of_wisdom(dase_cache* cache) {
  char* json = NULL;
  char* text = NULL;
  char preamble[128] = "";
  CHECK_OK(dase_fingerprint(DASE_DOUBLE, &json));
  CHECK_OK(dase_wisdom_load(cache, KEY, &text));
  if (text != NULL) strncat(preamble, text + 1, strcspn(text + 1, "\n"));
  CHECK(strlen(preamble) > 20 && contains(json, preamble));
  dase_free(text);
  dase_free(json);
}

static void wisdom_cannot_be_put_or_erased_as_bytes(dase_cache* cache) {
  int erased = -1;
  CHECK_STATUS(DASE_INVALID_ARGUMENT,
               dase_store_put(cache, "fftw_wisdom", KEY, "wisdom", "x", 1, NULL));
  CHECK(contains(dase_last_error(), "dase_wisdom_save"));
  CHECK_STATUS(DASE_INVALID_ARGUMENT, dase_store_erase(cache, "fftw_wisdom", KEY, &erased));
}

int main(int argc, char** argv) {
  dase_cache* cache;
  char other_root[1024];
  if (argc != 2) return 2;
  snprintf(other_root, sizeof other_root, "%s-other", argv[1]);
  cache = open_cache(argv[1]);
  what_was_put_is_read_back(cache);
  an_empty_entry_is_an_entry(cache);
  the_list_tells_what_is_known_of_an_entry(cache);
  what_was_erased_is_missed_as_deleted(cache);
  wisdom_is_generated_once(cache);
  stored_wisdom_is_loaded_explained_and_listed(cache);
  wisdom_merged_with_itself_stays_as_it_is(cache);
  wisdom_of_another_cache_is_saved(cache, other_root);
  the_fingerprint_is_the_preamble_of_wisdom(cache);
  wisdom_cannot_be_put_or_erased_as_bytes(cache);
  dase_cache_close(cache);
  return failures == 0 ? 0 : 1;
}
