import type { Ids, Requests } from './requests.ts';

/** What is asked of the log, its checkpoints and who keeps them. */
export function logRequests(id: Ids, mark: string): Requests {
  const keeper = id['keeper'] ?? '';
  return {
    'POST /api/log/:seq/package': { params: { seq: 1 }, body: { people: [id['candidate']] } },
    'POST /api/log/checkpoints': {},
    'POST /api/log/comparison': { body: { note: `Kept ${mark}` } },
    // No key has this id: whoever asks so is told that the key was changed meanwhile.
    'POST /api/log/keys': { body: { retire: '00000000' } },
    'POST /api/log/checkpoint-recipients': {
      body: { id: keeper, name: `Petra ${mark}`, email: `petra.${keeper}@auditor.example` },
    },
    'POST /api/log/checkpoint-recipients/:id/removal': {
      params: { id: keeper },
      body: { forget: true },
    },
    'POST /api/log/checkpoint-mails': { body: { id: id['checkpointMail'] } },
  };
}
