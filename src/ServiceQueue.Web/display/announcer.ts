import type { Call } from '../shared/types';

/** How the announcer reaches the room and the clock; tests bring their own. */
export interface Room {
  /** Speaks a call once, in every language of the hall; settles when it has been said, or could not be. */
  speak(call: Call): Promise<void>;
  chime(): Promise<void>;
  wait(ms: number): Promise<void>;
  /** What the screen should show changed. */
  changed(): void;
}

const shownAtLeastMs = 4000;
const gapMs = 900;
const rememberedSequences = 500;

/**
 * One call after the other: each is shown and spoken in the order it came, none cuts another. A call repeated by the
 * broker is dropped; a recall that overtakes the same ticket still waiting here supersedes it. While others wait, each is
 * spoken once instead of repeatedly, so that the room never falls far behind the counters.
 */
export class Announcer {
  /** The call being announced, or the last one. */
  current: Call | null = null;
  /** Calls still to be announced, next first. */
  readonly pending: Call[] = [];
  /** Whether `current` is being announced right now. */
  busy = false;
  /** The newest sequence taken. */
  newest = 0;
  private readonly seen = new Set<number>();

  constructor(private readonly room: Room) {}

  /** Takes a call; returns whether it is new. */
  take(call: Call): boolean {
    if (this.seen.has(call.sequence)) return false;
    this.remember(call.sequence);
    const before = this.pending.findIndex((one) => one.ticket === call.ticket);
    if (before >= 0) this.pending.splice(before, 1);
    this.pending.push(call);
    this.room.changed();
    if (!this.busy) void this.run();
    return true;
  }

  private remember(sequence: number): void {
    this.seen.add(sequence);
    this.newest = Math.max(this.newest, sequence);
    if (this.seen.size <= rememberedSequences) return;
    for (const old of this.seen) { this.seen.delete(old); break; }
  }

  private async run(): Promise<void> {
    this.busy = true;
    for (let call = this.pending.shift(); call; call = this.pending.shift()) {
      this.current = call;
      this.room.changed();
      await Promise.all([this.announce(call), this.room.wait(shownAtLeastMs)]);
      await this.room.wait(gapMs);
    }
    this.busy = false;
    this.room.changed();
  }

  private async announce(call: Call): Promise<void> {
    try {
      await this.room.chime();
      for (let time = 1; time <= Math.max(1, call.repeat); time += 1) {
        if (time > 1 && this.pending.length > 0) return;
        if (time > 1) await this.room.wait(gapMs);
        await this.room.speak(call);
      }
    } catch { /* A room without a voice still sees the number. */ }
  }
}
