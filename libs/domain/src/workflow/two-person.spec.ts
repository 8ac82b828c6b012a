import type { StageDefinition } from '../programme/definition';
import type { CaseMachine, TaskSpec } from '../programme/machine';
import { compile } from '../programme/compile';
import { deliveredEdition, modelledNames } from '../programme/testing/delivered-editions.spec-support';
import { anotherPerson, samePerson, signersOf, TWO_PERSON_RULES } from './two-person';

const MACHINES: CaseMachine[] = modelledNames().map((name) => compile(deliveredEdition(name).definition));
const [CLERK, LEAD, SECOND_ACCOUNT] = ['clerk', 'lead', 'clerk-again'];

/** What was signed first, by whom and in whose name, and who acts now: by account, deputation, role and identity. */
const DISGUISES: { what: string; first: [by: string, inTheNameOf: string | null]; now: string[]; same: boolean }[] = [
  { what: 'another person', first: [CLERK, null], now: [LEAD], same: false },
  { what: 'the same account in another role', first: [CLERK, null], now: [CLERK], same: true },
  {
    what: 'another account of the same identity',
    first: [SECOND_ACCOUNT, null],
    now: [CLERK, SECOND_ACCOUNT],
    same: true,
  },
  {
    what: 'who signed first, as deputy of another',
    first: [CLERK, null],
    now: signersOf({ userId: LEAD, deputy: CLERK }),
    same: true,
  },
  {
    what: 'a deputy of who signed first',
    first: [CLERK, null],
    now: signersOf({ userId: CLERK, deputy: LEAD }),
    same: true,
  },
  { what: 'the principal of the deputy who signed first', first: [LEAD, CLERK], now: [CLERK], same: true },
  { what: 'the deputy who signed first, now for oneself', first: [LEAD, CLERK], now: [LEAD], same: true },
];

describe('what needs two people', () => {
  it.each(DISGUISES)('is met by two persons: $what', ({ first, now, same }) => {
    expect(samePerson(first, now)).toBe(same);
    const [by, inTheNameOf] = first;
    for (const subjectType of ['dossier', 'opinion'] as const) {
      const row = {
        preparedBy: by,
        preparedFor: inTheNameOf,
        authorUser: inTheNameOf ?? by,
        authorDeputy: inTheNameOf && by,
      };
      const context = {
        workingSet: { dossier: new Map([['x', row]]), opinion: new Map([['x', row]]) },
        command: { subjectType, subjectId: 'x', actor: { userId: 'nobody' } },
        outside: { signers: now },
      };
      expect(anotherPerson(context as never)?.code).toBe(same ? `${subjectType}.samePerson` : undefined);
    }
  });

  it('is guarded in the machine of every edition that has the act, and nothing else claims the guard', () => {
    const seen = new Set<string>();
    for (const machine of MACHINES)
      for (const action of machine.actions) {
        const kind = machine.stages.get(action.stage)?.kind ?? '';
        const rule = TWO_PERSON_RULES.find(
          ({ subject, stageKinds, second }) =>
            subject === action.subject && second === action.name && stageKinds.includes(kind),
        );
        expect([machine.definition.id, action.stage, action.name, action.guards.includes('anotherPerson')]).toEqual([
          machine.definition.id,
          action.stage,
          action.name,
          rule !== undefined,
        ]);
        if (!rule) continue;
        seen.add(rule.id);
        const firsts = machine.actions.filter((one) => one.stage === action.stage && rule.first.includes(one.name));
        expect(firsts.length).toBeGreaterThan(0);
      }
    expect([...seen].sort()).toEqual(
      TWO_PERSON_RULES.filter(({ stageKinds }) => stageKinds.length > 0)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it('waits as a task of somebody who may act, wherever a machine carries it', () => {
    const without: string[] = [];
    for (const machine of MACHINES)
      for (const action of machine.actions.filter(({ guards }) => guards.includes('anotherPerson'))) {
        const stage = machine.stages.get(action.stage);
        if (!stage) continue;
        const roles = action.who.flatMap(({ roles: some }) => some);
        for (const state of action.from) {
          const tasks = tasksIn(machine, stage, action.subject, state);
          const found = tasks.some((task) => (task.userId ?? null) === null && roles.includes(task.role));
          if (!found) without.push(`${machine.definition.id} ${action.stage}.${action.name} from ${state}`);
        }
      }
    expect(without).toEqual([]);
  });
});

/** What a row of the subject in this state means for its people, with nothing else about. */
function tasksIn(machine: CaseMachine, stage: StageDefinition, subject: string, state: string): TaskSpec[] {
  const kind = machine.kindOf(stage.id);
  const none = new Map<string, never>();
  const row = {
    id: 'x',
    stage: stage.id,
    state,
    caseId: 'c',
    ownerOrg: 'a',
    recipientOrg: 'b',
    orgId: 'd',
    leadOrg: 'a',
  };
  const world = new Proxy({} as Record<string, Map<string, unknown>>, {
    get: (_all, table) => (table === subject ? new Map([['x', row]]) : none),
  });
  const now = '2024-07-15T00:00:00.000Z';
  if (subject === 'dossier')
    return kind.dossierTasks?.(world as never, row as never, stage as never, machine.definition) ?? [];
  const theCase = { id: 'c', stage: stage.id, state: '', outcome: 'running', authorityOrg: 'a', nominatorOrg: 'b' };
  return [...machine.states.keys()]
    .filter((name) => name.startsWith(`${stage.id}.`))
    .flatMap((name) => kind.tasks(world as never, { ...theCase, state: name } as never, stage as never, now));
}
