#define _GNU_SOURCE
#include "ptrace_calls.h"
#include <elf.h>
#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>

int barrow_ptrace_seize(pid_t thread) { return ptrace(PTRACE_SEIZE, thread, NULL, NULL) == 0 ? 0 : errno; }

int barrow_ptrace_interrupt(pid_t thread) {
    return ptrace(PTRACE_INTERRUPT, thread, NULL, NULL) == 0 ? 0 : errno;
}

enum barrow_stop barrow_ptrace_poll(pid_t thread, int *signal) {
    int status;
    pid_t changed = waitpid(thread, &status, __WALL | WNOHANG);
    if (changed == 0 || (changed < 0 && errno == EINTR)) return BARROW_RUNNING;
    if (changed < 0 || !WIFSTOPPED(status)) return BARROW_ENDED;
    /* With PTRACE_SEIZE and no options, an event is the stop that was asked for, or a stop of the whole group. */
    if (status >> 16 != 0) return BARROW_STOPPED;
    *signal = WSTOPSIG(status);
    return BARROW_SIGNALLED;
}

int barrow_ptrace_detach(pid_t thread, int signal) {
    return ptrace(PTRACE_DETACH, thread, NULL, (void *)(intptr_t)signal) == 0 ? 0 : errno;
}

int barrow_ptrace_stack_pointer(pid_t thread, uint64_t *value) {
    struct user_regs_struct registers;
    struct iovec vector = {&registers, sizeof registers};
    if (ptrace(PTRACE_GETREGSET, thread, (void *)(intptr_t)NT_PRSTATUS, &vector) != 0) return errno;
#if defined(__x86_64__)
    *value = registers.rsp;
#else
    *value = registers.sp;
#endif
    return 0;
}

ssize_t barrow_read_process(pid_t thread, uint64_t address, void *buffer, size_t count) {
    struct iovec local = {buffer, count};
    struct iovec remote = {(void *)(uintptr_t)address, count};
    ssize_t read = process_vm_readv(thread, &local, 1, &remote, 1, 0);
    return read < 0 ? -errno : read;
}
