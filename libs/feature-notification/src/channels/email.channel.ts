import { cutText } from '@linxuan/form-rules';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { APP_CONFIG, type AppConfig } from '@linxuan/platform';
import { createTransport } from 'nodemailer';
import { notConfigured, sent, type Channel, type OutgoingMessage, type SendOutcome } from './channel';
import { Mailbox } from './mailbox';
import { MailServer } from './mail-server';

const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
type Transport = ReturnType<typeof createTransport>;

/**
 * E-mail by SMTP. Delivery is at least once: between the server's yes and our mark a process may die, and the mail goes
 * out again under the same Message-ID, by which receivers (and the demo's mailbox) know it.
 */
@Injectable()
export class EmailChannel implements Channel, OnModuleDestroy {
  private opened: Promise<Transport | null> | undefined;
  private own: MailServer | undefined;

  constructor(
    @Inject(APP_CONFIG) private readonly config: Pick<AppConfig, 'mode' | 'notify'>,
    private readonly mailbox: Mailbox,
  ) {}

  async send(message: OutgoingMessage): Promise<SendOutcome> {
    const transport = await (this.opened ??= this.open());
    if (!transport) return notConfigured;
    const domain = this.config.notify.mailFrom.split('@')[1] ?? 'linxuan';
    try {
      const { response } = await transport.sendMail({
        from: { name: message.locale.startsWith('en') ? 'Linxuan' : '遴选', address: this.config.notify.mailFrom },
        to: message.address,
        subject: message.subject,
        text: message.body,
        messageId: `<${message.id}@${domain}>`,
        headers: { 'X-Linxuan-Kind': message.kind, 'Auto-Submitted': 'auto-generated' },
      });
      return sent(250, cutText(response, 200));
    } catch (error) {
      return outcomeOf(error);
    }
  }

  async onModuleDestroy(): Promise<void> {
    (await this.opened)?.close();
    await this.own?.close();
  }

  private async open(): Promise<Transport | null> {
    if (!this.config.notify.smtpUrl && this.config.mode !== 'demo') return null;
    this.own = this.config.notify.smtpUrl ? undefined : await MailServer.start(this.mailbox);
    const url = new URL(this.config.notify.smtpUrl ?? this.own?.url ?? '');
    const isOwn = this.own !== undefined;
    return createTransport({
      host: url.hostname,
      port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
      secure: url.protocol === 'smtps:',
      ignoreTLS: isOwn,
      pool: true,
      maxConnections: 4,
      ...TIMEOUTS,
      ...(url.username
        ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
        : {}),
    });
  }
}

/**
 * A 5xx of the server is its last word on a message (RFC 5321, 4.2.1); a 4xx and a broken connection are not. A refused
 * sign-in (RFC 4954, 6) says nothing of the message: while the password is being changed it is tried again.
 */
function outcomeOf(error: unknown): SendOutcome {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message?: string };
  const detail = cutText(message ?? String(error), 300);
  if (code !== 'EAUTH' && responseCode && responseCode >= 500)
    return { outcome: 'bounced', code: responseCode, detail };
  return { outcome: 'retry', code: responseCode ?? null, detail };
}
