import { bandOn, holds, into, type Reading, trusted } from './account.ts';

/** Per cent of learner-units that the tariff asks of the internal sample, and which bands claim directly (R18-R20). */
const PERCENT: Readonly<Record<string, number>> = {
  none: 15,
  '01': 15,
  '02': 20,
  '3a': 30,
  '3b': 30,
};
const DIRECT = ['none', '01'];

const parted = ({ account, who, learner, isOwn }: Reading): boolean =>
  !isOwn && !account.assesses.get(learner)?.has(who) && !account.advises.get(learner)?.has(who);

/** Cycles, plans, samples and the release of a base, as the log tells them. */
export const VERIFYING_DUTIES: Readonly<Record<string, (reading: Reading) => void>> = {
  'verification.cycle_opened': ({ account, entry }) => {
    account.cycles.set(entry.subjects['cycle'] ?? '', {
      framework: String(entry.facts['framework']),
    });
  },
  'sample.planned': ({ account, entry, on, breach }) => {
    const { base, drawn, impossible } = entry.facts as Record<string, number>;
    const framework = account.cycles.get(entry.subjects['cycle'] ?? '')?.framework ?? '';
    const percent = PERCENT[bandOn(account, framework, on)] ?? 0;
    const least = Math.ceil((Number(base) * percent) / 100);
    if (Number(drawn) + Number(impossible) < least)
      breach('R77', `${drawn} drawn of ${base}, ${least} asked`);
  },
  'sample.started': (reading) => {
    const { account, entry, who, learner, breach } = reading;
    if (!parted(reading)) breach('R30', 'the verifier is the learner, or advises or assesses them');
    trusted(reading, 'internal_verifier');
    into(account.verifies, learner, who);
    const sample = entry.subjects['sample'] ?? '';
    account.looks.set(sample, [
      ...(account.looks.get(sample) ?? []),
      {
        cycle: entry.subjects['cycle'] ?? '',
        by: who,
        frozen: String(entry.facts['frozenSha256']),
        closed: null,
        waits: false,
      },
    ]);
  },
  'sample.closed': (reading) => {
    const { account, entry, who, breach } = reading;
    const looks = account.looks.get(entry.subjects['sample'] ?? '') ?? [];
    const look = looks.find(
      (one) => one.by === who && one.frozen === entry.facts['frozenSha256'] && one.closed === null,
    );
    if (!look) breach('R82', 'the record of a sample that this verifier has not taken up');
    else look.closed = String(entry.facts['outcome']);
    const needs = !holds(account, who, ['verifying'], reading.on);
    if (entry.facts['countersign'] !== needs)
      breach('R27', 'the countersignature asked for is not what the certificates say');
    if (look) look.waits = needs;
    if (!parted(reading)) breach('R30', 'the verifier is not apart from this learner');
  },
  'sample.countersigned': (reading) => {
    const { account, entry, who, learner, on, breach } = reading;
    const looks = account.looks.get(entry.subjects['sample'] ?? '') ?? [];
    const look = looks.find((one) => one.waits && one.by !== who);
    if (!look) breach('R27', 'countersigned where nothing of somebody else’s waited');
    else look.waits = false;
    if (!parted(reading)) breach('R30', 'who countersigned is not apart from this learner');
    if (!holds(account, who, ['verifying'], on))
      breach('R27', 'countersigned without a certificate in force');
    into(account.verifies, learner, who);
  },
  'sample.plan_sent': ({ account, entry }) => {
    account.sent.add(entry.subjects['cycle'] ?? '');
  },
  'base.signed': ({ account, entry }) => {
    account.signed.add(entry.subjects['cycle'] ?? '');
  },
  'base.released': ({ account, entry, on, breach }) => {
    const id = entry.subjects['cycle'] ?? '';
    const framework = account.cycles.get(id)?.framework;
    if (framework === undefined) return breach('R79', 'the release of a base that nobody opened');
    const approved = [...account.approvals.values()].filter(
      ({ from, to }) => from <= on && to > on,
    );
    if (!approved.some(({ of }) => of === null) || !approved.some(({ of }) => of === framework))
      breach('R15', 'released without both approvals');
    if (!DIRECT.includes(bandOn(account, framework, on)) && !account.signed.has(id))
      breach('R91', 'released before the external verifier signed');
    const looks = [...account.looks.values()].map((all) => all.at(-1));
    if (looks.some((look) => look?.cycle === id && look.closed === null))
      breach('R77', 'released with a sample still open');
    if (looks.some((look) => look?.cycle === id && look.waits))
      breach('R27', 'released with the record of an unqualified verifier unsigned');
    if (!account.sent.has(id)) breach('R84', 'released before an external verifier had the plan');
    if (Number(entry.facts['decisions']) < 1) breach('R79', 'a release of nothing');
  },
};
