/* QCP frames: COBS, CRC, delimiters. See qcp.h. */
#include "qcp.h"

uint16_t qcp_crc(const uint8_t *bytes, uint16_t length)
{
    uint16_t crc = 0xFFFFu;
    for (uint16_t i = 0; i < length; i++) {
        crc = (uint16_t)(crc ^ ((uint16_t)bytes[i] << 8));
        for (uint8_t bit = 0; bit < 8u; bit++) {
            uint16_t shifted = (uint16_t)(crc << 1);
            crc = (crc & 0x8000u) != 0u ? (uint16_t)(shifted ^ 0x1021u) : shifted;
        }
    }
    return crc;
}

/* Undoes COBS in place: what is written never overtakes what is read. */
static bool uncode(uint8_t *bytes, uint16_t coded, uint16_t *plain)
{
    uint16_t in = 0, out = 0;
    while (in < coded) {
        uint8_t code = bytes[in++];
        if ((uint16_t)(in + code - 1u) > coded) {
            return false;
        }
        for (uint8_t i = 1; i < code; i++) {
            bytes[out++] = bytes[in++];
        }
        if (code < 0xFFu && in < coded) {
            bytes[out++] = 0;
        }
    }
    *plain = out;
    return true;
}

static qcp_flaw examine(qcp_reader *reader, uint8_t *length)
{
    uint16_t plain = 0;
    if (reader->overrun) {
        return QCP_LENGTH;
    }
    if (!uncode(reader->bytes, reader->count, &plain)) {
        return QCP_COBS;
    }
    if (plain < 5u) {
        return QCP_SHORT;
    }
    if (plain > QCP_MAX_INNER) {
        return QCP_LENGTH;
    }
    uint16_t crc = (uint16_t)(reader->bytes[plain - 2u] | ((uint16_t)reader->bytes[plain - 1u] << 8));
    if (qcp_crc(reader->bytes, (uint16_t)(plain - 2u)) != crc) {
        return QCP_CRC;
    }
    if (((reader->bytes[1] >> 4) & 0x03u) != QCP_VERSION) {
        return QCP_BAD_VERSION;
    }
    *length = (uint8_t)(plain - 2u);
    return QCP_VALID;
}

bool qcp_read(qcp_reader *reader, uint8_t byte, qcp_flaw *flaw, uint8_t *length)
{
    if (byte != 0u) {
        if (reader->count == QCP_MAX_CODED) {
            reader->overrun = true;
        } else {
            reader->bytes[reader->count++] = byte;
        }
        return false;
    }
    if (reader->count == 0u) {
        return false;
    }
    *flaw = examine(reader, length);
    reader->count = 0;
    reader->overrun = false;
    return true;
}

void qcp_send(const uint8_t *inner, uint16_t length, void (*send)(void *user, uint8_t byte), void *user)
{
    uint16_t at = 0;
    send(user, 0);
    while (at <= length) {
        uint16_t end = at;
        while (end < length && inner[end] != 0u && end - at < 254) {
            end++;
        }
        send(user, (uint8_t)(end - at + 1u));
        for (uint16_t i = at; i < end; i++) {
            send(user, inner[i]);
        }
        /* A full block stands for no zero; the end of the frame stands for the last one. */
        if (end - at == 254) {
            if (end == length) {
                break;
            }
            at = end;
        } else {
            at = (uint16_t)(end + 1u);
        }
    }
    send(user, 0);
}
