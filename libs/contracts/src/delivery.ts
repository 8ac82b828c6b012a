import { Type, type Static } from '@sinclair/typebox';
import type { Role, Text } from '@linxuan/domain';
import { pageQuery } from './task';
import { Email, FilterKey, Key, Line, Paragraphs, Shaped, Phone } from './text';

export const PREFERENCE_MODES = ['now', 'digest', 'never'] as const;
export type PreferenceModeDto = (typeof PREFERENCE_MODES)[number];
export interface NoticeKindDto {
  kind: string;
  name: Text;
  channels: string[];
  obligatory: boolean;
  mode: PreferenceModeDto;
  source: string;
  /** Sent to a role that the person holds, or to whoever has the work. */
  mine: boolean;
}
export interface ContactDto {
  email: string | null;
  phone: string | null;
  im: string | null;
}
export interface PreferencesDto {
  contact: ContactDto;
  kinds: NoticeKindDto[];
  /** When the calendar feed was made; null: there is none. Its address is shown once. */
  feedSince: string | null;
}
const orNull = (schema: ReturnType<typeof Line>) => Type.Union([schema, Type.Null()]);
export const ContactBody = Type.Object(
  {
    email: orNull(Email()),
    phone: orNull(Phone()),
    im: orNull(Line(80)),
  },
  { additionalProperties: false },
);
export type ContactBodyDto = Static<typeof ContactBody>;
export const PreferenceBody = Type.Object(
  { mode: Type.Union(PREFERENCE_MODES.map((mode) => Type.Literal(mode))) },
  { additionalProperties: false },
);

export interface NoticeRuleDto {
  id: string;
  name: Text;
  events: string[];
  /** `moved`: only where the case changed its state. */
  when?: 'moved';
  to: { relation: string; roles: Role[] }[];
  channels: string[];
  urgency: string;
  obligatory: boolean;
  subject: Text;
  body: Text;
  source: string;
}
export interface LadderDto {
  id: string;
  tasks: string[];
  source: string;
  rungs: {
    id: string;
    days: number;
    act: 'remind' | 'escalate' | 'list';
    channels: string[];
    urgency: string;
    subject: Text;
    body: Text;
  }[];
}
export interface NoticeTableDto {
  editionId: string;
  title: Text;
  editions: { id: string; title: Text }[];
  notices: NoticeRuleDto[];
  ladders: LadderDto[];
  fields: { notice: string[]; ladder: string[] };
}
const bilingual = (text: ReturnType<typeof Line>) =>
  Type.Object({ zh: text, en: text }, { additionalProperties: false });
export const PreviewBody = Type.Object(
  {
    editionId: FilterKey(),
    number: Line(40),
    kind: Type.Union([Type.Literal('notice'), Type.Literal('ladder')]),
    events: Type.Array(FilterKey(), { maxItems: 20 }),
    subject: bilingual(Line(200)),
    body: bilingual(Paragraphs(4000)),
  },
  { additionalProperties: false },
);
export type PreviewBodyDto = Static<typeof PreviewBody>;
export interface PreviewDto {
  number: string;
  title: string;
  event: string;
  /** Whether the case has a decision that the row speaks of; otherwise its newest one stands in. */
  fits: boolean;
  subject: Text;
  body: Text;
}

export const DELIVERY_STATES = ['planned', 'collected', 'sending', 'sent', 'bounced', 'failed', 'unreachable'] as const;
export const DELIVERY_CHANNELS = ['email', 'sms', 'im', 'webhook'] as const;
const one = <T extends string>(values: readonly T[]) =>
  Type.Optional(Type.Union(values.map((value) => Type.Literal(value))));
export const DeliveryQuery = Type.Object({
  ...pageQuery,
  state: one(DELIVERY_STATES),
  channel: one(DELIVERY_CHANNELS),
  kind: Type.Optional(FilterKey()),
});
export type DeliveryQueryDto = Static<typeof DeliveryQuery>;
export interface DeliveryDto {
  id: string;
  person: string | null;
  kind: string;
  channel: (typeof DELIVERY_CHANNELS)[number];
  address: string | null;
  state: (typeof DELIVERY_STATES)[number];
  attempt: number;
  createdAt: string;
  sentAt: string | null;
  /** When it is tried or sent next, where that lies ahead. */
  dueAt: string | null;
  error: string | null;
  attempts: { attempt: number; at: string; outcome: string; code: number | null; detail: string | null }[];
}
export interface DeliveryPageDto {
  data: DeliveryDto[];
  total: number;
  figures: Partial<Record<(typeof DELIVERY_STATES)[number], number>>;
}

export const MailboxQuery = Type.Object({
  ...pageQuery,
  channel: one(['email', 'sms', 'im'] as const),
  kind: Type.Optional(FilterKey()),
});
export const MailboxReadBody = Type.Object({ id: Key(200) }, { additionalProperties: false });
export type MailboxQueryDto = Static<typeof MailboxQuery>;
export interface MailboxMessageDto {
  id: string;
  channel: 'email' | 'sms' | 'im';
  kind: string;
  recipient: string;
  sender: string;
  subject: string;
  body: string;
  copies: number;
  receivedAt: string;
  readAt: string | null;
}
export interface MailboxPageDto {
  data: MailboxMessageDto[];
  total: number;
  kinds: string[];
}

export const WebhookBody = Type.Object({ orgId: Key(80), url: Line(500) }, { additionalProperties: false });
export type WebhookBodyDto = Static<typeof WebhookBody>;
export interface WebhookDto {
  id: string;
  orgId: string;
  orgName: Text;
  url: string;
  createdAt: string;
  sent: number;
  failed: number;
}

export const MassMailBody = Type.Object(
  {
    editionId: FilterKey(),
    audience: Type.Union([Type.Literal('applicants'), Type.Literal('nominators')]),
    subject: bilingual(Line(200)),
    body: bilingual(Paragraphs(4000)),
  },
  { additionalProperties: false },
);
export type MassMailBodyDto = Static<typeof MassMailBody>;
export const MassMailConfirmBody = Type.Object({ token: Shaped('^[0-9a-f]{64}$') }, { additionalProperties: false });
export interface MassMailCountDto {
  id: string;
  token: string;
  count: number;
  withoutAddress: number;
  people: { name: string; orgName: Text; email: string | null }[];
}
export interface MassMailDto {
  id: string;
  editionId: string;
  audience: 'applicants' | 'nominators';
  subject: Text;
  sender: string;
  count: number;
  state: 'counted' | 'confirmed' | 'planned';
  confirmedAt: string | null;
  progress: Partial<Record<(typeof DELIVERY_STATES)[number], number>>;
}
export interface MassMailPageDto {
  editions: { id: string; title: Text }[];
  data: MassMailDto[];
}

export interface ReminderQueueRow {
  id: string;
  kind: string;
  number: string | null;
  title: string;
  orgName: Text;
  role: string;
  dueAt: string;
  rungs: { rung: string; act: 'remind' | 'escalate' | 'list'; at: string }[];
  /** Listed as overdue by the ladder. */
  listed: boolean;
  people: string[];
  /** People of the assignee who have handed over for now, and to whom. */
  away: string[];
  deputies: string[];
}
export interface ReminderQueueDto {
  data: ReminderQueueRow[];
  total: number;
}
