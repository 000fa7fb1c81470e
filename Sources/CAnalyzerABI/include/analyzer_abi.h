#ifndef BARROW_ANALYZER_ABI_H
#define BARROW_ANALYZER_ABI_H

/*
 * The only thing the Barrow host and an analyzer plugin share; an author in C (or Rust, or Zig) needs nothing else.
 *
 * A plugin is a shared library, lib<Name>.so, that exports one function, `barrow_analyzer_register_1`:
 *
 *     cc -shared -fPIC -I Sources/CAnalyzerABI/include count.c -o libCount.so
 *     barrow analyze dump.barrow --plugin libCount.so
 *
 * The host runs every plugin in a worker process of its own: it sets a deadline and a limit on private memory
 * (malloc returns NULL beyond it), maps the heap image read-only, loads the library, calls the entry function
 * once and then `analyze` once, on one thread with 16 MiB of stack. A crash, a hang or a wrong answer costs the
 * plugin's own section of the report. The process ends without running destructors or atexit handlers.
 *
 * Ownership: nothing allocated on one side is freed on the other. Every pointer the host passes is valid, and
 * unchanged, until `analyze` returns; every pointer the plugin passes is copied before the host's function
 * returns. Strings are UTF-8; those with a length need no NUL.
 *
 * Threads: a plugin may start threads of its own and must have ended them when `analyze` returns. The sink's
 * functions may be called from any of them.
 *
 * Standard output goes to standard error, whose end is shown when an analyzer fails.
 *
 * Answers must depend on the heap and the options alone: no clocks, no random numbers, no addresses of the
 * plugin's own.
 *
 * Versions: the name of the entry function carries the major version and `abi_version` repeats it. Within a
 * major version structs only grow at their end. Each begins with `struct_size`, the size its writer knows:
 * read a field only where it ends at or before `struct_size`. Reserved fields are 0. Unknown columns are
 * ignored. Enumerators are added, never renumbered.
 */

#include <stddef.h>
#include <stdint.h>

#include "analyzer_columns.h"

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__clang__)
#define BARROW_NONNULL _Nonnull
#define BARROW_NULLABLE _Nullable
#else
#define BARROW_NONNULL
#define BARROW_NULLABLE
#endif

#define BARROW_ABI_VERSION 1u
#define BARROW_ANALYZER_ENTRY "barrow_analyzer_register_1"

/* One column of the heap image: `count` elements of `width` bytes, contiguous, aligned to 64 bytes. */
typedef struct barrow_column {
    uint32_t id; /* enum barrow_column_id */
    uint32_t width;
    uint64_t count;
    const void *BARROW_NONNULL base; /* never NULL, even where count is 0 */
} barrow_column;

/* A heap: its columns in ascending order of `id`. Absent columns are not listed. */
typedef struct barrow_image {
    uint32_t struct_size; /* also the distance from one image of a request to the next */
    uint32_t column_count;
    const barrow_column *BARROW_NONNULL columns;
    uint64_t object_count;
    uint64_t reference_count;
    const char *BARROW_NONNULL name; /* what to call this heap in results, NUL-terminated */
} barrow_image;

/* What one call of `analyze` is asked. */
typedef struct barrow_request {
    uint32_t struct_size;
    uint32_t image_count; /* at least 1; several are heaps of one program in order of time */
    const barrow_image *BARROW_NONNULL images;
    /* A JSON object with every option the descriptor declares, present and valid: a boolean, a number (integer
       and bytes: integral; ratio: between 0 and 1) or a string. */
    const char *BARROW_NONNULL options_json;
    size_t options_length;
} barrow_request;

/* Where answers go. */
typedef struct barrow_sink {
    uint32_t struct_size;
    uint32_t reserved;
    void *BARROW_NULLABLE context; /* the host's; hand it to every function */
    /* Takes the answer, one JSON document, exactly once:
         {"metrics": [{"name", "value", "unit"}], "findings": [], "tables": [], "figures": [], "notes": []}
       All five keys are required; their contents are AnalysisResult, in Sources/AnalysisResults. Every metric is
       declared in the descriptor, with that unit; numbers are finite; names of tables and figures are kebab-case
       and unique. At most 64 MiB. */
    void (*BARROW_NONNULL result)(void *BARROW_NULLABLE context, const char *BARROW_NONNULL json, size_t length);
    /* The part of the work that is done, between 0 and 1. As often as wanted: it is cheap. */
    void (*BARROW_NONNULL progress)(void *BARROW_NULLABLE context, double fraction);
    /* A sentence for the user that says why `analyze` is about to return something other than BARROW_OK. */
    void (*BARROW_NONNULL error)(void *BARROW_NULLABLE context, const char *BARROW_NONNULL message, size_t length);
} barrow_sink;

/* What `analyze` and the entry function return. */
enum {
    BARROW_OK = 0,
    BARROW_FAILED = 1,
    /* An allocation failed: the report then names the limit and how to raise it. */
    BARROW_OUT_OF_MEMORY = 2
};

/* What the plugin fills in. */
typedef struct barrow_analyzer {
    uint32_t struct_size; /* set by the host */
    uint32_t abi_version; /* BARROW_ABI_VERSION of the header the plugin was compiled with */
    /* A JSON object that stays valid while the library is loaded:
         {"name": "count-objects", "version": "1.0.0", "summary": "Counts objects.",
          "options": [], "metrics": [{"name": "objects", "unit": "count", "summary": "Objects in the dump."}],
          "requires": [], "deadline": 120, "memory": 2147483648}
       All keys are required. Names of analyzers, options and metrics are kebab-case; units are bytes, count,
       ratio, seconds; `requires` lists groups of derived columns (see analyzer_columns.h);
       the deadline is in seconds, the memory in bytes. Options are described as OptionDescriptor, in
       Sources/AnalysisResults/AnalyzerDescriptor.swift. */
    const char *BARROW_NULLABLE descriptor_json;
    size_t descriptor_length;
    int32_t (*BARROW_NULLABLE analyze)(const barrow_request *BARROW_NONNULL request,
                                       const barrow_sink *BARROW_NONNULL sink);
} barrow_analyzer;

/* The type of the entry function. The host has cleared the struct and set `struct_size`; the plugin fills in the
   rest and returns BARROW_OK, or anything else to refuse. */
typedef int32_t (*barrow_analyzer_register_function)(barrow_analyzer *BARROW_NONNULL analyzer);

/* The column with this id, or NULL where the heap has no such data. */
static inline const barrow_column *BARROW_NULLABLE
barrow_find_column(const barrow_image *BARROW_NONNULL image, enum barrow_column_id id) {
    for (uint32_t i = 0; i < image->column_count; i++)
        if (image->columns[i].id == (uint32_t)id) return &image->columns[i];
    return NULL;
}

#ifdef __cplusplus
}
#endif
#endif
