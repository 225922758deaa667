/* Drives an OpenEnv server over WebSockets and prints one line of JSON with what it saw.
 *
 *   load PORT PID SESSIONS SECONDS [THINK_MS [EQUATION]]
 *
 * Every session plays episodes of eight turns: a reset, then steps, each as soon as the answer before has come, or
 * THINK_MS after it. The first second warms up; what is reported was measured afterwards. With SECONDS 0 every session
 * takes one reset and one step and then stays idle, which shows what an idle session costs. One thread with epoll:
 * it shares the processors with the server that it measures.
 */
#define _GNU_SOURCE

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#include "frames.h"
#include "process.h"

enum { TURNS = 8, SEEDS = 16, RECEIVED = 1 << 16, LATENCIES = 1 << 22 };

static const double warm_up = 1.0;

struct session {
    int socket, turns, is_open, is_waiting;
    double sent_at, due_at;
    size_t count;
    uint8_t *received;
};

static struct {
    int port, pid, sessions, measures;
    double seconds, think, begin;
    int epoll, open, failed;
    long steps, resets, first_steps;
    float *latencies;
    struct frame reset[SEEDS], step;
} run;

static void fail(struct session *session, const char *reason, const void *detail, size_t count) {
    int shown = count < 300 ? (int)count : 300;
    if (run.failed++ < 3) fprintf(stderr, "load: %s %.*s\n", reason, shown, (const char *)detail);
    close(session->socket);
    session->socket = -1;
}

static void send_frame(struct session *session, const struct frame *frame) {
    /* Messages are short and one at a time: they always fit a socket's buffer. */
    if (write(session->socket, frame->bytes, frame->count) != (ssize_t)frame->count)
        fail(session, "cannot send", "", 0);
}

static void take_turn(struct session *session, int index) {
    session->is_waiting = 1;
    session->sent_at = now();
    send_frame(session, session->turns == 0 ? &run.reset[index % SEEDS] : &run.step);
}

static void connect_session(struct session *session) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)run.port)};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    session->socket = socket(AF_INET, SOCK_STREAM, 0);
    session->received = malloc(RECEIVED);
    if (connect(session->socket, (struct sockaddr *)&address, sizeof address) != 0)
        return fail(session, "cannot connect", "", 0);
    int yes = 1;
    setsockopt(session->socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(session->socket, F_SETFL, O_NONBLOCK);
    send_frame(session, &(struct frame){(uint8_t *)handshake_request, strlen(handshake_request)});
    if (session->socket < 0) return;
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = session};
    epoll_ctl(run.epoll, EPOLL_CTL_ADD, session->socket, &event);
}

/* Whether an answer is an observation: the type is the first member with both servers. */
static int is_observation(const struct message *message) {
    static const char type[] = "{\"type\":\"observation\"";
    return message->count > sizeof type && memcmp(message->payload, type, sizeof type - 1) == 0;
}

static void answered(struct session *session, double time) {
    session->is_waiting = 0;
    int was_reset = session->turns == 0;
    session->turns = session->turns == TURNS ? 0 : session->turns + 1;
    if (!was_reset && run.measures) {
        if (run.steps < LATENCIES) run.latencies[run.steps] = (float)(time - session->sent_at);
        run.steps++;
    } else if (run.measures) {
        run.resets++;
    }
    if (!was_reset && session->is_open == 1) {
        session->is_open = 2;
        run.first_steps++;
    }
    session->due_at = time + run.think;
}

static void receive(struct session *session, int index) {
    ssize_t count = read(session->socket, session->received + session->count, RECEIVED - session->count);
    if (count <= 0) return fail(session, "the server closed a connection", "", 0);
    session->count += (size_t)count;
    size_t used = 0;
    if (!session->is_open) {
        uint8_t *end = memmem(session->received, session->count, "\r\n\r\n", 4);
        if (end == NULL) return;
        if (memcmp(session->received, "HTTP/1.1 101", 12) != 0)
            return fail(session, "no WebSocket:", session->received, session->count);
        session->is_open = 1;
        run.open++;
        used = (size_t)(end - session->received) + 4;
    }
    struct message message;
    while (session->socket >= 0 && read_frame(session->received + used, session->count - used, &message)) {
        used += message.extent;
        if (message.opcode == OPCODE_PING) {
            struct frame pong = masked_frame(OPCODE_PONG, message.payload, message.count);
            send_frame(session, &pong);
            free(pong.bytes);
        } else if (message.opcode == OPCODE_TEXT && session->is_waiting && is_observation(&message)) {
            answered(session, now());
            if (run.think == 0 && run.seconds > 0) take_turn(session, index);
        } else {
            return fail(session, "unexpected:", message.payload, message.count);
        }
    }
    session->count -= used;
    memmove(session->received, session->received + used, session->count);
    if (session->count == RECEIVED) fail(session, "an answer is too long", "", 0);
}

static void poll_sessions(struct session *sessions, int timeout) {
    struct epoll_event events[256];
    int count = epoll_wait(run.epoll, events, 256, timeout);
    for (int i = 0; i < count; i++) {
        struct session *session = events[i].data.ptr;
        if (session->socket >= 0) receive(session, (int)(session - sessions));
    }
}

