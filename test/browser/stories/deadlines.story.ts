import type { Site } from '../site';

/** Dates as people meet them: who will be late, and an own earlier date. */
export function deadlineStories(site: () => Site): void {
  it('ministry staff see who will be late and remind one nominator', () =>
    site().as('demo-ministry-clerk', async (user) => {
      const { page } = user;
      await page.getByRole('link', { name: '进度与预警' }).click();
      await user.title('进度与预警');
      await user.look('deadline-board');
      await user.region('推荐单位').getByRole('checkbox').first().check();
      await user.click('催办 1 家');
      await page.getByRole('alert').filter({ hasText: '已催办' }).waitFor();
      await user
        .region('催办记录')
        .getByText(/在办 \d+ 件/)
        .first()
        .waitFor();
      await page.getByRole('link', { name: '用时统计' }).click();
      await user.title('用时统计');
      await user.look('statistics');
    }));

  it('a provincial lead sets an own date within the national one, and no later one', () =>
    site().as('demo-province-lead', async (user) => {
      const { page } = user;
      await page.getByRole('link', { name: '本单位期限' }).click();
      await user.title('本单位自定期限');
      const form = user.region('设定');
      const set = async (date: string) => {
        await form.getByLabel(/^日期/).fill(date);
        await form.getByLabel(/^文号/).fill('粤发改环资〔2024〕9号');
        await form.getByLabel(/^理由/).fill('预留形式审查时间');
        await user.click('设定', form);
      };
      await form.getByRole('combobox', { name: '项目' }).click();
      await page.getByRole('option', { name: '绿色技术推荐（2024年度）', exact: true }).click();
      await form.getByRole('combobox', { name: '事项' }).click();
      await page.getByRole('option', { name: '部门反馈意见截止' }).click();
      await set('2024-08-20');
      await form.getByText('不得晚于 2024-07-31', { exact: true }).waitFor();
      user.expectRefusal(422);
      await user.shot('own-date-refused');
      await set('2024-07-29');
      await page
        .getByText(/2024年7月29日（国家规定 2024年7月31日）/)
        .first()
        .waitFor();
      await user.look('own-date');
    }));
}

/** What one wants to hear, the mail that went out, a defence in the calendar. */
export function noticeStories(site: () => Site): void {
  it('a person collects one kind of notice in a digest, and is refused what is always sent', () =>
    site().as('demo-enterprise', async (user) => {
      const { page } = user;
      await page.goto('/preferences');
      await user.title('通知设置');
      const kinds = user.region('接收哪些通知');
      const choose = async (mode: string) => {
        const saved = page.waitForResponse(
          (answer) => answer.url().endsWith('/preferences/kinds/nominated') && answer.ok(),
        );
        await kinds.getByRole('combobox', { name: '列入推荐' }).click();
        await page.getByRole('option', { name: mode }).click();
        await saved;
      };
      await choose('每日汇总');
      await kinds
        .getByText(/必须送达/)
        .first()
        .waitFor();
      expect(await kinds.getByRole('combobox', { name: '退回补正' }).count()).toBe(0);
      const refused = await page.evaluate(async () => {
        const session = (await (await fetch('/api/session')).json()) as { csrf: string; principal: string };
        const answer = await fetch('/api/preferences/kinds/correction', {
          method: 'PUT',
          headers: {
            'content-type': 'application/json',
            'x-csrf-token': session.csrf,
            'x-acting-as': session.principal,
          },
          body: JSON.stringify({ mode: 'never' }),
        });
        return { status: answer.status, ...((await answer.json()) as { code: string }) };
      });
      expect(refused).toMatchObject({ status: 422, code: 'notice.obligatory' });
      user.expectRefusal(422);
      await user.look('preferences');
      await choose('立即');
    }));

  it('the operator opens a message in the mailbox', () =>
    site().as('demo-operator', async (user) => {
      const { page } = user;
      await page.getByRole('link', { name: '收件箱' }).click();
      await user.title('收件箱');
      await user.click('查看');
      await page.getByRole('dialog').or(page.locator('pre')).first().waitFor();
      await user.look('message');
    }));

  it('an expert takes the defence into a calendar', () =>
    site().as('demo-ministry-clerk', async (user) => {
      const { page } = user;
      await page.goto('/panels?stage=oral-defence');
      await user.settled();
      const link = page.locator('a[href^="/api/calendar/sessions/"]').first();
      await link.waitFor();
      const file = await page.request.get((await link.getAttribute('href')) ?? '');
      expect([file.status(), file.headers()['content-type']]).toEqual([200, expect.stringContaining('text/calendar')]);
      expect(await file.text()).toMatch(/BEGIN:VEVENT[\s\S]*DTSTART[\s\S]*END:VEVENT/);
    }));
}
