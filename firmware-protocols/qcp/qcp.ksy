meta:
  id: qcp
  title: QCP, the open counter bus, version 0
  license: CC0-1.0
  endian: le
doc: |
  A frame after COBS has been undone and without its delimiters (SPEC.md, section 2). Kaitai Struct can neither undo
  COBS nor prove the CRC: do both before.
seq:
  - id: addr
    type: u1
    doc: 00 unaddressed, 01-7E one device, 7F all; bit 7 set in answers
  - id: ctrl
    type: u1
  - id: code
    type: u1
    enum: code
  - id: payload
    size: _io.size - 5
    type:
      switch-on: code
      cases:
        'code::poll': poll
        'code::text': text
        'code::bitmap': bitmap
        'code::clear': clear
        'code::keypad_lcd': keypad_lcd
        'code::seek': seek
        'code::set_address': set_address
        'code::file_open': file_open
        'code::file_data': file_data
        'code::rate_start': rate_start
        'code::ack': ack
        'code::nak': nak
        'code::identity': identity
        'code::file': file
        'code::key': key_event
        'code::rating': rating_event
        'code::tamper': event
        'code::fault': fault_event
  - id: crc
    type: u2
    doc: CRC-16/IBM-3740 over addr to payload
instances:
  address:
    value: addr & 0x7f
  is_answer:
    value: (addr & 0x80) != 0
  sqn:
    value: ctrl & 0x03
  version:
    value: (ctrl >> 4) & 0x03
  has_more:
    value: (ctrl & 0x40) != 0
  is_busy:
    value: (ctrl & 0x80) != 0
types:
  poll:
    seq:
      - id: acknowledged
        type: u2
        if: not _io.eof
  text:
    seq:
      - id: area
        type: u1
      - id: revision
        type: u2
      - id: font
        type: u1
      - id: colour
        type: u1
      - id: motion
        type: u1
      - id: charset
        type: u1
      - id: text
        size-eos: true
  bitmap:
    seq:
      - id: area
        type: u1
      - id: revision
        type: u2
      - id: x
        type: u2
      - id: y
        type: u2
      - id: width
        type: u2
      - id: height
        type: u2
      - id: offset
        type: u2
      - id: rows
        size-eos: true
  clear:
    seq:
      - id: area
        type: u1
      - id: revision
        type: u2
  keypad_lcd:
    seq:
      - id: revision
        type: u2
      - id: waiting
        type: u2
      - id: ticket
        type: str
        encoding: ASCII
        size-eos: true
  seek:
    seq:
      - id: lowest
        size: 6
      - id: highest
        size: 6
  set_address:
    seq:
      - id: uid
        size: 6
      - id: address
        type: u1
  file_open:
    seq:
      - id: size
        type: u4
      - id: firmware
        size: 3
  file_data:
    seq:
      - id: offset
        type: u4
      - id: bytes
        size-eos: true
  rate_start:
    seq:
      - id: session
        type: u4
      - id: seconds
        type: u1
      - id: locale
        type: u1
  ack:
    seq:
      - id: report
        type: report
        if: not _io.eof
  report:
    seq:
      - id: boot_nonce
        type: u4
      - id: faults
        type: u1
      - id: shown
        type: shown
        repeat: eos
  shown:
    seq:
      - id: area
        type: u1
      - id: revision
        type: u2
  nak:
    seq:
      - id: reason
        type: u1
  identity:
    seq:
      - id: vendor
        type: u2
      - id: model
        type: u2
      - id: uid
        size: 6
      - id: hardware
        type: u2
      - id: firmware
        size: 3
      - id: boot_nonce
        type: u4
  file:
    seq:
      - id: missing
        type: u4
  event:
    seq:
      - id: event_id
        type: u2
  key_event:
    seq:
      - id: event_id
        type: u2
      - id: key
        type: u1
  rating_event:
    seq:
      - id: event_id
        type: u2
      - id: session
        type: u4
      - id: score
        type: u1
  fault_event:
    seq:
      - id: event_id
        type: u2
      - id: faults
        type: u1
enums:
  code:
    0x10: poll
    0x11: identify
    0x12: capabilities
    0x13: set_line
    0x14: reset
    0x18: seek
    0x19: mute
    0x1a: set_address
    0x20: text
    0x21: bitmap
    0x22: clear
    0x23: bright
    0x24: blink
    0x28: file_open
    0x29: file_data
    0x2a: file_verify
    0x2b: file_commit
    0x30: keypad_lcd
    0x31: beep
    0x32: led
    0x34: rate_start
    0x35: rate_cancel
    0x38: say
    0x39: volume
    0x3f: vendor
    0x40: ack
    0x41: nak
    0x42: identity
    0x43: abilities
    0x44: file
    0x50: key
    0x51: rating
    0x52: tamper
    0x53: fault
