/* An analyzer that misbehaves: one library for each value of BEHAVIOUR, built by the tests. */

#define _GNU_SOURCE
#include "analyzer_abi.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BEHAVES,
    /* while it is loaded */
    CRASHES_IN_LOAD, HANGS_IN_LOAD, EXITS_IN_LOAD,
    /* in its handshake */
    REFUSES_HANDSHAKE, OTHER_ABI_VERSION, NO_DESCRIPTOR, DESCRIPTOR_IS_NO_JSON,
    DESCRIPTOR_LACKS_KEYS, DESCRIPTOR_HAS_BAD_NAME,
    /* in analyze: the process */
    CRASHES, ABORTS, RECURSES, KILLS_ITSELF, WRITES_TO_IMAGE, HANGS, HANGS_AGAINST_SIGNALS, EATS_MEMORY,
    RETURNS_OUT_OF_MEMORY, EXITS, EXITS_AFTER_ANSWER, LEAVES_CHILD, CLOSES_DESCRIPTORS, CLOSES_AND_HANGS,
    PRINTS, FORGES_FRAMES,
    /* in analyze: the answer */
    REFUSES, REFUSES_SILENTLY, ANSWERS_NOTHING, ANSWERS_TWICE, ANSWERS_TOO_MUCH, ANSWERS_NO_JSON,
    ANSWERS_BAD_UTF8, ANSWERS_WITHOUT_TABLES, METRIC_UNDECLARED, METRIC_OTHER_UNIT, METRIC_TWICE, METRIC_NAN,
    METRIC_INFINITE, TABLE_TWICE, TABLE_RAGGED, FIGURE_BAD_NAME, OBJECT_OUT_OF_RANGE, ENDLESS_TITLE,
};

#define METRIC(name, value, unit) "{\"name\":\"" name "\",\"value\":" value ",\"unit\":\"" unit "\"}"
#define ANSWER(metrics, findings, tables, figures)                                                             \
    "{\"metrics\":[" metrics "],\"findings\":[" findings "],\"tables\":[" tables "],\"figures\":[" figures    \
    "],\"notes\":[]}"
#define TABLE(rows)                                                                                            \
    "{\"name\":\"t\",\"title\":\"T\",\"columns\":[{\"name\":\"c\",\"title\":\"C\",\"kind\":\"count\"}],"       \
    "\"rows\":" rows ",\"totalRows\":9}"

static const char good[] = ANSWER(METRIC("objects", "3", "count"), "", "", "");

static void say(const barrow_sink *sink, const char *json) { sink->result(sink->context, json, strlen(json)); }

static void misbehave(void) {
    switch (BEHAVIOUR) {
    case CRASHES_IN_LOAD: *(volatile int *)8 = 1; break;
    case HANGS_IN_LOAD: for (;;) pause();
    case EXITS_IN_LOAD: exit(0);
    default: break;
    }
}

__attribute__((constructor)) static void load(void) { misbehave(); }

static int recurse(volatile int depth) {
    if (depth < 0) return 0;
    volatile char frame[4096];
    frame[0] = (char)depth;
    return recurse(depth + 1) + frame[0];
}

static void eat_memory(void) {
    for (;;) memset(malloc(1 << 20), 1, 1 << 20);
}

static void close_everything(void) {
    for (int descriptor = 0; descriptor < 1024; descriptor++) close(descriptor);
}

static void forge_frames(void) {
    for (int descriptor = 3; descriptor < 1024; descriptor++) {
        ssize_t written = write(descriptor, "forged frames", 13);
        (void)written;
    }
}

/* What happens to the process; the answer comes after it. */
static void act(const barrow_request *request, const barrow_sink *sink) {
    sigset_t all;
    pid_t child;
    switch (BEHAVIOUR) {
    case CRASHES: *(volatile int *)8 = 1; break;
    case ABORTS: abort();
    case RECURSES: recurse(0); break;
    case KILLS_ITSELF: raise(SIGKILL); break;
    case WRITES_TO_IMAGE: *(volatile char *)request->images[0].columns[0].base = 1; break;
    case HANGS: for (;;) pause();
    case HANGS_AGAINST_SIGNALS:
        sigfillset(&all);
        sigprocmask(SIG_BLOCK, &all, NULL);
        for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
        for (;;) {}
    case EATS_MEMORY: eat_memory(); break;
    case EXITS: exit(0);
    case EXITS_AFTER_ANSWER:
        say(sink, good);
        exit(3);
    case LEAVES_CHILD:
        child = fork();
        if (child == 0) for (;;) pause();
        fprintf(stderr, "child %d\n", child);
        break;
    case CLOSES_DESCRIPTORS: close_everything(); break;
    case CLOSES_AND_HANGS:
        close_everything();
        for (;;) pause();
    case PRINTS:
        printf("printed to standard output\n\033[31m");
        fflush(stdout);
        fprintf(stderr, "printed to standard error\n");
        break;
    case FORGES_FRAMES: forge_frames(); break;
    default: break;
    }
}

