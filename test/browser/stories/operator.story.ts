import type { Site } from '../site';
import { Desk } from '../desk';

/** The operator, who runs the installation and sees no case; and what the door says to a wrong password. */
export function operatorStories(site: () => Site): void {
  it('the operator manages users, organisations and queues, and has no power over cases', () =>
    site().as('demo-operator', async (desk) => {
      await desk.look('home');
      await desk.page.getByRole('link', { name: '用户', exact: true }).click();
      await desk.title('用户');
      await desk.look('users');
      await desk.page.getByRole('link', { name: '单位', exact: true }).click();
      await desk.title('单位');
      await desk.look('organisations');
      await desk.page.getByRole('link', { name: '队列与台账' }).click();
      await desk.title('队列与台账');
      await desk.click('开始校验');
      await desk.page.getByText(/全部完好/).waitFor();
      await desk.look('queues');
      const answer = await desk.page.evaluate(
        async () => (await (await fetch('/api/cases')).json()) as { total?: number; code?: string },
      );
      expect(answer.code ?? answer.total).toEqual(answer.code === undefined ? 0 : 'subject.notFound');
      if (answer.code !== undefined) desk.expectRefusal(404);
    }));

  it('a wrong password is told apart from nothing, and too many lock the account', async () => {
    const { browser, backOffice } = site();
    const desk = await Desk.atTheDoor(browser, backOffice, 'clerk@ndrc-650000');
    await desk.look('sign-in');
    for (let attempt = 0; attempt < 6; attempt++) {
      await desk.signIn('clerk@ndrc-650000', 'not-the-password');
      await desk.page.getByRole('alert').first().waitFor();
      await desk.settled();
    }
    await desk.page
      .getByRole('alert')
      .filter({ hasText: /锁定|稍后/ })
      .waitFor();
    await desk.look('locked');
    await desk.close();
  });
}
