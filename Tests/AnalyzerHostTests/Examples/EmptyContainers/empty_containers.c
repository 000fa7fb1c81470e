/*
 * A whole analyzer in C: how much memory do containers take that hold nothing?
 *
 *     cc -shared -fPIC -I Sources/CAnalyzerABI/include empty_containers.c -o libEmptyContainers.so
 *     barrow analyze dump.barrow --plugin libEmptyContainers.so
 */

#include "analyzer_abi.h"
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char descriptor[] =
    "{\"name\": \"empty-containers\", \"version\": \"1.0.0\","
    " \"summary\": \"Containers that hold nothing, by type.\", \"options\": [],"
    " \"metrics\": [{\"name\": \"empty-containers\", \"unit\": \"count\", \"summary\": \"Containers without elements.\"},"
    "               {\"name\": \"empty-bytes\", \"unit\": \"bytes\", \"summary\": \"Their shallow size.\"}],"
    " \"requires\": [], \"deadline\": 60, \"memory\": 67108864}";

/* A growing text. */
struct text {
    char *bytes;
    size_t length, capacity;
    int failed;
};

static void append(struct text *text, const char *bytes, size_t length) {
    if (text->length + length > text->capacity) {
        size_t capacity = (text->length + length) * 2;
        char *grown = realloc(text->bytes, capacity);
        if (grown == NULL) {
            text->failed = 1;
            return;
        }
        text->bytes = grown;
        text->capacity = capacity;
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
}

static void appendf(struct text *text, const char *format, ...) {
    char buffer[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(buffer, sizeof buffer, format, arguments);
    va_end(arguments);
    append(text, buffer, (size_t)length);
}

/* A name of the dump's as a JSON string. */
static void append_name(struct text *text, const barrow_image *image, uint32_t name) {
    const barrow_column *offsets = barrow_find_column(image, BARROW_COLUMN_NAME_OFFSETS);
    const barrow_column *bytes = barrow_find_column(image, BARROW_COLUMN_NAME_BYTES);
    const uint64_t *offset = offsets->base;
    append(text, "\"", 1);
    for (uint64_t i = offset[name]; i < offset[name + 1]; i++) {
        unsigned char byte = ((const unsigned char *)bytes->base)[i];
        if (byte < 32 || byte == '"' || byte == '\\') appendf(text, "\\u%04x", byte);
        else append(text, (const char *)&byte, 1);
    }
    append(text, "\"", 1);
}

static int is_container(uint8_t kind) {
    return kind == BARROW_KIND_TUPLE || kind == BARROW_KIND_LIST || kind == BARROW_KIND_DICTIONARY ||
           kind == BARROW_KIND_SET || kind == BARROW_KIND_FROZEN_SET;
}

static int32_t analyze(const barrow_request *request, const barrow_sink *sink) {
    const barrow_image *image = &request->images[0];
    const barrow_column *type_column = barrow_find_column(image, BARROW_COLUMN_OBJECT_TYPE);
    const barrow_column *size_column = barrow_find_column(image, BARROW_COLUMN_OBJECT_SIZE);
    const barrow_column *first_column = barrow_find_column(image, BARROW_COLUMN_OBJECT_FIRST_REFERENCE);
    const barrow_column *types_column = barrow_find_column(image, BARROW_COLUMN_TYPES);
    const uint32_t *type = type_column->base, *size = size_column->base;
    const uint64_t *first = first_column->base;
    const barrow_type *types = types_column->base;

    uint64_t *count_of = calloc(types_column->count + 1, sizeof *count_of);
    uint64_t *bytes_of = calloc(types_column->count + 1, sizeof *bytes_of);
    if (count_of == NULL || bytes_of == NULL) return BARROW_OUT_OF_MEMORY;
    uint64_t count = 0, bytes = 0;
    for (uint64_t object = 0; object < image->object_count; object++) {
        if (first[object] != first[object + 1] || !is_container(types[type[object]].kind)) continue;
        count_of[type[object]]++;
        bytes_of[type[object]] += size[object];
        count++;
        bytes += size[object];
        if (object % 4096 == 0) sink->progress(sink->context, (double)object / (double)image->object_count);
    }

    struct text text = {0};
    appendf(&text, "{\"metrics\": [{\"name\": \"empty-containers\", \"value\": %" PRIu64 ", \"unit\": \"count\"},", count);
    appendf(&text, " {\"name\": \"empty-bytes\", \"value\": %" PRIu64 ", \"unit\": \"bytes\"}],", bytes);
    appendf(&text, " \"findings\": [], \"figures\": [], \"notes\": [],");
    appendf(&text, " \"tables\": [{\"name\": \"empty-containers\", \"title\": \"Containers that hold nothing\",");
    appendf(&text, " \"columns\": [{\"name\": \"type\", \"title\": \"Type\", \"kind\": \"text\"},");
    appendf(&text, " {\"name\": \"count\", \"title\": \"Count\", \"kind\": \"count\"},");
    appendf(&text, " {\"name\": \"bytes\", \"title\": \"Bytes\", \"kind\": \"bytes\"}], \"rows\": [");
    uint64_t rows = 0;
    for (uint64_t row = 0; row < types_column->count; row++) {
        if (count_of[row] == 0) continue;
        appendf(&text, "%s[{\"text\": ", rows++ == 0 ? "" : ", ");
        append_name(&text, image, types[row].name);
        appendf(&text, "}, {\"count\": %" PRIu64 "}, {\"bytes\": %" PRIu64 "}]", count_of[row], bytes_of[row]);
    }
    appendf(&text, "], \"totalRows\": %" PRIu64 "}]}", rows);
    if (!text.failed) sink->result(sink->context, text.bytes, text.length);
    free(text.bytes);
    free(count_of);
    free(bytes_of);
    return text.failed ? BARROW_OUT_OF_MEMORY : BARROW_OK;
}

int32_t barrow_analyzer_register_1(barrow_analyzer *analyzer) {
    if (analyzer->struct_size < sizeof *analyzer) return BARROW_FAILED;
    analyzer->abi_version = BARROW_ABI_VERSION;
    analyzer->descriptor_json = descriptor;
    analyzer->descriptor_length = sizeof descriptor - 1;
    analyzer->analyze = analyze;
    return BARROW_OK;
}
