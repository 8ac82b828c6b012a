import { businessDateOf } from '../calendar';
import type { QuotaExtras } from '../programme/definition';
import type { PayloadSchema } from '../programme/machine';
import { grantExtras, mostOf } from '../quota';
import { OPEN_OPINIONS } from '../workflow/kinds/opinion-rows';
import { rowsOf } from '../workflow/working-set';
import { EXPERTS, type EditionRound } from './edition-round';
import type { Move } from './moves';

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  format?: string;
}

/** What a payload of one move may speak of: the facts of the round by the name of the field. */
class Choices {
  readonly tokens: string[];
  readonly reasons: string[];

  constructor(
    readonly round: EditionRound,
    readonly move: Move,
    readonly variant: number,
  ) {
    const stage = round.machine.stages.get(move.action.stage);
    const words = wordsOf(
      stage ?? {},
      stage?.kind === 'quota-extra'
        ? round.setting.edition.definition.quotas.find(({ id }) => id === stage.quota)
        : undefined,
    );
    this.tokens = words.tokens;
    this.reasons = words.reasons;
  }

  get caseId(): string {
    const { subjectType, subjectId } = this.move;
    return subjectType === 'case'
      ? subjectId
      : subjectType === 'dossier'
        ? ''
        : (this.round.workingSet[subjectType].get(subjectId)?.caseId ?? '');
  }

  pick<T>(list: readonly T[], shift = 0): T | undefined {
    return list[(this.variant + shift) % Math.max(1, list.length)];
  }

  /** Values that the engine looks up; undefined leaves it to the schema. */
  named(name: string, schema: Schema): unknown {
    const { round, variant } = this;
    const { definition } = round.setting.edition;
    const row = round.workingSet.case.get(this.caseId);
    switch (name) {
      case 'revisionSha':
        return row
          ? round.store(round.setting.content(round.setting.contentSeed(row, variant), round.roundOf(row.stage)))
          : undefined;
      case 'reasonCode':
        return this.pick(this.reasons) ?? 'none';
      case 'fields':
        return [variant % 2 === 0 ? '' : `/${Object.keys(round.setting.content(1, 'first'))[variant % 3] ?? ''}`];
      case 'departments': {
        const own = definition.roster.find(({ org }) => org === row?.nominatorOrg)?.departments ?? [];
        return own.slice(0, variant % 3 === 2 ? 2 : 1);
      }
      case 'notAsked':
        return '其余部门不涉及。';
      case 'experts': {
        const stage = round.machine.stages.get(this.move.action.stage);
        const fewest = stage && 'minExperts' in stage ? stage.minExperts : 3;
        const seated = new Set(
          rowsOf(
            round.workingSet,
            'seat',
            (seat) => seat.caseId === this.caseId && seat.stage === stage?.id && seat.state !== 'replaced',
          ).map(({ expertUser }) => expertUser),
        );
        const free = EXPERTS.map((_, n) => round.setting.user(round.setting.expertOrg, 'expert', n).userId).filter(
          (id) => !seated.has(id),
        );
        return free.slice(0, seated.size > 0 ? 1 : fewest + (variant % 5 === 4 ? 1 : 0));
      }
      case 'userId':
        return round.setting.user(this.actorOrg(), 'department-reviewer', 0).userId;
      case 'category':
        return (
          this.pick(
            Object.entries(round.setting.areas)
              .filter(([code, area]) => definition.taxonomy.publishAreas.includes(area) && code !== area)
              .map(([code]) => code),
          ) ?? this.pick(definition.taxonomy.publishAreas)
        );
      case 'verdicts':
        return (definition.eligibility as { id: string }[]).map(({ id }) => ({
          ruleId: id,
          computed: 'met',
          verdict: 'met',
          reason: '经审阅材料，认为符合。',
        }));
      case 'dissentAnswers':
        return rowsOf(
          round.workingSet,
          'opinion',
          ({ caseId, stage }) => caseId === this.caseId && stage === this.move.action.stage,
        ).map(({ id }) => ({ opinionId: id, answer: '已研究。' }));
      case 'items':
        return schema.items?.properties?.['caseId'] ? this.listed() : undefined;
      case 'order':
        return rowsOf(round.workingSet, 'dossierItem', ({ dossierId }) => dossierId === this.move.subjectId).map(
          ({ caseId }) => caseId,
        );
      case 'scores':
        return this.scores();
      case 'cases': {
        const stage = round.machine.stages.get(this.move.action.stage);
        const wanted = stage?.kind === 'publication' ? Math.max(1, stage.casesPerEntry.min) : 1;
        return Array.from(
          { length: stage?.kind === 'publication' ? Math.min(wanted, stage.casesPerEntry.max) : wanted },
          () => ({ title: '案例', content: '内容' }),
        );
      }
      case 'opinionId':
        return (
          this.pick(
            rowsOf(
              round.workingSet,
              'opinion',
              ({ caseId, stage, state }) =>
                caseId === this.caseId && stage === this.move.action.stage && OPEN_OPINIONS.includes(state),
            ).map(({ id }) => id),
          ) ?? ''
        );
      case 'answers':
        return schema.items?.properties?.['ruleId'] ? this.answers() : undefined;
      case 'total': {
        const result = this.extras ? grantExtras(this.extras, this.facts, this.filed, this.answers()) : undefined;
        return result?.ok ? result.total : undefined;
      }
      // A session that begins now: nothing is sealed before it.
      case 'at':
        return schema.format === 'date-time' ? round.now : undefined;
      case 'noConflict':
        return true;
      default:
        return undefined;
    }
  }

