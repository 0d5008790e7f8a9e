import { ref, type Ref } from 'vue';
import type { HallApi } from './api';
import type { JournalEvent } from './types';

export interface Feed {
  /** Whether events arrive; false while the connection is being made again. */
  readonly live: Ref<boolean>;
  /** The sequence of the last event seen. */
  readonly sequence: Ref<number>;
  /** When the feed was last known to be live, this machine's milliseconds; 0 before the first time. */
  readonly liveAt: Ref<number>;
  close(): void;
}

/**
 * Follows the hall's events from `after` on. The browser resumes with Last-Event-ID by itself; when it gives up
 * (the host answered with an error), the feed is opened again after the last sequence seen. A repeated event is dropped.
 */
export function openFeed(api: HallApi, after: number, onEvent: (event: JournalEvent) => void): Feed {
  const live = ref(false);
  const sequence = ref(after);
  const liveAt = ref(0);
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const take = (message: MessageEvent<string>): void => {
    const event = JSON.parse(message.data) as JournalEvent;
    liveAt.value = Date.now();
    if (event.sequence <= sequence.value) return;
    sequence.value = event.sequence;
    onEvent(event);
  };
  const open = (): void => {
    if (closed) return;
    source = new EventSource(api.feedUrl(sequence.value));
    source.onopen = () => { live.value = true; liveAt.value = Date.now(); };
    source.onmessage = take;
    source.onerror = () => {
      if (live.value) liveAt.value = Date.now();
      live.value = false;
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(open, 2000);
    };
  };
  open();
  return { live, sequence, liveAt, close: () => { closed = true; clearTimeout(timer); source?.close(); } };
}
