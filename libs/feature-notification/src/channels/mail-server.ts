import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox';

/** Mail to this domain is refused, so that a demo can show what a bounce looks like. */
export const BOUNCING_DOMAIN = 'bounce.invalid';
const LARGEST = 1024 * 1024;

/**
 * A real mail server on a free port of this machine, for demos and tests: what it accepts lies in the mailbox that the
 * operator opens.
 */
export class MailServer {
  private constructor(
    private readonly server: SMTPServer,
    readonly url: string,
  ) {}

  static async start(mailbox: Pick<Mailbox, 'put'>): Promise<MailServer> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      size: LARGEST,
      logger: false,
      onRcptTo: ({ address }, _session, done) => {
        if (!address.toLowerCase().endsWith(`@${BOUNCING_DOMAIN}`)) return done();
        done(Object.assign(new Error('5.1.1 No such user here'), { responseCode: 550 }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const recipient = session.envelope.rcptTo.map(({ address }) => address).join(', ');
          store(mailbox, Buffer.concat(chunks), recipient).then(
            () => done(),
            (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
          );
        });
      },
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
    // A client that breaks off is no reason to end the process.
    server.on('error', () => undefined);
    const address = server.server.address();
    return new MailServer(server, `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

async function store(mailbox: Pick<Mailbox, 'put'>, raw: Buffer, recipient: string): Promise<void> {
  const mail = await PostalMime.parse(raw);
  const header = (key: string) => mail.headers.find((each) => each.key === key)?.value ?? '';
  await mailbox.put({
    messageId: mail.messageId ?? `${recipient} ${Date.now()}`,
    channel: 'email',
    kind: header('x-linxuan-kind'),
    recipient,
    sender: mail.from?.address ?? '',
    subject: mail.subject ?? '',
    body: mail.text ?? '',
  });
}
