meta:
  id: onbon_bx
  title: Onbon BX-5K/6K frame, unescaped, without the A5 run and the 5A
  license: CC0-1.0
  endian: le
doc: |
  Undo the escaping first (SPEC.md, "Frame"). The CRC-16/ARC at the end is over all bytes before it; a grammar
  cannot check it.
seq:
  - id: to
    type: u2
  - id: from
    type: u2
  - id: reserved
    size: 6
  - id: card_type
    type: u1
  - id: version
    type: u1
  - id: len_data
    type: u2
  - id: data
    type: command
    size: len_data
  - id: crc
    type: u2
types:
  command:
    seq:
      - id: group
        type: u1
      - id: command
        type: u1
      - id: answer_or_error
        type: u1
      - id: len_again
        type: u2
      - id: body
        type:
          switch-on: group * 256 + command
          cases:
            0xa306: areas
            0xa302: brightness
        size-eos: true
  brightness:
    seq:
      - id: by_hand
        type: u1
      - id: level
        type: u1
  areas:
    seq:
      - id: num_deleted
        type: u1
      - id: deleted
        type: u1
        repeat: expr
        repeat-expr: 'num_deleted == 0xff ? 0 : num_deleted'
      - id: num_areas
        type: u1
      - id: areas
        type: area
        repeat: expr
        repeat-expr: num_areas
  area:
    seq:
      - id: len_area
        type: u2
      - id: area_type
        type: u1
      - id: x_cells
        type: u2
      - id: y
        type: u2
      - id: width_cells
        type: u2
      - id: height
        type: u2
      - id: area_id
        type: u1
      - id: row_space
        type: u1
      - id: run_mode
        type: u1
      - id: timeout_s
        type: u2
      - id: sound
        type: u1
      - id: len_extra
        type: u1
      - id: extra
        size: len_extra
      - id: alignment
        type: u1
      - id: rows
        type: u1
      - id: line_feed
        type: u1
      - id: mode
        type: u1
      - id: exit_mode
        type: u1
      - id: speed
        type: u1
      - id: stay
        type: u1
      - id: len_text
        type: u4
      - id: text
        type: str
        encoding: GBK
        size: len_text