static const char *answer(void) {
    switch (BEHAVIOUR) {
    case ANSWERS_NO_JSON: return "three objects";
    case ANSWERS_BAD_UTF8: return "{\"metrics\":[],\"findings\":[],\"tables\":[],\"figures\":[],\"notes\":[\"\xff\"]}";
    case ANSWERS_WITHOUT_TABLES: return "{\"metrics\":[],\"findings\":[],\"figures\":[],\"notes\":[]}";
    case METRIC_UNDECLARED: return ANSWER(METRIC("others", "3", "count"), "", "", "");
    case METRIC_OTHER_UNIT: return ANSWER(METRIC("objects", "3", "bytes"), "", "", "");
    case METRIC_TWICE:
        return ANSWER(METRIC("objects", "3", "count") "," METRIC("objects", "4", "count"), "", "", "");
    case METRIC_NAN: return ANSWER(METRIC("objects", "NaN", "count"), "", "", "");
    case METRIC_INFINITE: return ANSWER(METRIC("objects", "1e999", "count"), "", "", "");
    case TABLE_TWICE: return ANSWER("", "", TABLE("[]") "," TABLE("[]"), "");
    case TABLE_RAGGED: return ANSWER("", "", TABLE("[[{\"count\":1}],[]]"), "");
    case FIGURE_BAD_NAME:
        return ANSWER("", "", "",
                      "{\"name\":\"../etc\",\"title\":\"T\",\"caption\":\"C\",\"engine\":\"dot\",\"dot\":\"graph {}\"}");
    case OBJECT_OUT_OF_RANGE:
        return ANSWER("", "", TABLE("[[{\"object\":{\"id\":3,\"address\":0,\"type\":\"dict\"}}]]"), "");
    default: return good;
    }
}

static int32_t analyze(const barrow_request *request, const barrow_sink *sink) {
    const size_t size = (65 << 20) + 1;
    char *much;
    act(request, sink);
    switch (BEHAVIOUR) {
    case RETURNS_OUT_OF_MEMORY: return BARROW_OUT_OF_MEMORY;
    case REFUSES: sink->error(sink->context, "The dump has no threads.", 24); return BARROW_FAILED;
    case REFUSES_SILENTLY: return BARROW_FAILED;
    case ANSWERS_NOTHING: return BARROW_OK;
    case ANSWERS_TWICE: say(sink, good); break;
    case ANSWERS_TOO_MUCH:
        much = calloc(size, 1);
        sink->result(sink->context, much, size);
        return BARROW_OK;
    case ENDLESS_TITLE:
        much = calloc(size, 1);
        strcpy(much, "{\"metrics\":[],\"findings\":[],\"tables\":[],\"figures\":[],\"notes\":[\"");
        memset(much + strlen(much), 'a', 100000);
        strcat(much, "\"]}");
        say(sink, much);
        return BARROW_OK;
    default: break;
    }
    sink->progress(sink->context, 0.5);
    say(sink, answer());
    return BARROW_OK;
}

#define DESCRIPTOR(name)                                                                                       \
    "{\"name\":\"" name "\",\"version\":\"1.0.0\",\"summary\":\"Misbehaves.\",\"options\":[],\"metrics\":"      \
    "[{\"name\":\"objects\",\"unit\":\"count\",\"summary\":\"Objects.\"}],\"requires\":[],\"deadline\":60,"   \
    "\"memory\":268435456}"

static const char *descriptor(void) {
    switch (BEHAVIOUR) {
    case DESCRIPTOR_IS_NO_JSON: return "hostile";
    case DESCRIPTOR_LACKS_KEYS: return "{\"name\":\"hostile\"}";
    case DESCRIPTOR_HAS_BAD_NAME: return DESCRIPTOR("Hostile Analyzer");
    case NO_DESCRIPTOR: return NULL;
    default: return DESCRIPTOR("hostile");
    }
}

#if OTHER_SYMBOL
int32_t barrow_analyzer_register_2(barrow_analyzer *analyzer) {
#else
int32_t barrow_analyzer_register_1(barrow_analyzer *analyzer) {
#endif
    if (BEHAVIOUR == REFUSES_HANDSHAKE) return BARROW_FAILED;
    analyzer->abi_version = BEHAVIOUR == OTHER_ABI_VERSION ? 99 : BARROW_ABI_VERSION;
    analyzer->descriptor_json = descriptor();
    analyzer->descriptor_length = analyzer->descriptor_json == NULL ? 0 : strlen(analyzer->descriptor_json);
    analyzer->analyze = analyze;
    return BARROW_OK;
}
