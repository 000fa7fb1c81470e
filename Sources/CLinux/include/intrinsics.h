#ifndef BARROW_INTRINSICS_H
#define BARROW_INTRINSICS_H

#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Asks for a cache line that will be needed soon; any address will do, nothing is read. Swift has no such call. */
static inline void barrow_prefetch(const void *_Nullable address) { __builtin_prefetch(address); }

/* What each of 64 bytes is, one bit a byte, the first byte lowest. */
typedef struct barrow_byte_classes {
    /* `0` to `9`. */
    uint64_t digits;
    /* Not a digit, and above `,`. */
    uint64_t others;
} barrow_byte_classes;

static inline barrow_byte_classes barrow_classify_64_bytes(const void *_Nonnull bytes) {
    barrow_byte_classes classes = {0, 0};
#if defined(__SSE2__)
    const __m128i zero = _mm_setzero_si128();
    for (int part = 0; part < 4; part++) {
        __m128i x = _mm_loadu_si128((const __m128i *)bytes + part);
        /* 0 where x ^ '0' is at most 9, and where x is at most ','. */
        __m128i beyond = _mm_subs_epu8(_mm_xor_si128(x, _mm_set1_epi8(0x30)), _mm_set1_epi8(9));
        __m128i above = _mm_subs_epu8(x, _mm_set1_epi8(0x2C));
        uint64_t digits = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(beyond, zero));
        uint64_t low = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(above, zero));
        classes.digits |= digits << (16 * part);
        classes.others |= (~(digits | low) & 0xFFFF) << (16 * part);
    }
#else
    for (int byte = 0; byte < 64; byte++) {
        uint8_t x = ((const uint8_t *)bytes)[byte];
        uint64_t isDigit = (uint8_t)(x ^ 0x30) <= 9;
        classes.digits |= isDigit << byte;
        classes.others |= (uint64_t)(!isDigit && x > 0x2C) << byte;
    }
#endif
    return classes;
}

#endif
