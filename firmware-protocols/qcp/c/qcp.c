/* QCP, the device's side. See qcp.h. */
#include "qcp_inside.h"

#include <string.h>

/* The promise of the specification, kept by the compiler. */
typedef char qcp_fits_into_2_kb[sizeof(qcp_device) <= 2048u ? 1 : -1];

static void respond(qcp_device *d, const uint8_t *frame, const qcp_answer *a, bool keep)
{
    uint8_t bytes[QCP_MAX_INNER];
    uint16_t length = (uint16_t)(3u + a->length);
    uint8_t carried = a->code >= QCP_KEY && a->code <= QCP_FAULT ? 1u : 0u;
    bytes[0] = (uint8_t)(frame[0] | QCP_REPLY);
    bytes[1] = (uint8_t)(frame[1] & QCP_SQN);
    if (d->event_count > carried) {
        bytes[1] |= QCP_MORE;
    }
    if (d->is_busy) {
        bytes[1] |= QCP_BUSY;
    }
    bytes[2] = a->code;
    memcpy(bytes + 3, a->payload, a->length);
    qcp_put(bytes + length, qcp_crc(bytes, length), 2);
    length = (uint16_t)(length + 2u);
    if (keep) {
        memcpy(d->reply, bytes, length);
        d->reply_length = (uint8_t)length;
    }
    qcp_send(bytes, length, d->hooks->send, d->user);
}

static void restart(qcp_device *d)
{
    if (d->hooks->restart != NULL) {
        d->hooks->restart(d->user);
    }
}

/* Nobody answers a broadcast, and only what every device can do is said to all. */
static void obey_all(qcp_device *d, const uint8_t *frame, uint8_t length)
{
    qcp_answer unsaid;
    switch (frame[2]) {
    case QCP_TEXT:
    case QCP_CLEAR:
    case QCP_BRIGHT:
    case QCP_BLINK:
    case QCP_BEEP:
    case QCP_SET_ADDRESS:
        qcp_execute(d, frame, length, &unsaid);
        d->report_due = true;
        break;
    case QCP_MUTE:
        d->is_mute = false;
        break;
    case QCP_RESET:
        restart(d);
        break;
    default:
        break;
    }
}

/* Address 00: several may hear it, so that only the one that is meant answers. */
static void obey_unaddressed(qcp_device *d, const uint8_t *frame, uint8_t length)
{
    const uint8_t *payload = frame + 3, *uid = d->identity->uid;
    qcp_answer a;
    if (frame[2] == QCP_SEEK && length == 15u) {
        bool is_meant = memcmp(payload, uid, QCP_UID_BYTES) <= 0
            && memcmp(uid, payload + QCP_UID_BYTES, QCP_UID_BYTES) <= 0;
        if (d->is_mute || !is_meant) {
            return;
        }
        qcp_tell_identity(d, &a);
    } else if (frame[2] == QCP_MUTE && length == 9u && qcp_is_mine(d, payload)) {
        d->is_mute = true;
        qcp_ack(&a);
    } else if (frame[2] == QCP_SET_ADDRESS && length == 10u && qcp_take_address(d, payload) == 0u) {
        qcp_ack(&a);
    } else {
        return;
    }
    respond(d, frame, &a, false);
}

static bool may_begin(uint8_t command)
{
    return command == QCP_POLL || command == QCP_IDENTIFY || command == QCP_CAPABILITIES
        || command == QCP_SET_ADDRESS;
}

/* A command to this very device: carried out once, however often it comes. */
static void obey_mine(qcp_device *d, const uint8_t *frame, uint8_t length)
{
    uint8_t sqn = frame[1] & QCP_SQN, following = (uint8_t)(d->last_sqn % 3u + 1u);
    qcp_answer a;
    d->silent_ms = 0;
    d->is_online = true;
    if (sqn != 0u && d->is_linked && sqn == d->last_sqn) {
        qcp_send(d->reply, d->reply_length, d->hooks->send, d->user);
        return;
    }
    if (sqn == 0u ? !may_begin(frame[2]) : !d->is_linked || sqn != following) {
        qcp_nak(&a, QCP_NAK_SEQUENCE);
        respond(d, frame, &a, false);
        return;
    }
    d->is_linked = true;
    d->last_sqn = sqn;
    qcp_execute(d, frame, length, &a);
    respond(d, frame, &a, true);
    if (frame[2] == QCP_RESET && a.code == QCP_ACK) {
        restart(d);
    }
}

/* --- outside --- */

void qcp_init(qcp_device *device, const qcp_identity *identity, const qcp_hooks *hooks, void *user,
              uint8_t address, uint32_t nonce)
{
    memset(device, 0, sizeof *device);
    device->identity = identity;
    device->hooks = hooks;
    device->user = user;
    device->address = address < QCP_BROADCAST ? address : 0u;
    device->nonce = nonce;
    device->next_event = 1;
}

void qcp_feed(qcp_device *device, uint8_t byte)
{
    qcp_flaw flaw = QCP_VALID;
    uint8_t length = 0;
    if (!qcp_read(&device->reader, byte, &flaw, &length) || flaw != QCP_VALID) {
        return;
    }
    const uint8_t *frame = device->reader.bytes;
    if ((frame[0] & QCP_REPLY) != 0u) {
        return;  /* another device speaks, or a host's adapter gives back what we said */
    }
    if (frame[0] == QCP_BROADCAST) {
        obey_all(device, frame, length);
    } else if (frame[0] == device->address && frame[0] != 0u) {
        obey_mine(device, frame, length);
    } else if (frame[0] == 0u && device->address == 0u) {
        obey_unaddressed(device, frame, length);
    }
}

void qcp_tick(qcp_device *device, uint16_t elapsed_ms)
{
    if (!device->is_online) {
        return;
    }
    if (elapsed_ms < QCP_OFFLINE_MS && device->silent_ms < QCP_OFFLINE_MS - elapsed_ms) {
        device->silent_ms = (uint16_t)(device->silent_ms + elapsed_ms);
        return;
    }
    /* A key means now: pressed for a host that is not there, it must not act when the host is back. */
    device->is_online = false;
    for (uint8_t i = device->event_count; i > 0u; i--) {
        if (device->events[i - 1u].code == QCP_KEY) {
            qcp_drop_event(device, (uint8_t)(i - 1u));
        }
    }
}

bool qcp_press(qcp_device *device, uint8_t key)
{
    return device->is_online && qcp_add_event(device, QCP_KEY, &key, 1);
}

bool qcp_rate(qcp_device *device, const uint8_t session[4], uint8_t score)
{
    uint8_t data[5];
    memcpy(data, session, 4);
    data[4] = score;
    return qcp_add_event(device, QCP_RATING, data, 5);
}

void qcp_set_faults(qcp_device *device, uint8_t faults)
{
    device->report_due = device->report_due || faults != device->faults;
    device->faults = faults;
}

void qcp_lost(qcp_device *device, uint8_t area)
{
    int index = area == QCP_AREA_LCD ? (int)QCP_MAX_AREAS : qcp_area_index(device, area);
    if (index >= 0) {
        device->shown[index] = 0;
        device->report_due = true;
    }
}

void qcp_set_busy(qcp_device *device, bool is_busy)
{
    device->is_busy = is_busy;
}

bool qcp_is_online(const qcp_device *device)
{
    return device->is_online;
}
