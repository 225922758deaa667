#define _GNU_SOURCE
#include "harness.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// The numbers of the object's member `key`, wherever they stand within its value; names in quotes are passed over.
static int numbers(const char *json, const char *key, double *values, int capacity) {
    char quoted[64];
    snprintf(quoted, sizeof quoted, "\"%s\":", key);
    const char *cursor = strstr(json, quoted);
    if (cursor == NULL) return -1;
    cursor += strlen(quoted);
    int depth = 0, count = 0;
    do {
        cursor += strspn(cursor, " \n\t,:");
        if (*cursor == '[' || *cursor == '{') {
            depth++, cursor++;
        } else if (*cursor == ']' || *cursor == '}') {
            depth--, cursor++;
        } else if (*cursor == '"') {
            cursor = strchr(cursor + 1, '"') + 1;
        } else {
            char *end;
            double value = strtod(cursor, &end);
            if (end == cursor || count == capacity) return -1;
            values[count++] = value;
            cursor = end;
        }
    } while (depth > 0);
    return count;
}

void load_reference(struct reference *reference, const char *directory, const char *id) {
    char path[1024];
    static char text[1 << 16];
    snprintf(path, sizeof path, "%s/%s.json", directory, id);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    reference->id = id;
    reference->n = numbers(text, "initial_state", reference->initial_state, MAX_STATES);
    reference->samples = numbers(text, "times", reference->times, MAX_SAMPLES);
    int values = numbers(text, "states", reference->states, MAX_SAMPLES * MAX_STATES);
    if (numbers(text, "params", reference->params, MAX_PARAMETERS) < 0 || reference->n < 1 || reference->samples < 2 ||
        values != reference->n * reference->samples) {
        fprintf(stderr, "%s: not a reference solution\n", path);
        exit(1);
    }
}

static double worst_error(const struct run *run) {
    const struct reference *reference = run->reference;
    double worst = 0;
    for (int variable = 0; variable < reference->n; variable++) {
        double difference = 0, magnitude = 0;
        for (int at = variable; at < reference->n * reference->samples; at += reference->n) {
            difference = fmax(difference, fabs(run->states[at] - reference->states[at]));
            magnitude = fmax(magnitude, fabs(reference->states[at]));
        }
        worst = fmax(worst, difference / magnitude);
    }
    return worst;
}

static double thread_nanoseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1e9 + now.tv_nsec;
}

static double batch(integration *integrate, struct run *run, long repeats) {
    double start = thread_nanoseconds();
    for (long i = 0; i < repeats; i++) integrate(run);
    return (thread_nanoseconds() - start) / repeats;
}

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

// The median of batches that are long against the clock's own cost and short against the scheduler's time slice.
static double nanoseconds(integration *integrate, struct run *run, bool quick) {
    enum { BATCHES = 15 };
    double batches[BATCHES], once = batch(integrate, run, 1);
    long repeats = 1 + (long)((quick ? 2e5 : 1e6) / once);
    for (int i = 0; i < BATCHES; i++) batches[i] = batch(integrate, run, repeats);
    qsort(batches, BATCHES, sizeof batches[0], ascending);
    return batches[BATCHES / 2];
}

void report_curve(const char *peer, const char *method, const struct reference *reference, integration *integrate,
                  void *solver, bool quick) {
    for (int digits = 3; digits <= 10; digits += quick ? 3 : 1) {
        double tolerance = pow(10, -digits);
        struct run run = {reference, tolerance, tolerance * 1e-2, solver, {0}};
        if (!integrate(&run)) continue;
        printf("{\"kind\": \"integration\", \"peer\": \"%s\", \"method\": \"%s\", \"problem\": \"%s\", "
               "\"rtol\": %g, \"ns\": %.1f, \"error\": %.3e}\n",
               peer, method, reference->id, tolerance, nanoseconds(integrate, &run, quick), worst_error(&run));
    }
    fflush(stdout);
}
