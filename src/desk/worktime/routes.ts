import { acts, reads } from '../../platform/http/serve.ts';
import { calendarOf } from './calendar.ts';
import { declareHours } from './declare-hours.ts';
import { endOptOut } from './end-opt-out.ts';
import { endPattern } from './end-pattern.ts';
import { keepScan, scanOf } from './keep-scan.ts';
import { worktimeOf } from './queries.ts';
import { recordAbsence } from './record-absence.ts';
import { recordAvailability } from './record-availability.ts';
import { recordOptOut } from './record-opt-out.ts';
import { recordPattern } from './record-pattern.ts';
import { recordWords } from './record-words.ts';
import {
  addAbsence,
  addAvailability,
  addDeclaration,
  addOptOut,
  addOptOutNotice,
  addOptOutScan,
  addPattern,
  addWords,
  endPatternRoute,
  optOutScan,
  showCalendar,
  showWorktime,
} from './schema.ts';

export const routes = [
  reads(showWorktime, (tx, { params }) => worktimeOf(tx, params.id)),
  acts(addAvailability, (tx, { params, body }) =>
    recordAvailability(tx, { ...body, personId: params.id }),
  ),
  acts(addWords, (tx, { params, body }) => recordWords(tx, { ...body, personId: params.id })),
  acts(addPattern, (tx, { params, body }) => recordPattern(tx, { ...body, personId: params.id })),
  acts(endPatternRoute, (tx, { params }) =>
    endPattern(tx, { personId: params.id, patternId: params.patternId }),
  ),
  reads(showCalendar, (tx, { params, query }) => calendarOf(tx, params.id, query.from)),
  acts(addDeclaration, (tx, { params, body }) =>
    declareHours(tx, { ...body, personId: params.id }),
  ),
  acts(addOptOut, (tx, { params, body }) => recordOptOut(tx, { ...body, personId: params.id })),
  acts(addOptOutScan, (tx, { params, file }) =>
    keepScan(tx, { personId: params.id, optOutId: params.optOutId, bytes: file.bytes }),
  ),
  reads(optOutScan, (tx, { params }) =>
    scanOf(tx, { personId: params.id, optOutId: params.optOutId }),
  ),
  acts(addOptOutNotice, (tx, { params, body }) =>
    endOptOut(tx, { ...body, personId: params.id, optOutId: params.optOutId }),
  ),
  acts(addAbsence, async (tx, { params, body }) => {
    const recorded = await recordAbsence(tx, { ...body, personId: params.id });
    if (!recorded.ok) return recorded;
    return { ok: true, value: { ...recorded.value, held: [...recorded.value.held] } };
  }),
];
