/* What the kernel says about the server's process. */
#ifndef PHYSIX_PROCESS_H
#define PHYSIX_PROCESS_H

/* The processor time that it has used, in seconds: utime and stime, children not included. */
double processor_seconds(int pid);

/* Its resident memory, in KiB. */
long resident_kib(int pid);

/* A clock that only goes on, in seconds. */
double now(void);

#endif
