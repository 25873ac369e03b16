import { setTimeout as pause } from 'node:timers/promises';

/** Somebody whose page is open: what a live page hears, and when. */
export interface Follower {
  /** Changes told so far. */
  changes(): number;
  /** When something with this id was first told of, in `performance.now()`. */
  heardAt(id: string): number | undefined;
  end(): void;
}

/** Follows the changes as an open page does: when the server ends the stream, from where it stood. */
export async function follow(url: string, cookie: string): Promise<Follower> {
  const ending = new AbortController();
  const heard = new Map<string, number>();
  let count = 0;
  let last: string | undefined;
  const note = (event: string) => {
    last = /^id: (\d+)$/m.exec(event)?.[1] ?? last;
    const data = /^data: (.+)$/m.exec(event)?.[1];
    if (!data) return;
    const now = performance.now();
    for (const { ids } of JSON.parse(data) as readonly { ids: readonly string[] }[]) {
      count++;
      for (const id of ids) if (!heard.has(id)) heard.set(id, now);
    }
  };
  const open = () =>
    fetch(`${url}/api/changes`, {
      headers: { cookie, ...(last === undefined ? {} : { 'last-event-id': last }) },
      signal: ending.signal,
    });
  const listen = async (answered: Response) => {
    let text = '';
    for await (const chunk of answered.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) note(event);
    }
  };
  const first = await open();
  const goOn = async () => {
    for (let answered = first; !ending.signal.aborted; answered = await open()) {
      await listen(answered);
      await pause(2000, undefined, { signal: ending.signal });
    }
  };
  // Ended by us, the stream breaks off.
  goOn().catch(() => {});
  return { changes: () => count, heardAt: (id) => heard.get(id), end: () => ending.abort() };
}
