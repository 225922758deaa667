// Vector operations that Swift 6.3 scalarises. Clang imports `ext_vector_type(8)` doubles as `SIMD8<Double>`, and
// these functions inline into Swift.
#ifndef PHYSIX_SHIMS_H
#define PHYSIX_SHIMS_H

typedef double physix_double8 __attribute__((ext_vector_type(8)));

static inline __attribute__((always_inline)) double physix_sqrt(double x) {
    return __builtin_elementwise_sqrt(x);
}

static inline __attribute__((always_inline)) double physix_copysign(double magnitude, double sign) {
    return __builtin_copysign(magnitude, sign);
}

static inline __attribute__((always_inline)) physix_double8 physix_sqrt8(physix_double8 x) {
    return __builtin_elementwise_sqrt(x);
}

static inline __attribute__((always_inline)) physix_double8 physix_abs8(physix_double8 x) {
    return __builtin_elementwise_abs(x);
}

static inline __attribute__((always_inline)) physix_double8 physix_round8(physix_double8 x) {
    return __builtin_elementwise_roundeven(x);
}

#endif
