import type { QuotaExtraStage, QuotaExtras } from '../../programme/definition';
import type { ActionWindow, DecisionContext, MachineAction, StageKind } from '../../programme/machine';
import { grantExtras, type ExtraAnswer, type ExtrasResult } from '../../quota';
import { personOf, type Who } from '../actor';
import { NOT_PREPARED, preparedNow } from '../two-person';
import { refuse, type Refusal } from '../refusal';
import { after, until } from '../window';
import type { DossierRow } from '../rows';
import { rowOf } from '../working-set';
import { code, documentNumber, line, pastDay, payload, reasonPayload, text } from './payloads';
import { accountIdOf } from './account-claims';
import { mint, slotsOf } from './slots';
import { dossierTask } from './task-specs';

const filing = payload(
  {
    number: documentNumber,
    date: pastDay,
    grounds: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['ruleId', 'evidence'],
        properties: { ruleId: code, requested: { type: 'integer', minimum: 0, maximum: 100 }, evidence: text(4000) },
      },
    },
    contact: {
      type: 'object',
      additionalProperties: false,
      required: ['person', 'phone'],
      properties: { person: line(60), phone: line(40) },
    },
  },
  ['number', 'grounds'],
);
const answering = payload(
  {
    answers: {
      type: 'array',
      maxItems: 20,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['ruleId', 'number', 'reason'],
        properties: { ruleId: code, number: { type: 'integer', minimum: 0, maximum: 100 }, reason: text(2000) },
      },
    },
    total: { type: 'integer', minimum: 0, maximum: 1000 },
    reason: text(4000),
  },
  ['answers', 'total', 'reason'],
);

interface FiledGround {
  ruleId: string;
}

/**
 * 增加名额申请: each holder of the quota may ask for extra slots with its grounds and evidence until a date; one person of
 * the authority proposes the answer, another decides it, and the decision mints the slots. What is not filed or not
 * answered is zero.
 */
export const quotaExtraKind: StageKind<QuotaExtraStage> = {
  kinds: ['quota-extra'],
  offPath: true,
  entry: 'open',
  states: () => [],
  actions: (stage, def) => {
    const quota = def.quotas.find(({ id }) => id === stage.quota);
    return quota?.extras ? requestActions(stage, quota.extras) : [];
  },
  tasks: () => [],
  dossierTasks: (_world, row) => {
    if (row.state === 'drafted') return [dossierTask(row, 'file-quota-request', row.ownerOrg, 'nominator-clerk')];
    if (row.state === 'transmitted')
      return [dossierTask(row, 'propose-extras', row.recipientOrg ?? '', 'authority-clerk')];
    return row.state === 'receipted'
      ? [dossierTask(row, 'decide-extras', row.recipientOrg ?? '', 'authority-lead')]
      : [];
  },
};

const theRequest = (ctx: DecisionContext): DossierRow => rowOf(ctx.workingSet, 'dossier', ctx.command.subjectId);
const blankAnswer = { answerSha: null, ...NOT_PREPARED };

