import type { HomeCaseDto, HomeDto } from '@linxuan/contracts';
import {
  dueDatesOf,
  editionName,
  endOfBusinessDay,
  firstStated,
  nextSteps,
  publicTitleOf,
  type CaseMachine,
} from '@linxuan/domain';
import { HomeRepository, type HomeApplication, type Tx, type UrgencyBounds } from '@linxuan/persistence';
import { workingCalendar, type Editions, type SessionActor } from '@linxuan/platform';
import { dueWords } from './urgency';
import { waitingSignatures } from './waiting-signatures';

const dueDates = dueDatesOf(workingCalendar);

type RoleView = Omit<HomeDto, 'role' | 'due' | 'groups'>;

/** What a role watches besides its own work; one statement each. */
export async function roleHome(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  bounds: UrgencyBounds,
): Promise<RoleView> {
  switch (actor.role) {
    case 'enterprise-clerk':
      return { applications: await applications(tx, editions, actor, bounds) };
    case 'group-clerk':
      return nomination(tx, editions, actor, bounds);
    case 'nominator-clerk':
    case 'nominator-lead':
      return { ...(await nomination(tx, editions, actor, bounds)), signatures: await waitingSignatures(tx) };
    case 'authority-clerk':
    case 'authority-lead':
      return { stages: await stages(tx, editions, bounds), signatures: await waitingSignatures(tx) };
    case 'publicity-officer':
      return { stages: await stages(tx, editions, bounds) };
    case 'department-intake':
    case 'department-reviewer':
    case 'department-lead':
      return {
        opinions: await new HomeRepository(tx).opinions(actor.orgId),
      };
    case 'expert':
      return {
        seats: await new HomeRepository(tx).seats(actor.scope.userId),
      };
    case 'operator':
      return { operations: await new HomeRepository(tx).operations(), signatures: await waitingSignatures(tx) };
    case 'security-officer':
      return { signatures: await waitingSignatures(tx) };
    case 'auditor':
    case 'system':
    case 'public':
      return {};
  }
}

async function applications(
  tx: Tx,
  editions: Editions,
  actor: SessionActor,
  bounds: UrgencyBounds,
): Promise<HomeCaseDto[]> {
  const rows = await new HomeRepository(tx).applications(actor.orgId);
  const found: HomeCaseDto[] = [];
  for (const row of rows) {
    const { machine } = await editions.get(tx, row.editionId);
    const mine = machine.states.get(row.state)?.heldBy === 'applicant';
    const dueAt = mine ? row.dueAt : null;
    found.push({
      id: row.id,
      number: row.number,
      title: row.title,
      edition: editionName(machine.definition),
      state: row.state,
      stage: row.stage,
      outcome: row.outcome,
      publicTitle: publicTitleOf(machine, row),
      heldBy: machine.states.get(row.state)?.heldBy ?? 'nobody',
      dueAt,
      timeLeft: dueWords(bounds.now, dueAt).timeLeft,
      urgency: dueAt ? dueWords(bounds.now, dueAt).urgency : null,
      stageTitle: machine.stages.get(row.stage)?.title ?? { zh: row.stage, en: row.stage },
      ...wayAhead(machine, row, bounds.now),
    });
  }
  return found;
}

type OnItsWay = Pick<HomeApplication, 'state' | 'stage' | 'route' | 'dueAt'>;

/**
 * When the present stage should be over: its due instant, or, while a correction is out, the time that the reviewer has
 * once it came back.
 */
function untilOf(machine: CaseMachine, row: OnItsWay): string | null {
  const due = row.dueAt;
  const stage = machine.stages.get(row.stage);
  const corrected = machine.states.get(row.state)?.heldBy === 'applicant' && stage?.kind !== 'application';
  return corrected ? (due !== null && stage?.due ? dueDates.due(stage.due, due) : null) : due;
}

/**
 * The way that is left. What is not submitted has no route yet, and what has ended has no way left: nothing is told of
 * them.
 */
function wayAhead(
  machine: CaseMachine,
  row: OnItsWay & { outcome: string },
  now: string,
): Pick<HomeCaseDto, 'hereUntil' | 'steps'> {
  const until = untilOf(machine, row);
  if (row.outcome !== 'running' || row.route === null) return { hereUntil: until, steps: [] };
  const path = machine.path(row.route);
  const steps = nextSteps(
    path.slice(path.indexOf(row.stage) + 1).flatMap((id) => machine.stages.get(id) ?? []),
    until,
    now,
    dueDates.due,
  );
  const stated = firstStated(steps);
  const latest = stated === null ? null : endOfBusinessDay(stated);
  return { hereUntil: until !== null && latest !== null && until > latest ? latest : until, steps };
}

/**
 * The nomination dossiers, what is due next first, each with its account; the deadline with its recorded extensions.
 */
async function nomination(tx: Tx, editions: Editions, actor: SessionActor, bounds: UrgencyBounds): Promise<RoleView> {
  const rows = await new HomeRepository(tx).nominations(actor.orgId);
  const dossiers: NonNullable<HomeDto['dossiers']> = [];
  for (const row of rows) {
    const { machine } = await editions.get(tx, row.editionId);
    const stage = machine.stages.get(row.stage);
    const deadline =
      row.due ??
      row.extended ??
      (stage?.kind === 'nomination' && stage.deadline.date ? endOfBusinessDay(stage.deadline.date) : null);
    dossiers.push({
      id: row.id,
      editionId: row.editionId,
      title: editionName(machine.definition),
      quota: row.cap === null ? null : { cap: row.cap, used: row.used ?? 0 },
      stage: row.stage,
      stageTitle: stage?.title ?? { zh: row.stage, en: row.stage },
      state: row.state,
      number: row.number,
      items: row.items,
      deadline,
      timeLeft: dueWords(bounds.now, deadline).timeLeft,
      urgency: deadline ? dueWords(bounds.now, deadline).urgency : null,
    });
  }
  return { dossiers: dossiers.sort((a, b) => (a.deadline ?? '9').localeCompare(b.deadline ?? '9')) };
}

async function stages(tx: Tx, editions: Editions, bounds: UrgencyBounds): Promise<NonNullable<HomeDto['stages']>> {
  const rows = await new HomeRepository(tx).stages(bounds.now);
  const found: (NonNullable<HomeDto['stages']>[number] & { place: number })[] = [];
  for (const { editionId, stage, count, overdue } of rows) {
    const { machine } = await editions.get(tx, editionId);
    found.push({
      editionId,
      edition: editionName(machine.definition),
      stage,
      title: machine.stages.get(stage)?.title ?? { zh: stage, en: stage },
      count,
      overdue,
      place: [...machine.stages.keys()].indexOf(stage),
    });
  }
  return found
    .sort((a, b) => a.editionId.localeCompare(b.editionId) || a.place - b.place)
    .map(({ place: _place, ...row }) => row);
}
