#include "process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static FILE *open_file(int pid, const char *name) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        fprintf(stderr, "load: the server's process %d has ended\n", pid);
        exit(1);
    }
    return file;
}

double processor_seconds(int pid) {
    FILE *file = open_file(pid, "stat");
    char line[1024] = "";
    if (fgets(line, sizeof line, file) == NULL) exit(1);
    fclose(file);
    /* The name, in parentheses, may hold anything; utime and stime are the 12th and 13th fields behind it. */
    char *fields = strrchr(line, ')');
    unsigned long user = 0, system = 0;
    if (fields == NULL
        || sscanf(fields + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system) != 2)
        exit(1);
    return (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
}

long resident_kib(int pid) {
    FILE *file = open_file(pid, "status");
    char line[256];
    long kib = -1;
    while (kib < 0 && fgets(line, sizeof line, file)) sscanf(line, "VmRSS: %ld", &kib);
    fclose(file);
    return kib;
}

double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}
