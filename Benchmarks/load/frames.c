#include "frames.h"

#include <stdlib.h>
#include <string.h>

const char handshake_request[] =
    "GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

/* Any key but zero, so that a server has to unmask. */
static const uint8_t mask[4] = {0x9A, 0x37, 0xC5, 0x61};

struct frame masked_frame(int opcode, const void *payload, size_t count) {
    struct frame frame = {malloc(count + 14), 0};
    uint8_t *bytes = frame.bytes;
    *bytes++ = (uint8_t)(0x80 | opcode);
    if (count < 126) {
        *bytes++ = (uint8_t)(0x80 | count);
    } else {
        int wide = count > 0xFFFF, digits = wide ? 8 : 2;
        *bytes++ = 0x80 | (wide ? 127 : 126);
        for (int digit = digits - 1; digit >= 0; digit--) *bytes++ = (uint8_t)(count >> (8 * digit));
    }
    memcpy(bytes, mask, sizeof mask);
    bytes += sizeof mask;
    for (size_t i = 0; i < count; i++) *bytes++ = ((const uint8_t *)payload)[i] ^ mask[i % 4];
    frame.count = (size_t)(bytes - frame.bytes);
    return frame;
}

int read_frame(const uint8_t *bytes, size_t count, struct message *message) {
    if (count < 2) return 0;
    size_t length = bytes[1] & 0x7F, head = 2;
    if (length >= 126) {
        size_t digits = length == 126 ? 2 : 8;
        head += digits;
        if (count < head) return 0;
        length = 0;
        for (size_t i = 0; i < digits; i++) length = length << 8 | bytes[2 + i];
    }
    if (count - head < length) return 0;
    *message = (struct message){bytes[0] & 0x0F, bytes + head, length, head + length};
    return 1;
}
