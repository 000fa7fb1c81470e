#ifndef BARROW_ANALYZER_COLUMNS_H
#define BARROW_ANALYZER_COLUMNS_H

/*
 * The columns of a heap image: what each holds and the layout of its elements. Little-endian, naturally aligned.
 *
 * n objects are numbered 0…n-1 in the order of their addresses (without addresses: in the order of the dump), m
 * references 0…m-1 grouped by the object they belong to. A number of a row that does not exist is BARROW_NO_ROW.
 * Columns marked (optional) may be absent, derived ones are present where the descriptor's `requires` asks for their
 * group.
 */

#include <stdint.h>

#define BARROW_NO_ROW UINT32_MAX

enum barrow_column_id {
    /* Objects: n rows unless said otherwise. */
    BARROW_COLUMN_OBJECT_ADDRESS = 1,         /* u32: low half of the address (optional) */
    BARROW_COLUMN_ADDRESS_SEGMENTS = 2,       /* barrow_address_segment: the high halves (optional) */
    BARROW_COLUMN_OBJECT_TYPE = 3,            /* u32: row of types */
    BARROW_COLUMN_OBJECT_SIZE = 4,            /* u32: shallow size; UINT32_MAX: look in large sizes */
    BARROW_COLUMN_LARGE_SIZES = 5,            /* barrow_large_size, ascending by object (optional) */
    BARROW_COLUMN_OBJECT_FLAGS = 6,           /* u16: enum barrow_object_flag */
    BARROW_COLUMN_OBJECT_SLACK = 7,           /* u16: bytes beyond the requested size; saturates (optional) */
    BARROW_COLUMN_OBJECT_REFERENCE_COUNT = 8, /* u32: saturates (optional) */
    BARROW_COLUMN_OBJECT_FIRST_REFERENCE = 9, /* u64, n + 1 rows: object i owns references first[i]…first[i+1]-1 */
    BARROW_COLUMN_OBJECT_SITE = 10,           /* u32: row of sites (optional) */
    BARROW_COLUMN_OBJECT_IDENTIFIER = 11,     /* u32: the runtime's own number, where there is no address (optional) */

    /* References: m rows unless said otherwise. */
    BARROW_COLUMN_REFERENCE_TARGET = 20,     /* u32: an object, or BARROW_NO_ROW where it is not in the dump */
    BARROW_COLUMN_REFERENCE_HAS_LABEL = 21,  /* u64 words, bit r % 64 of word r / 64: r has a label (optional) */
    BARROW_COLUMN_REFERENCE_LABEL_RANK = 22, /* u32: bits set before each 512-bit block (optional) */
    BARROW_COLUMN_REFERENCE_LABEL = 23,      /* u32: row of labels, one for each set bit (optional) */
    BARROW_COLUMN_REFERENCE_NOT_STRONG = 24, /* u64 words of bits: r does not keep its target alive (optional) */

    /* Tables. */
    BARROW_COLUMN_NAME_OFFSETS = 30, /* u64, k + 1 rows: name i is bytes offset[i]…offset[i+1]-1 of name bytes */
    BARROW_COLUMN_NAME_BYTES = 31,   /* u8: UTF-8, no NULs; name 0 is empty */
    BARROW_COLUMN_TYPES = 32,        /* barrow_type */
    BARROW_COLUMN_LABELS = 33,       /* barrow_label; row 0 means "implied by type and position" */
    BARROW_COLUMN_ROOTS = 34,        /* barrow_root */
    BARROW_COLUMN_THREADS = 35,      /* barrow_thread */
    BARROW_COLUMN_FRAMES = 36,       /* barrow_frame */
    BARROW_COLUMN_SITES = 37,        /* barrow_site (optional) */
    BARROW_COLUMN_FACTS = 38,        /* barrow_fact: about the process and the runtime */
    BARROW_COLUMN_COVERAGE = 39,     /* barrow_coverage: what the reader could not take in */

    /* Where functions and classes are defined: barrow_location, ascending by object (optional). */
    BARROW_COLUMN_LOCATIONS = 44,

    /* The labels of types whose label_template is BARROW_LABELS_FIELDS (optional). */
    BARROW_COLUMN_TYPE_FIRST_FIELD = 42, /* u32, one row more than types: where each one's begin in type field */
    BARROW_COLUMN_TYPE_FIELD = 43,       /* u32: row of labels, for the reference at each position of an object */

    /* Values of immutable objects. */
    BARROW_COLUMN_VALUES = 40,      /* barrow_value, ascending by object (optional) */
    BARROW_COLUMN_VALUE_BYTES = 41, /* u8 */

    /* The allocator (all optional). */
    BARROW_COLUMN_ARENAS = 50,            /* barrow_arena, ascending by address */
    BARROW_COLUMN_POOLS = 51,             /* barrow_pool, ascending by address */
    BARROW_COLUMN_POOL_OCCUPANCY = 52,    /* u8: bit i % 8 of byte i / 8 from the pool's offset: block i is used */
    BARROW_COLUMN_LARGE_ALLOCATIONS = 53, /* barrow_large_allocation, ascending by address */
    BARROW_COLUMN_GENERATIONS = 54,       /* barrow_generation, youngest first */

