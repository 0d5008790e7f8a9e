import { heardDate } from './clock';
import type {
  Board, CatalogueItem, CounterView, DayReport, DeviceStatus, DisclosurePage, HallInfo, HallSummary, IssueTicket,
  IssuedTicket, LabDevice, Outcome, Visit,
} from './types';
import { locale, sharedWords } from './words';

/** A refusal or failure the host put in words (problem+json), or a network that never answered (status 0). */
export class HallError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly zh: string,
    readonly en: string,
    readonly field: string | null = null,
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${status} ${code}: ${en || zh}`);
    this.name = 'HallError';
  }

  /** What to tell the person at the page, in the page's language. */
  get words(): string {
    return locale.value === 'en' ? this.en || this.zh : this.zh || this.en;
  }
}

/** How long a call keeps trying with the same request id, and who hears that it is. */
export interface Trying {
  /** Milliseconds after which a network failure is given up; default 20,000. */
  patienceMs?: number;
  /** Called before each further attempt, 1 for the first repeat. */
  onRetry?: (attempt: number) => void;
  stop?: AbortSignal;
}

const attemptTimeoutMs = 8000;
const worthRepeating = new Set([0, 502, 503, 504]);

/** A new request id; keep it until the press is answered, so that a repeat acts once. */
export function newRequestId(): string {
  // randomUUID exists only in secure contexts, and a hall's intranet address may be plain http.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function problemOf(answer: Response): Promise<HallError> {
  let body: Record<string, unknown> = {};
  try {
    body = (await answer.json()) as Record<string, unknown>;
  } catch { /* A proxy's page is not a problem document; the status says enough. */ }
  const text = (name: string): string => (typeof body[name] === 'string' ? (body[name] as string) : '');
  return new HallError(
    answer.status,
    text('code') || `http-${answer.status}`,
    text('detail') || sharedWords.somethingWrong.zh,
    text('detailEn') || sharedWords.somethingWrong.en,
    text('field') || null,
    body,
  );
}

async function attempt(method: string, path: string, body: unknown, stop?: AbortSignal): Promise<Response> {
  const limit = AbortSignal.timeout(attemptTimeoutMs);
  const sentAt = Date.now();
  let answer: Response;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? { accept: 'application/json' }
        : { accept: 'application/json', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: stop ? AbortSignal.any([stop, limit]) : limit,
      cache: 'no-store',
    });
  } catch (error) {
    if (stop?.aborted) throw error;
    throw new HallError(0, 'network', sharedWords.networkGone.zh, sharedWords.networkGone.en);
  }
  heardDate(answer.headers.get('date'), sentAt, Date.now());
  if (!answer.ok) throw await problemOf(answer);
  return answer;
}

const pause = (ms: number, stop?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop?.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
  });

/** One call, repeated with the very same body while the network fails, so that a press is never lost nor doubled. */
export async function call<T>(method: string, path: string, body?: unknown, trying: Trying = {}): Promise<T> {
  const until = Date.now() + (trying.patienceMs ?? 20_000);
  for (let repeat = 1; ; repeat += 1) {
    try {
      const answer = await attempt(method, path, body, trying.stop);
      return (answer.status === 204 ? null : await answer.json()) as T;
    } catch (error) {
      const again = error instanceof HallError && worthRepeating.has(error.status) && !trying.stop?.aborted;
      const waitMs = Math.min(4000, 250 * 2 ** (repeat - 1));
      if (!again || Date.now() + waitMs > until) throw error;
      trying.onRetry?.(repeat);
      await pause(waitMs, trying.stop);
    }
  }
}

const get = <T>(path: string, trying?: Trying): Promise<T> => call<T>('GET', path, undefined, trying);

const post = <T>(path: string, body: object, trying?: Trying): Promise<T> =>
  call<T>('POST', path, { requestId: newRequestId(), ...body }, trying);

/** Why a visit goes elsewhere. */
export type TransferTo = { service: string; reason: string } | { counter: number; reason: string };

/** Every call of one hall. POSTs make their own request id unless the body brings one. */
export class HallApi {
  private readonly base: string;

  constructor(readonly hall: string) {
    this.base = `/api/halls/${encodeURIComponent(hall)}`;
  }

  info(trying?: Trying): Promise<HallInfo> { return get(this.base, trying); }
  catalogue(trying?: Trying): Promise<CatalogueItem[]> { return get(`${this.base}/catalogue`, trying); }
  board(trying?: Trying): Promise<Board> { return get(`${this.base}/board`, trying); }
  disclosure(trying?: Trying): Promise<{ pages: DisclosurePage[] }> { return get(`${this.base}/disclosure`, trying); }

  /** Issues a ticket; `ticket.requestId` must be kept by the caller until this settles. */
  issue(ticket: IssueTicket, trying?: Trying): Promise<IssuedTicket> {
    return post(`${this.base}/visits`, ticket, trying);
  }

  visit(visit: string, trying?: Trying): Promise<Visit> { return get(this.visitPath(visit), trying); }
  reprint(visit: string, body: { kiosk?: string; requestId?: string } = {}, trying?: Trying): Promise<Visit> {
    return post(`${this.visitPath(visit)}/reprint`, body, trying);
  }
  leave(visit: string, requestId = newRequestId(), trying?: Trying): Promise<Visit> {
    return post(`${this.visitPath(visit)}/leave`, { requestId }, trying);
  }
  return(visit: string, requestId = newRequestId(), trying?: Trying): Promise<Visit> {
    return post(`${this.visitPath(visit)}/return`, { requestId }, trying);
  }

  counter(id: number, trying?: Trying): Promise<CounterView> { return get(this.counterPath(id), trying); }
  openCounter(id: number, clerk: string, trying?: Trying): Promise<CounterView> {
    return post(`${this.counterPath(id)}/open`, { clerk }, trying);
  }
  closeCounter(id: number, trying?: Trying): Promise<CounterView> {
    return post(`${this.counterPath(id)}/close`, {}, trying);
  }
  pauseCounter(id: number, body: { reason: string; backAt?: string }, trying?: Trying): Promise<CounterView> {
    return post(`${this.counterPath(id)}/pause`, body, trying);
  }
  continueCounter(id: number, trying?: Trying): Promise<CounterView> {
    return post(`${this.counterPath(id)}/continue`, {}, trying);
  }

  /** The visit called, or null when nobody waits. */
  callNext(id: number, requestId = newRequestId(), trying?: Trying): Promise<Visit | null> {
    return post(`${this.counterPath(id)}/call-next`, { requestId }, trying);
  }
  callOutOfOrder(
    id: number, body: { ticket: string; reason: string; approver: string; evidence?: string; requestId?: string }, trying?: Trying,
  ): Promise<Visit> {
    return post(`${this.counterPath(id)}/call`, body, trying);
  }
  recall(id: number, requestId = newRequestId(), trying?: Trying): Promise<Visit> {
    return post(`${this.counterPath(id)}/recall`, { requestId }, trying);
  }
  serve(id: number, requestId = newRequestId(), trying?: Trying): Promise<Visit> {
    return post(`${this.counterPath(id)}/serve`, { requestId }, trying);
  }
  noShow(id: number, requestId = newRequestId(), trying?: Trying): Promise<Visit> {
    return post(`${this.counterPath(id)}/no-show`, { requestId }, trying);
  }
  hold(id: number, body: { note?: string; backAt?: string; requestId?: string } = {}, trying?: Trying): Promise<Visit> {
    return post(`${this.counterPath(id)}/hold`, body, trying);
  }
  resume(id: number, visit: string, requestId = newRequestId(), trying?: Trying): Promise<Visit> {
    return post(`${this.counterPath(id)}/resume`, { visit, requestId }, trying);
  }
  transfer(id: number, body: TransferTo & { requestId?: string }, trying?: Trying): Promise<Visit> {
    return post(`${this.counterPath(id)}/transfer`, body, trying);
  }
  finish(
    id: number, body: { outcome: Outcome; case?: string | object; why?: string; requestId?: string }, trying?: Trying,
  ): Promise<Visit> {
    return post(`${this.counterPath(id)}/finish`, body, trying);
  }

  devices(trying?: Trying): Promise<DeviceStatus[]> { return get(`${this.base}/devices`, trying); }
  dayReport(day: string, trying?: Trying): Promise<DayReport> { return get(`${this.base}/reports/day/${day}`, trying); }
  dayReportCsvUrl(day: string): string { return `${this.base}/reports/day/${day}.csv`; }
  feedUrl(after: number): string { return `${this.base}/feed?after=${after}`; }

  private visitPath(visit: string): string { return `${this.base}/visits/${encodeURIComponent(visit)}`; }
  private counterPath(id: number): string { return `${this.base}/counters/${id}`; }
}

/** Every hall this host runs. */
export function halls(trying?: Trying): Promise<HallSummary[]> { return get('/api/halls', trying); }

/** Demo only: the bench with the simulated devices. */
export const lab = {
  devices: (trying?: Trying): Promise<LabDevice[]> => get('/lab/devices', trying),
  fault: (id: string, kind: string): Promise<unknown> => labPost(`/lab/devices/${encodeURIComponent(id)}/fault`, { kind }),
  press: (id: string, key: string): Promise<unknown> => labPost(`/lab/devices/${encodeURIComponent(id)}/press`, { key }),
  fileUrl: (id: string, file: 'paper.png' | 'paper.txt' | 'face.png' | 'face.txt' | 'trace', query = ''): string =>
    `/lab/devices/${encodeURIComponent(id)}/${file}${query}`,
};

async function labPost(path: string, body: object): Promise<unknown> {
  const answer = await attempt('POST', path, body);
  const text = await answer.text();
  return text === '' ? null : (JSON.parse(text) as unknown);
}
