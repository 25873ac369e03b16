import { milesBetween } from '../../lib/distance.ts';
import { showAge, showDate, showRate } from '../../lib/show.ts';
import { listed } from '../../lib/text.ts';
import { minuteOfIso } from '../../lib/time.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Stint } from '../../rules/working-time/work.ts';
import type { Asking } from './asking.ts';
import type { Dossier } from './dossier.ts';
import type { Gate } from './gate.ts';
import type { PreparedWork } from './prepared.ts';

/** What the agency itself decided; the law is in src/rules. */
export const OWN = 'The agency’s own rule';

/** OWN-AVAILABILITY: unavailable blocks until they say otherwise; unknown is asked, with its age. */
function checkAvailability(
  dossier: Dossier,
  { index }: PreparedWork,
  asking: Asking,
): readonly Finding[] {
  const { state, saidAt, reason } = dossier.availability[index] ?? {
    state: 'unknown',
    saidAt: null,
    reason: '',
  };
  if (state === 'available') return [];
  const at = saidAt === null ? null : minuteOfIso(saidAt);
  const age = at?.ok ? showAge(at.value, asking.now) : null;
  if (state === 'unavailable') {
    return [
      {
        rule: 'OWN-AVAILABILITY',
        outcome: 'block',
        because: `Said ${age} that they are not available${reason === '' ? '' : ` (${reason})`}.`,
        source: OWN,
        figures: { state, saidAt: saidAt ?? '' },
        clears: 'Ask again; if they are free after all, record that they are available.',
      },
    ];
  }
  return [
    {
      rule: 'OWN-AVAILABILITY',
      outcome: 'escalate',
      stops: false,
      because:
        age === null
          ? 'Not known whether they are free: they have never said.'
          : `Not known whether they are free: they last said anything ${age}, not about this time.`,
      source: OWN,
      figures: { state, ...(saidAt === null ? {} : { saidAt }) },
      clears: 'Ask, and record the answer.',
    },
  ];
}

/** OWN-DO-NOT-SEND: a standing word of the client or of the worker about this client, hirer or site. */
function checkDoNotSend(
  dossier: Dossier,
  { work }: PreparedWork,
  asking: Asking,
): readonly Finding[] {
  return dossier.doNotSend
    .filter(
      (word) =>
        word.siteId === work.siteId ||
        word.hirerId === work.hirerId ||
        word.clientId === work.clientId,
    )
    .map((word) => {
      const where =
        word.siteId !== null ? 'this site' : word.hirerId !== null ? 'this hirer' : 'this client';
      const said = showDate(word.saidOn, asking.today);
      const review =
        word.reviewOn === null
          ? ''
          : `; to be reviewed on ${showDate(word.reviewOn, asking.today)}`;
      return {
        rule: 'OWN-DO-NOT-SEND',
        outcome: 'block',
        because:
          word.saidBy === 'client'
            ? `The client asked on ${said} not to be sent this worker at ${where}: ${word.reason}${review}.`
            : `The worker asked on ${said} not to be sent to ${where}: ${word.reason}${review}.`,
        source: OWN,
        figures: { saidBy: word.saidBy, saidOn: word.saidOn },
        clears: `End it on the worker’s record if the ${word.saidBy} has agreed.`,
        restsOn: [{ kind: 'do-not-send', id: word.id, label: `do not send, said on ${said}` }],
      };
    });
}

/** OWN-BUSY: one worker is in one place at a time, pencilled or accepted; so is on call at home. */
function checkBusy(
  dossier: Dossier,
  { work }: PreparedWork,
  alongside: readonly Stint[] = [],
): readonly Finding[] {
  const overlaps = (stint: Stint) =>
    stint.id !== work.shiftId && stint.start < work.end && stint.end > work.start;
  const together = alongside.filter(overlaps);
  const held = dossier.held.filter(
    // A shift that is held already and asked for anew counts as it is asked for, wherever that is.
    (stint) => overlaps(stint) && !alongside.some((one) => one.id === stint.id),
  );
  const clash = [...held, ...together];
  if (clash.length === 0) return [];
  const said = [
    ...held.map((stint) => `${stint.label} (${stint.source})`),
    ...together.map((stint) => `${stint.label} (asked for together)`),
  ];
  return [
    {
      rule: 'OWN-BUSY',
      outcome: 'block',
      because: `Already holds ${listed(said)}, which ${clash.length === 1 ? 'overlaps' : 'overlap'}.`,
      source: OWN,
      figures: { shifts: clash.length },
      clears: 'Release the other shift first, or choose another worker.',
      restsOn: clash.map((stint) => ({ kind: 'shift', id: stint.id, label: stint.label })),
    },
  ];
}

/** OWN-SKILLS: every skill the booking asks for. */
function checkSkills(dossier: Dossier, { skills }: PreparedWork): readonly Finding[] {
  const lacking = skills.filter(
    ({ name, key }) =>
      !dossier.worker.skills.includes(key) && !dossier.worker.skills.includes(name),
  );
  if (lacking.length === 0) return [];
  return [
    {
      rule: 'OWN-SKILLS',
      outcome: 'block',
      because: `Lacks ${listed(lacking.map(({ name }) => name))}.`,
      source: OWN,
      figures: { lacking: lacking.length },
      clears: 'If they can do it, put the skill on their record.',
    },
  ];
}

