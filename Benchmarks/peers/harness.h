// What the C peers share: reference solutions, CPU time, the error of a solution, and the line that reports them.
#ifndef HARNESS_H
#define HARNESS_H

#include <stdbool.h>

enum { MAX_STATES = 4, MAX_PARAMETERS = 8, MAX_SAMPLES = 128 };

// A problem as stored by scripts/references/trajectories.py; rows of `n` states, one for each time.
struct reference {
    const char *id;
    int n, samples;
    double params[MAX_PARAMETERS], initial_state[MAX_STATES], times[MAX_SAMPLES];
    double states[MAX_SAMPLES * MAX_STATES];
};

// One integration of a problem at one tolerance, repeated to be timed; `states` receives rows as in a reference.
struct run {
    const struct reference *reference;
    double relative_tolerance, absolute_tolerance;
    void *solver;
    double states[MAX_SAMPLES * MAX_STATES];
};

// Performs a run and returns whether it succeeded.
typedef bool integration(struct run *run);

// Reads `<directory>/<id>.json`, or ends the program with a message.
void load_reference(struct reference *reference, const char *directory, const char *id);

// Prints one line for each tolerance from 1e-3 to 1e-10 (three of them where `quick`): the median thread CPU time of
// the integration, and its error, the largest difference from the reference relative to the largest magnitude of each
// variable. A tolerance at which the integration fails has no line.
void report_curve(const char *peer, const char *method, const struct reference *reference, integration *integrate,
                  void *solver, bool quick);

#endif
