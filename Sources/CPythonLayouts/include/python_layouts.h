#ifndef BARROW_PYTHON_LAYOUTS_H
#define BARROW_PYTHON_LAYOUTS_H

/* The layout tables that ship, as the bytes of their JSON: embedded from C because a Swift array literal of their
   size takes a compiler minutes. */

#include <stddef.h>

struct barrow_python_layout {
    int minor; /* 11 for CPython 3.11 */
    const unsigned char *_Nonnull json;
    size_t size;
};

/* Ascending by version; NULL past the last one. */
const struct barrow_python_layout *_Nullable barrow_python_layout(size_t row);

#endif
