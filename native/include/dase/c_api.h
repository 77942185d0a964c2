/* SPDX-License-Identifier: MIT */
#ifndef DASE_C_API_H
#define DASE_C_API_H

#include <stddef.h>
#include <stdint.h>

/**
 * @file
 * The planner, FFTW's wisdom and the store as plain C functions (C99), in the shared library
 * `libdase_cache_c`; docs/c-api.md has examples for C and for Python's ctypes.
 *
 * **Version.** DASE_C_API_MAJOR, which the soname carries, rises when something is removed or
 * changes its meaning. DASE_C_API_MINOR rises with each addition: functions, enumerators, members
 * of JSON objects, members at the end of structs. A struct begins with its size as the caller's
 * compiler knows it, so that a library of a higher minor version serves programs that were built
 * with a lower one. A program that finds the library at run time checks it by
 * `dase_c_api_compatible(DASE_C_API_VERSION)`.
 *
 * **Errors.** Every function that can fail returns a dase_status; DASE_OK is 0. What was found,
 * what was expected and what to do says dase_last_error(). A null pointer gives
 * DASE_INVALID_ARGUMENT unless the function says what null stands for; closing, destroying or
 * freeing null does nothing. No C++ exception leaves the library and nothing on disk aborts it. A
 * handle that was closed or destroyed, or never came from this library, must not be used: that is
 * undefined.
 *
 * **Ownership.** Every text and byte array that a function gives through an out parameter is the
 * caller's, who frees it with dase_free(). Every out parameter is null or 0 after a failure. A
 * `const char*` that a function returns is the library's. What is passed in stays the caller's and
 * is read during the call only. Texts are UTF-8 and end with a NUL.
 *
 * **Threads.** Every function may be called from any thread, on one handle also at once, but what
 * ends a handle: that must happen after all other uses of it.
 */

#define DASE_C_API_MAJOR 1
#define DASE_C_API_MINOR 2
#define DASE_C_API_VERSION (DASE_C_API_MAJOR * 1000 + DASE_C_API_MINOR)

