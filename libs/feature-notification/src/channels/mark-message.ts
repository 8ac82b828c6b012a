import { demoMarks } from '@linxuan/contracts';
import type { AppConfig } from '@linxuan/platform';
import { langOf } from '../lang';
import type { OutgoingMessage } from './channel';

export type MessageChannel = 'email' | 'sms' | 'im' | 'webhook';

/**
 * A message as a demonstration lets it go. Its subject says what it is, and so does the first line of a text; a short
 * message has room for the subject alone, and the JSON object of a webhook has `demo` and `notice`. In production a
 * message goes as it was planned.
 */
export function markMessage<M extends OutgoingMessage>(
  message: M,
  channel: MessageChannel,
  mode: AppConfig['mode'],
): M {
  const marks = demoMarks(mode);
  const line = marks.line(langOf(message.locale));
  if (line === null) return message;
  const marked = (): string => `${line.mark}${line.sentence}\n\n${message.body}`;
  const bodies: Record<MessageChannel, () => string> = {
    email: marked,
    im: marked,
    sms: () => message.body,
    webhook: () => JSON.stringify({ ...(JSON.parse(message.body) as object), ...marks.fields() }),
  };
  return { ...message, subject: marks.title(message.subject), body: bodies[channel]() };
}
