import { ok } from '../../lib/result.ts';
import { CHARACTERISTICS, list, maybe, oneOf, outcome, text } from '../book/fields.ts';
import { question } from '../book/question.ts';
import type { Finding } from '../finding.ts';
import { actInForce, BEFORE_THE_ACT } from './in-force.ts';
import { type AdvertFacts, foreignOnly, languageNotNeeded, licenceNotNeeded } from './languages.ts';
import type { Characteristic } from './listed-words.ts';
import { claimsRequirement, type Hit, hitsIn } from './read-wording.ts';

const SOURCE = 'Equality Act 2010 ss.13, 19 and 39; EHRC guidance on adverts';
const NEED = 'the level of the language the work needs';

/** What an advert's wording comes to. */
export interface AdvertRead {
  readonly outcome: 'pass' | 'warn' | 'block' | 'escalate';
  readonly hits: readonly Hit[];
  readonly characteristics: readonly Characteristic[];
}

/**
 * EQ-ADVERT: a listed word warns with a wording about the task, an exclusion in so many words blocks. A
 * text that claims an occupational requirement is for a person to decide (EQ-OCC).
 */
export function readAdvert(advert: AdvertFacts): AdvertRead {
  const hits = [
    ...hitsIn(advert.text).filter((hit) => hit.excludes || hit.named !== 'never'),
    ...inTitle(advert.job),
    ...ofJob(advert),
  ];
  const characteristics = ofHits(hits);
  if (hits.length === 0) return { outcome: 'pass', hits, characteristics };
  if (claimsRequirement(`${advert.text}\n${advert.job ?? ''}`))
    return { outcome: 'escalate', hits, characteristics };
  const outcome = hits.some((hit) => hit.excludes) ? 'block' : 'warn';
  return { outcome, hits, characteristics };
}

function ofHits(hits: readonly Hit[]): readonly Characteristic[] {
  return CHARACTERISTICS.filter((one) => hits.some(({ of }) => of.includes(one)));
}

/** Words that shut out are not named a second time as words that put off. */
function onceEach(hits: readonly Hit[]): readonly Hit[] {
  const shutting = new Set(hits.filter(({ excludes }) => excludes).map((hit) => hit.words));
  return hits.filter((hit) => hit.excludes || !shutting.has(hit.words));
}

/** The title is published too: a word for one sex in it warns, words that shut people out block. */
function inTitle(job: string | undefined): readonly Hit[] {
  return hitsIn(job ?? '').filter(
    (hit) => hit.excludes || (hit.of.includes('sex') && hit.named !== 'never'),
  );
}

function ofJob(advert: AdvertFacts): readonly Hit[] {
  const hits: Hit[] = [];
  const race = { of: ['race'] as const, excludes: false };
  if (foreignOnly(advert)) {
    hits.push({
      ...race,
      words: 'published in a foreign language only',
      instead: 'English beside it',
    });
  }
  if (languageNotNeeded(advert)) hits.push({ ...race, words: 'a language', instead: NEED });
  if (licenceNotNeeded(advert)) {
    hits.push({
      words: 'a driving licence',
      of: ['disability'],
      excludes: false,
      instead: 'the travel the work needs',
    });
  }
  return hits;
}

/** EQ-ADVERT for the desk: one finding for an advert whose wording warns, blocks or escalates. */
export function checkAdvert(advert: AdvertFacts): readonly Finding[] {
  const read = readAdvert(advert);
  if (read.outcome === 'pass') return [];
  const escalates = read.outcome === 'escalate';
  return [
    {
      rule: escalates ? 'EQ-OCC' : 'EQ-ADVERT',
      outcome: read.outcome,
      ...(escalates ? { stops: true } : {}),
      because: becauseOf(read),
      source: escalates ? 'Equality Act 2010 Sch 9 para 1' : SOURCE,
      clears: escalates
        ? 'Have the requirement decided and recorded with its reason.'
        : `Write about the task instead: ${insteadOf(read.hits).join('; ')}.`,
    },
  ];
}

function becauseOf({ outcome, hits, characteristics }: AdvertRead): string {
  if (outcome === 'pass') return 'No wording about a protected characteristic.';
  const of = characteristics.map(words).join(', ');
  if (outcome === 'escalate') {
    return `The advert asks for a characteristic (${of}) as an occupational requirement: a person decides.`;
  }
  const shutting = hits.filter((hit) => hit.excludes);
  if (shutting.length === 0) return `${quoted(hits)} may put people off by ${of}.`;
  return `The wording about ${quoted(shutting)} shuts people out by ${ofHits(shutting).map(words).join(', ')}.`;
}

function quoted(hits: readonly Hit[]): string {
  const all = [...new Set(hits.map((hit) => hit.words))];
  const longest = all.filter((one) => !all.some((other) => other !== one && other.includes(one)));
  return longest.map((one) => `'${one}'`).join(', ');
}

function insteadOf(hits: readonly Hit[]): readonly string[] {
  return [...new Set(hits.map((hit) => hit.instead ?? 'the skill the work needs'))];
}

/** 'sexual orientation' of 'sexual_orientation'. */
export function words(characteristic: Characteristic): string {
  return characteristic.replaceAll('_', ' ');
}

export const advert = question({
  rule: 'EQ-ADVERT',
  asks: 'May this advert be published as it is worded?',
  takes: {
    text: text('the wording of the advert'),
    job: maybe(text('the job advertised')),
    languages: maybe(
      list(
        oneOf(
          ['en', 'cy', 'gd', 'pl', 'ro', 'uk', 'lt', 'es', 'pt', 'fr', 'de', 'it', 'other'],
          '',
        ),
        'the languages it is published in; left out: English',
      ),
    ),
  },
  gives: {
    outcome: outcome(),
    characteristics: list(oneOf(CHARACTERISTICS, ''), 'what the wording is about, in any order'),
  },
  answer: (given, { asOf }) => {
    if (!actInForce(asOf)) {
      const gives = { outcome: 'pass' as const, characteristics: [] };
      return ok({ gives, because: BEFORE_THE_ACT, working: [], source: SOURCE });
    }
    const read = readAdvert(given);
    return ok({
      gives: { outcome: read.outcome, characteristics: read.characteristics },
      because: becauseOf(read),
      working: onceEach(read.hits).map((hit) => ({
        what: `'${hit.words}'${hit.excludes ? ', which shuts people out' : ''}`,
        comes: `${hit.of.map(words).join(', ')}; instead: ${hit.instead ?? 'the skill the work needs'}`,
      })),
      source: read.outcome === 'escalate' ? 'Equality Act 2010 Sch 9 para 1' : SOURCE,
    });
  },
});
