import { CHROMIUM, Site } from './site';
import { deadlineStories } from './stories/deadlines.story';
import { enterpriseStories } from './stories/enterprise.story';
import { expertStories } from './stories/expert.story';
import { ministryStories } from './stories/ministry.story';
import { nominationStories } from './stories/nomination.story';
import { operatorStories } from './stories/operator.story';
import { programmeStories } from './stories/programmes.story';
import { publicationStories } from './stories/publication.story';
import { tabStories } from './stories/tabs.story';
import { tourStories } from './stories/tour.story';

jest.setTimeout(180_000);

/** The demo round as each of its people meets it; the stories stand in the order of the round and each uses work of its own. */
(CHROMIUM ? describe : describe.skip)('the back office as each role works in it', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.start();
  }, 420_000);
  afterAll(() => site.stop());

  enterpriseStories(() => site);
  nominationStories(() => site);
  ministryStories(() => site);
  expertStories(() => site);
  operatorStories(() => site);
  deadlineStories(() => site);
  programmeStories(() => site);
  publicationStories(() => site);
  tabStories(() => site);
  tourStories(() => site);
});
