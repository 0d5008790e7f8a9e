/* What each command of QCP does. See qcp.h and qcp_inside.h. */
#include "qcp_inside.h"

#include <string.h>

static uint16_t word(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | ((uint16_t)bytes[1] << 8));
}

static uint32_t quad(const uint8_t *bytes)
{
    return (uint32_t)word(bytes) | ((uint32_t)word(bytes + 2) << 16);
}

void qcp_put(uint8_t *at, uint32_t value, uint8_t count)
{
    for (uint8_t i = 0; i < count; i++) {
        at[i] = (uint8_t)(value >> (8u * i));
    }
}

void qcp_ack(qcp_answer *a)
{
    a->code = QCP_ACK;
    a->length = 0;
}

void qcp_nak(qcp_answer *a, uint8_t reason)
{
    a->code = QCP_NAK;
    a->length = 1;
    a->payload[0] = reason;
}

static void ack_or_nak(qcp_answer *a, uint8_t reason)
{
    if (reason == 0u) {
        qcp_ack(a);
    } else {
        qcp_nak(a, reason);
    }
}

static void report(qcp_device *d, qcp_answer *a)
{
    a->code = QCP_ACK;
    qcp_put(a->payload, d->nonce, 4);
    a->payload[4] = d->faults;
    a->length = 5;
    for (uint8_t i = 0; i <= QCP_MAX_AREAS; i++) {
        bool is_lcd = i == QCP_MAX_AREAS;
        if (is_lcd ? !d->identity->has_lcd : i >= d->identity->area_count) {
            continue;
        }
        a->payload[a->length] = is_lcd ? QCP_AREA_LCD : d->identity->areas[i];
        qcp_put(a->payload + a->length + 1, d->shown[i], 2);
        a->length = (uint8_t)(a->length + 3u);
    }
    d->report_due = false;
}

void qcp_tell_identity(const qcp_device *d, qcp_answer *a)
{
    const qcp_identity *me = d->identity;
    a->code = QCP_IDENTITY;
    a->length = 19;
    qcp_put(a->payload, me->vendor, 2);
    qcp_put(a->payload + 2, me->model, 2);
    memcpy(a->payload + 4, me->uid, QCP_UID_BYTES);
    qcp_put(a->payload + 10, me->hardware, 2);
    memcpy(a->payload + 12, me->firmware, 3);
    qcp_put(a->payload + 15, d->nonce, 4);
}

static void file_state(const qcp_device *d, qcp_answer *a)
{
    a->code = QCP_FILE;
    a->length = 4;
    qcp_put(a->payload, d->file.next, 4);
}

/* --- events --- */

void qcp_drop_event(qcp_device *d, uint8_t index)
{
    d->event_count--;
    memmove(d->events + index, d->events + index + 1, (size_t)(d->event_count - index) * sizeof d->events[0]);
}

bool qcp_add_event(qcp_device *d, uint8_t code, const uint8_t *data, uint8_t length)
{
    if (d->event_count == QCP_MAX_EVENTS) {
        return false;
    }
    qcp_event *event = d->events + d->event_count++;
    event->id = d->next_event;
    event->code = code;
    event->length = length;
    memcpy(event->data, data, length);
    d->next_event = d->next_event == 0xFFFFu ? 1u : (uint16_t)(d->next_event + 1u);
    return true;
}

static void poll(qcp_device *d, bool is_first, const uint8_t *payload, uint8_t length, qcp_answer *a)
{
    if (length == 1u) {
        qcp_nak(a, QCP_NAK_BAD_LENGTH);
        return;
    }
    if (length == 2u && d->event_count > 0u && word(payload) == d->events[0].id) {
        qcp_drop_event(d, 0);
    }
    if (is_first || d->report_due) {
        report(d, a);
    } else if (d->event_count > 0u) {
        const qcp_event *event = d->events;
        a->code = event->code;
        a->length = (uint8_t)(2u + event->length);
        qcp_put(a->payload, event->id, 2);
        memcpy(a->payload + 2, event->data, event->length);
    } else {
        qcp_ack(a);
    }
}

