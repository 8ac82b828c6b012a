/** One message as it leaves the house. */
export interface OutgoingMessage {
  /** Id of the delivery; what receivers know a repeated message by. */
  id: string;
  kind: string;
  address: string;
  locale: string;
  subject: string;
  body: string;
}

/**
 * What became of one try. `bounced`: refused for good; `retry`: worth another try; `unreachable`: this installation has
 * no such way. Anything thrown counts as `retry`.
 */
export type SendOutcome =
  | { outcome: 'sent'; code: number | null; detail: string | null }
  | { outcome: 'bounced'; code: number | null; detail: string }
  | { outcome: 'retry'; code: number | null; detail: string }
  | { outcome: 'unreachable'; code: null; detail: string };

/** A way to people or systems. Another gateway is another file with this interface. */
export interface Channel {
  send(message: OutgoingMessage): Promise<SendOutcome>;
}

export const sent = (code: number | null = null, detail: string | null = null): SendOutcome => ({
  outcome: 'sent',
  code,
  detail,
});
export const notConfigured: SendOutcome = { outcome: 'unreachable', code: null, detail: 'channel-not-configured' };

/**
 * Whether an HTTP status refuses who sends (RFC 9110, 15.5.2, 15.5.4 and 15.5.8) and not what is sent. Such a message
 * is worth another try: while a secret is being changed both sides do not learn of the new one at the same moment.
 */
export const refusesUs = (status: number): boolean => status === 401 || status === 403 || status === 407;
