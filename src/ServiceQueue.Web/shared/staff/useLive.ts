import { onScopeDispose, ref, watch, type Ref } from 'vue';
import { HallError, type HallApi } from '../api';
import { openFeed, type Feed } from '../feed';
import type { JournalEvent } from '../types';
import type { HallHandle } from '../useHall';

export interface Live {
  /** True once nothing fresh has been heard for more than a moment; the page says so. */
  readonly stale: Ref<boolean>;
  /** When the shown picture was last known to be right, this machine's milliseconds; 0 before the first answer. */
  readonly goodAt: Ref<number>;
  /** A refusal the host gave instead of the picture, such as an unknown counter; null while all is well. */
  readonly refusal: Ref<HallError | null>;
  /** Loads a picture that is at least as new as this moment. */
  reload(): Promise<void>;
}

const safetyMs = 15_000;
const retryMs = 2000;
const staleAfterMs = 1500;

/**
 * Keeps one picture of the hall fresh: loads it, follows the feed from the picture's sequence, and loads it again on
 * events (many at once become one load), on every reconnect, and now and then in case something went unheard.
 * `load` answers the sequence of the picture it loaded; events within `gatherMs` become one load.
 */
export function useLive(
  handle: HallHandle, load: (api: HallApi) => Promise<number>, onEvent: (event: JournalEvent) => void = () => {},
  gatherMs = 120,
): Live {
  const stale = ref(false);
  const goodAt = ref(0);
  const refusal = ref<HallError | null>(null);
  const answered = ref(true);
  const feedLive = ref(true);
  let feed: Feed | null = null;
  let stopFeedWatch = (): void => {};
  let running: Promise<void> | null = null;
  let queued: Promise<void> | null = null;
  let gather: ReturnType<typeof setTimeout> | undefined;
  let safety: ReturnType<typeof setTimeout> | undefined;
  let staleTimer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const follow = (api: HallApi, sequence: number): void => {
    stopFeedWatch();
    feed?.close();
    const opened = openFeed(api, sequence, (event) => {
      onEvent(event);
      gather ??= setTimeout(() => { gather = undefined; void reload(); }, gatherMs);
    });
    feed = opened;
    stopFeedWatch = watch(opened.live, (now, before) => {
      feedLive.value = now;
      if (now && before === false) void reload();
    });
  };

  const once = async (): Promise<void> => {
    const api = handle.api.value;
    if (!api || stopped) return;
    const seen = feed?.sequence.value ?? -1;
    try {
      const sequence = await load(api);
      const isBack = !answered.value;
      answered.value = true;
      refusal.value = null;
      goodAt.value = Date.now();
      // A picture older than an event heard before it was asked for: the host began a new journal.
      if (!stopped && (feed === null || sequence < seen)) follow(api, sequence);
      // The host is back: no need to wait until the browser tries the feed again by itself.
      else if (!stopped && isBack && feed?.live.value === false) follow(api, feed.sequence.value);
    } catch (error) {
      const refused = error instanceof HallError && error.status >= 400 && error.status < 500;
      if (refused) refusal.value = error;
      answered.value = refused;
    }
    clearTimeout(safety);
    if (!stopped) safety = setTimeout(() => void reload(), answered.value ? safetyMs : retryMs);
  };

  const reload = (): Promise<void> => {
    if (!running) {
      running = once().finally(() => { running = null; });
      return running;
    }
    queued ??= running.then(() => { queued = null; return reload(); });
    return queued;
  };

  watch(handle.api, (api) => { if (api) void reload(); }, { immediate: true });
  watch([answered, feedLive, handle.reachable], ([loaded, heard, reachable]) => {
    clearTimeout(staleTimer);
    if (loaded && heard && reachable) stale.value = false;
    else staleTimer = setTimeout(() => { stale.value = true; }, staleAfterMs);
  });
  const awake = (): void => { if (document.visibilityState === 'visible') void reload(); };
  document.addEventListener('visibilitychange', awake);
  onScopeDispose(() => {
    stopped = true;
    stopFeedWatch();
    feed?.close();
    for (const timer of [gather, safety, staleTimer]) clearTimeout(timer);
    document.removeEventListener('visibilitychange', awake);
  });
  return { stale, goodAt, refusal, reload };
}
