import { Controller, Inject, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor, type SessionActor } from '@linxuan/platform';
import { Observable } from 'rxjs';
import { LiveHub } from './live-hub.service';

/** Proxies close connections that are silent for long. */
const HEARTBEAT_MS = 25_000;
/** After this time the browser connects anew, and session and queues are looked up again. */
const LIFETIME_MS = 15 * 60_000;

@ApiTags('live')
@Controller('events')
export class LiveController {
  constructor(@Inject(LiveHub) private readonly hub: LiveHub) {}

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
      return () => {
        leave();
        clearInterval(pulse);
        clearTimeout(end);
      };
    });
  }
}
