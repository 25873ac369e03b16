import { createHash } from 'node:crypto';
import { ok, type Result, refuse } from '../../lib/result.ts';
import { cutTo, nameKey } from '../../lib/text.ts';
import { type Bag, bag, word } from './read-credential.ts';

/** Somebody whom a credential may be about. */
export interface Someone {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}
/** So many ways to say who somebody is are read; Open Badges knows some dozen kinds. */
const MOST_IDENTIFIERS = 20;

/**
 * Is a credential about this learner, as far as it says whom it is about (Open Badges 3.0, IdentityObject)? An address
 * that fits is enough; without one, an address that is a colleague's or a name that is not the learner's is another's. An
 * address nobody here has proves nothing: learners have several. Refuses `another-learners`, with what to do.
 * @param members everybody here, the learner among them
 */
export function isAbout(vc: Bag, learner: Someone, members: readonly Someone[]): Result<null> {
  const subjects = [vc['credentialSubject'] ?? []].flat().map(bag);
  const said = subjects
    .flatMap(({ identifier }) => [identifier ?? []].flat().map(bag))
    .slice(0, MOST_IDENTIFIERS);
  const addresses = said.filter((one) => one['identityType'] === 'emailAddress');
  const names = [
    ...said.filter((one) => one['identityType'] === 'name' && one['hashed'] !== true),
    ...subjects.map(({ name }) => ({ identityHash: name })),
  ].flatMap((one) => word(one['identityHash']) ?? []);
  if (addresses.some((one) => isAddress(one, learner.email))) return ok(null);
  const other = members.find(
    ({ id, email }) => id !== learner.id && addresses.some((one) => isAddress(one, email)),
  );
  if (other) return anothers(other.name, learner.name);
  const wrong = names.length > 0 && !names.some((name) => sameName(name, learner.name));
  return wrong ? anothers(names[0] ?? '', learner.name) : ok(null);
}

function isAddress({ identityHash, hashed, salt }: Bag, email: string): boolean {
  const said = word(identityHash) ?? '';
  if (hashed !== true) return said.toLowerCase() === email.toLowerCase();
  const [kind, digest] = said.split('$');
  if (kind !== 'sha256' && kind !== 'md5') return false;
  const salted = `${email.toLowerCase()}${word(salt) ?? ''}`;
  return createHash(kind).update(salted).digest('hex') === digest?.toLowerCase();
}

/** A second first name more or less is the same person's name: all words of one stand in the other. */
function sameName(one: string, other: string): boolean {
  const [first = [], second = []] = [one, other].map((name) =>
    nameKey(cutTo(name, 300)).split(' '),
  );
  return (
    first.every((part) => second.includes(part)) || second.every((part) => first.includes(part))
  );
}

function anothers(said: string, name: string): Result<never> {
  return refuse(
    'another-learners',
    `This credential was issued to ${cutTo(said, 120)}, and the learner chosen is ${name}. Choose the learner it was issued to; under a former name, ask its issuer for it in the name of today.`,
  );
}
