meta:
  id: am03127
  title: AM03127 frame with a page or a run command
  license: CC0-1.0
  encoding: ASCII
doc: |
  From <ID to <E>. The last two characters of the data before <E> are the sum, the XOR of all of the data before
  them; a grammar can neither cut them off (the data has no length) nor check them. Answers are the bare words ACK
  and NACK.
seq:
  - id: start
    contents: "<ID"
  - id: address
    type: str
    size: 2
  - id: start_end
    contents: ">"
  - id: commands
    type: command
    repeat: until
    repeat-until: _.name == "E" or _io.eof
types:
  command:
    seq:
      - id: before
        type: str
        terminator: 0x3c
      - id: name
        type: str
        terminator: 0x3e
        doc: A command such as L1, PA or RPA. Text and sum stand before the last, which is E.
