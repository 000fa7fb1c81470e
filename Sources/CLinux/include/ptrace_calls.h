#ifndef BARROW_PTRACE_CALLS_H
#define BARROW_PTRACE_CALLS_H

/* ptrace(2) is variadic, which Swift does not import. All calls for a thread must come from the thread that seized it:
   when that one ends, however it ends, the kernel lets go of what it seized. */

#include <stdint.h>
#include <sys/types.h>

/* PTRACE_SEIZE: attaches without stopping and without a signal that could outlive the tracer; 0, or errno. */
int barrow_ptrace_seize(pid_t thread);

/* PTRACE_INTERRUPT: asks a seized thread to stop; 0, or errno. */
int barrow_ptrace_interrupt(pid_t thread);

enum barrow_stop {
    BARROW_RUNNING,   /* not yet stopped */
    BARROW_STOPPED,   /* stopped, and nothing to hand on */
    BARROW_SIGNALLED, /* stopped before it takes `*signal`, which PTRACE_DETACH must hand on */
    BARROW_ENDED      /* gone */
};

/* What a seized thread does; does not wait. */
enum barrow_stop barrow_ptrace_poll(pid_t thread, int *_Nonnull signal);

/* PTRACE_DETACH: lets a stopped thread go on, with `signal` where it is not 0; 0, or errno. */
int barrow_ptrace_detach(pid_t thread, int signal);

/* The stack pointer of a stopped thread; 0, or errno. */
int barrow_ptrace_stack_pointer(pid_t thread, uint64_t *_Nonnull value);

/* process_vm_readv(2) of one stretch; the bytes read, or minus errno. */
ssize_t barrow_read_process(pid_t thread, uint64_t address, void *_Nonnull buffer, size_t count);

#endif
