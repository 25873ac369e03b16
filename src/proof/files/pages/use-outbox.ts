import { useCallback, useEffect, useRef, useState } from 'react';
import { dropHalves, filesOnDevice, type Kept } from './phone-store.ts';
import { type Ended, sendFiles } from './send-files.ts';

/** What waits on this device, and how the last round of sending ended. */
export interface Outbox {
  readonly files: readonly Kept[];
  readonly ended: Ended | undefined;
  /** Looks again, and sends what can be sent. */
  readonly go: () => void;
}

/** Sending is tried again after this long while something waits; a line that is back starts it at once. */
const AGAIN_MS = 15_000;

/** Sends by itself: when the page opens, when the line is back, when it is looked at again, and now and then. */
export function useOutbox(owner: string, onReceived: () => void): Outbox {
  const [files, setFiles] = useState<readonly Kept[]>([]);
  const [ended, setEnded] = useState<Ended>();
  const received = useRef(onReceived);
  received.current = onReceived;
  const go = useCallback(() => {
    if (owner === '' || !window.isSecureContext) return;
    const look = () => void filesOnDevice(owner).then(setFiles);
    look();
    void sendFiles(owner, look).then((how) => {
      setEnded(how);
      look();
      if (how === 'done') received.current();
    });
  }, [owner]);
  useEffect(() => {
    if (owner === '' || !window.isSecureContext) return;
    void dropHalves().then(go);
    const looked = () => {
      if (document.visibilityState === 'visible') go();
    };
    window.addEventListener('online', go);
    document.addEventListener('visibilitychange', looked);
    return () => {
      window.removeEventListener('online', go);
      document.removeEventListener('visibilitychange', looked);
    };
  }, [owner, go]);
  const waits = files.some(({ state }) => state === 'waiting' || state === 'sending');
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(go, AGAIN_MS);
    return () => clearInterval(timer);
  }, [waits, go]);
  return { files, ended, go };
}
