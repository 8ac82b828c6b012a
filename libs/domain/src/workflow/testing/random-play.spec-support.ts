import type { MachineAction, OutsideFacts } from '../../programme/machine';
import type { Actor, Who } from '../actor';
import { subjectOf } from '../decide';
import { rowsOf } from '../world';
import type { SubjectType } from '../rows';
import { LETTER, SUBMISSION, actor, submission, type TestRound } from './test-world.spec-support';

export interface Move {
  subjectType: SubjectType;
  subjectId: string;
  action: MachineAction;
}

const SUBJECTS: SubjectType[] = ['case', 'dossier', 'opinion', 'seat', 'objection'];

/** Every action that the machine knows from where the rows are now, allowed or not. */
export function possibleMoves(round: TestRound): Move[] {
  return SUBJECTS.flatMap((subjectType) =>
    [...round.world[subjectType].keys()].sort().flatMap((subjectId) => {
      const { state, stage } = subjectOf(round.world, { subjectType, subjectId });
      return round.machine.actions
        .filter((action) => action.subject === subjectType && action.from.includes(state) && (subjectType === 'case' || action.stage === stage))
        .map((action) => ({ subjectType, subjectId, action }));
    }),
  );
}

/** Somebody who stands in the asked relation; `variant` chooses role and person. */
export function actorFor(round: TestRound, { subjectType, subjectId, action }: Move, variant: number): Actor {
  const who = pick(action.who, variant);
  const role = pick(who.roles, variant);
  const userId = `${role}-${variant % 2}`;
  const { org, user } = standing(round, subjectType, subjectId, who);
  return actor(org, role, user ?? userId);
}

function standing({ world }: TestRound, subjectType: SubjectType, id: string, { relation }: Who): { org: string; user?: string | null } {
  switch (subjectType) {
    case 'case': {
      const row = world.case.get(id);
      const org = { applicant: row?.applicantOrg, group: row?.groupOrg, nominator: row?.nominatorOrg, authority: row?.authorityOrg }[relation as string];
      return { org: org ?? '' };
    }
    case 'dossier': {
      const row = world.dossier.get(id);
      return { org: (relation === 'dossier-owner' ? row?.ownerOrg : row?.recipientOrg) ?? '' };
    }
    case 'opinion': {
      const row = world.opinion.get(id);
      return { org: row?.orgId ?? '', user: relation === 'opinion-assignee' ? row?.assigneeUser : null };
    }
    case 'seat': {
      const row = world.seat.get(id);
      return relation === 'seat-expert' ? { org: row?.expertOrg ?? '', user: row?.expertUser } : { org: row?.leadOrg ?? '' };
    }
    case 'obligation': {
      const row = world.obligation.get(id);
      const owner = world.case.get(row?.caseId ?? '');
      return { org: { applicant: owner?.applicantOrg, nominator: owner?.nominatorOrg, lead: row?.leadOrg }[relation as string] ?? '' };
    }
    case 'objection':
      return { org: world.objection.get(id)?.leadOrg ?? '' };
  }
}

const EXPERTS = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6'];

