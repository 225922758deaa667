// The SUNDIALS peer: CVODE's Adams (fixed-point iteration) and BDF (dense Newton), and ARKODE's explicit Runge–Kutta
// methods on the thirteen problems. Solver memory is created once and reinitialised for each integration; samples come
// from each method's own interpolant. Stiff problems get BDF with an exact Jacobian; explicit methods would need
// millions of steps there. Tried and left out, because slower at equal error: stopping at each sample, interpolants of
// lower degree, the PI controller, and on the stiff problems ARKODE's implicit methods (10 to 70 times).
//
//     sundials REFERENCES [--quick]      prints JSON Lines of kind `integration`
//
// Build: cc -O3 -march=native sundials.c harness.c -lsundials_cvode -lsundials_arkode -lsundials_nvecserial -lm
#include <arkode/arkode_erkstep.h>
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>

#include "harness.h"
#include "problems.h"

enum { MAX_STEPS = 1000000 };

// A problem with the memory of one integrator.
struct solver {
    right_hand_side *slope;
    jacobian *jacobian;
    struct reference reference;
    SUNContext context;
    N_Vector state;
    SUNMatrix matrix;
    SUNLinearSolver linear;
    SUNNonlinearSolver fixed_point;
    const struct package *package;
    void *memory;
};

static void require(int status, const char *what) {
    if (status >= 0) return;
    fprintf(stderr, "sundials: %s failed with %d\n", what, status);
    exit(1);
}

static int slope(realtype t, N_Vector y, N_Vector d, void *data) {
    const struct solver *solver = data;
    solver->slope(t, N_VGetArrayPointer(y), N_VGetArrayPointer(d), solver->reference.params);
    return 0;
}

static int dense_jacobian(realtype t, N_Vector y, N_Vector d, SUNMatrix matrix, void *data, N_Vector a, N_Vector b,
                          N_Vector c) {
    (void)d, (void)a, (void)b, (void)c;
    const struct solver *solver = data;
    double rates[MAX_STATES * MAX_STATES];
    int n = solver->reference.n;
    solver->jacobian(t, N_VGetArrayPointer(y), rates, solver->reference.params);
    for (int row = 0; row < n; row++)
        for (int column = 0; column < n; column++) SM_ELEMENT_D(matrix, row, column) = rates[row * n + column];
    return 0;
}

static void silent(int code, const char *module, const char *function, char *message, void *data) {
    (void)code, (void)module, (void)function, (void)message, (void)data;
}

static int restart_cvode(struct solver *solver, double t) { return CVodeReInit(solver->memory, t, solver->state); }
static int restart_erk(struct solver *solver, double t) {
    return ERKStepReInit(solver->memory, slope, t, solver->state);
}

// The functions of CVODE and ARKODE that do the same for either.
static const struct package {
    int (*restart)(struct solver *, double);
    int (*set_tolerances)(void *, realtype, realtype);
    int (*evolve)(void *, realtype, N_Vector, realtype *, int);
    int normal;
    void (*free)(void **);
} cvode = {restart_cvode, CVodeSStolerances, CVode, CV_NORMAL, CVodeFree},
  erk = {restart_erk, ERKStepSStolerances, ERKStepEvolve, ARK_NORMAL, ERKStepFree};

static bool integrate(struct run *run) {
    struct solver *solver = run->solver;
    const struct package *package = solver->package;
    const struct reference *reference = run->reference;
    double *state = N_VGetArrayPointer(solver->state);
    size_t row = reference->n * sizeof(double);
    memcpy(state, reference->initial_state, row);
    memcpy(run->states, reference->initial_state, row);
    if (package->restart(solver, reference->times[0]) < 0) return false;
    if (package->set_tolerances(solver->memory, run->relative_tolerance, run->absolute_tolerance) < 0) return false;
    for (int sample = 1; sample < reference->samples; sample++) {
        realtype reached;
        double time = reference->times[sample];
        if (package->evolve(solver->memory, time, solver->state, &reached, package->normal) < 0) return false;
        memcpy(run->states + sample * reference->n, state, row);
    }
    return true;
}

