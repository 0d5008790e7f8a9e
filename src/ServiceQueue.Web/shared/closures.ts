import type { BoardClosure } from './types';

/** The closure while it holds; one whose time of reopening has gone by is no longer told. */
export function inForce(closure: BoardClosure | null | undefined, now: number): BoardClosure | null {
  if (!closure) return null;
  return closure.reopenAt && Date.parse(closure.reopenAt) <= now ? null : closure;
}
