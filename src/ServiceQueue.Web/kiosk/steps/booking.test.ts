import { expect, it } from 'vitest';
import { bookingNumbers } from './booking';

it('a number is typed without its year and its zeros', () => {
  expect(bookingNumbers('3', '2026-11-22')).toEqual(['Y2026-00003']);
  expect(bookingNumbers('12345', '2026-11-22')).toEqual(['Y2026-12345']);
});

it('early in a year the number may be of the last one', () => {
  expect(bookingNumbers('7', '2027-01-04')).toEqual(['Y2027-00007', 'Y2026-00007']);
});
