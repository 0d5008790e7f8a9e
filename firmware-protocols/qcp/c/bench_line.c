/* The unit on a pseudo-terminal, with noise. See bench.c. */
#define _XOPEN_SOURCE 700

#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static int line = -1;
static unsigned chance = 1;
static unsigned noise_permille;
static unsigned long garbled;
static uint8_t unsent[2048];
static unsigned unsent_count;

static unsigned draw(void)
{
    chance = chance * 1103515245u + 12345u;
    return (chance >> 16) & 0x7FFFu;
}

static void put(uint8_t byte)
{
    if (unsent_count < sizeof unsent) {
        unsent[unsent_count++] = byte;
    }
}

/* A bad line: now and then a byte is changed, lost, or followed by one that nobody sent. */
static unsigned disturb(uint8_t byte, uint8_t got[2])
{
    got[0] = byte;
    if (draw() % 1000u >= noise_permille) {
        return 1;
    }
    garbled++;
    switch (draw() % 3u) {
    case 0:
        got[0] = (uint8_t)(byte ^ (1u << (draw() % 8u)));
        return 1;
    case 1:
        return 0;
    default:
        got[1] = (uint8_t)draw();
        return 2;
    }
}

void bench_line_send(void *user, uint8_t byte)
{
    uint8_t got[2];
    unsigned count = disturb(byte, got);
    (void)user;
    for (unsigned i = 0; i < count; i++) {
        put(got[i]);
    }
}

static void flush_out(void)
{
    unsigned sent = 0;
    while (sent < unsent_count) {
        ssize_t wrote = write(line, unsent + sent, unsent_count - sent);
        if (wrote <= 0) {
            break;  /* nobody listens: lost, as on a wire */
        }
        sent += (unsigned)wrote;
    }
    unsent_count = 0;
}

static bool open_line(void)
{
    struct termios settings;
    line = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (line < 0 || grantpt(line) != 0 || unlockpt(line) != 0 || tcgetattr(line, &settings) != 0) {
        return false;
    }
    settings.c_iflag = 0;
    settings.c_oflag = 0;
    settings.c_lflag = 0;
    settings.c_cflag = CS8 | CREAD | CLOCAL;
    return tcsetattr(line, TCSANOW, &settings) == 0;
}

static unsigned long now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (unsigned long)now.tv_sec * 1000u + (unsigned long)now.tv_nsec / 1000000u;
}

static void hear(bench *b)
{
    uint8_t bytes[256];
    ssize_t count = read(line, bytes, sizeof bytes);
    for (ssize_t i = 0; i < count; i++) {
        uint8_t got[2];
        unsigned times = disturb(bytes[i], got);
        for (unsigned j = 0; j < times; j++) {
            bench_feed(b, got[j]);
        }
    }
    flush_out();
}

/* False at the end of the input. Rows come whole: their writer writes them so. */
static bool take_rows(bench *b)
{
    static char rows[8192];
    static size_t count;
    ssize_t got = read(STDIN_FILENO, rows + count, sizeof rows - 1 - count);
    if (got <= 0) {
        return false;
    }
    count += (size_t)got;
    rows[count] = 0;
    char *row = rows;
    for (char *end = strchr(row, '\n'); end != NULL; end = strchr(row, '\n')) {
        *end = 0;
        if (strncmp(row, "quit", 4) == 0) {
            return false;
        }
        if (sscanf(row, "noise %u", &noise_permille) == 1) {
            printf("noise after %lu\n", garbled);
        } else if (!bench_command(b, row)) {
            puts("unknown");
        }
        row = end + 1;
    }
    count = strlen(row);
    memmove(rows, row, count);
    return true;
}

int bench_line(bench *b, unsigned seed)
{
    unsigned long last = now_ms();
    bool is_open = true;
    chance = seed;
    if (!open_line()) {
        fprintf(stderr, "no pseudo-terminal: %s\n", strerror(errno));
        return 1;
    }
    puts(ptsname(line));
    while (true) {
        struct pollfd ready[2] = { { STDIN_FILENO, POLLIN, 0 }, { is_open ? line : -1, POLLIN, 0 } };
        (void)poll(ready, 2, 10);
        unsigned long now = now_ms();
        bench_tick(b, (uint16_t)(now - last < 60000u ? now - last : 60000u));
        last = now;
        if (ready[0].revents != 0 && !take_rows(b)) {
            break;
        }
        /* Hung up means that the host has not opened its side, or has closed it: look again with the next turn. */
        is_open = (ready[1].revents & POLLHUP) == 0;
        if ((ready[1].revents & POLLIN) != 0) {
            hear(b);
        }
    }
    close(line);
    return 0;
}
