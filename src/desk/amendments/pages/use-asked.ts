import { useEffect, useState } from 'react';
import type { BodyIn, ReplyOf, Route } from '../../../lib/route.ts';
import { call, type ServerRefusal } from '../../../ui/api.ts';

/** Milliseconds of rest after which it is asked. */
const REST_MS = 350;

interface Answer<T> {
  readonly value?: T;
  readonly refusal?: ServerRefusal;
}

/** What a route that changes nothing answers to this body, asked once typing rests; empty while there is no body. */
export function useAsked<R extends Route>(route: R, body: BodyIn<R> | null): Answer<ReplyOf<R>> {
  const [answer, setAnswer] = useState<Answer<ReplyOf<R>>>({});
  const asked = JSON.stringify(body);
  useEffect(() => {
    const wanted = JSON.parse(asked) as BodyIn<R> | null;
    if (wanted === null) {
      setAnswer({});
      return;
    }
    const gone = new AbortController();
    const rest = setTimeout(async () => {
      const found = await call(
        route,
        { body: wanted } as Parameters<typeof call<R>>[1],
        gone.signal,
      );
      if (gone.signal.aborted) return;
      setAnswer(found.ok ? { value: found.value } : { refusal: found.refusal });
    }, REST_MS);
    return () => {
      clearTimeout(rest);
      gone.abort();
    };
  }, [route, asked]);
  return answer;
}
