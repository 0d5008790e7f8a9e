/** How many digits stand behind the dash of an appointment's number. */
export const digitsOfNumber = 5;

/** "Y2026-00003" of the digits that were typed, for a year. */
export function bookingNumber(digits: string, year: number): string {
  return `Y${year}-${digits.padStart(digitsOfNumber, '0')}`;
}

/**
 * The numbers that digits may mean on a day, the likeliest first: they begin anew each year, and one of last year may
 * be for a day of this one, some months ahead.
 */
export function bookingNumbers(digits: string, today: string): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return month <= 3 ? [bookingNumber(digits, year), bookingNumber(digits, year - 1)] : [bookingNumber(digits, year)];
}
