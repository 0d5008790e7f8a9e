/*
 * A counter unit on a bench: the device of qcp.h with a sign, a keypad and a rating box that exist on paper only.
 * Commands come in rows on standard input, one row answers each on standard output.
 *
 *   bench size                      bytes of memory of one device
 *   bench frames                    code HEX | uncode HEX | crc HEX | cobs HEX
 *   bench device ADDRESS NONCE      host HEX | press KEY | rate SESSION SCORE | wait MS | reboot NONCE |
 *                                   faults BITS | lost AREA | busy 0/1 | state | quit
 *   bench line ADDRESS NONCE [SEED] the same, on a pseudo-terminal whose path is the first row; and
 *                                   noise PERMILLE, of bytes that are changed, lost or added, both ways
 *
 * All numbers are hexadecimal but ADDRESS, MS, SEED and PERMILLE.
 */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const uint8_t areas[] = { QCP_AREA_SIGN };
static const uint8_t abilities[] = {
    QCP_ABILITY_SIGN_AREA, 7, QCP_AREA_SIGN, 64, 0, 16, 0, 3, 6,
    QCP_ABILITY_KEYS, 4, QCP_KEY_NO_SHOW, QCP_KEY_CALL, QCP_KEY_RECALL, QCP_KEY_PAUSE,
    QCP_ABILITY_LCD, 1, 6,
    QCP_ABILITY_RATING, 1, 5,
    QCP_ABILITY_FILE, 4, 0, 16, 0, 0
};
static const qcp_identity who = {
    .vendor = 0x5351, .model = 0x0001, .uid = { 0x02, 0x53, 0x51, 0x00, 0x00, 0x2A }, .hardware = 0x0100,
    .firmware = { 1, 0, 0 }, .areas = areas, .area_count = 1, .has_lcd = true,
    .abilities = abilities, .abilities_length = sizeof abilities
};

static uint8_t flash[4096];
static uint8_t out[512];
static unsigned out_count;
static bool is_restart_due;

unsigned bench_hex(const char *text, uint8_t *bytes, unsigned most)
{
    unsigned count = 0;
    while (count < most) {
        unsigned value;
        int read;
        if (sscanf(text, " %2x%n", &value, &read) != 1) {
            break;
        }
        bytes[count++] = (uint8_t)value;
        text += read;
    }
    return count;
}

static void print_hex(const char *word, const uint8_t *bytes, unsigned count)
{
    printf("%s ", word);
    for (unsigned i = 0; i < count; i++) {
        printf("%02X", (unsigned)bytes[i]);
    }
    printf("\n");
}

static void keep(void *user, uint8_t byte)
{
    (void)user;
    if (out_count < sizeof out) {
        out[out_count++] = byte;
    }
}

static uint32_t crc32(const uint8_t *bytes, uint32_t length)
{
    uint32_t crc = 0xFFFFFFFFu;
    for (uint32_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1u) != 0u ? (crc >> 1) ^ 0xEDB88320u : crc >> 1;
        }
    }
    return ~crc;
}

static uint32_t quad(const uint8_t *bytes)
{
    return bytes[0] | ((uint32_t)bytes[1] << 8) | ((uint32_t)bytes[2] << 16) | ((uint32_t)bytes[3] << 24);
}

static uint8_t obey(void *user, uint8_t command, const uint8_t *payload, uint8_t length)
{
    bench *b = user;
    switch (command) {
    case QCP_TEXT:
        b->text_length = (uint8_t)(length - 7u);
        memcpy(b->text, payload + 7, b->text_length);
        b->texts++;
        return 0;
    case QCP_CLEAR:
        b->text_length = 0;
        return 0;
    case QCP_KEYPAD_LCD:
        b->waiting = (uint16_t)(payload[2] | (payload[3] << 8));
        memcpy(b->ticket, payload + 4, length - 4u);
        b->ticket[length - 4] = 0;
        return 0;
    case QCP_BEEP:
        b->beeps++;
        return 0;
    case QCP_FILE_OPEN:
        b->file_size = quad(payload);
        return b->file_size <= sizeof flash ? 0 : QCP_NAK_STORAGE;
    case QCP_FILE_DATA:
        memcpy(flash + quad(payload), payload + 4, length - 4u);
        return 0;
    case QCP_FILE_VERIFY:
        return crc32(flash, b->file_size) == quad(payload) ? 0 : QCP_NAK_CHECKSUM;
    case QCP_SAY:
    case QCP_VOLUME:
    case QCP_VENDOR:
        return QCP_NAK_UNKNOWN_COMMAND;  /* this unit has no speaker */
    default:
        return 0;
    }
}

static void keep_address(void *user, uint8_t address)
{
    bench *b = user;
    b->address = address;
}

static void restart(void *user)
{
    (void)user;
    is_restart_due = true;
}

void bench_boot(bench *b, uint32_t nonce)
{
    static qcp_hooks hooks = { NULL, obey, keep_address, restart };
    hooks.send = b->send;
    b->nonce = nonce;
    b->text_length = 0;
    b->waiting = 0xFFFF;
    b->ticket[0] = 0;
    qcp_init(&b->device, &who, &hooks, b, b->address, nonce);
}

