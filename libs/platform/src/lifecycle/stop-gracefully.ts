import type { Server } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import type { Draining } from './draining';
import { stopListening } from './stop-listening';

/** How long requests in hand may take once the process has stopped to listen, in milliseconds. */
export const FINISH_MS = 6_000;
/** What is left after that is cut off, and the process has this long to tidy up, in milliseconds. */
const TIDY_MS = 1_000;

interface StopParts {
  draining: Draining;
  /** How long to go on answering while proxies notice that this process is not ready, in milliseconds. */
  drainMs: number;
  log: Pick<Logger, 'info' | 'error'>;
}

/**
 * Asks each client to take another connection next time, as soon as the process is on its way out. An answer whose head
 * left before that could not say so: its end is noted, since from then on its connection is idle and may be used again.
 */
export function closeConnectionsWhileDraining(app: NestFastifyApplication, draining: Draining): void {
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onSend', async (_request, reply) => {
    if (draining.begun) reply.header('connection', 'close');
  });
  server.addHook('onResponse', async (_request, reply) => {
    if (draining.begun && reply.getHeader('connection') !== 'close') draining.kept();
  });
}

/**
 * Stops an HTTP process on SIGTERM or SIGINT: it goes on answering for `drainMs`, each answer closing its connection;
 * then it stops to listen and finishes what is in hand. It has ended after `drainMs` and seven seconds, whatever its
 * clients do. A second signal skips the waiting.
 */
export function stopGracefully(app: NestFastifyApplication, parts: StopParts): void {
  const impatient = new AbortController();
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) impatient.abort();
      stopping ??= stop(app, parts, impatient.signal);
    });
}

async function stop(app: NestFastifyApplication, parts: StopParts, impatient: AbortSignal): Promise<void> {
  const { draining, drainMs, log } = parts;
  log.info({ drainMs }, 'stopping');
  draining.begin();
  const cut = setTimeout(() => cutOff(app), drainMs + FINISH_MS);
  const exit = setTimeout(() => process.exit(0), drainMs + FINISH_MS + TIDY_MS);
  try {
    await draining.over(drainMs, FINISH_MS / 2, impatient);
    await stopListening(app.getHttpServer() as Server);
    await app.close();
  } catch (err) {
    log.error({ err }, 'the stop was not clean');
  }
  clearTimeout(cut);
  clearTimeout(exit);
  process.exit(0);
}

function cutOff(app: NestFastifyApplication): void {
  app.getHttpServer().closeAllConnections();
}
