meta:
  id: lihe
  title: Ping'an Lihe LED card V2.1, one frame of either form
  license: CC0-1.0
  endian: be
doc: |
  A whole frame found as SPEC.md says. Sums cannot be checked by a grammar: the ticket form's is modulo 100,
  the text form's modulo 256.
seq:
  - id: start
    type: u1
  - id: body
    type:
      switch-on: start
      cases:
        0xa0: ticket
        0xaa: text
types:
  ticket:
    seq:
      - id: len_data
        type: u1
      - id: data
        type: ticket_data
        size: len_data
      - id: checksum
        type: u1
      - id: end
        contents: [0xff]
  ticket_data:
    seq:
      - id: command
        type: u1
      - id: address
        type: u1
      - id: sub
        type: u1
      - id: rest
        size-eos: true
  text:
    seq:
      - id: address
        type: u1
      - id: fixed
        contents: [0xbb, 0x51]
      - id: kind
        type: u1
      - id: checksum
        type: u1
      - id: mode
        type: u1
      - id: speed
        type: u1
      - id: stay_s
        type: u1
      - id: colour
        type: u1
      - id: valid_s
        type: u1
      - id: text
        type: str
        encoding: GBK
        terminator: 0xff
