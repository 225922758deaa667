// The right-hand sides of `Benchmarks/problems.json` by hand: derivatives `d` of the state `y` at time `t`, and for the
// stiff ones the Jacobian, row by row. Parameters `p` come in the order of the file; they are read at run time, as in
// the other peers, and each compiler may move what depends on them alone out of its loops.
#ifndef PROBLEMS_H
#define PROBLEMS_H

#include <math.h>

typedef void right_hand_side(double t, const double *y, double *d, const double *p);
typedef right_hand_side jacobian;

static inline void free_fall(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[1];
    d[1] = -p[0];
}

static inline void free_fall_drag(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[1];
    d[1] = p[1] * y[1] * y[1] - p[0];
}

static inline void simple_pendulum(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[1];
    d[1] = -(p[0] / p[1]) * sin(y[0]);
}

static inline void damped_pendulum(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[1];
    d[1] = -(p[0] / p[1]) * sin(y[0]) - p[2] * y[1];
}

static inline void spring_mass(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[1];
    d[1] = -(p[0] / p[1]) * y[0];
}

static inline void damped_spring(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[1];
    d[1] = -(p[0] / p[1]) * y[0] - (p[2] / p[1]) * y[1];
}

static inline void projectile_drag(double t, const double *y, double *d, const double *p) {
    (void)t;
    const double drag = p[1] * sqrt(y[2] * y[2] + y[3] * y[3]);
    d[0] = y[2];
    d[1] = y[3];
    d[2] = -drag * y[2];
    d[3] = -p[0] - drag * y[3];
}

static inline void charged_particle(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[2];
    d[1] = y[3];
    d[2] = p[0] * y[3];
    d[3] = -p[0] * y[2];
}

static inline void van_der_pol(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = y[1];
    d[1] = p[0] * (1 - y[0] * y[0]) * y[1] - y[0];
}

static inline void lorenz(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = p[0] * (y[1] - y[0]);
    d[1] = y[0] * (p[1] - y[2]) - y[1];
    d[2] = y[0] * y[1] - p[2] * y[2];
}

static inline void driven_duffing(double t, const double *y, double *d, const double *p) {
    d[0] = y[1];
    d[1] = -p[2] * y[1] - (p[0] + p[1] * y[0] * y[0]) * y[0] + p[3] * cos(p[4] * t);
}

static inline void van_der_pol_jacobian(double t, const double *y, double *d, const double *p) {
    (void)t;
    d[0] = 0;
    d[1] = 1;
    d[2] = -2 * p[0] * y[0] * y[1] - 1;
    d[3] = p[0] * (1 - y[0] * y[0]);
}

static inline void robertson(double t, const double *y, double *d, const double *p) {
    (void)t;
    const double slow = p[0] * y[0], back = p[2] * y[1] * y[2], fast = p[1] * y[1] * y[1];
    d[0] = back - slow;
    d[1] = slow - back - fast;
    d[2] = fast;
}

static inline void robertson_jacobian(double t, const double *y, double *d, const double *p) {
    (void)t;
    const double fast = 2 * p[1] * y[1];
    d[0] = -p[0];
    d[1] = p[2] * y[2];
    d[2] = p[2] * y[1];
    d[3] = p[0];
    d[4] = -p[2] * y[2] - fast;
    d[5] = -p[2] * y[1];
    d[6] = 0;
    d[7] = fast;
    d[8] = 0;
}

#endif
