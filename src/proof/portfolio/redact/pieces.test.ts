import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../lib/ids.ts';
import { fold } from '../../../lib/text.ts';
import { type EvidenceDocument, namesIn, type Piece, tellDocument, tellPiece } from './pieces.ts';
import { pseudonymOf } from './pseudonym.ts';

const key = randomBytes(32);
const learner = { id: newId(), name: 'Lena Lowe' };
const telling = { key, learner, hidden: [] };

describe('a pseudonym', () => {
  it('is the same for the same thing, another under another key, and can be read out', () => {
    const id = newId();
    expect(pseudonymOf(key, 'worker', id)).toMatch(
      /^Worker [0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$/,
    );
    expect(pseudonymOf(key, 'worker', id)).toBe(pseudonymOf(key, 'worker', id));
    expect(pseudonymOf(key, 'contact', id).slice(-7)).toBe(
      pseudonymOf(key, 'worker', id).slice(-7),
    );
    expect(pseudonymOf(randomBytes(32), 'worker', id)).not.toBe(pseudonymOf(key, 'worker', id));
    expect(pseudonymOf(key, 'worker', newId())).not.toBe(pseudonymOf(key, 'worker', id));
  });
});

describe('pieces of a document', () => {
  it('name the learner, and nobody else', () => {
    const person = { id: newId(), kind: 'worker', name: 'Rosa Marsh' } as const;
    expect(tellPiece({ person }, telling)).toBe(pseudonymOf(key, 'worker', person.id));
    expect(tellPiece({ member: { id: learner.id, name: 'Lena Lowe' } }, telling)).toBe('Lena Lowe');
    expect(tellPiece({ member: { id: newId(), name: 'Carla Costa' } }, telling)).toMatch(
      /^Colleague /,
    );
    expect(tellPiece({ money: '1850' }, telling)).toBe('hidden');
    expect(tellPiece({ contact_detail: true }, telling)).toBe('left out');
  });

  it('hide in free text what other pieces of the document name', () => {
    const rosa = { id: newId(), kind: 'worker', name: 'Rosa Marsh' } as const;
    const house = { id: newId(), kind: 'hirer', name: 'Harrow House Ltd' } as const;
    const document: EvidenceDocument = {
      key: 'paper',
      title: 'Paper',
      sha256: null,
      sections: [
        {
          heading: 'Work',
          rows: [
            { label: 'Who', value: [{ person: rosa }, { text: ' at ' }, { organisation: house }] },
            { label: 'Note', value: [{ text: 'Rosa rings 0113 496 0001 at Harrow House.' }] },
          ],
        },
      ],
    };
    const told = tellDocument(document, { ...telling, hidden: namesIn([document], telling) });
    const [worker, hirer] = [
      pseudonymOf(key, 'worker', rosa.id),
      pseudonymOf(key, 'hirer', house.id),
    ];
    expect(told.sections[0]?.rows).toEqual([
      { label: 'Who', value: `${worker} at ${hirer}` },
      { label: 'Note', value: `[${worker}] rings [number] at [${hirer}].` },
    ]);
  });

  it('never say a name, a number, an e-mail address or an amount of the original', () => {
    const given = fc.constantFrom(
      'Zoë',
      'José',
      'Łukasz',
      'D’Arcy',
      "O'Hara",
      'Anne-Marie',
      'Ødegård',
      'Iñaki',
    );
    const family = fc.constantFrom(
      'Quigley',
      'van der Berg',
      'Ó Súilleabháin',
      'Straße',
      'Çelik',
      'Okonkwo',
    );
    const house = fc.constantFrom(
      'Quayle Lodge',
      'Sandringham & Sons Ltd',
      'St. Æthelred’s',
      'Zetland Care',
    );
    const shape = fc.constantFrom<(text: string) => string>(
      (text) => text,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD'),
    );
    const phone = fc.integer({ min: 7_000_000_000, max: 7_999_999_999 }).map((n) => `0${n}`);
    fc.assert(
      fc.property(
        fc.tuple(given, family),
        house,
        shape,
        phone,
        fc.integer({ min: 1000, max: 99_999 }),
        ([first, last], place, spell, number, pence) => {
          const name = `${first} ${last}`;
          const amount = (pence / 100).toFixed(2);
          const text = `${spell(name)} of ${spell(place)} (${number}, z@quill.example) at £${amount}; ask ${spell(first)}.`;
          const row = (...value: Piece[]) => ({ label: 'Row', value });
          const document: EvidenceDocument = {
            key: 'paper',
            title: 'Paper',
            sha256: null,
            sections: [
              {
                heading: 'Work',
                rows: [
                  row({ person: { id: newId(), kind: 'worker', name } }),
                  row({ organisation: { id: newId(), kind: 'client', name: place } }),
                  row({ money: amount }, { contact_detail: true }),
                  row({ text }),
                ],
              },
            ],
          };
          const told = tellDocument(document, { ...telling, hidden: namesIn([document], telling) });
          // Without the pseudonyms: drawn letters may spell a short name by chance, as in 'Worker DER-4K2'.
          const words = fold(
            told.sections
              .flatMap(({ rows }) => rows.map(({ value }) => value))
              .join(' | ')
              .replaceAll(/\b[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}\b/g, ''),
          );
          for (const word of fold(name).split(/[^\p{L}]+/u)) {
            if (word.length > 2) expect(words.split(/[^\p{L}]+/u)).not.toContain(word);
          }
          for (const secret of [fold(place), number, amount, '@', 'quill']) {
            expect(words).not.toContain(secret);
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
