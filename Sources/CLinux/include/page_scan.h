#ifndef BARROW_PAGE_SCAN_H
#define BARROW_PAGE_SCAN_H

/* Which pages are the kernel's one page of zeroes: /proc/PID/pagemap says that they are in memory, but as nobody pays for
   them, the resident set does not have them. ioctl(PAGEMAP_SCAN), from Linux 6.7 on. */

#include <stdint.h>

struct barrow_page_range {
    uint64_t start, end; /* addresses */
    uint64_t categories; /* of `struct page_region`; not looked at */
};

/* Ranges of such pages between two addresses, ascending, at most `capacity` of them; `*walked` is where the search
   ended. The number of ranges, or minus errno: ENOTTY where the kernel is older. */
int barrow_zero_pages(
    int pagemap, uint64_t start, uint64_t end, struct barrow_page_range *_Nonnull ranges, int capacity,
    uint64_t *_Nonnull walked);

#endif
