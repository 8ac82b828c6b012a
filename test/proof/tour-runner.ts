import { isDeepStrictEqual } from 'node:util';
import { EngineHarness, breaches, currentWorkingSet } from '@linxuan/testing';
import { SYSTEM_USER } from '@linxuan/feature-workflow';
import { deriveId, type Actor, type CaseRow, type Command, type WorkingSet } from '@linxuan/domain';
import { WorkflowRepository } from '@linxuan/persistence';
import {
  deliveredEdition,
  editionNames,
  type DeliveredEdition,
} from '../../libs/domain/src/programme/testing/delivered-editions.spec-support';
import type { Tour } from '../../libs/domain/src/workflow/testing/edge-tour.spec-support';
import { EditionRound, RoundSetting, type PlayStep } from '../../libs/domain/src/play/edition-round';
import { raceWithRivals, type RacePlan } from './pair-races';

/**
 * A tour of the model, played on PostgreSQL by the service: the same requests with the same ids at the same instants.
 */
export class TourRunner {
  private constructor(
    readonly engine: EngineHarness,
    private readonly setting: RoundSetting,
  ) {}

  static async start(setting: RoundSetting, at: string): Promise<TourRunner> {
    const below = editionBelow(setting);
    const engine = await EngineHarness.start([...(below ? [below] : []), nameOf(setting)], at);
    const runner = new TourRunner(engine, setting);
    await runner.settle();
    if (below) await runner.publishBelow(below, at);
    return runner;
  }

  /** On an engine where the edition is open already. */
  static on(engine: EngineHarness, setting: RoundSetting): TourRunner {
    return new TourRunner(engine, setting);
  }

  /** A model that starts where the tour started. */
  modelOf(tour: Tour): EditionRound {
    return new EditionRound(this.setting, tour.end.name);
  }

  /** The applicants, each where its route wants it. */
  async settle(): Promise<void> {
    const { applicants } = this.setting;
    for (const applicant of applicants) await this.engine.enterprise(applicant.org, applicant.region, applicant.parent);
    await this.engine.work.source.query(
      `UPDATE organisation SET affiliation = a.affiliation FROM json_to_recordset($1) AS a(org text, affiliation text) WHERE id = a.org AND a.affiliation IS NOT NULL`,
      [JSON.stringify(applicants)],
    );
  }

  /** What the programme below has published is given here: an entry of each applicant to grow from. */
  private async publishBelow(name: string, at: string): Promise<void> {
    const model = new EditionRound(new RoundSetting(deliveredEdition(name)), 'below', undefined, at);
    const rows = this.setting.applicants.map((applicant) => {
      const { caseId } = model.open({ ...applicant, route: model.machine.definition.routes[0]?.id ?? '' });
      return {
        ...model.workingSet.case.get(caseId),
        id: sourceOf(applicant.org),
        number: `below-${applicant.org}`,
        state: published(model),
        stage: published(model).split('.')[0] ?? '',
        outcome: 'published' as const,
      } as CaseRow;
    });
    await this.engine.work.system((tx) =>
      new WorkflowRepository(tx).write(
        rows.map((set) => ({ table: 'case' as const, op: 'insert' as const, id: set.id, set })),
      ),
    );
  }

  commandOf(step: PlayStep): Command | undefined {
    return commandOf(step, this.setting);
  }

  stop(): Promise<void> {
    return this.engine.stop();
  }

  /** Everybody who acts in the tour, and what is submitted. */
  async prepare(): Promise<void> {
    for (const { name, org, role } of this.setting.people.values())
      if (role !== 'system' && role !== 'public') await this.engine.person(name, org, role);
    for (const content of this.setting.contents.values()) await this.engine.store(content);
  }

  /** Step by step beside the model, which is played along; races with others are run where a plan asks for them. */
  async play(steps: readonly PlayStep[], model: EditionRound, plan?: RacePlan): Promise<string[]> {
    const wrong: string[] = [];
    for (const [index, step] of steps.entries()) {
      this.engine.now = step.now;
      model.now = step.now;
      const command = commandOf(step, this.setting);
      if (!command) continue;
      if (plan && step.kind === 'act') wrong.push(...(await raceWithRivals(this, model, step.command, plan)));
      if (step.kind === 'open') model.open(step.applicant);
      else if (step.kind === 'act') model.decide(step.command);
      await this.send(command);
      await this.engine.transitions.apply(command.id);
      const { state, outcome } = await this.engine.outcome(command.id);
      if (state !== 'applied')
        throw new Error(`step ${index} ${command.subjectType} ${command.action}: ${JSON.stringify(outcome)}`);
    }
    return wrong;
  }

