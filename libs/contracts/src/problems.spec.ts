import { problemText } from './problems';

describe('the words of a problem', () => {
  it('say an instant in Beijing time, to the second', () => {
    const params = { due: '2024-07-31T15:59:59.999Z', acceptedAt: '2024-07-31T16:00:01.200Z' };
    expect(problemText('deadline.ownPassed', params, 'zh').detail).toContain('2024年7月31日 23:59:59（北京时间）');
    expect(problemText('deadline.ownPassed', params, 'zh').detail).toContain('2024年8月1日 00:00:01（北京时间）');
    expect(problemText('deadline.ownPassed', params, 'en').detail).toContain('31 Jul 2024, 23:59:59 (Beijing time)');
  });

  it('leave days, numbers and names as they are', () => {
    expect(problemText('order.notLater', { until: '2024-07-31' }, 'zh').detail).toContain('2024-07-31');
  });
});
