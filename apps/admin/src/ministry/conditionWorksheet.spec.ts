import type { ConditionRule, RuleVerdict } from '@linxuan/contracts';
import {
  BLANK_CONDITIONS,
  confirmComputed,
  giveVerdict,
  nextOpen,
  progressOf,
  verdictPayload,
  withPhrase,
} from './conditionWorksheet';

const rule = (id: string, computed: RuleVerdict) =>
  ({ id, computed, title: { zh: id, en: id } }) as unknown as ConditionRule;
const rules = [rule('a', 'met'), rule('b', 'undetermined'), rule('c', 'not-met')];

describe('the condition worksheet in work', () => {
  it('confirms what was computed and leaves the rest to a person', () => {
    const confirmed = confirmComputed(rules, BLANK_CONDITIONS);
    expect(confirmed.verdicts).toEqual({ a: { verdict: 'met', reason: '' }, c: { verdict: 'not-met', reason: '' } });
    expect(progressOf(rules, confirmed)).toMatchObject({ left: [{ id: 'b' }], silent: [], unmet: [{ id: 'c' }] });
    expect([nextOpen(rules, confirmed, 2), nextOpen(rules, BLANK_CONDITIONS, 0)]).toEqual([1, 1]);
  });

  it('puts in no words that nobody chose, keeps those of the same verdict, and adds a phrase once', () => {
    for (const verdict of ['met', 'not-met'] as const) expect(giveVerdict(verdict, undefined).reason).toBe('');
    expect(giveVerdict('met', { verdict: 'met', reason: '已核实' }).reason).toBe('已核实');
    expect(giveVerdict('not-met', { verdict: 'met', reason: '已核实' }).reason).toBe('');
    expect(withPhrase('', '经审阅。')).toBe('经审阅。');
    expect(withPhrase(withPhrase('见附件3。', '经审阅。'), '经审阅。')).toBe('见附件3。经审阅。');
  });

  it('sends the computed verdict beside the given one', () => {
    const verdicts = { a: { verdict: 'met' as const, reason: '' }, c: { verdict: 'met' as const, reason: ' 已核实 ' } };
    expect(progressOf(rules, { verdicts: { c: { verdict: 'met', reason: ' ' } } }).silent.map(({ id }) => id)).toEqual([
      'c',
    ]);
    expect(verdictPayload(rules, { verdicts })).toEqual([
      { ruleId: 'a', computed: 'met', verdict: 'met' },
      { ruleId: 'c', computed: 'not-met', verdict: 'met', reason: '已核实' },
    ]);
  });
});
