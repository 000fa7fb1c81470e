#ifndef BARROW_LINUX_CALLS_H
#define BARROW_LINUX_CALLS_H

/* Calls that Swift's Glibc overlay does not import; what workers need is in worker_guard.h. */

#include <malloc.h> /* malloc_usable_size(3) */

/* memfd_create(2); a descriptor, or -1 with errno set. */
int barrow_memfd_create(const char *_Nonnull name);

#endif
