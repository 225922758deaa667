// The C peer: DOP853 and Rodas5P written for speed, each problem with its own solver in which the right-hand side is
// inlined and the state lives in vector registers. It is what the bytecode of the library is measured against: same
// methods, same step-size rules, same tolerances, same hundred samples.
//
//     native REFERENCES [--quick]      prints JSON Lines of kind `integration`
//
// Build: cc -O3 -march=native -fno-math-errno -fno-trapping-math native.c harness.c -lm
#include <stdbool.h>
#include <string.h>

#include "dop853_coefficients.h"
#include "harness.h"
#include "problems.h"
#include "rodas5p_coefficients.h"

enum { MAX_STEPS = 1000000 };

struct tolerance {
    double relative, absolute;
};

// What to integrate, and where the rows go.
struct task {
    const double *restrict params, *restrict initial_state, *restrict times;
    int samples;
    struct tolerance tolerance;
    double *restrict states;
};

static inline double eighth_root(double x) { return sqrt(sqrt(sqrt(x))); }

#define LANES 2
#include "dop853.inc"
#define LANES 4
#include "dop853.inc"
#define N 2
#include "rodas5p.inc"
#define N 3
#include "rodas5p.inc"

static struct task task_of(struct run *run) {
    const struct reference *reference = run->reference;
    return (struct task){reference->params, reference->initial_state, reference->times, reference->samples,
                         {run->relative_tolerance, run->absolute_tolerance}, run->states};
}

#define EXPLICIT(problem, lanes, n)                 \
    static bool solve_##problem(struct run *run) {  \
        const struct task task = task_of(run);      \
        return dop853_##lanes(problem, n, &task);   \
    }

EXPLICIT(free_fall, 2, 2)
EXPLICIT(free_fall_drag, 2, 2)
EXPLICIT(simple_pendulum, 2, 2)
EXPLICIT(damped_pendulum, 2, 2)
EXPLICIT(spring_mass, 2, 2)
EXPLICIT(damped_spring, 2, 2)
EXPLICIT(projectile_drag, 4, 4)
EXPLICIT(charged_particle, 4, 4)
EXPLICIT(van_der_pol, 2, 2)
EXPLICIT(lorenz, 4, 3)
EXPLICIT(driven_duffing, 2, 2)

static bool solve_stiff_van_der_pol(struct run *run) {
    const struct task task = task_of(run);
    return rodas5p_2(van_der_pol, van_der_pol_jacobian, &task);
}

static bool solve_robertson(struct run *run) {
    const struct task task = task_of(run);
    return rodas5p_3(robertson, robertson_jacobian, &task);
}

static const struct {
    const char *id, *method;
    integration *integrate;
} solvers[] = {
    {"free_fall", "dop853", solve_free_fall},
    {"free_fall_drag", "dop853", solve_free_fall_drag},
    {"simple_pendulum", "dop853", solve_simple_pendulum},
    {"damped_pendulum", "dop853", solve_damped_pendulum},
    {"spring_mass", "dop853", solve_spring_mass},
    {"damped_spring", "dop853", solve_damped_spring},
    {"projectile_drag", "dop853", solve_projectile_drag},
    {"charged_particle", "dop853", solve_charged_particle},
    {"van_der_pol", "dop853", solve_van_der_pol},
    {"lorenz", "dop853", solve_lorenz},
    {"driven_duffing", "dop853", solve_driven_duffing},
    {"stiff_van_der_pol", "rodas5p", solve_stiff_van_der_pol},
    {"robertson", "rodas5p", solve_robertson},
};

int main(int count, char **arguments) {
    if (count < 2) return 64;
    bool quick = count > 2 && strcmp(arguments[2], "--quick") == 0;
    for (unsigned i = 0; i < sizeof solvers / sizeof solvers[0]; i++) {
        struct reference reference;
        load_reference(&reference, arguments[1], solvers[i].id);
        report_curve("c", solvers[i].method, &reference, solvers[i].integrate, NULL, quick);
    }
    return 0;
}
