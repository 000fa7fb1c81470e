#define _GNU_SOURCE
#include "worker_guard.h"
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

int barrow_die_with_parent(int parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    return getppid() == parent ? 0 : -1;
}

static int limit(int resource, uint64_t value) {
    struct rlimit limits;
    if (getrlimit(resource, &limits) != 0) return -1;
    if (limits.rlim_max == RLIM_INFINITY || value < limits.rlim_max) limits.rlim_max = value;
    limits.rlim_cur = limits.rlim_max;
    return setrlimit(resource, &limits);
}

int barrow_limit_process(uint64_t memory, uint64_t processor_seconds) {
    if (limit(RLIMIT_CORE, 0) != 0) return -1;
    if (limit(RLIMIT_CPU, processor_seconds) != 0) return -1;
    return limit(RLIMIT_DATA, memory);
}

/* The sixth number of /proc/self/statm is "data + stack" in pages. Async-signal-safe. */
uint64_t barrow_private_memory(void) {
    char text[160];
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (file < 0) return 0;
    ssize_t length = read(file, text, sizeof text);
    close(file);
    uint64_t number = 0;
    int field = 0;
    for (ssize_t i = 0; i < length && field < 6; i++) {
        if (text[i] >= '0' && text[i] <= '9') {
            number = number * 10 + (uint64_t)(text[i] - '0');
        } else if (++field < 6) {
            number = 0;
        }
    }
    return field == 6 ? number * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

uint64_t barrow_peak_resident_set(void) {
    struct rusage usage;
    return getrusage(RUSAGE_SELF, &usage) == 0 ? (uint64_t)usage.ru_maxrss * 1024 : 0;
}

static int report_descriptor = -1;
static uint8_t report_tag;

static void report_crash(int number) {
    struct barrow_crash_report report = {.signal = number, .error = errno};
    report.private_memory = barrow_private_memory();
    uint32_t length = sizeof report;
    uint8_t frame[1 + sizeof length + sizeof report];
    frame[0] = report_tag;
    memcpy(frame + 1, &length, sizeof length);
    memcpy(frame + 1 + sizeof length, &report, sizeof report);
    ssize_t written = write(report_descriptor, frame, sizeof frame);
    (void)written;
    /* The handler was installed with SA_RESETHAND: the second one ends the process. */
    raise(number);
}

int barrow_report_crashes(int descriptor, uint8_t tag) {
    static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
    size_t size = 64 * 1024;
    stack_t stack = {.ss_sp = malloc(size), .ss_size = size};
    if (stack.ss_sp == NULL || sigaltstack(&stack, NULL) != 0) return -1;
    report_descriptor = descriptor;
    report_tag = tag;
    struct sigaction action = {.sa_handler = report_crash, .sa_flags = SA_ONSTACK | SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (sigaction(numbers[i], &action, NULL) != 0) return -1;
    return 0;
}

struct thread_body {
    void (*body)(void *);
    void *context;
};

static void *run_body(void *argument) {
    struct thread_body *thread = argument;
    thread->body(thread->context);
    return NULL;
}

int barrow_run_with_stack(uint64_t stack_size, void (*body)(void *), void *context) {
    struct thread_body argument = {body, context};
    pthread_attr_t attributes;
    pthread_t thread;
    int failure = pthread_attr_init(&attributes);
    if (failure != 0) return failure;
    failure = pthread_attr_setstacksize(&attributes, stack_size);
    if (failure == 0) failure = pthread_create(&thread, &attributes, run_body, &argument);
    pthread_attr_destroy(&attributes);
    return failure != 0 ? failure : pthread_join(thread, NULL);
}
