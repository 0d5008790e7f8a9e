import { describe, expect, it } from 'vitest';
import { appointmentsWords } from '../appointments/words';
import { casesWords } from '../cases/words';
import { complaintsWords } from '../complaints/words';
import { displayWords } from '../display/words';
import { kioskWords } from '../kiosk/words';
import { ledgerWords } from '../ledger/words';
import { noticeWords } from '../manager/notices/words';
import { ordersWords } from '../orders/words';
import { phoneWords } from '../phone/words';
import { questionsWords } from '../questions/words';
import { staffPageWords } from '../staff/words';
import { sharedWords, type Text } from './words';

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();

const catalogues: Record<string, Record<string, Text>> = {
  kioskWords, phoneWords, sharedWords, displayWords, casesWords, complaintsWords, ledgerWords, ordersWords, appointmentsWords,
  questionsWords, noticeWords, staffPageWords,
};

describe.each(Object.entries(catalogues))('%s', (_, words) => {
  it('has the same places to fill in both languages', () => {
    for (const [key, text] of Object.entries(words)) {
      if (text.zh !== '' && text.en !== '') expect(places(text.en), key).toEqual(places(text.zh));
    }
  });
});