/* Sends what is due by the clock, where clients think. */
static void take_due_turns(struct session *sessions) {
    double time = now();
    for (int i = 0; i < run.sessions; i++)
        if (sessions[i].socket >= 0 && !sessions[i].is_waiting && sessions[i].due_at <= time)
            take_turn(&sessions[i], i);
}

static void open_sessions(struct session *sessions) {
    for (int i = 0; i < run.sessions; i++) {
        connect_session(&sessions[i]);
        /* As many handshakes under way as any backlog holds. */
        while (i - run.open - run.failed > 64) poll_sessions(sessions, 10);
    }
    double deadline = now() + 30;
    while (run.open + run.failed < run.sessions && now() < deadline) poll_sessions(sessions, 10);
    run.begin = now();
    /* Sessions that think begin one after the other, as clients do. */
    for (int i = 0; i < run.sessions; i++) sessions[i].due_at = run.begin + run.think * i / run.sessions;
}

/* One reset and one step in each session. */
static void touch(struct session *sessions) {
    for (int turn = 0; turn < 2; turn++) {
        for (int i = 0; i < run.sessions; i++) {
            if (sessions[i].socket < 0) continue;
            take_turn(&sessions[i], i);
            while (sessions[i].socket >= 0 && sessions[i].is_waiting) poll_sessions(sessions, 1000);
        }
    }
    sleep(1);
}

static void play(struct session *sessions, double seconds) {
    double end = now() + seconds;
    while (now() < end) {
        if (run.think > 0 || run.steps + run.resets + run.first_steps == 0) take_due_turns(sessions);
        poll_sessions(sessions, run.think > 0 ? 1 : 100);
    }
}

static int ascending(const void *a, const void *b) {
    float difference = *(const float *)a - *(const float *)b;
    return (difference > 0) - (difference < 0);
}

static double percentile(double fraction) {
    long count = run.steps < LATENCIES ? run.steps : LATENCIES;
    return count ? 1e3 * run.latencies[(long)(fraction * (double)(count - 1))] : 0;
}

static void report(double seconds, double processor, long before, long after) {
    qsort(run.latencies, (size_t)(run.steps < LATENCIES ? run.steps : LATENCIES), sizeof *run.latencies, ascending);
    printf("{\"sessions\":%d,\"open\":%d,\"stepped\":%ld,\"failed\":%d,\"steps\":%ld,\"resets\":%ld,\"seconds\":%.3f,"
           "\"processor_seconds\":%.2f,\"p50_ms\":%.3f,\"p99_ms\":%.3f,\"worst_ms\":%.3f,"
           "\"resident_kib_before\":%ld,\"resident_kib\":%ld}\n",
        run.sessions, run.open, run.first_steps, run.failed, run.steps, run.resets, seconds, processor,
        percentile(0.5), percentile(0.99), percentile(1), before, after);
}

static void prepare(char **arguments) {
    run.port = atoi(arguments[1]);
    run.pid = atoi(arguments[2]);
    run.sessions = atoi(arguments[3]);
    run.seconds = atof(arguments[4]);
    run.think = arguments[5] ? atof(arguments[5]) / 1e3 : 0;
    run.latencies = calloc(LATENCIES, sizeof *run.latencies);
    run.epoll = epoll_create1(0);
    char text[1024];
    for (int seed = 0; seed < SEEDS; seed++) {
        int count = snprintf(text, sizeof text,
            "{\"type\":\"reset\",\"data\":{\"seed\":%d,\"system_id\":\"damped_spring\",\"max_turns\":%d}}", seed, TURNS);
        run.reset[seed] = masked_frame(OPCODE_TEXT, text, (size_t)count);
    }
    /* Close enough to be integrated to the end, too far off to be accepted, so that every episode has all its turns. */
    const char *equation = arguments[5] && arguments[6] ? arguments[6] : "d2x/dt2 = -k*x - b*vx";
    int count = snprintf(text, sizeof text,
        "{\"type\":\"step\",\"data\":{\"equation\":\"%s\",\"params\":{\"k\":5.0,\"b\":0.2}}}", equation);
    run.step = masked_frame(OPCODE_TEXT, text, (size_t)count);
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
}

int main(int count, char **arguments) {
    if (count < 5 || count > 7) {
        fprintf(stderr, "usage: load PORT PID SESSIONS SECONDS [THINK_MS [EQUATION]]\n");
        return 64;
    }
    prepare(arguments);
    struct session *sessions = calloc((size_t)run.sessions, sizeof *sessions);
    long before = resident_kib(run.pid);
    open_sessions(sessions);
    double processor = 0, seconds = 0;
    if (run.seconds == 0) {
        touch(sessions);
    } else {
        play(sessions, warm_up);
        double begin = now();
        processor = processor_seconds(run.pid);
        run.measures = 1;
        play(sessions, run.seconds);
        processor = processor_seconds(run.pid) - processor;
        seconds = now() - begin;
    }
    report(seconds, processor, before, resident_kib(run.pid));
    return 0;
}
