import { useEffect } from 'react';

const unsent = new Set<() => Promise<unknown>>();

/** Sends what every open form still holds back; what fails stays on the device. */
export async function sendPending(): Promise<void> {
  await Promise.allSettled([...unsent].map((send) => send()));
}

/** A form that saves with a pause names the way to send at once, for whoever leaves the page. */
export function usePendingWork(send: () => Promise<unknown>): void {
  useEffect(() => {
    unsent.add(send);
    return () => void unsent.delete(send);
  }, [send]);
}