function requestActions(stage: QuotaExtraStage, extras: QuotaExtras): MachineAction[] {
  const base = { subject: 'dossier' as const, stage: stage.id };
  const owners: Who[] = [{ relation: 'dossier-owner', roles: ['nominator-clerk', 'nominator-lead'] }];
  const clerks: Who[] = [{ relation: 'dossier-recipient', roles: ['authority-clerk', 'authority-lead'] }];
  const leads: Who[] = [{ relation: 'dossier-recipient', roles: ['authority-lead'] }];
  const beforeFiling = (ctx: DecisionContext) => by(ctx, extras.fileBy, `${stage.id}.fileBy`);
  return [
    {
      ...base,
      name: 'file',
      worksheet: 'quota',
      part: 'write',
      from: ['drafted'],
      to: ['transmitted'],
      who: owners,
      guards: ['beforeFiling', 'knownGrounds'],
      reason: 'none',
      event: 'quota.requested',
      payload: filing,
      window: beforeFiling,
      decide: (ctx) => {
        const grounds = ctx.command.payload['grounds'] as FiledGround[];
        for (const [index, { ruleId }] of grounds.entries()) {
          const pointer = `/grounds/${index}/ruleId`;
          if (!extras.rules.some(({ id }) => id === ruleId))
            return refuse('quota.groundUnknown', { ruleId, ground: ruleId }, { fields: [{ pointer, code: 'enum' }] });
          if (grounds.findIndex((one) => one.ruleId === ruleId) !== index)
            return refuse(
              'quota.groundTwice',
              { ruleId, ground: titleOf(extras, ruleId) },
              { fields: [{ pointer, code: 'uniqueItems' }] },
            );
        }
        ctx.update('dossier', ctx.command.subjectId, {
          state: 'transmitted',
          number: String(ctx.command.payload['number']),
          contentSha: ctx.outside.texts?.[''] ?? null,
          releasedBy: personOf(ctx.command.actor),
          releasedAt: ctx.command.acceptedAt,
          dueAt: ctx.due(extras.answerBy, ctx.command.acceptedAt),
        });
      },
    },
    {
      ...base,
      name: 'take-back',
      worksheet: 'quota',
      from: ['transmitted'],
      to: ['drafted'],
      who: owners,
      guards: ['beforeFiling'],
      reason: 'required',
      event: 'quota.requestTakenBack',
      payload: reasonPayload,
      window: beforeFiling,
      decide: (ctx) =>
        ctx.update('dossier', ctx.command.subjectId, {
          state: 'drafted',
          contentSha: null,
          releasedBy: null,
          releasedAt: null,
          dueAt: ctx.due(extras.fileBy, ctx.command.acceptedAt),
        }),
    },
    {
      ...base,
      name: 'propose',
      worksheet: 'quota',
      part: 'answer',
      from: ['transmitted'],
      to: ['receipted'],
      who: clerks,
      guards: ['filedGrounds', 'withinRules', 'totalAddsUp'],
      reason: 'required',
      event: 'quota.extrasProposed',
      payload: answering,
      decide: (ctx) => {
        const result = answered(ctx, extras, ctx.command.payload);
        if (!result.ok) return groundRefusal(result, extras);
        const stated = ctx.command.payload['total'] as number;
        if (stated !== result.total)
          return refuse(
            'quota.totalWrong',
            { stated, total: result.total },
            { fields: [{ pointer: '/total', code: 'const' }] },
          );
        ctx.update('dossier', ctx.command.subjectId, {
          state: 'receipted',
          answerSha: ctx.outside.texts?.[''] ?? null,
          ...preparedNow(ctx),
        });
      },
    },
    {
      ...base,
      name: 'return-proposal',
      worksheet: 'quota',
      from: ['receipted'],
      to: ['transmitted'],
      who: leads,
      guards: [],
      reason: 'required',
      event: 'quota.proposalReturned',
      payload: reasonPayload,
      decide: (ctx) => ctx.update('dossier', ctx.command.subjectId, { state: 'transmitted', ...blankAnswer }),
    },
    {
      ...base,
      name: 'decide',
      worksheet: 'quota',
      main: true,
      from: ['receipted'],
      to: ['decided'],
      who: leads,
      guards: ['anotherPerson', 'answerDate', 'filedGrounds'],
      reason: 'optional',
      event: 'quota.extrasDecided',
      payload: payload({ note: text() }),
      ...(extras.answerBy.strength === 'hard' && {
        window: (ctx: DecisionContext) => by(ctx, extras.answerBy, `${stage.id}.answerBy`),
      }),
      decide: (ctx) => {
        const answerBy = ctx.due(extras.answerBy, ctx.command.acceptedAt);
        const result = answered(ctx, extras, ctx.outside.answer ?? {});
        if (!result.ok) return groundRefusal(result, extras);
        const request = theRequest(ctx);
        const accountId = accountIdOf(ctx.def, request.editionId, request.ownerOrg);
        const last = Math.max(0, ...slotsOf(ctx.workingSet, accountId).map(({ number }) => number));
        for (let n = 1; n <= result.total; n += 1)
          mint(ctx, accountId, last + n, {
            state: 'free',
            caseId: null,
            origin: 'grant',
            originSha: request.answerSha,
          });
        ctx.update('dossier', request.id, {
          state: 'decided',
          late: answerBy !== null && ctx.command.acceptedAt > answerBy,
          receiptedAt: ctx.command.acceptedAt,
          closedAt: ctx.command.acceptedAt,
          dueAt: null,
        });
      },
    },
    {
      // Silence is zero: what is not filed by its date asks for nothing (逾期未报送相关材料的视为不增加推荐名额).
      ...base,
      name: 'lapse',
      worksheet: null,
      from: ['drafted'],
      to: ['closed'],
      who: [{ relation: 'system', roles: ['system'] }],
      guards: ['afterFiling'],
      reason: 'none',
      event: 'quota.requestLapsed',
      payload: payload(),
      window: (ctx) => after(ctx.due(extras.fileBy, ctx.command.acceptedAt), () => refuse('quota.filingOpen', {})),
      decide: (ctx) =>
        ctx.update('dossier', ctx.command.subjectId, {
          state: 'closed',
          closedAt: ctx.command.acceptedAt,
          dueAt: null,
        }),
    },
  ];
}

function by(ctx: DecisionContext, rule: QuotaExtras['fileBy'], id: string): ActionWindow | undefined {
  return until(ctx.due(rule, ctx.command.acceptedAt), (due) =>
    refuse('deadline.passed', { due, acceptedAt: ctx.command.acceptedAt }, { rule: { id, source: rule.source } }),
  );
}

/** The answer held against what was filed and what the roster knows of the holder. */
function answered(ctx: DecisionContext, extras: QuotaExtras, answer: Record<string, unknown>): ExtrasResult {
  const filed = ((ctx.outside.worksheet?.['grounds'] ?? []) as FiledGround[]).map(({ ruleId }) => ruleId);
  const facts = ctx.def.roster.find(({ org }) => org === theRequest(ctx).ownerOrg)?.facts ?? {};
  return grantExtras(extras, facts, filed, (answer['answers'] ?? []) as ExtraAnswer[]);
}

function groundRefusal({ problem }: Extract<ExtrasResult, { ok: false }>, extras: QuotaExtras): Refusal {
  const { code: why, ruleId, ...params } = problem;
  return refuse(why, { ...params, ruleId, ground: titleOf(extras, ruleId) });
}

const titleOf = ({ rules }: QuotaExtras, ruleId: string): string =>
  rules.find(({ id }) => id === ruleId)?.title.zh ?? ruleId;
