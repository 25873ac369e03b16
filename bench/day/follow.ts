/** Somebody whose page is open: what a live page hears, and when. */
export interface Follower {
  /** Changes told so far. */
  changes(): number;
  /** When something with this id was first told of, in `performance.now()`. */
  heardAt(id: string): number | undefined;
  end(): void;
}

/** Follows the changes as an open page does. */
export async function follow(url: string, cookie: string): Promise<Follower> {
  const ending = new AbortController();
  const answered = await fetch(`${url}/api/changes`, {
    headers: { cookie },
    signal: ending.signal,
  });
  const heard = new Map<string, number>();
  let count = 0;
  const note = (event: string) => {
    const data = /^data: (.+)$/m.exec(event)?.[1];
    if (!data) return;
    const now = performance.now();
    for (const { ids } of JSON.parse(data) as readonly { ids: readonly string[] }[]) {
      count++;
      for (const id of ids) if (!heard.has(id)) heard.set(id, now);
    }
  };
  const listen = async () => {
    let text = '';
    for await (const chunk of answered.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const events = (text + chunk).split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) note(event);
    }
  };
  // Ended by us, the stream breaks off.
  listen().catch(() => {});
  return { changes: () => count, heardAt: (id) => heard.get(id), end: () => ending.abort() };
}