  /** Text of a field that names something of the stage, else any text long enough. */
  text(name: string, schema: Schema): string {
    if (schema.format === 'date') return businessDateOf(this.round.now);
    // Mostly ahead, and once behind: a date may also be moved to where it has passed.
    if (schema.format === 'date-time')
      return new Date(Date.parse(this.round.now) + (this.variant % 4 === 3 ? -1 : 150) * 86_400_000).toISOString();
    if (schema.format === 'uuid') return this.caseId || this.move.subjectId;
    if (
      /(^|[a-z])(rule|change|measure|report|ending|outcome|ground|id|code)(id|code)?$/i.test(name) &&
      this.tokens.length > 0
    )
      return this.pick(this.tokens) ?? '';
    return '经研究，情况属实，同意办理。'.padEnd(schema.minLength ?? 0, '。');
  }

  /** A request for extra slots: its rules, what the roster knows of the holder, and the grounds that it filed. */
  private get extras(): QuotaExtras | undefined {
    const stage = this.round.machine.stages.get(this.move.action.stage);
    return stage?.kind === 'quota-extra'
      ? this.round.setting.edition.definition.quotas.find(({ id }) => id === stage.quota)?.extras
      : undefined;
  }
  private get dossier() {
    return this.round.workingSet.dossier.get(this.move.subjectId);
  }
  private get facts(): Readonly<Record<string, number>> {
    return this.round.setting.edition.definition.roster.find(({ org }) => org === this.dossier?.ownerOrg)?.facts ?? {};
  }
  private get filed(): string[] {
    const request = this.round.setting.snapshots.get(this.dossier?.contentSha ?? '') as
      { grounds?: { ruleId: string }[] } | undefined;
    return (request?.grounds ?? []).map(({ ruleId }) => ruleId);
  }
  private answers(): { ruleId: string; number: number; reason: string }[] {
    return (this.extras?.rules ?? []).flatMap((rule) =>
      this.filed.includes(rule.id) && rule.by !== 'fact'
        ? [{ ruleId: rule.id, number: this.variant % 2 === 0 ? mostOf(rule, this.facts) : 0, reason: '经研究' }]
        : [],
    );
  }

  private actorOrg(): string {
    return this.round.workingSet.opinion.get(this.move.subjectId)?.orgId ?? '';
  }

  private listed(): unknown[] {
    const { stage } = this.move.action;
    return rowsOf(this.round.workingSet, 'case', ({ state }) => state === `${stage}.pending`).map(({ id }) => ({
      caseId: id,
      listed: this.variant % 2 === 0,
      ...(this.variant % 2 === 0 ? {} : { reasonCode: this.reasons[0] ?? 'none', reason: '经研究' }),
    }));
  }

  private scores(): unknown[] {
    const stage = this.round.machine.stages.get(this.move.action.stage);
    const rubric = this.round.setting.edition.definition.rubrics.find(
      ({ id }) => stage && 'rubric' in stage && id === stage.rubric,
    );
    const share = this.variant % 4 === 3 ? 0.4 : 0.8;
    return (rubric?.criteria ?? []).map(({ id }) => ({
      criterion: id,
      score: Math.round((rubric?.scale ?? 100) * share),
      comment: '评语',
    }));
  }
}

/**
 * A payload that fits the action's schema; `variant` 0 is the shortest usual one, others vary choices and optional
 * fields.
 */
export function payloadFor(round: EditionRound, move: Move, variant: number): Record<string, unknown> {
  return valueOf(new Choices(round, move, variant), '', move.action.payload as Schema & PayloadSchema) as Record<
    string,
    unknown
  >;
}

function valueOf(choices: Choices, name: string, schema: Schema): unknown {
  const named = choices.named(name, schema);
  if (named !== undefined) return named;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return choices.pick(schema.enum);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object': {
      const wanted = Object.entries(schema.properties ?? {}).filter(
        ([key]) =>
          schema.required?.includes(key) ||
          choices.variant % 2 === 1 ||
          ['dissentAnswers', 'revisionSha', 'order'].includes(key),
      );
      return Object.fromEntries(wanted.map(([key, inner]) => [key, valueOf(choices, key, inner)]));
    }
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () =>
        valueOf(choices, name, schema.items ?? {}),
      );
    case 'integer':
    case 'number':
      return Math.min(
        schema.maximum ?? 1_000_000,
        Math.max(schema.minimum ?? 1, [1, 100, 2, 10_000][choices.variant % 4] ?? 1),
      );
    case 'boolean':
      return choices.variant % 2 === 0;
    default:
      return choices.text(name, schema);
  }
}

const known = new WeakMap<object, { tokens: string[]; reasons: string[] }>();

/** Ids, codes and outcomes that a stage writes, and the codes of its reasons. */
function wordsOf(stage: object, beside: unknown): { tokens: string[]; reasons: string[] } {
  const words = known.get(stage) ?? {
    tokens: [
      ...new Set(
        collect([beside, stage], (node) =>
          [node['id'], node['code'], node['outcome']].filter((value): value is string => typeof value === 'string'),
        ),
      ),
    ],
    reasons: [...new Set(collect(stage, (node) => (typeof node['code'] === 'string' ? [node['code']] : [])))],
  };
  known.set(stage, words);
  return words;
}

function collect(node: unknown, read: (node: Record<string, unknown>) => string[]): string[] {
  if (Array.isArray(node)) return node.flatMap((item) => collect(item, read));
  if (typeof node !== 'object' || node === null) return [];
  const record = node as Record<string, unknown>;
  return [...read(record), ...Object.values(record).flatMap((value) => collect(value, read))];
}