/* --- pictures --- */

/* The place of an area in the list of revisions, or -1. */
int qcp_area_index(const qcp_device *d, uint8_t area)
{
    for (uint8_t i = 0; i < d->identity->area_count; i++) {
        if (d->identity->areas[i] == area) {
            return i;
        }
    }
    return -1;
}

static void show(qcp_device *d, uint8_t command, const uint8_t *payload, uint8_t length, qcp_answer *a)
{
    bool is_lcd = command == QCP_KEYPAD_LCD;
    bool is_all = command == QCP_CLEAR && payload[0] == QCP_AREA_ALL;
    int index = is_lcd ? (int)QCP_MAX_AREAS : qcp_area_index(d, payload[0]);
    if (is_lcd ? !d->identity->has_lcd : index < 0 && !is_all) {
        qcp_nak(a, QCP_NAK_RANGE);
        return;
    }
    uint8_t reason = d->hooks->obey(d->user, command, payload, length);
    if (reason != 0u) {
        qcp_nak(a, reason);
        return;
    }
    uint16_t revision = word(is_lcd ? payload : payload + 1);
    for (uint8_t i = 0; i < QCP_MAX_AREAS && is_all; i++) {
        d->shown[i] = revision;
    }
    if (!is_all) {
        d->shown[index] = revision;
    }
    report(d, a);
}

/* A bitmap comes in rows from the top, in one or more frames; it counts as shown with the last of them. */
static void show_rows(qcp_device *d, const uint8_t *payload, uint8_t length, qcp_answer *a)
{
    uint16_t revision = word(payload + 1), offset = word(payload + 11);
    uint16_t rows = (uint16_t)(length - 13u);
    int index = qcp_area_index(d, payload[0]);
    if (offset == 0u) {
        d->bitmap.area = payload[0];
        d->bitmap.revision = revision;
        d->bitmap.next = 0;
        d->bitmap.total = (uint32_t)((word(payload + 7) + 7u) / 8u) * word(payload + 9);
    }
    bool follows = d->bitmap.area == payload[0] && d->bitmap.revision == revision && d->bitmap.next == offset;
    if (index < 0 || !follows || d->bitmap.next + rows > d->bitmap.total) {
        qcp_nak(a, QCP_NAK_RANGE);
        return;
    }
    uint8_t reason = d->hooks->obey(d->user, QCP_BITMAP, payload, length);
    if (reason != 0u) {
        qcp_nak(a, reason);
        return;
    }
    d->bitmap.next += rows;
    d->shown[index] = d->bitmap.next == d->bitmap.total ? revision : 0u;
    report(d, a);
}

/* --- firmware --- */

static void open_file(qcp_device *d, const uint8_t *payload, qcp_answer *a)
{
    bool is_same = d->file.is_open && d->file.size == quad(payload)
        && memcmp(d->file.firmware, payload + 4, 3) == 0;
    if (!is_same) {
        uint8_t reason = d->hooks->obey(d->user, QCP_FILE_OPEN, payload, 7);
        if (reason != 0u) {
            qcp_nak(a, reason);
            return;
        }
        d->file.is_open = true;
        d->file.next = 0;
        d->file.size = quad(payload);
        memcpy(d->file.firmware, payload + 4, 3);
    }
    d->file.is_verified = false;
    file_state(d, a);
}

static void write_file(qcp_device *d, const uint8_t *payload, uint8_t length, qcp_answer *a)
{
    uint32_t offset = quad(payload), count = (uint32_t)length - 4u;
    bool is_known = d->file.is_open && offset <= d->file.next && count <= d->file.next - offset;
    if (!is_known) {
        if (!d->file.is_open || offset != d->file.next || count > d->file.size - offset) {
            qcp_nak(a, QCP_NAK_RANGE);
            return;
        }
        uint8_t reason = d->hooks->obey(d->user, QCP_FILE_DATA, payload, length);
        if (reason != 0u) {
            qcp_nak(a, reason);
            return;
        }
        d->file.next += count;
    }
    file_state(d, a);
}

