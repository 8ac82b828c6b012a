import { detailText } from './detailText';

describe('a recorded value', () => {
  it.each([
    ['role', 'department-lead', 'role: department-lead'],
    ['value', { from: -75, to: -76 }, 'value: -75 → -76'],
    ['state', { from: null, to: 'proposed' }, 'state: — → proposed'],
    ['expertise', ['1.1'], 'expertise: ["1.1"]'],
    ['period', { from: '2024-07-01' }, 'period: {"from":"2024-07-01"}'],
  ])('%s is said with its name, and of a change what it was and is', (name, value, words) => {
    expect(detailText(name, value)).toBe(words);
  });
});
