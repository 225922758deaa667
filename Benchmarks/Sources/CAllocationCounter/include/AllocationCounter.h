// Counts the calling thread's heap allocations: linking this target replaces the allocator's entry points with ones
// that count and pass on to glibc's.
#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

// The allocations of this thread since it started.
unsigned long allocation_count(void);

#endif
