#ifndef BARROW_LINUX_CALLS_H
#define BARROW_LINUX_CALLS_H

/* Calls that Swift's Glibc overlay does not import; what workers need is in worker_guard.h. */

#include <malloc.h> /* malloc_usable_size(3) */
#include <sys/types.h>

/* memfd_create(2); a descriptor, or -1 with errno set. */
int barrow_memfd_create(const char *_Nonnull name);

/* fork(2). In the child only the calling thread goes on; it must end with _exit(2). */
pid_t barrow_fork(void);

#endif
