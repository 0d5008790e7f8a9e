/* What qcp.c and qcp_commands.c share. Not for a device's own program. */
#ifndef QCP_INSIDE_H
#define QCP_INSIDE_H

#include "qcp.h"

/* An answer in the making; on the stack, beside the one that is kept. */
typedef struct {
    uint8_t code;
    uint8_t length;
    uint8_t payload[QCP_MAX_PAYLOAD];
} qcp_answer;

/* Carries out a command and makes its answer; whether it is its turn is known already. */
void qcp_execute(qcp_device *d, const uint8_t *frame, uint8_t length, qcp_answer *a);

void qcp_ack(qcp_answer *a);
void qcp_nak(qcp_answer *a, uint8_t reason);
void qcp_tell_identity(const qcp_device *d, qcp_answer *a);
uint8_t qcp_take_address(qcp_device *d, const uint8_t *payload);
bool qcp_is_mine(const qcp_device *d, const uint8_t *uid);
int qcp_area_index(const qcp_device *d, uint8_t area);
bool qcp_add_event(qcp_device *d, uint8_t code, const uint8_t *data, uint8_t length);
void qcp_drop_event(qcp_device *d, uint8_t index);
void qcp_put(uint8_t *at, uint32_t value, uint8_t count);

#endif