void bench_feed(bench *b, uint8_t byte)
{
    qcp_feed(&b->device, byte);
    if (is_restart_due) {
        is_restart_due = false;
        bench_boot(b, b->nonce + 1u);
    }
}

void bench_tick(bench *b, uint16_t elapsed_ms)
{
    unsigned before = b->device.event_count;
    qcp_tick(&b->device, elapsed_ms);
    b->dropped += before - b->device.event_count;
}

static void print_state(const bench *b)
{
    printf("state %s dropped %u texts %u beeps %u waiting %u ticket %s text ", qcp_is_online(&b->device) ? "online" : "offline",
           b->dropped, b->texts, b->beeps, (unsigned)b->waiting, b->ticket[0] != 0 ? b->ticket : "-");
    for (unsigned i = 0; i < b->text_length; i++) {
        printf("%02X", (unsigned)b->text[i]);
    }
    printf("\n");
}

bool bench_command(bench *b, const char *row)
{
    uint8_t bytes[2048];
    unsigned number = 0, other = 0;
    if (strncmp(row, "host ", 5) == 0) {
        unsigned count = bench_hex(row + 5, bytes, sizeof bytes);
        out_count = 0;
        for (unsigned i = 0; i < count; i++) {
            bench_feed(b, bytes[i]);
        }
        print_hex("device", out, out_count);
    } else if (sscanf(row, "press %x", &number) == 1) {
        puts(qcp_press(&b->device, (uint8_t)number) ? "pressed" : "refused");
    } else if (sscanf(row, "rate %x %x", &number, &other) == 2) {
        uint8_t session[4] = { (uint8_t)number, (uint8_t)(number >> 8), (uint8_t)(number >> 16), (uint8_t)(number >> 24) };
        puts(qcp_rate(&b->device, session, (uint8_t)other) ? "rated" : "refused");
    } else if (sscanf(row, "wait %u", &number) == 1) {
        bench_tick(b, (uint16_t)number);
        puts("waited");
    } else if (sscanf(row, "reboot %x", &number) == 1) {
        bench_boot(b, number);
        puts("booted");
    } else if (sscanf(row, "faults %x", &number) == 1) {
        qcp_set_faults(&b->device, (uint8_t)number);
        puts("set");
    } else if (sscanf(row, "lost %x", &number) == 1) {
        qcp_lost(&b->device, (uint8_t)number);
        puts("lost");
    } else if (sscanf(row, "busy %x", &number) == 1) {
        qcp_set_busy(&b->device, number != 0u);
        puts("set");
    } else if (strncmp(row, "state", 5) == 0) {
        print_state(b);
    } else {
        return false;
    }
    return true;
}

/* Pieces of frames, for the vectors. */
static void frames(void)
{
    static const char *const flaws[] = { "valid", "short", "length", "crc", "version", "cobs" };
    char row[8192];
    uint8_t bytes[2048];
    while (fgets(row, sizeof row, stdin) != NULL) {
        const char *hex = strchr(row, ' ');
        unsigned count = hex != NULL ? bench_hex(hex, bytes, sizeof bytes - 2u) : 0u;
        uint16_t crc = qcp_crc(bytes, (uint16_t)count);
        out_count = 0;
        if (strncmp(row, "crc", 3) == 0) {
            printf("crc %04X\n", (unsigned)crc);
        } else if (strncmp(row, "uncode", 6) == 0) {
            qcp_reader reader = { .count = 0 };
            for (unsigned i = 0; i < count; i++) {
                qcp_flaw flaw;
                uint8_t length = 0;
                if (qcp_read(&reader, bytes[i], &flaw, &length)) {
                    print_hex(flaws[flaw], reader.bytes, length);
                }
            }
            puts(".");
        } else {
            if (strncmp(row, "code", 4) == 0) {
                bytes[count++] = (uint8_t)crc;
                bytes[count++] = (uint8_t)(crc >> 8);
            }
            qcp_send(bytes, (uint16_t)count, keep, NULL);
            print_hex("wire", out, out_count);
        }
        fflush(stdout);
    }
}

int main(int argc, char **argv)
{
    static bench b;
    char row[8192];
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc == 2 && strcmp(argv[1], "size") == 0) {
        printf("%u\n", (unsigned)sizeof(qcp_device));
        return 0;
    }
    if (argc == 2 && strcmp(argv[1], "frames") == 0) {
        frames();
        return 0;
    }
    if (argc < 4) {
        fputs("bench size | frames | device ADDRESS NONCE | line ADDRESS NONCE [SEED]\n", stderr);
        return 2;
    }
    b.address = (uint8_t)strtoul(argv[2], NULL, 10);
    b.send = strcmp(argv[1], "line") == 0 ? bench_line_send : keep;
    bench_boot(&b, (uint32_t)strtoul(argv[3], NULL, 16));
    if (strcmp(argv[1], "line") == 0) {
        return bench_line(&b, argc > 4 ? (unsigned)strtoul(argv[4], NULL, 10) : 1u);
    }
    while (fgets(row, sizeof row, stdin) != NULL && strncmp(row, "quit", 4) != 0) {
        if (!bench_command(&b, row)) {
            puts("unknown");
        }
    }
    return 0;
}
