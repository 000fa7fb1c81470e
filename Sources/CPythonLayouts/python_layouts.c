#include "python_layouts.h"

#pragma clang diagnostic ignored "-Wc23-extensions" /* #embed */

static const unsigned char layout_3_8[] = {
#embed "../CPythonReader/Layouts/Tables/3.8.json"
};
static const unsigned char layout_3_9[] = {
#embed "../CPythonReader/Layouts/Tables/3.9.json"
};
static const unsigned char layout_3_10[] = {
#embed "../CPythonReader/Layouts/Tables/3.10.json"
};
static const unsigned char layout_3_11[] = {
#embed "../CPythonReader/Layouts/Tables/3.11.json"
};
static const unsigned char layout_3_12[] = {
#embed "../CPythonReader/Layouts/Tables/3.12.json"
};
static const unsigned char layout_3_13[] = {
#embed "../CPythonReader/Layouts/Tables/3.13.json"
};

static const struct barrow_python_layout layouts[] = {
    {8, layout_3_8, sizeof layout_3_8},    {9, layout_3_9, sizeof layout_3_9},
    {10, layout_3_10, sizeof layout_3_10}, {11, layout_3_11, sizeof layout_3_11},
    {12, layout_3_12, sizeof layout_3_12}, {13, layout_3_13, sizeof layout_3_13},
};

const struct barrow_python_layout *barrow_python_layout(size_t row) {
    return row < sizeof layouts / sizeof layouts[0] ? &layouts[row] : NULL;
}
