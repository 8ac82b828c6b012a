import type { Site } from '../site';
import { BrowserUser } from '../user';

/** The operator, who runs the installation and sees no case; and what the request service says to a wrong password. */
export function operatorStories(site: () => Site): void {
  it('the operator manages users, organisations and queues, and has no power over cases', () =>
    site().as('demo-operator', async (user) => {
      await user.look('home');
      await user.page.getByRole('link', { name: '用户', exact: true }).click();
      await user.title('用户');
      await user.look('users');
      await user.page.getByRole('link', { name: '单位', exact: true }).click();
      await user.title('单位');
      await user.look('organisations');
      await user.page.getByRole('link', { name: '队列与台账' }).click();
      await user.title('队列与台账');
      await user.click('开始校验');
      await user.page.getByText(/全部完好/).waitFor();
      await user.look('queues');
      const answer = await user.page.evaluate(
        async () => (await (await fetch('/api/cases')).json()) as { total?: number; code?: string },
      );
      expect(answer.code ?? answer.total).toEqual(answer.code === undefined ? 0 : 'subject.notFound');
      if (answer.code !== undefined) user.expectRefusal(404);
    }));

  it('a wrong password and a name that nobody has are answered in the same words, which say what helps', async () => {
    const { browser, backOffice } = site();
    const user = await BrowserUser.asRequested(browser, backOffice, 'clerk@ndrc-650000');
    await user.look('sign-in');
    const words: string[] = [];
    for (const name of ['clerk@ndrc-650000', 'clerk@ndrc-650000', 'nobody@nowhere']) {
      const answered = user.page.waitForResponse((answer) => answer.url().endsWith('/api/session') && !answer.ok());
      await user.signIn(name, 'not-the-password');
      await answered;
      await user.page.getByRole('alert').first().waitFor();
      await user.settled();
      words.push(await user.page.getByRole('alert').first().innerText());
    }
    expect(new Set(words).size).toBe(1);
    expect(words[0]).toContain('请检查用户名和密码');
    await user.look('refused');
    await user.close();
  });
}
