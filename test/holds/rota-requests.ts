import { type Ids, inDays, type Requests } from './requests.ts';

/**
 * A minute and a day of its own for each draft, so that none finds its shifts there already; never in the hours at which
 * clocks change.
 */
function timeOf(id: string): { date: string; start: string; end: string } {
  const number = Number.parseInt(id.replaceAll('-', '').slice(-8), 16);
  const two = (of: number) => String(of).padStart(2, '0');
  const [hour, minute] = [3 + (number % 12), (number >>> 4) % 60];
  return {
    date: inDays(40 + (number % 150)),
    start: `${two(hour)}:${two(minute)}`,
    end: `${two(hour + 6)}:${two(minute)}`,
  };
}

/** The requests of the room of rotas; see `requestsOf`. */
export function rotaRequests(id: Ids, mark: string): Requests {
  const draftId = id['rota'] ?? '';
  const templateId = id['rotaTemplate'] ?? '';
  const { date, start, end } = timeOf(draftId);
  const scope = { clientId: id['client'], siteId: id['site'], role: 'care-assistant' };
  const heads = ['Date', 'Start', 'End', 'Pay', 'Charge', 'Worker', 'PO', 'Reference', 'Notes'];
  const row = [
    date,
    start,
    end,
    '13.00',
    '18.50',
    `Ida ${mark}`,
    `PO ${mark}`,
    `Ref ${mark}`,
    mark,
  ];
  const text = [heads, row, ['31/02', '7', '8']].map((cells) => cells.join('\t')).join('\n');
  return {
    'POST /api/rota-drafts': { body: { id: draftId, text, ...scope } },
    'PUT /api/rota-drafts/:draftId/lines': {
      params: { draftId },
      body: { lines: [{ line: 2, said: { notes: `Asked again ${mark}` } }] },
    },
    'POST /api/rota-drafts/:draftId/lines': {
      params: { draftId },
      body: { id: id['pastedAgain'], text: `${heads.join('\t')}\n32/01\t7\t8` },
    },
    'POST /api/rota-drafts/:draftId/bookings': {
      params: { draftId },
      body: {
        id: id['rotaYes'],
        siteId: id['site'],
        billToId: id['billTo'],
        orderedBy: id['contact'],
        poNumber: `PO ${mark}`,
        clientReference: `Client ref ${mark}`,
      },
    },
    'DELETE /api/rota-drafts/:draftId': { params: { draftId } },
    'POST /api/painted-rotas': {
      body: {
        id: id['paintedRota'],
        siteId: id['site'],
        cells: [{ role: 'care-assistant', date: inDays(60), shift: 'LD', places: 2 }],
      },
    },
    'POST /api/copied-weeks': {
      body: {
        id: id['copiedRota'],
        clientId: id['client'],
        week: inDays(9),
        to: [inDays(16), inDays(23)],
        faces: true,
      },
    },
    'PUT /api/shift-codes': {
      body: { clientId: id['client'], code: 'LD', start: '07:30', end: '20:00', breakMinutes: 60 },
    },
    'DELETE /api/shift-codes/:placeId/:code': {
      params: { placeId: id['client'] ?? '', code: 'LD' },
    },
    'PUT /api/rota-templates/:templateId': {
      params: { templateId },
      body: {
        clientId: id['client'],
        name: `Winter ${mark} ${templateId.slice(-6)}`,
        from: 0,
        lines: [
          {
            label: 'Team A',
            role: 'care-assistant',
            start: '07:00',
            end: '15:00',
            days: { by: 'weekday', on: [1, 2, 3] },
            duties: `Care ${mark}`,
            experience: `A year ${mark}`,
            payPence: 1300,
            chargePence: 1850,
            poNumber: `PO ${mark}`,
          },
        ],
      },
    },
    'DELETE /api/rota-templates/:templateId': { params: { templateId } },
    'POST /api/rota-templates/:templateId/drafts': {
      params: { templateId },
      body: { id: id['usedRota'], siteId: id['site'], from: inDays(200), to: inDays(213) },
    },
  };
}