/** OWN-TRAVEL: miles in a straight line against what they said they travel. */
function checkTravel(dossier: Dossier, { work }: PreparedWork): readonly Finding[] {
  const { latitude, longitude, travelMiles } = dossier.worker;
  if (travelMiles === null) return [];
  if (
    latitude === null ||
    longitude === null ||
    work.siteLatitude === null ||
    work.siteLongitude === null
  ) {
    return [
      {
        rule: 'OWN-TRAVEL',
        outcome: 'warn',
        because: `Travels up to ${travelMiles} miles; how far this is could not be worked out from the postcodes.`,
        source: OWN,
        figures: { travelMiles },
        clears: 'Put the postcode on the worker’s record and on the site.',
      },
    ];
  }
  const miles = milesBetween(
    { lat: latitude, lng: longitude },
    { lat: work.siteLatitude, lng: work.siteLongitude },
  );
  if (miles <= travelMiles) return [];
  return [
    {
      rule: 'OWN-TRAVEL',
      outcome: 'warn',
      because: `About ${Math.round(miles)} miles away; they said they travel up to ${travelMiles}.`,
      source: OWN,
      figures: { miles: Math.round(miles * 10) / 10, travelMiles },
      clears: 'Ask whether they would travel this far.',
    },
  ];
}

/** OWN-PAY: pay an hour against the least they said they work for. */
function checkPay(dossier: Dossier, { work }: PreparedWork): readonly Finding[] {
  const least = dossier.worker.minimumPayPence;
  if (least === null || work.payPence >= least) return [];
  return [
    {
      rule: 'OWN-PAY',
      outcome: 'warn',
      because: `Pays ${showRate(work.payPence)}; they said they work for ${showRate(least)} or more.`,
      source: OWN,
      figures: { payPence: work.payPence, minimumPayPence: least },
      clears: 'Ask whether they would take this rate.',
    },
  ];
}

/** OWN-NIGHTS: work between 00:00 and 05:00 for somebody who said they do not work nights. */
function checkNights(dossier: Dossier, { night }: PreparedWork): readonly Finding[] {
  if (!night || dossier.worker.worksNights !== false) return [];
  return [
    {
      rule: 'OWN-NIGHTS',
      outcome: 'warn',
      because: 'Works at night; they said they do not work nights.',
      source: OWN,
      clears: 'Ask whether they would work this night.',
    },
  ];
}

/** One place at a time. */
export const busyGate: Gate = {
  rules: ['OWN-BUSY'],
  ask: ({ dossier, prepared, alongside }) => checkBusy(dossier, prepared, alongside),
  passed: () => 'Holds no other shift at that time.',
};

/** What they said about being free. */
export const availabilityGate: Gate = {
  rules: ['OWN-AVAILABILITY'],
  ask: ({ dossier, prepared, asking }) => checkAvailability(dossier, prepared, asking),
  passed({ dossier, prepared, asking }) {
    const at = minuteOfIso(dossier.availability[prepared.index]?.saidAt ?? '');
    return at.ok ? `Said ${showAge(at.value, asking.now)} that they are free.` : 'Free.';
  },
};

/** Where they are not to be sent. */
export const doNotSendGate: Gate = {
  rules: ['OWN-DO-NOT-SEND'],
  ask: ({ dossier, prepared, asking }) => checkDoNotSend(dossier, prepared, asking),
  passed: () => 'Nobody asked that they are not sent there.',
};

/** The skills asked for. */
export const skillsGate: Gate = {
  rules: ['OWN-SKILLS'],
  ask: ({ dossier, prepared }) => checkSkills(dossier, prepared),
  passed: ({ prepared: { skills } }) =>
    skills.length === 0 ? null : `Has ${listed(skills.map(({ name }) => name))}.`,
};

/** How far it is. */
export const travelGate: Gate = {
  rules: ['OWN-TRAVEL'],
  ask: ({ dossier, prepared }) => checkTravel(dossier, prepared),
  passed: ({ dossier }) =>
    dossier.worker.travelMiles === null
      ? null
      : `Within the ${dossier.worker.travelMiles} miles they said they travel.`,
};

/** What it pays. */
export const payGate: Gate = {
  rules: ['OWN-PAY'],
  ask: ({ dossier, prepared }) => checkPay(dossier, prepared),
  passed: ({ dossier, prepared }) =>
    dossier.worker.minimumPayPence === null
      ? null
      : `Pays ${showRate(prepared.work.payPence)}, not less than they said they work for.`,
};

/** Whether they work nights. */
export const nightsGate: Gate = {
  rules: ['OWN-NIGHTS'],
  ask: ({ dossier, prepared }) => checkNights(dossier, prepared),
  passed: ({ dossier, prepared }) =>
    prepared.night && dossier.worker.worksNights === true ? 'They said they work nights.' : null,
};
