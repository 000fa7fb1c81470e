#include "page_scan.h"
#include <errno.h>
#include <sys/ioctl.h>

/* As in linux/fs.h, which Debian's headers have only from Linux 6.7 on. */
struct page_scan {
    uint64_t size, flags, start, end, walk_end, vec, vec_len, max_pages;
    uint64_t category_inverted, category_mask, category_anyof_mask, return_mask;
};
enum { PAGE_IS_ZERO = 1 << 5 };

int barrow_zero_pages(
    int pagemap, uint64_t start, uint64_t end, struct barrow_page_range *ranges, int capacity, uint64_t *walked) {
    struct page_scan scan = {
        .size = sizeof scan,
        .start = start,
        .end = end,
        .vec = (uintptr_t)ranges,
        .vec_len = capacity,
        .category_mask = PAGE_IS_ZERO,
        .return_mask = PAGE_IS_ZERO,
    };
    int count = ioctl(pagemap, _IOWR('f', 16, struct page_scan), &scan);
    if (count < 0) return -errno;
    *walked = scan.walk_end;
    return count;
}
