import { markMessage, type MessageChannel } from './mark-message';

const CHANNELS: Record<MessageChannel, true> = { email: true, sms: true, im: true, webhook: true };
const LOCALES = ['zh-CN', 'en'] as const;
const EACH = (Object.keys(CHANNELS) as MessageChannel[]).flatMap((channel) =>
  LOCALES.map((locale) => [channel, locale] as const),
);
const message = (channel: MessageChannel, locale: string) => ({
  id: 'd',
  kind: 'case.returned',
  address: 'a@example.org',
  locale,
  subject: '材料已退回 2024-00001',
  body: channel === 'webhook' ? '{"id":"d","event":"case.returned"}' : '第一行\n第二行',
});

describe('a message of a demonstration', () => {
  it.each(EACH)('says so first, by %s in %s, and keeps what it says', (channel, locale) => {
    const planned = message(channel, locale);
    const { subject, body } = markMessage(planned, channel, 'demo');
    expect(subject).toBe(`【演示】${planned.subject}`);
    if (channel === 'webhook')
      expect(JSON.parse(body)).toMatchObject({
        id: 'd',
        event: 'case.returned',
        demo: true,
        notice: expect.stringContaining('演示') as string,
      });
    else expect(body.endsWith(planned.body)).toBe(true);
    if (channel === 'email' || channel === 'im')
      expect(body.split('\n')[0]).toMatch(locale === 'en' ? /^【演示】Demonstration/ : /^【演示】演示内容/);
  });

  it.each(EACH)('is left alone in production, by %s in %s', (channel, locale) => {
    const planned = message(channel, locale);
    expect(markMessage(planned, channel, 'production')).toEqual(planned);
  });
});
