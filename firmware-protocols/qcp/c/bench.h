/* The unit on the bench. See bench.c. */
#ifndef QCP_BENCH_H
#define QCP_BENCH_H

#include "qcp.h"

typedef struct {
    qcp_device device;
    void (*send)(void *user, uint8_t byte);
    uint32_t nonce;
    uint32_t file_size;
    unsigned texts;
    unsigned beeps;
    unsigned dropped;           /* keys that nobody came for within 8 s */
    uint16_t waiting;
    uint8_t address;
    uint8_t text_length;
    uint8_t text[QCP_MAX_PAYLOAD];
    char ticket[9];
} bench;

void bench_boot(bench *b, uint32_t nonce);
void bench_feed(bench *b, uint8_t byte);
void bench_tick(bench *b, uint16_t elapsed_ms);

/* Carries out one row of commands and prints its answer; false when it is none. */
bool bench_command(bench *b, const char *row);

unsigned bench_hex(const char *text, uint8_t *bytes, unsigned most);

/* On a pseudo-terminal, until "quit" or the end of standard input. */
int bench_line(bench *b, unsigned seed);
void bench_line_send(void *user, uint8_t byte);

#endif
