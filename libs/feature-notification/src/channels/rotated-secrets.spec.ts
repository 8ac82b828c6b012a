import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UnitOfWork } from '@linxuan/persistence';
import type { AppConfig } from '@linxuan/platform';
import { SMTPServer } from 'smtp-server';
import type { OutgoingMessage, SendOutcome } from './channel';
import { EmailChannel } from './email.channel';
import { ImChannel } from './im.channel';
import type { Mailbox } from './mailbox';
import { signatureOf } from './post-signed';
import { SmsChannel } from './sms.channel';
import { WebhookChannel } from './webhook.channel';

const MESSAGE: OutgoingMessage = {
  id: 'd-1',
  kind: 'correction',
  address: 'someone@example.org',
  locale: 'zh-CN',
  subject: '题目',
  body: '正文',
};
const BASE = { mailFrom: 'linxuan@example.org', privateWebhooks: true, webhookPorts: [443] };

/** Both ends of a secret: a receiver that knows some, and a worker that was started with one. */
describe('a secret that is being changed', () => {
  /** What the receivers take at this moment. */
  const known = new Set<string>();
  let gateway: Server;
  let mail: SMTPServer;
  let [url, mailPort] = ['', 0];

  beforeAll(async () => {
    gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const given = String(request.headers['linxuan-signature']);
        const at = new Date(Number(/^t=(\d+)/.exec(given)?.[1]) * 1000);
        const good = [...known].some((secret) => signatureOf(secret, body, at) === given);
        response.writeHead(good ? 204 : request.url === '/forbids' ? 403 : 401).end();
      });
    });
    await new Promise<void>((settle) => gateway.listen(0, '127.0.0.1', settle));
    url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
    mail = new SMTPServer({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onAuth: ({ password }, _session, done) =>
        known.has(password ?? '')
          ? done(null, { user: 'linxuan' })
          : done(Object.assign(new Error('5.7.8 Authentication credentials invalid'), { responseCode: 535 })),
      onData: (stream, _session, done) => stream.on('end', () => done()).resume(),
    });
    await new Promise<void>((settle) => mail.listen(0, '127.0.0.1', settle));
    mailPort = (mail.server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    await new Promise((settle) => gateway.close(settle));
    await new Promise<void>((settle) => mail.close(settle));
  });

  const config = (more: Partial<AppConfig['notify']>): Pick<AppConfig, 'mode' | 'notify'> => ({
    mode: 'production',
    notify: { smtpUrl: undefined, sms: undefined, im: undefined, ...BASE, ...more },
  });
  const none = {} as Mailbox;
  /** A worker that was started with the secret sends one message. */
  const WAYS: [string, (secret: string) => Promise<SendOutcome>][] = [
    [
      'the password of a mail server',
      async (secret) => {
        const channel = new EmailChannel(config({ smtpUrl: `smtp://linxuan:${secret}@127.0.0.1:${mailPort}` }), none);
        return channel.send(MESSAGE).finally(() => channel.onModuleDestroy());
      },
    ],
    [
      'the secret of a gateway of short messages',
      (secret) => new SmsChannel(config({ sms: { url, secret } }), none).send(MESSAGE),
    ],
    [
      'the secret of a gateway that answers 403',
      (secret) => new SmsChannel(config({ sms: { url: `${url}/forbids`, secret } }), none).send(MESSAGE),
    ],
    [
      'the secret of a government messenger',
      (secret) => new ImChannel(config({ im: { url, secret } }), none).send(MESSAGE),
    ],
    [
      'the secret of a webhook',
      (secret) => {
        const rows = { statement: () => Promise.resolve([{ url, secret }]) } as unknown as UnitOfWork;
        return new WebhookChannel(rows, config({})).send(MESSAGE, 'w-1');
      },
    ],
  ];

  it.each(WAYS)('%s: nothing is lost whichever end learns of it first', async (_what, send) => {
    const outcomes: string[] = [];
    for (const [receiver, worker] of [
      [['first'], 'first'],
      [['second'], 'first'],
      [['second'], 'second'],
      [['first', 'second'], 'first'],
      [['first', 'second'], 'second'],
      [['first'], 'second'],
    ] as const) {
      known.clear();
      receiver.forEach((secret) => known.add(secret));
      outcomes.push((await send(worker)).outcome);
    }
    expect(outcomes).toEqual(['sent', 'retry', 'sent', 'sent', 'sent', 'retry']);
  });
});
