import { Installation, dataFolder, forget } from '../launcher/installation';
import { CHROMIUM, DESKTOP, Desk, PHONE } from './desk';

jest.setTimeout(240_000);

/** Every account that the start prints; each opens on work that is waiting, except the operator, who has no cases. */
const WITH_WORK = [
  'demo-enterprise', 'demo-enterprise-2', 'demo-group', 'demo-province-clerk', 'demo-province-lead', 'demo-province-dept', 'demo-sasac-clerk', 'demo-ministry-clerk', 'demo-ministry-lead',
  'demo-department-intake', 'demo-department-lead', 'demo-expert', 'demo-publicity',
];

(CHROMIUM ? describe : describe.skip)('the back office as each role sees it', () => {
  const folder = dataFolder();
  let installation: Installation;
  beforeAll(async () => {
    installation = new Installation(folder);
    await installation.ready();
  }, 420_000);
  afterAll(async () => {
    await installation.stop();
    forget(folder);
  });

  it.each(WITH_WORK)('%s lands on waiting work and opens it', async (login) => {
    const desk = await Desk.open(installation.backOffice, login, DESKTOP);
    try {
      await desk.settled();
      const next = desk.page.getByRole('link', { name: /办理下一项|继续|去办理|打开/ }).first();
      await next.waitFor();
      await desk.shot('home');
      expect(await desk.violations()).toEqual([]);
      await next.click();
      await desk.settled();
      await desk.page.locator('main h1, main h2').first().waitFor();
      await desk.shot('worksheet');
      expect(await desk.violations()).toEqual([]);
      expect(desk.complaints).toEqual([]);
    } finally {
      await desk.close();
    }
  });

  it('the operator sees accounts and queues, and no cases', async () => {
    const desk = await Desk.open(installation.backOffice, 'demo-operator', DESKTOP);
    try {
      await desk.settled();
      await desk.shot('home');
      const answer = await desk.page.evaluate(async () => (await (await fetch('/api/cases')).json()) as { total?: number; code?: string });
      expect(answer.total ?? answer.code).toEqual(answer.code ? 'subject.notFound' : 0);
      expect(desk.complaints.filter((text) => !text.includes('404'))).toEqual([]);
    } finally {
      await desk.close();
    }
  });

  it.each(['demo-enterprise', 'demo-expert', 'demo-province-clerk', 'demo-ministry-lead'])('%s can work on a phone without scrolling sideways', async (login) => {
    const desk = await Desk.open(installation.backOffice, login, PHONE);
    try {
      await desk.settled();
      await desk.shot('home');
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
      await desk.page.getByRole('link', { name: /办理下一项|继续|去办理|打开/ }).first().click();
      await desk.settled();
      await desk.shot('worksheet');
      expect(await desk.overflow()).toBeLessThanOrEqual(0);
    } finally {
      await desk.close();
    }
  });
});
