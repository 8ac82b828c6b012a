import { Controller, Inject, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, Draining, type SessionActor } from '@linxuan/platform';
import { Observable } from 'rxjs';
import { LiveHub } from './live-hub.service';

/** Proxies close connections that are silent for long. */
const HEARTBEAT_MS = 25_000;
/** After this time the browser connects anew, and session and queues are looked up again. */
const LIFETIME_MS = 15 * 60_000;
/** How soon a browser connects anew after a process that stops has ended its stream. */
const RETRY_MS = 1_000;

@ApiTags('live')
@Controller('events')
export class LiveController {
  constructor(
    @Inject(LiveHub) private readonly hub: LiveHub,
    @Inject(Draining) private readonly draining: Draining,
  ) {}

  @Sse()
  stream(@CurrentActor() actor: SessionActor): Observable<MessageEvent> {
    return new Observable((subscriber) => {
      const leave = this.hub.subscribe({
        scope: actor.scope,
        tell: (event) => subscriber.next({ type: event.type, data: event }),
      });
      const beat = () => subscriber.next({ type: 'heartbeat', data: '' });
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
