/*
 * QCP, the open counter bus: the device's side. ../SPEC.md says what it must do; this is one way to do it.
 *
 * C99, no allocation, no clock, no interrupt of its own: bytes in by qcp_feed, time in by qcp_tick, bytes out by
 * hooks->send. Not thread-safe: call it from the main loop, with the bytes an interrupt has put into a ring.
 * sizeof (qcp_device) is the whole of its memory, below 2 KB.
 */
#ifndef QCP_H
#define QCP_H

#include <stdbool.h>
#include <stdint.h>

#include "qcp_codes.h"

#define QCP_VERSION 0u
#define QCP_MAX_PAYLOAD 240u
#define QCP_MAX_INNER (3u + QCP_MAX_PAYLOAD + 2u)  /* address, control, command, payload, CRC */
#define QCP_MAX_CODED (QCP_MAX_INNER + 1u)         /* COBS adds one byte to less than 254 */
#define QCP_MAX_AREAS 8u
#define QCP_MAX_EVENTS 16u
#define QCP_UID_BYTES 6u
#define QCP_BROADCAST 0x7Fu
#define QCP_REPLY 0x80u
#define QCP_SQN 0x03u
#define QCP_MORE 0x40u
#define QCP_BUSY 0x80u
#define QCP_OFFLINE_MS 8000u

/* Why the bytes between two delimiters are no frame. */
typedef enum {
    QCP_VALID = 0,
    QCP_SHORT,      /* fewer than 5 bytes */
    QCP_LENGTH,     /* more than 245 bytes */
    QCP_CRC,        /* the sum is wrong */
    QCP_BAD_VERSION,/* another version than 0 */
    QCP_COBS        /* a code points beyond the end */
} qcp_flaw;

/* Finds frames in a stream of bytes. */
typedef struct {
    uint8_t bytes[QCP_MAX_CODED];
    uint16_t count;
    bool overrun;
} qcp_reader;

/* What a device is. Lasts as long as the device. */
typedef struct {
    uint16_t vendor;
    uint16_t model;
    uint8_t uid[QCP_UID_BYTES];
    uint16_t hardware;
    uint8_t firmware[3];
    const uint8_t *areas;       /* the sign's areas, 01–08, in the order of the report */
    uint8_t area_count;
    bool has_lcd;
    const uint8_t *abilities;   /* the payload of the answer to capabilities */
    uint8_t abilities_length;
} qcp_identity;

/*
 * What the device's own program does. Each is called from within qcp_feed. All but send and obey may be NULL.
 * obey gets every command that is not the bus' own, its length already proven; it returns 0, or a QCP_NAK_ reason.
 */
typedef struct {
    void (*send)(void *user, uint8_t byte);
    uint8_t (*obey)(void *user, uint8_t command, const uint8_t *payload, uint8_t length);
    void (*keep_address)(void *user, uint8_t address);  /* store it in lasting memory */
    void (*restart)(void *user);                        /* reset: the answer has been sent */
} qcp_hooks;

typedef struct {
    uint16_t id;
    uint8_t code;
    uint8_t length;             /* of data */
    uint8_t data[5];
} qcp_event;

/* A device. Nobody else reads or writes its members. */
typedef struct {
    const qcp_identity *identity;
    const qcp_hooks *hooks;
    void *user;
    uint32_t nonce;
    uint16_t shown[QCP_MAX_AREAS + 1u];     /* the last is the keypad's screen */
    uint16_t next_event;
    uint16_t silent_ms;
    uint8_t address;
    uint8_t last_sqn;
    uint8_t faults;
    bool is_linked;
    bool is_online;
    bool is_mute;
    bool is_busy;
    bool report_due;
    uint8_t event_count;
    uint8_t reply_length;                   /* of the kept reply, CRC included */
    uint8_t reply[QCP_MAX_INNER];
    qcp_event events[QCP_MAX_EVENTS];
    qcp_reader reader;
    struct {
        uint32_t next;
        uint32_t total;
        uint16_t revision;
        uint8_t area;
    } bitmap;
    struct {
        uint32_t next;
        uint32_t size;
        uint8_t firmware[3];
        bool is_open;
        bool is_verified;
    } file;
} qcp_device;

/*
 * Makes a device. address is the one kept in lasting memory, 0 for none; nonce is one that no boot before had.
 */
void qcp_init(qcp_device *device, const qcp_identity *identity, const qcp_hooks *hooks, void *user,
              uint8_t address, uint32_t nonce);

/* Takes the next byte from the line; answers through hooks->send when it ends a frame. */
void qcp_feed(qcp_device *device, uint8_t byte);

/* Time passes. Call it at least every 100 ms. */
void qcp_tick(qcp_device *device, uint16_t elapsed_ms);

/* A key was pressed. False when it is refused, because no host listens or the keys pile up: beep long. */
bool qcp_press(qcp_device *device, uint8_t key);

/* The visitor gave a rating. Kept while the host is away. False when there is no room. */
bool qcp_rate(qcp_device *device, const uint8_t session[4], uint8_t score);

/* The faults as they are now, bits QCP_FAULT_. The host hears of it with the next poll. */
void qcp_set_faults(qcp_device *device, uint8_t faults);

/* What an area shows was lost, or is no longer what the host sent: the host will send it again. */
void qcp_lost(qcp_device *device, uint8_t area);

/* Sets or clears the busy bit of all replies: an earlier command is still being carried out. */
void qcp_set_busy(qcp_device *device, bool is_busy);

/* Whether a host has asked within the last 8 s. Show the offline mark while it is false. */
bool qcp_is_online(const qcp_device *device);

/* --- frames, for devices and for tests --- */

/* CRC-16/IBM-3740: polynomial 1021, begins with FFFF, not reflected. */
uint16_t qcp_crc(const uint8_t *bytes, uint16_t length);

/*
 * Takes the next byte. True when it ends something that is not empty: then *flaw says what it is, and when it is
 * valid, the reader's first *length bytes are the frame without its CRC, until the next byte is fed.
 */
bool qcp_read(qcp_reader *reader, uint8_t byte, qcp_flaw *flaw, uint8_t *length);

/* Sends bytes, CRC included, as one frame with a delimiter before and after. Needs no buffer. */
void qcp_send(const uint8_t *inner, uint16_t length, void (*send)(void *user, uint8_t byte), void *user);

#endif
