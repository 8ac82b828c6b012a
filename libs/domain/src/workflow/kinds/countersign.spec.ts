import type { CountersignPolicy, ReviewStage } from '../../programme/definition';
import type { DecisionContext } from '../../programme/machine';
import type { OpinionRow } from '../rows';
import { countersigned, mayCancel, policyWords } from './countersign';

const NOW = '2025-03-10T01:00:00.000Z';
const opinion = (orgId: string, verdict: OpinionRow['verdict'] | 'running' | 'overdue'): OpinionRow => ({
  id: orgId,
  caseId: 'c',
  stage: 's',
  orgId,
  leadOrg: 'lead',
  state: verdict === 'running' || verdict === 'overdue' ? 'asked' : 'answered',
  version: 1,
  verdict: verdict === 'running' || verdict === 'overdue' ? null : verdict,
  textSha: null,
  contributionSha: null,
  draftSha: null,
  restsOn: [],
  revision: 1,
  round: 1,
  assigneeUser: null,
  authorUser: null,
  authorDeputy: null,
  askedAt: NOW,
  dueAt: verdict === 'overdue' ? '2025-03-01T00:00:00.000Z' : '2025-04-01T00:00:00.000Z',
  answeredAt: null,
});
const stage = (policy?: CountersignPolicy) =>
  ({ id: 's', source: '某文件', ...(policy ? { policy } : {}) }) as ReviewStage;
const outcome = (policy: CountersignPolicy | undefined, ...verdicts: Parameters<typeof opinion>[1][]): string =>
  countersigned(
    { command: { acceptedAt: NOW } } as DecisionContext,
    stage(policy),
    verdicts.map((verdict, index) => opinion('abcd'[index] ?? '', verdict)),
  )?.code ?? 'stands';

describe('countersign policies', () => {
  it.each<[string, CountersignPolicy | undefined, Parameters<typeof opinion>[1][], string]>([
    ['the lead decides over dissent and silence', undefined, ['agree', 'disagree', 'overdue'], 'stands'],
    ['the lead waits for who is in time', { kind: 'lead-decides' }, ['agree', 'running'], 'review.waiting'],
    ['all: one against', { kind: 'all', silence: 'consent' }, ['agree', 'disagree', 'running'], 'review.notAgreed'],
    ['all: one asks back', { kind: 'all', silence: 'consent' }, ['agree', 'ask-back'], 'review.notAgreed'],
    ['all: silence is consent', { kind: 'all', silence: 'consent' }, ['agree', 'overdue'], 'stands'],
    ['all: silence is waited for', { kind: 'all', silence: 'wait' }, ['agree', 'overdue'], 'review.silent'],
    ['all: in time is waited for', { kind: 'all', silence: 'consent' }, ['agree', 'running'], 'review.waiting'],
    [
      'at least 2: reached',
      { kind: 'at-least', n: 2, silence: 'wait' },
      ['agree', 'agree', 'disagree', 'running'],
      'stands',
    ],
    [
      'at least 2: not yet',
      { kind: 'at-least', n: 2, silence: 'wait' },
      ['agree', 'disagree', 'running'],
      'review.waiting',
    ],
    [
      'at least 2: reached by silence',
      { kind: 'at-least', n: 2, silence: 'consent' },
      ['agree', 'disagree', 'overdue'],
      'stands',
    ],
    [
      'at least 2: never',
      { kind: 'at-least', n: 2, silence: 'wait' },
      ['agree', 'disagree', 'disagree'],
      'review.tooFewAgree',
    ],
    ['veto: used', { kind: 'veto', orgs: ['a'], silence: 'wait' }, ['disagree', 'agree'], 'review.notAgreed'],
    ['veto: another may disagree', { kind: 'veto', orgs: ['a'], silence: 'wait' }, ['agree', 'disagree'], 'stands'],
    [
      'veto: its silence is waited for',
      { kind: 'veto', orgs: ['a'], silence: 'wait' },
      ['overdue', 'agree'],
      'review.silent',
    ],
    [
      'veto: others in time are waited for',
      { kind: 'veto', orgs: ['a'], silence: 'wait' },
      ['agree', 'running'],
      'review.waiting',
    ],
  ])('%s', (_name, policy, verdicts, expected) => {
    expect(outcome(policy, ...verdicts)).toBe(expected);
  });

  it('lets a lead withdraw an overdue question only where silence holds', () => {
    const may = (policy: CountersignPolicy, verdict: Parameters<typeof opinion>[1]) =>
      mayCancel(stage(policy), opinion('a', verdict), NOW);
    expect([
      may({ kind: 'all', silence: 'wait' }, 'overdue'),
      may({ kind: 'all', silence: 'wait' }, 'running'),
      may({ kind: 'all', silence: 'consent' }, 'overdue'),
      may({ kind: 'lead-decides' }, 'overdue'),
    ]).toEqual([true, false, false, false]);
  });

  it('says its rule in words', () => {
    expect(policyWords({ kind: 'at-least', n: 3, silence: 'wait' })).toEqual({
      zh: '须至少3个部门同意，逾期未反馈的须等待或者由牵头单位撤回征求',
      en: 'At least 3 departments must agree; a silent department is waited for until the lead withdraws the question',
    });
  });
});
