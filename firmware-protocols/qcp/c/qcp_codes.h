/* Written from ../registry.yaml; change it there. See the registry for how to write this file anew. */
#ifndef QCP_CODES_H
#define QCP_CODES_H

/* command */
#define QCP_POLL 0x10u /* Is anything new? [id of the event to acknowledge, 2] */
#define QCP_IDENTIFY 0x11u /* Who are you? Answered by identity */
#define QCP_CAPABILITIES 0x12u /* What can you do? Answered by abilities */
#define QCP_SET_LINE 0x13u /* baud rate 4, address 1; in force after the answer */
#define QCP_RESET 0x14u /* Starts anew after the answer, with a new boot nonce */
#define QCP_SEEK 0x18u /* Who has a UID in lowest 6 … highest 6, and is not mute */
#define QCP_MUTE 0x19u /* UID 6 answers no seek from now on; FF × 6: all speak again */
#define QCP_SET_ADDRESS 0x1Au /* UID 6 takes address 1; 00 gives it up */
#define QCP_TEXT 0x20u /* area 1, revision 2, font 1, colour 1, motion 1, charset 1, text */
#define QCP_BITMAP 0x21u /* area 1, revision 2, x 2, y 2, width 2, height 2, offset 2, rows */
#define QCP_CLEAR 0x22u /* area 1, revision 2; the area is dark */
#define QCP_BRIGHT 0x23u /* per cent 1, 0–100 */
#define QCP_BLINK 0x24u /* area 1, seconds 1; 0 stops */
#define QCP_FILE_OPEN 0x28u /* size 4, firmware version 3; answered by file */
#define QCP_FILE_DATA 0x29u /* offset 4, bytes; answered by file */
#define QCP_FILE_VERIFY 0x2Au /* CRC-32 of the whole file 4 */
#define QCP_FILE_COMMIT 0x2Bu /* The verified file is started at the next reset */
#define QCP_KEYPAD_LCD 0x30u /* revision 2, waiting 2 (FFFF dark), ticket 0–8 ASCII */
#define QCP_BEEP 0x31u /* pattern 1 */
#define QCP_LED 0x32u /* lamp 1, state 1 (0 off, 1 on, 2 blinking) */
#define QCP_RATE_START 0x34u /* session 4, seconds 1, locale 1; asks for a rating */
#define QCP_RATE_CANCEL 0x35u /* session 4; asks no longer */
#define QCP_SAY 0x38u /* charset 1, text */
#define QCP_VOLUME 0x39u /* per cent 1, 0–100 */
#define QCP_VENDOR 0x3Fu /* OUI 3, whatever the vendor says */

/* reply */
#define QCP_ACK 0x40u /* Taken. [report: boot nonce 4, faults 1, (area 1, revision 2) × 0–8] */
#define QCP_NAK 0x41u /* Not taken. reason 1 */
#define QCP_IDENTITY 0x42u /* vendor 2, model 2, UID 6, hardware 2, firmware 3, boot nonce 4 */
#define QCP_ABILITIES 0x43u /* (tag 1, length 1, value) … */
#define QCP_FILE 0x44u /* offset 4 of the first byte still missing */

/* event */
#define QCP_KEY 0x50u /* event id 2, key 1 */
#define QCP_RATING 0x51u /* event id 2, session 4, score 1 (1 best … 5 worst, 0 none given) */
#define QCP_TAMPER 0x52u /* event id 2; the case was opened */
#define QCP_FAULT 0x53u /* event id 2, faults 1 as in the report */

/* nak */
#define QCP_NAK_UNKNOWN_COMMAND 0x01u /* The device does not know the command */
#define QCP_NAK_BAD_LENGTH 0x02u /* The payload is too short or too long for the command */
#define QCP_NAK_RANGE 0x03u /* A value is not one the device has: an area, a charset, an offset */
#define QCP_NAK_BUSY 0x04u /* Not now: ask again, with a new sequence number */
#define QCP_NAK_STORAGE 0x05u /* The memory is full, or broken */
#define QCP_NAK_NOT_ALLOWED 0x06u /* The device demands an authority the host has not shown */
#define QCP_NAK_SEQUENCE 0x07u /* The sequence number is not the next one: begin again with 0 */
#define QCP_NAK_CHECKSUM 0x08u /* The file is not what the host says it is */

