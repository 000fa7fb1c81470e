#ifndef BARROW_WORKER_GUARD_H
#define BARROW_WORKER_GUARD_H

/* What a worker does to itself before it loads a stranger's library. */

#include <stdint.h>

/* Asks to be killed when the thread that started this process ends, and makes sure that `parent` has not ended
   already; 0, or -1 where it has. */
int barrow_die_with_parent(int parent);

/* Sets limits that cannot be raised again: bytes of private writable memory (RLIMIT_DATA counts brk and private
   mappings, Linux 4.7 and later; shared mappings do not count), seconds of processor time, no core file.
   0, or -1 with errno set. */
int barrow_limit_process(uint64_t memory, uint64_t processor_seconds);

/* Bytes that RLIMIT_DATA counts now. */
uint64_t barrow_private_memory(void);

/* The largest resident set so far, in bytes, shared pages included. */
uint64_t barrow_peak_resident_set(void);

/* The frame that `barrow_report_crashes` writes, with `tag` as its first byte. */
struct barrow_crash_report {
    int32_t signal;
    int32_t error;           /* errno of the thread at that moment */
    uint64_t private_memory; /* bytes that RLIMIT_DATA counts */
};

/* From now on a fatal signal on the calling thread (and, as far as their stacks allow, on others) writes
   { tag u8, length u32, struct barrow_crash_report } to `descriptor` and then ends the process as it would have.
   0, or -1 with errno set. */
int barrow_report_crashes(int descriptor, uint8_t tag);

/* Runs `body` on a thread of its own with this much stack and waits for it; 0, or an error number. */
int barrow_run_with_stack(uint64_t stack_size, void (*_Nonnull body)(void *_Nullable), void *_Nullable context);

#endif
