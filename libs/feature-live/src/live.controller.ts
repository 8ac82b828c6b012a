import { Controller, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Draining, Operation, type SessionActor } from '@linxuan/platform';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';
import { LiveHub, type EndOfStream } from './live-hub.service';

/** Proxies close connections that are silent for long; at the same pace a connection that takes nothing in is found. */
const HEARTBEAT_MS = 25_000;
/** After this time the browser connects anew. */
const LIFETIME_MS = 15 * 60_000;
/** How soon a browser connects anew after a process that stops has ended its stream. */
const RETRY_MS = 1_000;
/**
 * Characters that may wait for a reader; a change event has about a hundred. Beyond that the page reads everything anew
 * when it is back.
 */
const MAX_PENDING = 64 * 1024;

@ApiTags('live')
@Controller('events')
export class LiveController {
  constructor(
    private readonly hub: LiveHub,
    private readonly draining: Draining,
  ) {}

  @Operation('Streams change events (server-sent events); they say what to read again and hold no content.', {
    answers: ['events'],
  })
  @Sse(undefined, { maxPendingDataLength: MAX_PENDING })
  stream(@CurrentActor() actor: SessionActor, @Req() request: FastifyRequest): Observable<MessageEvent> {
    const { socket } = request.raw;
    return new Observable((subscriber) => {
      const finish = (reason: EndOfStream) => {
        subscriber.next({ type: 'ended', data: { reason } });
        subscriber.complete();
      };
      const leave = this.hub.subscribe({
        actor,
        tell: (event) => subscriber.next({ type: event.type, data: event }),
        end: finish,
      });
      let waiting = false;
      const beat = () => {
        // Bytes that waited through a whole beat wait for somebody who does not read.
        if (waiting && socket.writableLength > 0) socket.destroy();
        waiting = socket.writableLength > 0;
        subscriber.next({ type: 'heartbeat', data: '' });
      };
      beat();
      const pulse = setInterval(beat, HEARTBEAT_MS);
      const end = setTimeout(() => subscriber.complete(), LIFETIME_MS);
      const goElsewhere = () => {
        subscriber.next({ type: 'heartbeat', data: '', retry: RETRY_MS });
        subscriber.complete();
      };
      this.draining.signal.addEventListener('abort', goElsewhere, { once: true });
      if (this.draining.begun) goElsewhere();
      return () => {
        this.draining.signal.removeEventListener('abort', goElsewhere);
        leave();
        clearInterval(pulse);
        clearTimeout(end);
      };
    });
  }
}
