#ifndef BARROW_ANALYZER_ABI_H
#define BARROW_ANALYZER_ABI_H

/*
 * The only thing the Barrow host and an analyzer plugin share.
 *
 * A plugin is a shared library (lib<Name>.so) that exports one function, BARROW_ANALYZER_ENTRY. The host
 * loads the library in a worker process of its own, with a deadline and a limit on private memory, maps the
 * heap image read-only, and calls `analyze` once. Nothing allocated on one side is freed on the other:
 * every pointer the host passes is valid until `analyze` returns, every pointer the plugin passes is
 * copied before the host's function returns.
 *
 * Versioning: the entry symbol carries the major version. Within it, structs only grow at the end:
 * `struct_size` says how much of a struct the other side knows; never read past it.
 */

#include <stdint.h>
#include <stddef.h>

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

/* One column of the heap image: `count` elements of `width` bytes, contiguous. Identifiers, element layouts
   and meanings are those of HeapGraph's SectionID (Sources/HeapGraph/Sections.swift). */
typedef struct barrow_column {
    uint32_t id;
    uint32_t width;
    uint64_t count;
    const void *BARROW_NONNULL base;
} barrow_column;

/* A heap: its columns in ascending order of `id`. Absent columns are not listed. */
typedef struct barrow_image {
    uint32_t struct_size;
    uint32_t column_count;
    const barrow_column *BARROW_NONNULL columns;
    uint64_t object_count;
    uint64_t reference_count;
    /* What to call this heap in results, UTF-8. */
    const char *BARROW_NONNULL name;
} barrow_image;

/* One call's input. `options_json` is a UTF-8 JSON object with every declared option present and valid. */
typedef struct barrow_request {
    uint32_t struct_size;
    uint32_t image_count;
    const barrow_image *BARROW_NONNULL images;
    const char *BARROW_NONNULL options_json;
    size_t options_length;
} barrow_request;

/* Where results go. `result` takes one UTF-8 JSON document, the AnalysisResult of the README, once. */
typedef struct barrow_sink {
    uint32_t struct_size;
    uint32_t reserved;
    void *BARROW_NULLABLE context;
    void (*BARROW_NONNULL result)(void *BARROW_NULLABLE context, const char *BARROW_NONNULL json, size_t length);
    void (*BARROW_NONNULL progress)(void *BARROW_NULLABLE context, double fraction);
    /* A sentence that says why `analyze` is about to return something other than BARROW_OK. */
    void (*BARROW_NONNULL error)(void *BARROW_NULLABLE context, const char *BARROW_NONNULL message, size_t length);
} barrow_sink;

enum { BARROW_OK = 0, BARROW_FAILED = 1 };

/* What the plugin fills in. `descriptor_json` is the AnalyzerDescriptor as UTF-8 JSON and stays valid while
   the library is loaded. */
typedef struct barrow_analyzer {
    uint32_t struct_size;
    uint32_t abi_version;
    const char *BARROW_NULLABLE descriptor_json;
    size_t descriptor_length;
    int32_t (*BARROW_NULLABLE analyze)(const barrow_request *BARROW_NONNULL request,
                                       const barrow_sink *BARROW_NONNULL sink);
} barrow_analyzer;

/* The host sets `struct_size` to its own idea of barrow_analyzer; the plugin fills in the rest and
   returns BARROW_OK, or anything else to refuse. */
typedef int32_t (*barrow_analyzer_register_function)(barrow_analyzer *BARROW_NONNULL analyzer);

#define BARROW_ANALYZER_ENTRY "barrow_analyzer_register_1"

#ifdef __cplusplus
}
#endif
#endif
