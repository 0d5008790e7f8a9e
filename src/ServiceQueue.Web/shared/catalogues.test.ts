import { describe, expect, it } from 'vitest';
import { displayWords } from '../display/words';
import { kioskWords } from '../kiosk/words';
import { phoneWords } from '../phone/words';
import { sharedWords, type Text } from './words';

const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((found) => found[1]!).sort();

describe.each(Object.entries<Record<string, Text>>({ kioskWords, phoneWords, sharedWords, displayWords }))('%s', (_, words) => {
  it('has the same places to fill in both languages', () => {
    for (const [key, text] of Object.entries(words)) {
      if (text.zh !== '' && text.en !== '') expect(places(text.en), key).toEqual(places(text.zh));
    }
  });
});
