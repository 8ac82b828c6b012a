import { CHROMIUM, Site } from './site';
import { bundleStories } from './stories/bundles.story';
import { deadlineStories } from './stories/deadlines.story';
import { correctionStories } from './stories/enterprise.story';
import { habitStories } from './stories/habits.story';
import { ministryStories } from './stories/ministry.story';
import { nominationStories } from './stories/nomination.story';
import { operatorStories } from './stories/operator.story';
import { tourStories } from './stories/tour.story';

jest.setTimeout(600_000);

/** The demo round as its people meet it; the stories stand in the order of the round and each uses work of its own. */
(CHROMIUM ? describe : describe.skip)('the back office as each role works in it', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.start();
  }, 600_000);
  afterAll(() => site.stop());

  tourStories(() => site);
  correctionStories(() => site);
  nominationStories(() => site);
  habitStories(() => site);
  ministryStories(() => site);
  operatorStories(() => site);
  deadlineStories(() => site);
  bundleStories(() => site);
});
