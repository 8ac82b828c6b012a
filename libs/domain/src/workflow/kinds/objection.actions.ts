import type { NoticeStage } from '../../programme/definition';
import type { DecisionContext, MachineAction } from '../../programme/machine';
import type { Role } from '../actor';
import type { ObjectionRow } from '../rows';
import { digest, line, payload, text } from './payloads';

/** What an objection may be about; the documents leave it open, so these are a choice of the product. */
export const OBJECTION_GROUNDS = [
  'ownership',
  'false-material',
  'not-eligible',
  'effect-overstated',
  'environment-or-safety',
  'other',
] as const;
export type ObjectionGround = (typeof OBJECTION_GROUNDS)[number];

/**
 * Files that may come with an objection as evidence, and how large each may be; a choice of the product, as the grounds
 * are.
 */
export const OBJECTION_FILES = { max: 3, maxMb: 10, kinds: ['pdf', 'jpg', 'png'] } as const;

/**
 * A file by its cleaned name, its size in bytes and the digest of its content: what the objection is answerable for.
 */
export interface ObjectionFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}
const objectionFile = payload(
  {
    name: line(120),
    size: { type: 'integer', minimum: 1, maximum: OBJECTION_FILES.maxMb * 1024 * 1024 },
    sha256: digest,
  },
  ['name', 'size', 'sha256'],
);

/**
 * An objection as anyone may file it: who, how to reach them, what about, the facts and where they can be verified,
 * with files or without.
 */
export const objectionPayload = payload(
  {
    name: line(120),
    contact: line(200),
    grounds: { type: 'string', enum: [...OBJECTION_GROUNDS] },
    text: { ...text(5000), minLength: 10 },
    evidence: text(2000),
    files: { type: 'array', items: objectionFile, minItems: 1, maxItems: OBJECTION_FILES.max },
  },
  ['name', 'contact', 'grounds', 'text', 'evidence'],
);

/** Receipt number of an objection, known as soon as its request is accepted: 48 bits of the request's random id. */
export function objectionNumber(requestId: string): string {
  const hex = requestId.replaceAll('-', '').toUpperCase();
  return `YY-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8, 12)}`;
}

/**
 * Who works on a notice: its publisher's officers write it, its leads sign it, and both hear what is said against it.
 */
export function noticeRoles(stage: Pick<NoticeStage, 'by'>): {
  officers: Role[];
  leads: Role[];
  hearers: Role[];
  officer: Role;
  lead: Role;
} {
  return stage.by === 'nominator'
    ? {
        officers: ['nominator-clerk', 'nominator-lead'],
        leads: ['nominator-lead'],
        hearers: ['nominator-clerk', 'nominator-lead'],
        officer: 'nominator-clerk',
        lead: 'nominator-lead',
      }
    : {
        officers: ['publicity-officer', 'authority-clerk'],
        leads: ['authority-lead'],
        hearers: ['publicity-officer', 'authority-lead'],
        officer: 'publicity-officer',
        lead: 'authority-lead',
      };
}

/**
 * The machine of one objection: filed → verifying → upheld or dismissed; what names no ground in the window is
 * inadmissible.
 */
export function objectionActions(stage: NoticeStage): MachineAction[] {
  const base = {
    subject: 'objection' as const,
    stage: stage.id,
    who: [{ relation: 'lead' as const, roles: noticeRoles(stage).hearers }],
  };
  const answered = payload({ answer: text() }, ['answer']);
  const settle = (state: ObjectionRow['state']) => (ctx: DecisionContext) =>
    ctx.update('objection', ctx.command.subjectId, {
      state,
      answerSha: ctx.outside.texts?.['/answer'] ?? null,
      settledAt: ctx.command.acceptedAt,
    });
  return [
    {
      ...base,
      name: 'admit',
      worksheet: 'objection',
      main: true,
      from: ['filed'],
      to: ['verifying'],
      guards: [],
      reason: 'none',
      event: 'objection.admitted',
      payload: payload({ note: text(2000) }),
      decide: (ctx) => ctx.update('objection', ctx.command.subjectId, { state: 'verifying' }),
    },
    {
      ...base,
      name: 'refuse',
      worksheet: 'objection',
      from: ['filed'],
      to: ['inadmissible'],
      guards: [],
      reason: 'required',
      event: 'objection.refused',
      payload: answered,
      decide: settle('inadmissible'),
    },
    {
      ...base,
      name: 'uphold',
      worksheet: 'objection',
      from: ['verifying'],
      to: ['upheld'],
      guards: [],
      reason: 'required',
      event: 'objection.upheld',
      payload: answered,
      decide: settle('upheld'),
    },
    {
      ...base,
      name: 'dismiss',
      worksheet: 'objection',
      from: ['verifying'],
      to: ['dismissed'],
      guards: [],
      reason: 'required',
      event: 'objection.dismissed',
      payload: answered,
      decide: settle('dismissed'),
    },
  ];
}
