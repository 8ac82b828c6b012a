import { quotaModelRuns } from './quota-model-runs';

jest.setTimeout(1_800_000);

describe('a quota under parallel clients, at length', () => {
  it('agrees with its model after every batch of sixty stories', async () => {
    await quotaModelRuns(60, 25, 20241224);
  });
});
