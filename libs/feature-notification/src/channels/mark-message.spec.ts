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
    for (const line of [subject, ...(channel === 'webhook' ? [] : body.split('\n'))])
      expect([line, line.split('演示').length <= 2, line.split('Demonstration').length <= 2]).toEqual([
        line,
        true,
        true,
      ]);
    if (channel === 'email' || channel === 'im')
      expect(body.split('\n')[0]).toMatch(locale === 'en' ? /^【演示】Demonstration: people/ : /^【演示】人员/);
  });

  it('says it once where its subject names something that says it too', () => {
    const planned = { ...message('sms', 'zh-CN'), subject: '材料已退回：广东省绿色技术遴选（演示，2024年度）' };
    expect(markMessage(planned, 'sms', 'demo').subject).toBe('【演示】材料已退回：广东省绿色技术遴选（2024年度）');
  });

  it.each(EACH)('is left alone in production, by %s in %s', (channel, locale) => {
    const planned = message(channel, locale);
    expect(markMessage(planned, channel, 'production')).toEqual(planned);
  });
});
