meta:
  id: alpha
  title: Alpha sign packet with a sum, from SOH to EOT
  license: CC0-1.0
  encoding: ASCII
doc: |
  The NULs before SOH are left out. The sum is of all bytes from STX to ETX, both included; a grammar cannot check it.
seq:
  - id: soh
    contents: [0x01]
  - id: type
    type: str
    size: 1
  - id: address
    type: str
    size: 2
  - id: stx
    contents: [0x02]
  - id: command
    type: str
    size: 1
  - id: data
    type: str
    terminator: 0x03
  - id: sum
    type: str
    size: 4
  - id: eot
    contents: [0x04]