    /* The memory of the process (all optional). */
    BARROW_COLUMN_MAPPINGS = 55,  /* barrow_mapping, ascending by address, disjoint */
    BARROW_COLUMN_PAGE_RUNS = 56, /* barrow_page_run, ascending by address, disjoint */
    BARROW_COLUMN_PAGE_BITS = 57, /* u8: bit i % 8 of byte i / 8 from the run's offset: page i was in memory */

    /* requires "referrers"; only references that keep alive */
    BARROW_COLUMN_FIRST_REFERRER = 100, /* u64, n + 1 rows */
    BARROW_COLUMN_REFERRER = 101,       /* u32: objects, grouped by target */
    /* requires "distances" */
    BARROW_COLUMN_DISTANCE = 102, /* u32, n rows: edges from the virtual root (a root has 1); none: unreachable */
    /* requires "dominators" */
    BARROW_COLUMN_IMMEDIATE_DOMINATOR = 103, /* u32, n rows: an object; n: the virtual root; n + 1: unreachable */
    BARROW_COLUMN_FIRST_DOMINATED_CHILD = 106, /* u32, n + 3 rows: for each object, n and n + 1 */
    BARROW_COLUMN_DOMINATED_CHILD = 107,       /* u32: objects, grouped by immediate dominator */
    BARROW_COLUMN_REACHABLE_COUNT = 108,       /* u64, one row: objects below the virtual root */
    /* requires "retained-sizes" */
    BARROW_COLUMN_RETAINED_SIZE = 104, /* u64, n + 2 rows: bytes; n: all reachable; n + 1: all unreachable */
    /* requires "strongly-connected-components" */
    BARROW_COLUMN_COMPONENT = 105 /* u32, n rows: number of the component, reverse topological order */
};

enum barrow_object_flag {
    BARROW_OBJECT_TRACKED = 1 << 0,       /* on one of the cycle collector's lists */
    BARROW_OBJECT_INTERNED = 1 << 1,      /* in the intern table */
    BARROW_OBJECT_IMMORTAL = 1 << 2,      /* never freed */
    BARROW_OBJECT_HAS_FINALIZER = 1 << 3, /* its type has one */
    BARROW_OBJECT_FINALIZED = 1 << 4,     /* it has run */
    BARROW_OBJECT_DETACHED = 1 << 5,      /* was part of a document and no longer is */
    BARROW_OBJECT_GENERATION_SHIFT = 8    /* 3 bits from here: the generation, 7 where there is none */
};

enum barrow_type_kind {
    BARROW_KIND_OTHER = 0,
    BARROW_KIND_NONE = 1,
    BARROW_KIND_BOOLEAN = 2,
    BARROW_KIND_INTEGER = 3,
    BARROW_KIND_FLOAT = 4,
    BARROW_KIND_STRING = 5,
    BARROW_KIND_BYTES = 6,
    BARROW_KIND_TUPLE = 7,
    BARROW_KIND_LIST = 8,
    BARROW_KIND_DICTIONARY = 9,
    BARROW_KIND_SET = 10,
    BARROW_KIND_FROZEN_SET = 11,
    BARROW_KIND_INSTANCE = 12,
    BARROW_KIND_TYPE = 13,
    BARROW_KIND_FUNCTION = 14,
    BARROW_KIND_MODULE = 15,
    BARROW_KIND_FRAME = 16,
    BARROW_KIND_WEAK_REFERENCE = 17,
    BARROW_KIND_CODE = 18
};

enum barrow_label_template {
    BARROW_LABELS_EXPLICIT = 0, /* every reference carries its label */
    BARROW_LABELS_INDEXED = 1,  /* the reference at position i is [i] */
    BARROW_LABELS_PAIRS = 2,    /* key, value, key, value */
    BARROW_LABELS_ELEMENTS = 3, /* members in no order */
    BARROW_LABELS_FIELDS = 4    /* position i is field i of the type: row first[type] + i of type field */
};

enum barrow_strength {
    BARROW_STRONG = 0,
    BARROW_WEAK = 1,
    BARROW_BORROWED = 2,
    BARROW_MISSING = 3,
    BARROW_SOFT = 4,
    BARROW_FINAL = 5,
    BARROW_PHANTOM = 6,
    BARROW_NONESSENTIAL = 7 /* another reference stands for it */
};

enum barrow_root_kind {
    BARROW_ROOT_OTHER = 0,
    BARROW_ROOT_FRAME = 1,
    BARROW_ROOT_MODULE = 2,
    BARROW_ROOT_THREAD = 3,
    BARROW_ROOT_INTERPRETER = 4,
    BARROW_ROOT_STATIC = 5,
    BARROW_ROOT_HANDLE = 6
};

