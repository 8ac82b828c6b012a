import { judge, type EligibilityFacts, type EligibilityRule } from './index';

const RULE: EligibilityRule = {
  id: 'better',
  title: { zh: '指标提升', en: 'Better' },
  basis: { document: '工信厅联节函〔2025〕20号', summary: { zh: '同类技术指标提升', en: 'better than the same type' } },
  strength: 'hard',
  inputs: [],
  evaluator: {
    kind: 'baseline',
    file: 'earlier',
    typeField: '/technology/type',
    indicators: [
      { id: 'rate', field: '/indicators/rate', better: 'higher' },
      { id: 'energy', field: '/indicators/energy', better: 'lower' },
    ],
  },
};
const FACTS: EligibilityFacts = {
  submittedOn: null,
  deadline: null,
  earlier: {
    earlier: {
      title: { zh: '2023年版', en: 'the 2023 edition' },
      source: 'x',
      types: [
        { type: 'slag', indicators: { rate: '95.0', energy: '12' } },
        { type: 'tyre', indicators: { rate: '90' } },
      ],
    },
  },
};

describe('comparison with an earlier edition', () => {
  it.each<[string, unknown, string]>([
    ['both better', { technology: { type: 'slag' }, indicators: { rate: '95.1', energy: '11.99' } }, 'met'],
    [
      'equal is not better, by the decimal',
      { technology: { type: 'slag' }, indicators: { rate: '95', energy: '11' } },
      'not-met',
    ],
    ['one worse', { technology: { type: 'slag' }, indicators: { rate: '96', energy: '12.01' } }, 'not-met'],
    ['one not stated', { technology: { type: 'slag' }, indicators: { rate: '96' } }, 'undetermined'],
    [
      'only what the earlier edition states counts',
      { technology: { type: 'tyre' }, indicators: { rate: '91', energy: '99' } },
      'met',
    ],
    ['no such type', { technology: { type: 'glass' }, indicators: { rate: '99', energy: '1' } }, 'undetermined'],
    ['no type', { indicators: { rate: '99' } }, 'undetermined'],
  ])('%s', (_name, content, verdict) => {
    expect(judge([RULE], content as never, FACTS)[0]?.verdict).toBe(verdict);
  });

  it('is open without the data', () => {
    expect(
      judge(
        [RULE],
        { technology: { type: 'slag' }, indicators: { rate: '99', energy: '1' } },
        { submittedOn: null, deadline: null },
      )[0]?.verdict,
    ).toBe('undetermined');
  });
});