/* ability */
#define QCP_ABILITY_SIGN_AREA 0x01u /* area 1, width 2, height 2, colours 1, charsets 1 (bit n: charset n) */
#define QCP_ABILITY_KEYS 0x02u /* the codes of the keys, one byte each */
#define QCP_ABILITY_LCD 0x03u /* digits of the keypad's own screen 1 */
#define QCP_ABILITY_RATING 0x04u /* levels 1 */
#define QCP_ABILITY_SPEAKER 0x05u /* charsets 1 (bit n: charset n) */
#define QCP_ABILITY_FILE 0x06u /* largest file 4 */

/* charset */
#define QCP_CHARSET_GBK 0x01u /* GBK, code page 936 */
#define QCP_CHARSET_UTF8 0x02u /* UTF-8 */

/* colour */
#define QCP_COLOUR_RED 0x00u /* Red */
#define QCP_COLOUR_GREEN 0x01u /* Green */
#define QCP_COLOUR_YELLOW 0x02u /* Yellow */

/* motion */
#define QCP_MOTION_STILL 0x00u /* Stands at once */
#define QCP_MOTION_RUN_LEFT 0x01u /* Runs to the left, for text wider than the area */

/* key */
#define QCP_KEY_NO_SHOW 0x06u /* 弃号: the visitor did not come */
#define QCP_KEY_RATE 0x0Bu /* 评价: asks the visitor for a rating */
#define QCP_KEY_CALL 0x0Cu /* 呼叫: calls the next visitor */
#define QCP_KEY_RECALL 0x0Du /* 重呼: calls the same ticket again */
#define QCP_KEY_PAUSE 0x12u /* 暂停: pauses, and continues when pressed again */
#define QCP_KEY_TRANSFER 0x13u /* 转移: sends the visitor to another counter */

/* beep */
#define QCP_BEEP_SHORT 0x01u /* One short tone */
#define QCP_BEEP_TWICE 0x02u /* Two short tones */
#define QCP_BEEP_LONG 0x03u /* One long tone: refused */

/* fault */
#define QCP_FAULT_SIGN 0x01u /* The sign's lamps or their driver */
#define QCP_FAULT_KEYPAD 0x02u /* A key is stuck */
#define QCP_FAULT_STORAGE 0x04u /* The lasting memory */
#define QCP_FAULT_POWER 0x08u /* The supply is below its limit */
#define QCP_FAULT_CASE_OPEN 0x10u /* The case is open */

/* area */
#define QCP_AREA_SIGN 0x01u /* The sign's first, or only, area */
#define QCP_AREA_LCD 0xF0u /* The keypad's own screen, in reports */
#define QCP_AREA_ALL 0xFFu /* All areas of the sign, for clear and blink */

/* Of each command: its code, the least and the most bytes of its payload. */
#define QCP_COMMAND_LENGTHS { \
    { 0x10u, 0u, 2u }, \
    { 0x11u, 0u, 0u }, \
    { 0x12u, 0u, 0u }, \
    { 0x13u, 5u, 5u }, \
    { 0x14u, 0u, 0u }, \
    { 0x18u, 12u, 12u }, \
    { 0x19u, 6u, 6u }, \
    { 0x1Au, 7u, 7u }, \
    { 0x20u, 7u, 240u }, \
    { 0x21u, 14u, 240u }, \
    { 0x22u, 3u, 3u }, \
    { 0x23u, 1u, 1u }, \
    { 0x24u, 2u, 2u }, \
    { 0x28u, 7u, 7u }, \
    { 0x29u, 5u, 240u }, \
    { 0x2Au, 4u, 4u }, \
    { 0x2Bu, 0u, 0u }, \
    { 0x30u, 4u, 12u }, \
    { 0x31u, 1u, 1u }, \
    { 0x32u, 2u, 2u }, \
    { 0x34u, 6u, 6u }, \
    { 0x35u, 4u, 4u }, \
    { 0x38u, 2u, 240u }, \
    { 0x39u, 1u, 1u }, \
    { 0x3Fu, 3u, 240u }, \
}

#endif