static void finish_file(qcp_device *d, uint8_t command, const uint8_t *payload, uint8_t length, qcp_answer *a)
{
    bool is_commit = command == QCP_FILE_COMMIT;
    bool is_due = d->file.is_open && (is_commit ? d->file.is_verified : d->file.next == d->file.size);
    uint8_t reason = is_due ? d->hooks->obey(d->user, command, payload, length) : QCP_NAK_RANGE;
    if (is_commit) {
        d->file.is_open = d->file.is_open && reason != 0u;
    } else {
        d->file.is_verified = reason == 0u;
    }
    ack_or_nak(a, reason);
}

/* --- commands --- */

/* The bytes of payload a command may have; false when there is no such command. */
static bool command_length(uint8_t command, uint8_t *least, uint8_t *most)
{
    static const uint8_t table[][3] = QCP_COMMAND_LENGTHS;
    for (uint8_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        if (table[i][0] == command) {
            *least = table[i][1];
            *most = table[i][2];
            return true;
        }
    }
    return false;
}

bool qcp_is_mine(const qcp_device *d, const uint8_t *uid)
{
    return memcmp(uid, d->identity->uid, QCP_UID_BYTES) == 0;
}

uint8_t qcp_take_address(qcp_device *d, const uint8_t *payload)
{
    if (!qcp_is_mine(d, payload) || payload[6] >= QCP_BROADCAST) {
        return QCP_NAK_RANGE;
    }
    d->address = payload[6];
    d->is_linked = false;
    if (d->hooks->keep_address != NULL) {
        d->hooks->keep_address(d->user, d->address);
    }
    return 0;
}

void qcp_execute(qcp_device *d, const uint8_t *frame, uint8_t length, qcp_answer *a)
{
    uint8_t command = frame[2], count = (uint8_t)(length - 3u);
    const uint8_t *payload = frame + 3;
    uint8_t least = 0, most = 0;
    if (!command_length(command, &least, &most)) {
        qcp_nak(a, QCP_NAK_UNKNOWN_COMMAND);
        return;
    }
    if (count < least || count > most) {
        qcp_nak(a, QCP_NAK_BAD_LENGTH);
        return;
    }
    switch (command) {
    case QCP_POLL: poll(d, (frame[1] & QCP_SQN) == 0u, payload, count, a); break;
    case QCP_IDENTIFY: qcp_tell_identity(d, a); break;
    case QCP_CAPABILITIES:
        a->code = QCP_ABILITIES;
        a->length = d->identity->abilities_length;
        memcpy(a->payload, d->identity->abilities, a->length);
        break;
    case QCP_SET_ADDRESS: ack_or_nak(a, qcp_take_address(d, payload)); break;
    case QCP_SEEK:
    case QCP_MUTE: qcp_nak(a, QCP_NAK_RANGE); break;
    case QCP_RESET: qcp_ack(a); break;
    case QCP_TEXT:
        if (payload[6] != QCP_CHARSET_GBK && payload[6] != QCP_CHARSET_UTF8) {
            qcp_nak(a, QCP_NAK_RANGE);
            break;
        }
        show(d, command, payload, count, a);
        break;
    case QCP_CLEAR:
    case QCP_KEYPAD_LCD: show(d, command, payload, count, a); break;
    case QCP_BITMAP: show_rows(d, payload, count, a); break;
    case QCP_FILE_OPEN: open_file(d, payload, a); break;
    case QCP_FILE_DATA: write_file(d, payload, count, a); break;
    case QCP_FILE_VERIFY:
    case QCP_FILE_COMMIT: finish_file(d, command, payload, count, a); break;
    default: ack_or_nak(a, d->hooks->obey(d->user, command, payload, count)); break;
    }
}
