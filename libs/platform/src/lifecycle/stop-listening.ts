import type { Server } from 'node:http';
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';

/** How long to wait for a moment at which no connection waits to be accepted, in milliseconds. */
const QUIET_MS = 1_000;

/**
 * Stops to listen, and resolves when every request in hand is answered.
 *
 * A connection that the kernel has taken and this process has not is reset when listening ends, and its request with
 * it. The event loop takes one connection a turn, so after a busy moment several wait. Hence listening ends in a turn
 * that found nobody waiting.
 */
export async function stopListening(server: Server, quietMs = QUIET_MS): Promise<void> {
  const end = Date.now() + quietMs;
  let came = false;
  const note = () => (came = true);
  server.on('connection', note);
  do {
    came = false;
    await turnOfTheLoop();
  } while (came && Date.now() < end);
  const over = new Promise<void>((settle) => server.close(() => settle()));
  server.off('connection', note);
  await over;
}