#if defined(__GNUC__)
#pragma GCC visibility push(default)
#endif
#ifdef __cplusplus
extern "C" {
#endif

/** What went wrong. */
typedef enum dase_status {
  DASE_OK = 0,
  DASE_INVALID_ARGUMENT = 1, /**< the caller's mistake: null, a text that does not parse */
  DASE_NOT_FOUND = 2,        /**< there is no such entry */
  DASE_CORRUPT = 3,          /**< bytes that fail their digest, grammar or range */
  DASE_INCOMPATIBLE = 4,     /**< wisdom of another FFTW build, or a store of a higher version */
  DASE_UNAVAILABLE = 5,      /**< the folder or a library of FFTW cannot be used */
  DASE_IO = 6,               /**< any other error of the file system */
  DASE_PLANNING = 7,         /**< FFTW made no plan */
  DASE_OUT_OF_MEMORY = -1,
  DASE_INTERNAL = -2 /**< a mistake of this library: please report the message */
} dase_status;

/** What dase_plan_create() does for a transform that neither FFTW's memory nor the store holds. */
enum {
  DASE_WAIT = 0,               /**< plans at the asked rigor before it returns */
  DASE_SERVE_THEN_UPGRADE = 1, /**< an ESTIMATE plan at once, later exchanged for the asked one */
  DASE_WISDOM_ONLY = 2         /**< plans nothing: DASE_NOT_FOUND */
};

/** How a plan came about. */
enum {
  DASE_FROM_MEMORY = 0,  /**< FFTW's own table held it */
  DASE_FROM_STORE = 1,   /**< wisdom of this machine */
  DASE_FROM_FOREIGN = 2, /**< wisdom of another machine */
  DASE_PLANNED = 3,      /**< searched for */
  DASE_PROVISIONAL =
      4 /**< below the rigor asked for: the search goes on, failed or ran out of time */
};

/** How the search behind a plan of DASE_SERVE_THEN_UPGRADE ended. */
enum {
  DASE_UPGRADED = 0,         /**< the plan now runs at the asked rigor */
  DASE_UPGRADE_DEADLINE = 1, /**< time was up: the plan stays, or became the best that was found */
  DASE_UPGRADE_FAILED = 2,   /**< nothing was found; the plan stays as it is */
  DASE_UPGRADE_CLOSED = 3    /**< the cache was closed first; the plan stays as it is */
};

/** By what dase_plan_normalize() multiplies results; N is dase_plan_info::logical_size. */
enum {
  DASE_NORMALIZE_NONE = 0, /**< nothing, as FFTW */
  DASE_NORMALIZE_BY_N = 1, /**< 1/N: for one of a transform and its inverse */
  DASE_NORMALIZE_ORTHO = 2 /**< 1/sqrt(N): for both */
};

/** What became of one problem of dase_tune(). */
enum {
  DASE_TUNE_PLANNED = 0,  /**< searched for and stored now */
  DASE_TUNE_HELD = 1,     /**< the store had it */
  DASE_TUNE_FROZEN = 2,   /**< pinned by dase_freeze(): not planned again */
  DASE_TUNE_DEADLINE = 3, /**< time was up */
  DASE_TUNE_FAILED = 4
};

/** The precisions of FFTW's builds. */
enum {
  DASE_DOUBLE = 0,
  DASE_FLOAT = 1,
  DASE_LONG_DOUBLE = 2 /**< that of x87, 16 bytes a number */
};

/** No limit of time. */
#define DASE_NO_DEADLINE (-1)

/** dase_cache_options::flags: plans inside this process, without the helper `dase_planner`. */
#define DASE_NO_HELPER 1u

/** A cache folder that is open: its planner, its wisdom, its store. */
typedef struct dase_cache dase_cache;
/** A plan of FFTW; it may outlive the cache that it came from. */
typedef struct dase_plan dase_plan;
/** An array on a 64-byte boundary. */
typedef struct dase_buffer dase_buffer;

/** How a process uses a cache. 0 and null, in every member but `size`, stand for the default. */
typedef struct dase_cache_options {
  size_t size;           /**< sizeof(dase_cache_options) */
  uint32_t flags;        /**< DASE_NO_HELPER or 0 */
  int32_t jobs;          /**< background searches at one time; 1 */
  const char* helper;    /**< path of `dase_planner`; DASE_PLANNER, else beside the library */
  uint64_t helper_bytes; /**< bound of the helper's address space; none */
  uint64_t memory_bytes; /**< bound of the store's memory tier; 64 MiB */
  /** Called once per process and cause when the store degrades, with a text that it may read until
   * it returns, from any thread. It must not throw or call longjmp. Null: a line on stderr. */
  void (*warn)(void* context, const char* message);
  void* warn_context;
  /** Folder of a cache that is read below this one and never written; the environment's
   * DASE_CACHE_SYSTEM_ROOT, and none if it is empty. Since 1.1. */
  const char* system_root;
  /** What the store may take of the disk, in units of 1,048,576 bytes, above the environment's
   * DASE_CACHE_MAX_SIZE_MB and the folder's `cache.json`: at most 8e12. Since 1.2. */
  double max_size_mb;
} dase_cache_options;

/** What dase_plan_get_info() tells. */
typedef struct dase_plan_info {
  size_t size;          /**< sizeof(dase_plan_info), set by the caller */
  int32_t source;       /**< DASE_FROM_MEMORY ... */
  int32_t threads;      /**< that the plan uses; 0: one or all cores, whichever was faster */
  int64_t planning_ns;  /**< wall time that it took to get the plan, whatever its source */
  int64_t input_bytes;  /**< of each input array; in place as many as both uses need */
  int64_t output_bytes; /**< of each output array */
  double logical_size;  /**< by what the transform and its inverse multiply */
} dase_plan_info;

/** What is known of an entry beside its bytes; 0 and null but in `size` stand for the default. */
typedef struct dase_entry_options {
  size_t size;        /**< sizeof(dase_entry_options) */
  int64_t cost_ms;    /**< what the bytes cost to make; 0 */
  int64_t expires_ms; /**< wall clock, ms since 1970; 0: never */
  int64_t schema;     /**< version of the bytes' layout within the category; 1 */
  const char* meta;   /**< an object of strings, integers, arrays and objects in JSON; {} */
} dase_entry_options;

/** Hears how an upgrade ended: DASE_UPGRADED ..., and a message for people, empty when it went
 * well. Once, from a thread of the library, unless the plan was destroyed before; what `context`
 * names must live until then or until the cache was closed. It must not throw, call longjmp or
 * close the cache; the texts are its own until it returns. */
typedef void (*dase_upgrade_listener)(void* context, int outcome, const char* spec,
                                      const char* message);

/** One problem of dase_tune() is settled. The texts are valid until the listener returns. */
typedef struct dase_tune_progress {
  uint64_t done;  /**< problems that are settled, this one included */
  uint64_t total; /**< problems that were given */
  const char* spec;
  const char* message; /**< why, of DASE_TUNE_FAILED; else empty */
  int64_t elapsed_ns;  /**< since the call */
  int32_t state;       /**< DASE_TUNE_PLANNED ... */
} dase_tune_progress;

/** How dase_tune() searches; 0 and null in every member but `size` stand for the default. */
typedef struct dase_tune_options {
  size_t size;         /**< sizeof(dase_tune_options) */
  int64_t deadline_ms; /**< of the whole call, in milliseconds; none */
  int32_t jobs;        /**< helper processes at one time; 1. More make their times less sure */
  int32_t force;       /**< 1: plans again what the store holds; what proves faster replaces it */
  /** Hears of every problem, one at a time, from any thread; when it answers 0, the call ends as at
   * its deadline. It must not throw or call longjmp. */
  int (*listener)(void* context, const dase_tune_progress* progress);
  void* listener_context;
} dase_tune_options;

/* --- library ---------------------------------------------------------------------------------- */

/** DASE_C_API_VERSION of the library that is loaded. */
uint32_t dase_c_api_version(void);
/** 1 if the loaded library serves programs built with `version` of this header, else 0. */
int dase_c_api_compatible(uint32_t version);
/** The version of dase-cache, such as `0.1.0`. Static. */
const char* dase_version(void);
/** The name of a status, such as `INVALID_ARGUMENT`; `UNKNOWN` for any other number. Static. */
const char* dase_status_name(int status);
/** The name of a plan's source, such as `store`; `unknown` for any other number. Static. */
const char* dase_source_name(int source);
/** The message of this thread's last call that failed; empty if none has. Never null. Valid until
 * the next call of this thread that fails. */
const char* dase_last_error(void);
/** Frees a text or byte array that this library gave; null is ignored. */
void dase_free(void* memory);

/* --- cache ------------------------------------------------------------------------------------ */

/** The environment's DASE_CACHE_ROOT, else `./cache`. */
dase_status dase_default_root(char** root);
/** Opens a cache folder, which the first write creates. A folder that cannot be used gives a cache
 * whose reads miss and whose writes fail. `options`: null for the defaults. DASE_INVALID_ARGUMENT
 * for an empty root, an option out of range, a size below that of version 1.0. */
dase_status dase_cache_open(const char* root, const dase_cache_options* options,
                            dase_cache** cache);
/** Ends searches in the background, writes the counts of use, and frees the handle. */
void dase_cache_close(dase_cache* cache);
/** What this cache did since it was opened, as a JSON object: `wisdom`, `lock_held` (times that
 * FFTW's planner lock was held: `counts[0]` below 1 us, `counts[i]` from 2^(i-1) us up), counts of
 * helper processes and searches. */
dase_status dase_statistics(dase_cache* cache, char** json);

/* --- plans ------------------------------------------------------------------------------------ */

/**
 * A plan for arrays on 16-byte boundaries (64 is best).
 *
 * @param spec canonical text `<key>/<forward|backward>/<out|in>/<threads|auto>/<rigor>{/qualifier}`
 *     such as `fft_2d_96x80/forward/out/1/measure`
 * @param mode DASE_WAIT, DASE_SERVE_THEN_UPGRADE or DASE_WISDOM_ONLY
 * @param deadline_ms of the search, from the call, in milliseconds, or DASE_NO_DEADLINE; when it
 *     has passed, the best plan found till then serves
 *
 * DASE_INVALID_ARGUMENT for a spec or mode that cannot be; DASE_NOT_FOUND of DASE_WISDOM_ONLY;
 * DASE_INCOMPATIBLE for a transform frozen to a plan of another FFTW build; DASE_UNAVAILABLE if
 * FFTW of that precision is not installed; DASE_PLANNING if FFTW makes no plan.
 */
dase_status dase_plan_create(dase_cache* cache, const char* spec, int mode, int64_t deadline_ms,
                             dase_plan** plan);
/** The same; of DASE_SERVE_THEN_UPGRADE `listener` (null: nobody) hears how the search for a plan
 * that was served as DASE_PROVISIONAL ended. */
dase_status dase_plan_create_listening(dase_cache* cache, const char* spec, int mode,
                                       int64_t deadline_ms, dase_upgrade_listener listener,
                                       void* context, dase_plan** plan);
/** Frees the plan, without waiting for a search that another thread makes. */
void dase_plan_destroy(dase_plan* plan);
/** A handle of its own on the same plan, upgrades included, whose executions multiply their results
 * by what `normalization`, DASE_NORMALIZE_NONE ..., says, in a pass of its own. Each of the two
 * keeps the plan, and is destroyed. */
dase_status dase_plan_normalize(const dase_plan* plan, int normalization, dase_plan** normalized);
/** Runs the plan, unnormalised, as FFTW, unless dase_plan_normalize() gave it. `in` and `out` are
 * one array if the spec says `in`, else two that do not overlap, of dase_plan_info's bytes.
 * DASE_INVALID_ARGUMENT, with nothing executed, for null, for arrays less aligned than planned or
 * placed otherwise, and for a split spec. From many threads at once on different arrays. */
dase_status dase_plan_execute(const dase_plan* plan, void* in, void* out);
/** The same for a split spec: real and imaginary parts in an array each. The real side of a real
 * transform has no imaginary array: null. Each imaginary array begins behind its real one at the
 * next 64-byte boundary, as FFTW plans for that distance: dase_plan_info's bytes, rounded up to a
 * multiple of 64. */
dase_status dase_plan_execute_split(const dase_plan* plan, void* in_real, void* in_imaginary,
                                    void* out_real, void* out_imaginary);
/** Fills `info`, whose `size` the caller has set. */
dase_status dase_plan_get_info(const dase_plan* plan, dase_plan_info* info);
/** The canonical text of the plan's spec. */
dase_status dase_plan_spec(const dase_plan* plan, char** spec);
/** FFTW's own description of the plan (fftw_sprint_plan). Waits while another thread plans. */
dase_status dase_plan_description(const dase_plan* plan, char** description);
/** What tells one description from another: 16 hex digits. Waits while another thread plans. */
dase_status dase_plan_digest(const dase_plan* plan, char** digest);

/* --- buffers ---------------------------------------------------------------------------------- */

/** `bytes` zero bytes on a 64-byte boundary; 0 bytes are DASE_INVALID_ARGUMENT. */
dase_status dase_buffer_alloc(size_t bytes, dase_buffer** buffer);
void dase_buffer_free(dase_buffer* buffer);
/** Where the bytes are, until the buffer is freed; null for null. */
void* dase_buffer_data(const dase_buffer* buffer);
/** How many bytes there are; 0 for null. */
size_t dase_buffer_size(const dase_buffer* buffer);

/* --- wisdom ----------------------------------------------------------------------------------- */

/** This process's FFTW of a precision (DASE_DOUBLE ...) and machine as JSON: `hard`, which is empty
 * if FFTW of that precision is not installed, `soft`, `variant`. */
dase_status dase_fingerprint(int precision, char** json);
/**
 * Checks FFTW's wisdom text and merges it into a key's entry.
 *
 * @param key such as `fft_2d_512x512`
 * @param metadata what is known of it, a JSON object; null: `{}`
 * @param local 1: the text was made on this machine; 0: it was not, or nobody knows
 * @param report JSON: `lines_gained`, `problems_gained`, `usable` (yes, foreign or incompatible),
 *     `written`
 *
 * DASE_CORRUPT for a text that FFTW would refuse or misread; the errors of dase_store_put().
 */
dase_status dase_wisdom_save(dase_cache* cache, const char* key, const char* text,
                             const char* metadata, int local, char** report);
/** The wisdom text of a key for this machine, else of another one. A miss is one as of
 * dase_store_get(). */
dase_status dase_wisdom_load(dase_cache* cache, const char* key, char** text);
/** The union of two wisdom texts of one FFTW build; of equals that of `held` stays. DASE_CORRUPT,
 * DASE_INCOMPATIBLE. */
dase_status dase_wisdom_merge(const char* held, const char* incoming, char** merged);
/** Plans `count` specs of one key in one go unless the store has them, and stores their wisdom.
 * `force` 1 plans again. `report` as of dase_wisdom_save(). */
dase_status dase_wisdom_generate(dase_cache* cache, const char* const* specs, size_t count,
                                 int force, char** report);
/** What the store knows of a key's plans, of any machine: a JSON array of objects with `spec`,
 * `usable`, `measured_ns` (0: never timed), `planning_ms`, `plan_text`, `plan_digest`, `writer`,
 * `host`, `created_ms`. Waits while another thread plans. */
dase_status dase_wisdom_explain(dase_cache* cache, const char* key, char** json);
/** Every entry of wisdom: a JSON array of objects with `key`, `fingerprint`, `usable`, `size`,
 * `generation`, `writer`, `created_ms`, `layer` (`user` or `system`). */
dase_status dase_wisdom_list(dase_cache* cache, char** json);

/* --- tuning ----------------------------------------------------------------------------------- */

/** Searches for every one of `count` problems that the store does not hold at the rigor of its
 * spec, and commits each as soon as it is found: a call that was ended goes on where it stopped.
 * `options`: null for the defaults. `report` is JSON: counts `planned`, `held`, `frozen`, `failed`
 * and the specs `left`. DASE_INVALID_ARGUMENT, with nothing done, if a spec cannot be. */
dase_status dase_tune(dase_cache* cache, const char* const* specs, size_t count,
                      const dase_tune_options* options, char** report);
/** What the store holds for `count` problems, in their order: a JSON array of objects with `spec`,
 * `state` (own, lower-rigor, foreign, missing) and `measured_ns` (0: not timed). */
dase_status dase_coverage(dase_cache* cache, const char* const* specs, size_t count, char** json);
/** What processes of this store asked for and did not find, most often first: a JSON array of
 * objects with `spec` and `count`. */
dase_status dase_misses(dase_cache* cache, char** json);
/** Pins a problem to the plan that the store holds for it: until dase_unfreeze() this plan is
 * handed out, the same results bit for bit, or DASE_INCOMPATIBLE. `digest`: of the plan, as of
 * dase_plan_digest(). DASE_INVALID_ARGUMENT for auto threads, and where the frozen plans of
 * the key would take more than half of its record; DASE_NOT_FOUND if the store holds no plan of
 * this machine for it. */
dase_status dase_freeze(dase_cache* cache, const char* spec, char** digest);
/** 1 into `unfrozen` if the problem was frozen, for whatever FFTW, else 0. */
dase_status dase_unfreeze(dase_cache* cache, const char* spec, int* unfrozen);
/** Every problem that is pinned, of any machine and FFTW: a JSON array of objects with `spec`,
 * `plan_digest`, `fingerprint`, `usable`, `frozen_ms`. */
dase_status dase_frozen(dase_cache* cache, char** json);

/* --- store ------------------------------------------------------------------------------------ */

/**
 * Commits bytes as the newest value of an entry; nothing is written if they are that already.
 *
 * @param category `[a-z][a-z0-9_]{0,63}`; `fftw_wisdom` is refused, see dase_wisdom_save()
 * @param key 1 to 1,024 bytes
 * @param extension of the file that native tools see: `[a-z0-9]{1,16}`
 * @param bytes may be null if `size` is 0
 * @param options null for the defaults
 *
 * DASE_INVALID_ARGUMENT; DASE_UNAVAILABLE for a folder that cannot be written to or is busy for
 * too long; DASE_INCOMPATIBLE for a store of a higher major version; DASE_IO.
 */
dase_status dase_store_put(dase_cache* cache, const char* category, const char* key,
                           const char* extension, const void* bytes, size_t size,
                           const dase_entry_options* options);
/** The bytes of an entry, never null (a NUL, not counted, follows them). A miss is DASE_NOT_FOUND,
 * DASE_CORRUPT, DASE_INCOMPATIBLE or DASE_IO; its message begins with the reason, such as `COLD`.
 * Of `fftw_wisdom` the entry of this machine, as of dase_wisdom_load(). */
dase_status dase_store_get(dase_cache* cache, const char* category, const char* key, void** bytes,
                           size_t* size);
/** 1 or 0 into `exists`: whether dase_store_get() would find the entry, as far as names tell. */
dase_status dase_store_exists(dase_cache* cache, const char* category, const char* key,
                              int* exists);
/** Removes an entry for every process; 1 into `erased` if there was one. `fftw_wisdom` is
 * refused. */
dase_status dase_store_erase(dase_cache* cache, const char* category, const char* key, int* erased);
/** The entries of a category, or of all (null), sorted: a JSON array of objects with `category`,
 * `key`, `variant`, `generation`, `size`, `extension`, `sha256`, `created_ms`, `expires_ms`,
 * `cost_ms`, `schema`, `writer`, `meta`, `layer`. */
dase_status dase_store_list(dase_cache* cache, const char* category, char** json);

/* --- limits, since 1.2 ------------------------------------------------------------------------ */

/** Keeps a key from eviction, by any process of C, C++ and Java, stored yet or not; of
 * `fftw_wisdom` too. DASE_INVALID_ARGUMENT for a key that cannot be, else the errors of
 * dase_store_put(). */
dase_status dase_store_pin(dase_cache* cache, const char* category, const char* key);
/** Takes a pin away; 1 into `unpinned` if there was one, else 0. */
dase_status dase_store_unpin(dase_cache* cache, const char* category, const char* key,
                             int* unpinned);
/** Every pinned key, sorted: a JSON array of objects with `category` and `key`. */
dase_status dase_store_pins(dase_cache* cache, char** json);
/** Evicts what the limits in force demand; a write does so by itself. Pinned entries, those of
 * categories that never evict and those with frozen plans stay; whoever reads an evicted value at
 * this moment is not hurt. `dry_run` 1: only tells what would go. `report` is a JSON object:
 * `dry_run`, `entries`, `freed_bytes`, `bytes_before`, `bytes_after`, `limit_bytes` (null: none),
 * and `removed`, an array of objects with `kind`, `category`, `key`, `name`, `bytes`, `reason`.
 * DASE_INCOMPATIBLE, DASE_UNAVAILABLE, DASE_IO as of dase_store_put(). */
dase_status dase_store_evict(dase_cache* cache, int dry_run, char** report);
/** dase_store_collect(): 24 hours. */
#define DASE_USUAL_GRACE (-1)
/** Removes what nobody is served once it has not been touched for `grace_ms` milliseconds:
 * records beyond the versions that are kept, blobs that no record names, trash, temporary files.
 * `dry_run`, `report` and errors as of dase_store_evict(). */
dase_status dase_store_collect(dase_cache* cache, int64_t grace_ms, int dry_run, char** report);
/** What the store takes of the disk, as counted toward its limits: a JSON object with
 * `used_bytes`, `limit_bytes` (null: none), `trash_bytes`, `temporary_bytes`, and `categories`: by
 * name objects with `used_bytes`, `entries`, `limit_bytes`, `limit_entries`. */
dase_status dase_store_fill(dase_cache* cache, char** json);

#ifdef __cplusplus
} /* extern "C" */
#endif
#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif /* DASE_C_API_H */
