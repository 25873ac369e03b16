import { describe, expect, it } from 'vitest';
import { freshDatabase } from '../../../test/worker-database.ts';
import { serveHouse } from '../../app/serve.ts';
import { newId } from '../../lib/ids.ts';

const ORIGIN = 'http://127.0.0.1:4000';

/** A house over a database of its own, where nobody has set anything up. */
async function freshHouse(name: string) {
  return serveHouse(
    await freshDatabase(name),
    { authSecret: 'a secret of the tests alone, thirty-two letters' },
    { publicUrl: ORIGIN, trustProxy: false },
    { webFolder: null },
  );
}

describe('the first run', () => {
  it('sets up one organisation, whoever presses at the same moment, and then closes', async () => {
    const house = await freshHouse('first_run');
    try {
      const press = (name: string) =>
        house.server.inject({
          method: 'POST',
          url: '/api/first-run',
          headers: { origin: ORIGIN, host: '127.0.0.1:4000' },
          payload: {
            id: newId(),
            organisationName: `${name}'s agency`,
            kind: 'agency',
            name,
            email: `${name.toLowerCase()}@agency.example`,
            password: 'three words are good',
          },
        });
      const before = await house.server.inject({ url: '/api/first-run' });
      expect(before.json()).toEqual({ organisationExists: false, sampleExists: false });
      const answers = await Promise.all(['Olivia', 'Oscar', 'Opal'].map(press));
      expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409, 409]);
      expect((await press('Otto')).json()).toMatchObject({ refusal: { code: 'already-set-up' } });
      // More presses at once than there are connections: none may wait while it holds one.
      const crowd = await Promise.all(
        Array.from({ length: 40 }, (_, at) => press(`Stranger${at}`)),
      );
      expect(new Set(crowd.map((answer) => answer.statusCode))).toEqual(new Set([409]));
      const after = await house.server.inject({ url: '/api/first-run' });
      expect(after.json()).toEqual({ organisationExists: true, sampleExists: false });
    } finally {
      await house.close();
    }
  });

  it('is set up by one of more presses at once than there are connections', async () => {
    const house = await freshHouse('first_run_crowd');
    try {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, at) =>
          house.server.inject({
            method: 'POST',
            url: '/api/first-run',
            headers: { origin: ORIGIN, host: '127.0.0.1:4000' },
            payload: {
              id: newId(),
              organisationName: `Agency ${at}`,
              kind: 'agency',
              name: 'Olivia',
              email: `olivia${at}@agency.example`,
              password: 'three words are good',
            },
          }),
        ),
      );
      const codes = answers.map((answer) => answer.statusCode);
      expect(codes.filter((code) => code === 200)).toHaveLength(1);
      expect(codes.filter((code) => code === 409)).toHaveLength(39);
    } finally {
      await house.close();
    }
  });

  it('says which field does not fit', async () => {
    const house = await freshHouse('first_run_fields');
    try {
      const answered = await house.server.inject({
        method: 'POST',
        url: '/api/first-run',
        headers: { origin: ORIGIN, host: '127.0.0.1:4000' },
        payload: {
          id: newId(),
          organisationName: '',
          kind: 'agency',
          name: 'O',
          email: 'no',
          password: 'short',
        },
      });
      expect(answered.statusCode).toBe(400);
      expect(Object.keys(answered.json().refusal.details.fields).sort()).toEqual([
        'email',
        'organisationName',
        'password',
      ]);
    } finally {
      await house.close();
    }
  });
});
