import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { SessionClient } from '@linxuan/testing';

const PASSWORD = 'linxuan-demo-2024';
const EDITION = 'green-technology-2024';
/** What an applicant may meet while a process is away: no answer at all, a broken one, or that it should come back. */
const AWAY = [500, 502, 503, 507];

/**
 * Applicants who go on opening applications whatever happens to the server, as a browser does: the same write under the
 * same key until it is acknowledged, and once more after that.
 */
export class Writers {
  /** Titles of what was acknowledged. */
  readonly acknowledged: string[] = [];
  /** Answers that neither acknowledge nor ask to come back. */
  readonly refused: string[] = [];
  /** Attempts that came to nothing, since some process was away. */
  interrupted = 0;
  readonly mark = randomUUID().slice(0, 8);
  private over = false;
  private lanes: Promise<unknown> = Promise.resolve();

  private constructor(private client: SessionClient) {}

  static async start(origin: string, lanes = 3): Promise<Writers> {
    const writers = new Writers(await signedIn(origin));
    writers.lanes = Promise.all(Array.from({ length: lanes }, (_, lane) => writers.lane(lane)));
    return writers;
  }

  /** The installation is somewhere else from now on. */
  async moveTo(origin: string): Promise<void> {
    this.client = await signedIn(origin);
  }

  /** Waits until so many more writes were acknowledged. */
  async more(count: number): Promise<void> {
    const wanted = this.acknowledged.length + count;
    while (this.acknowledged.length < wanted && this.refused.length === 0) await pause(50);
  }

  async end(): Promise<void> {
    this.over = true;
    await this.lanes;
  }

  private async lane(lane: number): Promise<void> {
    for (let n = 0; !this.over; n += 1) await this.write(`连续写入 ${this.mark} ${lane}-${n}`);
  }

  private async write(title: string): Promise<void> {
    const key = randomUUID();
    for (let times = 0; times < 2; await pause(100)) {
      const answer = await this.client
        .send('POST', '/api/cases', { editionId: EDITION, title }, { 'idempotency-key': key })
        .catch(() => undefined);
      if (answer && answer.status < 300) times += 1;
      else if (!answer || AWAY.includes(answer.status)) this.interrupted += 1;
      else return void this.refused.push(`${title}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    this.acknowledged.push(title);
  }
}

async function signedIn(origin: string): Promise<SessionClient> {
  const client = new SessionClient(origin);
  for (;;) {
    const answer = await client.signIn('demo-enterprise', PASSWORD).catch(() => undefined);
    if (answer && answer.status < 300) return client;
    if (answer && !AWAY.includes(answer.status)) throw new Error(`the sign-in answers ${answer.status}`);
    await pause(200);
  }
}
