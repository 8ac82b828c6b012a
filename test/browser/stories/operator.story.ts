import type { Site } from '../site';
import { Desk } from '../desk';

/** The operator, who runs the installation and sees no case; and what the request service says to a wrong password. */
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

  it('a wrong password and a name that nobody has are answered in the same words, which say what helps', async () => {
    const { browser, backOffice } = site();
    const desk = await Desk.asRequested(browser, backOffice, 'clerk@ndrc-650000');
    await desk.look('sign-in');
    const words: string[] = [];
    for (const name of ['clerk@ndrc-650000', 'clerk@ndrc-650000', 'nobody@nowhere']) {
      const answered = desk.page.waitForResponse((answer) => answer.url().endsWith('/api/session') && !answer.ok());
      await desk.signIn(name, 'not-the-password');
      await answered;
      await desk.page.getByRole('alert').first().waitFor();
      await desk.settled();
      words.push(await desk.page.getByRole('alert').first().innerText());
    }
    expect(new Set(words).size).toBe(1);
    expect(words[0]).toContain('请检查用户名和密码');
    await desk.look('refused');
    await desk.close();
  });
}