enum barrow_mapping_kind {
    BARROW_MAPPING_OTHER = 0,
    BARROW_MAPPING_ANONYMOUS = 1,
    BARROW_MAPPING_HEAP = 2, /* of the system allocator: the program break, and the heaps of its further arenas */
    BARROW_MAPPING_MAIN_STACK = 3,
    BARROW_MAPPING_THREAD_STACK = 4,
    BARROW_MAPPING_FILE = 5, /* executable, library or other file, with the zeroed data that belongs to it */
    BARROW_MAPPING_SHARED_MEMORY = 6,
    BARROW_MAPPING_KERNEL = 7 /* [vdso], [vvar]: they do not count as resident */
};

enum barrow_mapping_permission {
    BARROW_MAPPING_READ = 1 << 0,
    BARROW_MAPPING_WRITE = 1 << 1,
    BARROW_MAPPING_EXECUTE = 1 << 2,
    BARROW_MAPPING_SHARED = 1 << 3
};

/* Objects from `first_object` on have `high` as the upper 32 bits of their address, up to the next segment. */
typedef struct barrow_address_segment {
    uint32_t first_object, high;
} barrow_address_segment;

typedef struct barrow_large_size {
    uint64_t size;
    uint32_t object, reserved;
} barrow_large_size;

typedef struct barrow_type {
    uint32_t name, module;         /* names */
    uint32_t base;                 /* a type, or none */
    uint32_t object;               /* the object that is this type, or none */
    uint32_t basic_size, item_size;
    uint8_t kind;                  /* enum barrow_type_kind */
    uint8_t label_template;        /* enum barrow_label_template */
    uint16_t reserved;
} barrow_type;

typedef struct barrow_label {
    uint32_t text;     /* a name such as ".attr"; ignored where is_index */
    uint32_t index;    /* the index of "[index]" */
    uint8_t is_index;
    uint8_t strength;  /* enum barrow_strength */
    uint16_t reserved;
} barrow_label;

typedef struct barrow_root {
    uint32_t object;
    uint32_t thread, frame; /* rows of threads and frames, or none */
    uint32_t name;          /* a name: what holds the object */
    uint8_t kind;           /* enum barrow_root_kind */
    uint8_t reserved[3];
} barrow_root;

typedef struct barrow_thread {
    uint64_t id;
    uint32_t name;
    uint32_t first_frame, frame_count; /* rows of frames, innermost first */
    uint32_t reserved;
} barrow_thread;

typedef struct barrow_frame {
    uint32_t function, file; /* names */
    uint32_t line;
    uint32_t object;         /* the frame's own object, or none */
} barrow_frame;

typedef struct barrow_site {
    uint32_t function, file; /* names */
    uint32_t line;
} barrow_site;

typedef struct barrow_location {
    uint32_t object;
    uint32_t file; /* a name */
    uint32_t line, column;
} barrow_location;

typedef struct barrow_fact {
    uint32_t key, value; /* names */
} barrow_fact;

typedef struct barrow_coverage {
    uint64_t count;
    uint32_t what; /* a name: a plural noun phrase */
    uint32_t reserved;
} barrow_coverage;

/* str as UTF-8, bytes as they are, int in decimal, float in its shortest decimal form that reads back equal. */
typedef struct barrow_value {
    uint64_t hash;           /* of the whole value: equal values of one kind have equal hashes */
    uint64_t offset;         /* of its beginning in value bytes */
    uint32_t object;
    uint32_t length;         /* of the whole value, in bytes */
    uint32_t preview_length; /* how much of it is in value bytes; 0 where the dump has hashes only */
    uint32_t reserved;
} barrow_value;

typedef struct barrow_arena {
    uint64_t address, size;
    uint32_t pool_size;
    uint32_t pool_count, free_pools; /* pools it has room for, and how many of these hold no block */
    uint32_t reserved;
} barrow_arena;

typedef struct barrow_pool {
    uint64_t address;
    uint64_t occupancy_offset; /* in bytes, into pool occupancy */
    uint32_t arena;            /* row of arenas */
    uint32_t block_size;       /* 0: in no size class at present */
    uint32_t capacity, used;   /* blocks */
} barrow_pool;

typedef struct barrow_large_allocation {
    uint64_t address, requested, usable;
} barrow_large_allocation;

typedef struct barrow_generation {
    uint64_t collections, collected, uncollectable;
    uint32_t count, threshold;
} barrow_generation;

typedef struct barrow_mapping {
    uint64_t start, end;
    uint64_t resident_bytes; /* UINT64_MAX: unknown */
    uint64_t file_offset;
    uint32_t name;           /* a name: the file, or the kernel's name */
    uint8_t permissions;     /* enum barrow_mapping_permission */
    uint8_t kind;            /* enum barrow_mapping_kind */
    uint16_t reserved;
} barrow_mapping;

/* Neighbouring pages of 4,096 bytes. */
typedef struct barrow_page_run {
    uint64_t start;       /* address of the first page */
    uint64_t bits_offset; /* in bytes, into page bits; a multiple of 8 */
    uint32_t page_count;
    uint8_t is_estimate;  /* deduced, not the kernel's own word */
    uint8_t reserved[3];
} barrow_page_run;

#endif