static void create_cvode(struct solver *solver, int method) {
    void *memory = solver->memory = CVodeCreate(method, solver->context);
    require(CVodeInit(memory, slope, 0, solver->state), "CVodeInit");
    require(CVodeSetUserData(memory, solver), "CVodeSetUserData");
    require(CVodeSetMaxNumSteps(memory, MAX_STEPS), "CVodeSetMaxNumSteps");
    require(CVodeSetErrHandlerFn(memory, silent, NULL), "CVodeSetErrHandlerFn");
    require(CVodeSStolerances(memory, 1e-6, 1e-8), "CVodeSStolerances");
    if (method == CV_ADAMS) {
        require(CVodeSetNonlinearSolver(memory, solver->fixed_point), "CVodeSetNonlinearSolver");
    } else {
        require(CVodeSetLinearSolver(memory, solver->linear, solver->matrix), "CVodeSetLinearSolver");
        if (solver->jacobian != NULL) require(CVodeSetJacFn(memory, dense_jacobian), "CVodeSetJacFn");
    }
}

static void create_erk(struct solver *solver, int table) {
    void *memory = solver->memory = ERKStepCreate(slope, 0, solver->state, solver->context);
    require(ERKStepSetUserData(memory, solver), "ERKStepSetUserData");
    require(ERKStepSetTableNum(memory, table), "ERKStepSetTableNum");
    require(ERKStepSetMaxNumSteps(memory, MAX_STEPS), "ERKStepSetMaxNumSteps");
    require(ERKStepSetErrHandlerFn(memory, silent, NULL), "ERKStepSetErrHandlerFn");
}

static const struct {
    const char *name;
    bool stiff;
    const struct package *package;
    void (*create)(struct solver *, int);
    int option;
} methods[] = {
    {"cvode_adams", false, &cvode, create_cvode, CV_ADAMS},
    {"cvode_bdf", true, &cvode, create_cvode, CV_BDF},
    {"erk_bogacki_shampine_3", false, &erk, create_erk, ARKODE_BOGACKI_SHAMPINE_4_2_3},
    {"erk_dormand_prince_5", false, &erk, create_erk, ARKODE_DORMAND_PRINCE_7_4_5},
    {"erk_verner_6", false, &erk, create_erk, ARKODE_VERNER_8_5_6},
    {"erk_fehlberg_8", false, &erk, create_erk, ARKODE_FEHLBERG_13_7_8},
};

static const struct {
    const char *id;
    right_hand_side *slope;
    jacobian *jacobian;
} problems[] = {
    {"free_fall", free_fall, NULL},
    {"free_fall_drag", free_fall_drag, NULL},
    {"simple_pendulum", simple_pendulum, NULL},
    {"damped_pendulum", damped_pendulum, NULL},
    {"spring_mass", spring_mass, NULL},
    {"damped_spring", damped_spring, NULL},
    {"projectile_drag", projectile_drag, NULL},
    {"charged_particle", charged_particle, NULL},
    {"van_der_pol", van_der_pol, NULL},
    {"lorenz", lorenz, NULL},
    {"driven_duffing", driven_duffing, NULL},
    {"stiff_van_der_pol", van_der_pol, van_der_pol_jacobian},
    {"robertson", robertson, robertson_jacobian},
};

static void report_problem(struct solver *solver, bool quick) {
    int n = solver->reference.n;
    require(SUNContext_Create(NULL, &solver->context), "SUNContext_Create");
    solver->state = N_VNew_Serial(n, solver->context);
    solver->matrix = SUNDenseMatrix(n, n, solver->context);
    for (unsigned m = 0; m < sizeof methods / sizeof methods[0]; m++) {
        if (solver->jacobian != NULL && !methods[m].stiff) continue;
        solver->linear = SUNLinSol_Dense(solver->state, solver->matrix, solver->context);
        solver->fixed_point = SUNNonlinSol_FixedPoint(solver->state, 0, solver->context);
        solver->package = methods[m].package;
        methods[m].create(solver, methods[m].option);
        report_curve("sundials", methods[m].name, &solver->reference, integrate, solver, quick);
        solver->package->free(&solver->memory);
        SUNNonlinSolFree(solver->fixed_point);
        SUNLinSolFree(solver->linear);
    }
    SUNMatDestroy(solver->matrix);
    N_VDestroy(solver->state);
    SUNContext_Free(&solver->context);
}

int main(int count, char **arguments) {
    if (count < 2) return 64;
    bool quick = count > 2 && strcmp(arguments[2], "--quick") == 0;
    for (unsigned i = 0; i < sizeof problems / sizeof problems[0]; i++) {
        struct solver solver = {.slope = problems[i].slope, .jacobian = problems[i].jacobian};
        load_reference(&solver.reference, arguments[1], problems[i].id);
        report_problem(&solver, quick);
    }
    return 0;
}
