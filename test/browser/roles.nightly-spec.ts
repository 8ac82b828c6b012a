import { CHROMIUM, Site } from './site';
import { noticeStories } from './stories/deadlines.story';
import { englishStories } from './stories/english.story';
import { editionStories } from './stories/editions.story';
import { applicationStories, pocketStories } from './stories/enterprise.story';
import { expertStories } from './stories/expert.story';
import { departmentStories } from './stories/ministry.story';
import { batchStories } from './stories/nomination.story';
import { programmeStories } from './stories/programmes.story';
import { publicationStories } from './stories/publication.story';
import { principalStories, tabStories } from './stories/tabs.story';
import { wizardStories } from './stories/wizard.story';

jest.setTimeout(600_000);

/**
 * The longer ways through the demo round; they move its clock, so they run after the others and on a round of their
 * own.
 */
(CHROMIUM ? describe : describe.skip)('the back office as each role works in it, at length', () => {
  let site: Site;
  beforeAll(async () => {
    site = await Site.start();
  }, 600_000);
  afterAll(() => site.stop());

  // Their days are to come only before the clock is moved.
  editionStories(() => site);
  wizardStories(() => site);
  applicationStories(() => site);
  pocketStories(() => site);
  batchStories(() => site);
  departmentStories(() => site);
  expertStories(() => site);
  noticeStories(() => site);
  programmeStories(() => site);
  publicationStories(() => site);
  tabStories(() => site);
  principalStories(() => site);
  englishStories(() => site);
});
