#ifndef BARROW_PREFETCH_H
#define BARROW_PREFETCH_H

/* Asks for a cache line that will be needed soon; any address will do, nothing is read. Swift has no such call. */
static inline void barrow_prefetch(const void *_Nullable address) { __builtin_prefetch(address); }

#endif
