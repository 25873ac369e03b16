import { fold } from '../../lib/text.ts';
import type { SaidField } from './rota.ts';

/** Names of columns as UK rotas have them, in the order they are tried. */
const HEADS: readonly (readonly [RegExp, SaidField])[] = [
  [
    /^(end|finish|last|until|to) (date|day)$|^date (to|until)$|^until$|^to date$|^last day$/,
    'until',
  ],
  [
    /^(shift |start |from |work |booking )?date( from| required| needed)?$|^from date$|^when$/,
    'date',
  ],
  [/^(week ?)?days?( of (the )?week)?$|^on$/, 'days'],
  [/^(shift )?(start|from|begin|on)( ?time)?s?$|^time (from|on|in)$|^in$/, 'start'],
  [/^(shift )?(end|finish|to|off)( ?time)?s?$|^time (to|off|out)$|^out$/, 'end'],
  [
    /^(shift )?(codes?|times?|type|pattern|hours)$|^shifts?( required| times?| needed)?$|^duty$|^code$/,
    'shift',
  ],
  [/break|^meal/, 'break'],
  [/^(client|customer|hirer|company|trust|provider)( name)?$/, 'client'],
  [
    /^(site|location|home|care home|ward|unit|school|venue|depot|branch|store|house)s?( name)?$|^place( of work)?$|^where$/,
    'site',
  ],
  [
    /^(role|grade|band|job|job title|position|staff type|skill|discipline|trade|worker type)s?$/,
    'role',
  ],
  [
    /^(number|no|num|qty|quantity|heads?|headcount|places|staff|people|needed|required|x)( of)?( staff| workers| people| places| heads?| needed| required)?$|^how many$|^workers$/,
    'places',
  ],
  [/^(shift )?kind$|^(waking|sleep)\b/, 'kind'],
  [
    /^p ?o( ?(number|num|no|ref))?$|^purchase order( (number|no))?$|^order (number|no)$|^cost (centre|code)$/,
    'po',
  ],
  [/^(our |your |client |shift |booking )?(ref|reference|id)( (number|no))?$/, 'reference'],
  [/^(team|rota line|line|slot|post)$/, 'team'],
  [/^(same|one) (person|face|worker)$|^continuity$/, 'samePerson'],
  [
    /^(worker|candidate|temp|carer|nurse|employee|staff|person|preferred)( name| preferred| worker| requested)?$|^name$|^(preferred|requested|named) (worker|person|staff|candidate)?$|^who$/,
    'worker',
  ],
  [/^pay( rate| per hour| ph| hourly)?$|^hourly pay$/, 'pay'],
  [/^(charge|bill)( rate| per hour| ph)?$|^hourly charge$/, 'charge'],
  [/note|comment|remark|instruction|duties/, 'notes'],
];

/** What a column of this name holds, or null. */
export function fieldOfHead(head: string): SaidField | null {
  const key = fold(head)
    .replace(/\(.*?\)|[£#*?]/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (key === '') return null;
  return HEADS.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** What each column holds; the second of one name is not read. */
export function fieldsOfHeads(heads: readonly string[]): readonly (SaidField | null)[] {
  const taken = new Set<SaidField>();
  return heads.map((head) => {
    const field = fieldOfHead(head);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}
