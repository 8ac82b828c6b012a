import type { CaseMachine } from '../programme/machine';
import { obligationName } from './obligation-words';

const stage = {
  id: 'follow-up',
  kind: 'follow-up',
  title: { zh: '跟踪管理', en: 'Follow-up' },
  reports: [{ id: 'yearly', title: { zh: '年度报告', en: 'Yearly report' } }],
  changes: [{ id: 'team', title: { zh: '变更成员', en: 'Change of members' } }],
  measures: [],
};
const machine = { stages: new Map([[stage.id, stage]]) } as unknown as Pick<CaseMachine, 'stages'>;
const one = { stage: 'follow-up', ruleId: 'yearly', round: 1, dueAt: null };

describe('obligationName', () => {
  it('tells the reports of a case apart by the year in which each is due, in Beijing', () => {
    // The last instant of the year in Beijing, and the first of the next, lie on the same day in UTC.
    expect(obligationName(machine, { ...one, kind: 'report', dueAt: '2026-12-31T15:59:59.999Z' })).toEqual({
      zh: '年度报告（2026年应交）',
      en: 'Yearly report (due in 2026)',
    });
    expect(obligationName(machine, { ...one, kind: 'report', round: 2, dueAt: '2026-12-31T16:00:00.000Z' })).toEqual({
      zh: '年度报告（2027年应交）',
      en: 'Yearly report (due in 2027)',
    });
  });

  it('numbers what comes again, and calls the rest by its rule', () => {
    expect(obligationName(machine, { ...one, kind: 'payment', round: 2 })).toEqual({
      zh: '拨款（第2次）',
      en: 'Payment (no. 2)',
    });
    expect(obligationName(machine, { ...one, kind: 'change', ruleId: 'team' })).toEqual({
      zh: '变更成员',
      en: 'Change of members',
    });
    expect(obligationName(machine, { ...one, kind: 'agreement', ruleId: 'agreement' })).toEqual({
      zh: '跟踪管理',
      en: 'Follow-up',
    });
  });
});
