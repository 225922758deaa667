/* The client's side of RFC 6455, as little as a load generator needs: no extensions, no fragments, fixed mask. */
#ifndef PHYSIX_FRAMES_H
#define PHYSIX_FRAMES_H

#include <stddef.h>
#include <stdint.h>

enum { OPCODE_TEXT = 1, OPCODE_CLOSE = 8, OPCODE_PING = 9, OPCODE_PONG = 10 };

/* A frame as it travels, built once and sent many times. */
struct frame {
    uint8_t *bytes;
    size_t count;
};

/* A frame from the server; `payload` points into the bytes that were read. */
struct message {
    int opcode;
    const uint8_t *payload;
    size_t count;
    /* How many bytes the whole frame takes. */
    size_t extent;
};

/* A masked frame, as clients must send it. */
struct frame masked_frame(int opcode, const void *payload, size_t count);

/* Whether `bytes` begin with a whole frame. */
int read_frame(const uint8_t *bytes, size_t count, struct message *message);

/* The request that opens a WebSocket on /ws. */
extern const char handshake_request[];

#endif
