import type { Nation } from '../../lib/calendar.ts';
import type { DateText } from '../../lib/days.ts';
import { showDate } from '../../lib/show.ts';
import type { Finding, RestsOn } from '../finding.ts';
import { STRIKE_BAR } from './duties-data.ts';
import { conductSource, inForce } from './law.ts';

/** Whose duties a supplied worker would do. */
export type Replaces =
  | 'official_striker'
  | 'employee_moved_to_cover_striker'
  | 'unofficial_striker'
  | 'nobody_on_strike';

/**
 * CR-7: is a supply on this day barred? Only the duties of somebody on official action, or of somebody
 * moved to cover them, and only where the agency knows or has reason to; and not from 21 July 2022 to
 * 9 August 2023, when the bar of Great Britain was off. Northern Ireland's own was never lifted.
 */
export function strikeBars(
  replaces: Replaces,
  knows: boolean,
  date: DateText,
  nation: Nation = 'england',
): boolean {
  if (!knows) return false;
  if (replaces === 'unofficial_striker' || replaces === 'nobody_on_strike') return false;
  return strikeBarInForce(date, nation);
}

/** Was the bar of this nation in force on a day? */
export function strikeBarInForce(date: DateText, nation: Nation): boolean {
  return nation === 'northern-ireland' || inForce(STRIKE_BAR, date);
}

/** An industrial action that the desk knows of at a hirer or one of its sites. */
export interface IndustrialAction {
  readonly id: string;
  /** 'Strike at Northgate depot'. */
  readonly label: string;
  /** Called or backed by a union (official), not (unofficial), or not yet known. */
  readonly kind: 'official' | 'unofficial' | 'unknown';
  readonly from: DateText;
  /** Last day; left out: still going on. */
  readonly to?: DateText;
  /**
   * Whose work the booking would do: that of somebody in the action, of somebody moved to cover them, of
   * neither, or not known.
   */
  readonly duties: 'striker' | 'moved' | 'other' | 'unknown';
}

export interface StrikeFacts {
  /** First and last day of the work; one day: the same twice. */
  readonly from: DateText;
  readonly to: DateText;
  readonly nation: Nation;
  /** Actions on file at this hirer or site, of any day. */
  readonly actions: readonly IndustrialAction[];
}

/**
 * CR-7 before a supply: official action for these duties on a day of the work blocks; where it is not
 * known whether the action is official or whose duties the work is, it escalates to the list. An action
 * that is unofficial, of other duties or of other days finds nothing, nor does a day the bar was off.
 */
export function checkStrike(facts: StrikeFacts): readonly Finding[] {
  return facts.actions.flatMap((action) => {
    const from = action.from > facts.from ? action.from : facts.from;
    const to = action.to !== undefined && action.to < facts.to ? action.to : facts.to;
    if (from > to || action.kind === 'unofficial' || action.duties === 'other') return [];
    if (!strikeBarInForce(from, facts.nation) && !strikeBarInForce(to, facts.nation)) return [];
    return [found(action, from, facts.nation)];
  });
}

function found(action: IndustrialAction, day: DateText, nation: Nation): Finding {
  const restsOn: RestsOn = { kind: 'industrial_action', id: action.id, label: action.label };
  const base = {
    rule: 'CR-7',
    source: conductSource(nation, 'reg 7'),
    restsOn: [restsOn],
  } as const;
  if (action.kind === 'unknown' || action.duties === 'unknown') {
    const open =
      action.kind === 'unknown'
        ? 'whether a union called or backs it'
        : 'whether this work is that of somebody taking part, or of somebody moved to cover them';
    return {
      ...base,
      outcome: 'escalate',
      stops: false,
      because: `${action.label} on ${showDate(day)}: it is not known ${open}.`,
      clears: `Find out ${open}, and enter it with the action.`,
    };
  }
  const who = action.duties === 'moved' ? 'somebody moved to cover a striker' : 'a striker';
  return {
    ...base,
    outcome: 'block',
    because: `${action.label} on ${showDate(day)} is official action, and this would be the work of ${who}.`,
    figures: { day },
    clears: 'Nobody may be supplied for these duties while the action lasts.',
  };
}
