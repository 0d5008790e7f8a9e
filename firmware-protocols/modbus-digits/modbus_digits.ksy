meta:
  id: modbus_digits
  title: Modbus RTU requests of functions 03, 06 and 10
  license: CC0-1.0
  endian: be
doc: |
  A whole request. Answers of 06 are the same; those of 10 end after the count. The CRC-16/MODBUS is low byte first
  and over all bytes before it; a grammar cannot check it.
seq:
  - id: address
    type: u1
  - id: function
    type: u1
  - id: body
    type:
      switch-on: function
      cases:
        0x03: span
        0x06: one
        0x10: many
  - id: crc
    type: u2le
types:
  span:
    seq:
      - id: first
        type: u2
      - id: num_registers
        type: u2
  one:
    seq:
      - id: register
        type: u2
      - id: value
        type: u2
  many:
    seq:
      - id: first
        type: u2
      - id: num_registers
        type: u2
      - id: num_bytes
        type: u1
      - id: values
        type: u2
        repeat: expr
        repeat-expr: num_registers
