import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { call, HallApi, HallError, newRequestId } from './api';

type Sent = { path: string; body: Record<string, unknown> | null };

/** A network that answers as told, in order; an Error in the list is a connection that broke. */
function network(answers: (Response | Error)[]): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    sent.push({ path, body: init.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : null });
    const answer = answers.shift()!;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return sent;
}

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

describe('calling the host', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

  it('repeats a press with the same request id until it is answered', async () => {
    const sent = network([new TypeError('gone'), json(503, { code: 'store-unavailable' }), json(201, { ticket: 'A001' })]);
    const retries: number[] = [];
    const issued = new HallApi('demo').issue({ requestId: 'one', service: 's' }, { onRetry: (n) => retries.push(n) });
    await vi.advanceTimersByTimeAsync(5000);
    expect((await issued).ticket).toBe('A001');
    expect(sent.map((one) => one.body?.['requestId'])).toEqual(['one', 'one', 'one']);
    expect(retries).toEqual([1, 2]);
  });

  it('does not repeat a refusal, and carries its words in both languages', async () => {
    const sent = network([json(409, { code: 'hall-closed', detail: '大厅未开放。', detailEn: 'Closed.', opensAt: 'x' })]);
    const error = await call('POST', '/x', {}).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(HallError);
    expect(error).toMatchObject({ status: 409, code: 'hall-closed', zh: '大厅未开放。', en: 'Closed.' });
    expect((error as HallError).extra['opensAt']).toBe('x');
    expect(sent).toHaveLength(1);
  });

  it('gives up with a sentence when the network stays away', async () => {
    network(Array.from({ length: 50 }, () => new TypeError('gone')));
    const caught = call('GET', '/x', undefined, { patienceMs: 3000 }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await caught).toMatchObject({ status: 0, code: 'network' });
    expect(((await caught) as HallError).zh).not.toBe('');
  });

  it('tells nobody waiting (204) from an answer, and survives a page that is not a problem document', async () => {
    network([new Response(null, { status: 204 }), new Response('<html>', { status: 400 })]);
    expect(await new HallApi('demo').callNext(3)).toBeNull();
    expect(await call('GET', '/x').catch((error: unknown) => error)).toMatchObject({ code: 'http-400' });
  });

  it('makes version 4 request ids also where randomUUID is missing', () => {
    vi.stubGlobal('crypto', { getRandomValues: (bytes: Uint8Array) => bytes.fill(0xff) });
    expect(newRequestId()).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
  });
});