/** A payload that fits the action's schema; `variant` varies verdicts, choices and scores. */
export function payloadFor(round: TestRound, { subjectId, action }: Move, variant: number): Record<string, unknown> {
  const { world, machine } = round;
  const stage = machine.stages.get(action.stage);
  const reasons = stage && 'rejectReasons' in stage ? stage.rejectReasons : [];
  const rejection = { reasonCode: pick(reasons.map(({ code }) => code).concat('no-such-reason'), variant), reason: '理由' };
  switch (`${action.subject}.${action.name}`) {
    case 'case.submit':
    case 'case.resubmit':
      return SUBMISSION;
    case 'case.accept':
      return stage?.kind === 'check' && stage.about === 'eligibility'
        ? { verdicts: (machine.definition.eligibility as { id: string }[]).map(({ id }) => ({ ruleId: id, computed: 'met', verdict: variant % 9 === 0 ? 'not-met' : 'met', reason: '理由' })) }
        : {};
    case 'case.return':
      return { fields: ['/cases'], reason: '理由' };
    case 'case.reject':
    case 'case.decline':
    case 'case.exclude':
      return rejection;
    case 'case.ask':
      return { departments: ['110000-most', '110000-mee', '310000-mee'].slice(0, 1 + (variant % 3)) };
    case 'case.conclude':
      return { dissentAnswers: variant % 5 === 0 ? [] : rowsOf(world, 'opinion', ({ caseId }) => caseId === subjectId).map(({ id }) => ({ opinionId: id, answer: '答复' })) };
    case 'case.seat':
      return { experts: rotate(EXPERTS, variant).slice(0, 1 + (variant % 4)), session: { title: '一组', at: round.now, place: '会议室' } };
    case 'case.classify':
      return { category: pick(['1.1', '7.2', '9.9'], variant) };
    case 'case.object':
      return { name: '某', contact: '某', grounds: 'facts', text: '异议', evidence: '证据' };
    case 'case.draft-entry':
      return { name: '技术', process: '工艺', parameters: '参数', cases: Array.from({ length: variant % 4 }, () => ({ title: '案例', content: '内容' })) };
    case 'dossier.prepare':
      return stage?.kind === 'list-decision' ? { minutes: '纪要', items: listItems(round, variant) } : { ...LETTER, title: '标题', text: '正文', contact: '联系' };
    case 'dossier.zero-return':
      return { ...LETTER, reason: '无' };
    case 'opinion.assign':
      return { userId: pick(['r1', 'r2', 'stranger'], variant) };
    case 'opinion.answer':
      return { verdict: pick(['agree', 'agree', 'disagree', 'ask-back'], variant), text: '意见', ...(variant % 3 === 0 ? { restsOn: ['/effects'] } : {}) };
    case 'seat.seal':
      return { comment: '意见', scores: scores(round, action.stage, 50 + (variant % 50)) };
    default:
      return { reason: '理由', answer: '答复', noConflict: true };
  }
}

function listItems({ world }: TestRound, variant: number) {
  return rowsOf(world, 'case', ({ state }) => state === 'list-decision.pending').map(({ id }, index) => ({ caseId: id, listed: (variant + index) % 4 !== 0, reasonCode: 'below-cut-line', reason: '理由' }));
}

function scores({ machine }: TestRound, stageId: string, score: number) {
  const stage = machine.stages.get(stageId);
  const rubric = machine.definition.rubrics.find(({ id }) => stage && 'rubric' in stage && id === stage.rubric);
  return (rubric?.criteria ?? []).map(({ id }) => ({ criterion: id, score, comment: '' }));
}

export function outsideFor(round: TestRound, { subjectType, subjectId }: Move, variant: number): OutsideFacts {
  const group = subjectType === 'case' && subjectId.startsWith('soe');
  return {
    ...submission(group ? 'central-soe' : 'province', variant % 2 === 0 ? ['/cases/0/scale'] : ['/prospects/market']),
    experts: Object.fromEntries(EXPERTS.map((user, index) => [user, { orgId: `inst-${index}`, conflicts: index === 5 ? ['same-organisation'] : [] }])),
    members: { r1: ['department-reviewer'], r2: ['department-reviewer'], stranger: ['department-intake'] },
    taxonomy: { '1.1': '1', '7.2': '7' },
    texts: { '': 'sha', '/text': 'sha', '/reason': 'sha', '/answer': 'sha' },
    extendedTo: round.now > '2024-07-31T16:00:00.000Z' ? null : undefined,
  };
}

function pick<T>(list: readonly T[], variant: number): T {
  const item = list[variant % list.length];
  if (item === undefined) throw new Error('Nothing to choose from');
  return item;
}
function rotate<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
