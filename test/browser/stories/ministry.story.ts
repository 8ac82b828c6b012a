import type { Site } from '../site';

/** The ministry's lead office: receipt, conditions, the list. */
export function ministryStories(site: () => Site): void {
  it('the ministry receives a batch and checks conditions', () =>
    site().as('demo-ministry-clerk', async (user) => {
      await user.look('home');
      await user.next('接收推荐材料');
      await user.look('receipt');
      await user.click('接收', user.region('整批处理'));
      await user.confirm();
      await user.page
        .getByText(/已接收/)
        .first()
        .waitFor();
      await user.page.getByRole('link', { name: '今日工作' }).first().click();
      await user.next('条件审核');
      await user.look('conditions');
      await user.click(/^确认系统判断/);
      await user.page.locator('[role="group"] [aria-pressed="true"]').first().waitFor();
      for (const group of await user.page.getByRole('group', { name: /的结论$/ }).all()) {
        const met = group.getByRole('button', { name: /^符合/ });
        if ((await group.locator('[aria-pressed="true"]').count()) > 0) continue;
        await met.click();
        // What nobody could compute has words that a person chooses.
        const card = group.locator('xpath=ancestor::section[1]');
        await card.getByRole('group', { name: '常用语' }).getByRole('button').first().click();
      }
      await user.page.getByText('全部条件符合，可以通过。').waitFor();
      await user.click('条件审核通过');
      await user.confirm();
    }));

  it('the ministry lead watches the nominators and decides the list', () =>
    site().as('demo-ministry-lead', async (user) => {
      await user.look('home');
      await user.page.getByRole('link', { name: '查看全部 38 家' }).click();
      await user.title('全国进展');
      await user.look('dashboard');
      await user.page.getByRole('link', { name: '今日工作' }).first().click();
      await user.next('审定入选名单');
      await user.look('list');
      await user.click('审定名单');
      await user.confirm();
      await user.look('decided');
    }));
}

/** A ministry department: opinions by duty. */
export function departmentStories(site: () => Site): void {
  it('a ministry department assigns, writes and signs its opinions', async () => {
    await site().as('demo-department-intake', async (user) => {
      await user.look('home');
      await user.next('分派审核任务');
      const asked = user.region('待分派');
      await user.click(/^全选/, asked);
      await asked.getByRole('combobox', { name: '审核人' }).click();
      await user.page.getByRole('option', { name: /工信部审核（演示）/ }).click();
      await user.look('assign');
      await user.click(/^分派 \d+ 项/, asked);
      await asked.waitFor({ state: 'hidden' });
    });
    await site().as('demo-department-reviewer', async (user) => {
      await user.look('home');
      await user.next('提出审核意见');
      await user.page.getByRole('radio', { name: /^通过/ }).check();
      await user.page
        .getByRole('textbox', { name: '审核意见和依据' })
        .fill('从行业管理职责看，技术成熟，数据可信，建议通过。');
      await user.look('opinion');
      await user.click('提交签发');
      await user.page.getByRole('radiogroup').waitFor({ state: 'hidden' });
    });
    await site().as('demo-department-lead', async (user) => {
      await user.look('home');
      await user.next('签发部门意见');
      await user.look('sign');
      await user.click('签发意见');
      await user.confirm();
    });
  });
}