  /** Writes a request as the API does, under the id that the model gave it. */
  async send(command: Command, version: number | null = null): Promise<void> {
    const { userId, orgId, role } = actorOf(command.actor);
    await this.engine.work.source.query(
      `INSERT INTO transition_request (id, subject_type, subject_id, action, expected_version, payload, user_id, org_id, role, idempotency_key, body_hash, accepted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $11, '', $10)`,
      [
        command.id,
        command.subjectType,
        command.subjectId,
        command.action,
        version,
        command.payload,
        userId,
        orgId,
        role,
        command.acceptedAt,
        command.id,
      ],
    );
  }

  /**
   * Rows that differ between what the service wrote and what the model says, of all tables that say where things stand.
   */
  async differences(model: EditionRound): Promise<string[]> {
    const real = await currentWorkingSet(this.engine.work);
    return TABLES.flatMap((table) =>
      [...model.workingSet[table]].flatMap(([id, row]) => {
        const other = real[table].get(id);
        const [expected, found] = [essence(row), other === undefined ? null : essence(other)];
        return isDeepStrictEqual(expected, found)
          ? []
          : [`${table} ${id}: model ${JSON.stringify(expected)} service ${JSON.stringify(found)}`];
      }),
    );
  }

  breaches(): Promise<string[]> {
    return breaches(this.engine.work);
  }
}

function editionBelow({ edition: { definition } }: RoundSetting): string | undefined {
  const first = definition.stages[0];
  const programme = first?.kind === 'application' ? first.winnersOf?.programme : undefined;
  return programme === undefined ? undefined : editionNames().find((name) => name.startsWith(`${programme}/`));
}
const sourceOf = (org: string): string => deriveId('source', org);
const published = ({ machine }: EditionRound): string =>
  [...machine.states.values()].find(({ outcome }) => outcome === 'published')?.id ?? '';

const TABLES = [
  'case',
  'opinion',
  'panel',
  'seat',
  'dossier',
  'dossierItem',
  'quotaSlot',
  'objection',
  'entry',
  'obligation',
] as const satisfies readonly (keyof WorkingSet)[];

/** Where a row stands, without serial numbers and digests. */
function essence(row: object): Record<string, unknown> {
  const keys = [
    'state',
    'stage',
    'outcome',
    'version',
    'route',
    'verdict',
    'caseId',
    'dossierId',
    'position',
    'late',
    'zeroReturn',
    'total',
    'mean',
    'round',
    'origin',
    'amountFen',
    'sectionNumber',
    'finalArea',
    'nominatorOrg',
    'groupOrg',
    'kind',
    'ruleId',
    'reasonCode',
  ];
  return Object.fromEntries(keys.flatMap((key) => (key in row ? [[key, (row as Record<string, unknown>)[key]]] : [])));
}

function actorOf(actor: Actor): Actor {
  if (actor.role === 'system') return { userId: SYSTEM_USER, orgId: 'system', role: 'system' };
  return actor;
}

/** Settings of tours are made of delivered editions. */
function nameOf({ edition }: RoundSetting): string {
  return (edition as DeliveredEdition).name;
}

export function commandOf(step: PlayStep, setting: RoundSetting): Command | undefined {
  switch (step.kind) {
    case 'wait':
      return undefined;
    case 'act':
      return step.command;
    case 'open': {
      const actor = setting.user(step.applicant.org, 'enterprise-clerk', 0);
      return {
        id: step.id,
        subjectType: 'case',
        subjectId: step.caseId,
        action: 'open',
        payload: {
          editionId: setting.editionId,
          title: '项目',
          ...(editionBelow(setting) ? { sourceCaseId: sourceOf(step.applicant.org) } : {}),
        },
        actor,
        acceptedAt: step.now,
      };
    }
  }
}

/** Plays tours one after the other, each on a database of its own; returns what went wrong. */
export async function playTours(
  setting: RoundSetting,
  tours: readonly Tour[],
  plan?: RacePlan,
): Promise<{ steps: number; wrong: string[] }> {
  const wrong: string[] = [];
  let steps = 0;
  for (const [index, tour] of tours.entries()) {
    const runner = await TourRunner.start(setting, tour.end.start);
    try {
      for (const step of tour.steps) commandOf(step, setting);
      await runner.prepare();
      const model = runner.modelOf(tour);
      wrong.push(...(await runner.play(tour.steps, model, plan)).map((line) => `tour ${index}: ${line}`));
      steps += tour.steps.length;
      wrong.push(...(await runner.differences(tour.end)).slice(0, 5).map((line) => `tour ${index}: ${line}`));
    } catch (error) {
      wrong.push(`tour ${index}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await runner.stop();
    }
  }
  return { steps, wrong };
}
