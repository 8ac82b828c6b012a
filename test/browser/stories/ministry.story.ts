import type { Site } from '../site';

/** The ministry's lead office: receipt, conditions, the list. */
export function ministryStories(site: () => Site): void {
  it('the ministry receives a batch and checks conditions', () =>
    site().as('demo-ministry-clerk', async (desk) => {
      await desk.look('home');
      await desk.next('接收推荐材料');
      await desk.look('receipt');
      await desk.click('接收', desk.region('整批处理'));
      await desk.confirm();
      await desk.page
        .getByText(/已接收/)
        .first()
        .waitFor();
      await desk.page.getByRole('link', { name: '今日工作' }).first().click();
      await desk.next('条件审核');
      await desk.look('conditions');
      await desk.click(/^确认系统判断/);
      for (const group of await desk.page.getByRole('group', { name: /的结论$/ }).all()) {
        const met = group.getByRole('button', { name: /^符合/ });
        if ((await group.locator('[aria-pressed="true"]').count()) === 0) await met.click();
      }
      await desk.page.getByText('全部条件符合，可以通过。').waitFor();
      await desk.click('条件审核通过');
      await desk.confirm();
    }));

  it('the ministry lead watches the nominators and decides the list', () =>
    site().as('demo-ministry-lead', async (desk) => {
      await desk.look('home');
      await desk.page.getByRole('link', { name: '查看全部 38 家' }).click();
      await desk.title('全国进展');
      await desk.look('dashboard');
      await desk.page.getByRole('link', { name: '今日工作' }).first().click();
      await desk.next('审定入选名单');
      await desk.look('list');
      await desk.click('审定名单');
      await desk.confirm();
      await desk.look('decided');
    }));
}

/** A ministry department: opinions by duty. */
export function departmentStories(site: () => Site): void {
  it('a ministry department assigns, writes and signs its opinions', async () => {
    await site().as('demo-department-intake', async (desk) => {
      await desk.look('home');
      await desk.next('分派审核任务');
      const asked = desk.region('待分派');
      await desk.click(/^全选/, asked);
      await asked.getByRole('combobox', { name: '审核人' }).click();
      await desk.page.getByRole('option', { name: /工信部审核（演示）/ }).click();
      await desk.look('assign');
      await desk.click(/^分派 \d+ 项/, asked);
      await asked.waitFor({ state: 'hidden' });
    });
    await site().as('demo-department-reviewer', async (desk) => {
      await desk.look('home');
      await desk.next('提出审核意见');
      await desk.page.getByRole('radio', { name: /^通过/ }).check();
      await desk.page
        .getByRole('textbox', { name: '审核意见和依据' })
        .fill('从行业管理职责看，技术成熟，数据可信，建议通过。');
      await desk.look('opinion');
      await desk.click('提交签发');
      await desk.page.getByRole('radiogroup').waitFor({ state: 'hidden' });
    });
    await site().as('demo-department-lead', async (desk) => {
      await desk.look('home');
      await desk.next('签发部门意见');
      await desk.look('sign');
      await desk.click('签发意见');
      await desk.confirm();
    });
  });
}
