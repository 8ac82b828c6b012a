import type { Locator } from 'playwright-core';
import type { BrowserUser } from '../user';
import type { Site } from '../site';

const TITLE = '能源领域首台（套）重大技术装备（第六批）';
const saved = (user: BrowserUser) => user.page.getByText('已保存').first().waitFor();
const save = (user: BrowserUser) => user.page.getByRole('button', { name: '保存', exact: true });
const checks = (user: BrowserUser): Locator => user.region('检查');
const differences = (user: BrowserUser): Locator => user.region('与上一版的差别');

async function open(user: BrowserUser, title: string | RegExp): Promise<void> {
  await user.page.getByRole('link', { name: '项目方案', exact: true }).click();
  await user.title('项目方案');
  await user.page.getByRole('link', { name: title }).first().click();
  await user.settled();
}

async function choose(user: BrowserUser, field: RegExp, option: string | RegExp): Promise<void> {
  await user.page.getByRole('combobox', { name: field }).click();
  await user.page.getByRole('option', { name: option }).first().click();
}

/** An edition from its copy to its opening by two people, extra slots on application, and a later date by order. */
export function programmeStories(site: () => Site): void {
  it('a clerk of the authority copies an edition, changes a quota and a date, and is refused for what cannot be', () =>
    site().as('demo-nea-clerk', async (user) => {
      await user.page.getByRole('link', { name: '项目方案', exact: true }).click();
      await user.click('复制为新年度');
      const dialog = user.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^年度/ }).fill('2025-5');
      await dialog.getByRole('button', { name: '建立草稿' }).click();
      await dialog.getByText('已有这个年度的方案，请换一个').waitFor();
      user.expectRefusal(422);
      await dialog.getByRole('textbox', { name: /^年度/ }).fill('2025-6');
      await dialog.getByRole('textbox', { name: /^中文名称/ }).fill(TITLE);
      await dialog
        .getByRole('textbox', { name: /^英文名称/ })
        .fill('First sets of major energy equipment, sixth batch');
      await dialog.getByRole('button', { name: '建立草稿' }).click();
      await user.title('编辑草稿');
      const quota = user.page.getByRole('textbox', { name: '计划单列市推荐名额' });
      await quota.fill('-3');
      await user.page.getByText('有 1 处填写不符合要求').waitFor();
      expect(await save(user).isDisabled()).toBe(true);
      await quota.fill('4');
      await user.page.getByLabel('申报 · 申报截止').fill('2024-01-10');
      await user.page.getByRole('textbox', { name: '首创性' }).fill('50');
      await save(user).click();
      await saved(user);
      for (const words of [/“申报”的日期2024-01-10已经过去/, /权重合计110，应为100/])
        await checks(user).getByText(words).waitFor();
      expect(await user.page.getByRole('button', { name: '报请批准' }).isDisabled()).toBe(true);
      await user.look('edition-refused');
      await user.page.getByLabel('申报 · 申报截止').fill('2025-04-09');
      await user.page.getByRole('textbox', { name: '首创性' }).fill('40');
      await save(user).click();
      await checks(user)
        .getByText(/权重合计110，应为100/)
        .waitFor({ state: 'detached' });
      // The words of the rule still say three: shown, and no hindrance.
      await checks(user).getByText('“计划单列市推荐名额”的数量是4，规则文字写的是3').waitFor();
      expect(await user.page.getByRole('button', { name: '报请批准' }).isDisabled()).toBe(false);
      for (const words of ['计划单列市推荐名额 · 数量：3 → 4', '申报 · 申报截止 · 日期：2025-04-10 → 2025-04-09'])
        await differences(user).getByText(words).waitFor();
      await user.click('报请批准');
      await dialog.getByRole('textbox', { name: /^文号/ }).fill('国能科技〔2025〕6号');
      await user.page.getByRole('dialog').getByRole('textbox', { name: /^理由/ }).fill('组织第六批申报');
      await dialog.getByRole('button', { name: '报请批准' }).click();
      await user.page.getByText(/已报请批准。由未参与起草的负责人/).waitFor();
    }));

  it('another person approves it, and it opens', () =>
    site().as('demo-nea-lead', async (user) => {
      await open(user, TITLE);
      await user.page.getByRole('tab', { name: '版本' }).click();
      await user.page.getByText('计划单列市推荐名额 · 数量：3 → 4').waitFor();
      await user.click('批准并开放');
      await user.page.getByRole('dialog').getByRole('button', { name: '批准并开放' }).click();
      await user.page.getByText('第 1 版 · 开放中').waitFor();
      await user.page.getByRole('tab', { name: '流程图' }).click();
      await user.look('edition-open');
    }));

  it('a nominator applies for an extra slot and the authority decides', async () => {
    const ledger = async (user: BrowserUser): Promise<void> => {
      await open(user, TITLE);
      await user.page.getByRole('link', { name: '名额台账' }).click();
      await user.title('名额台账');
      await user.settled();
    };
    const work = (user: BrowserUser) => user.click('办理', user.region('增加名额申请'));
    await site().as('demo-energy-clerk', async (user) => {
      await ledger(user);
      await user.page.getByRole('textbox', { name: /^文号/ }).fill('粤能函〔2025〕6号');
      await user.page.getByRole('checkbox', { name: /^出台研发和应用支持政策/ }).check();
      await user.page.getByRole('textbox', { name: /^证明材料和说明/ }).fill('支持首台（套）研发应用的政策文件一份。');
      await user.page.getByRole('textbox', { name: '申请数量' }).fill('1');
      await user.click('申请增加名额');
      await user.page.getByText('已申请，待答复').waitFor();
    });
    await site().as('demo-nea-clerk', async (user) => {
      await ledger(user);
      await work(user);
      await user.page.getByRole('textbox', { name: '答复', exact: true }).fill('3');
      await user.page.getByRole('textbox', { name: /^理由说明/ }).fill('政策文件有效。');
      await user.page.getByRole('textbox', { name: '理由', exact: true }).fill('拟增加名额。');
      await user.click('提出答复');
      await user.page.getByText('“出台研发和应用支持政策”只能为0或者1至1个。').waitFor();
      user.expectRefusal(422);
      await user.page.getByRole('textbox', { name: '答复', exact: true }).fill('1');
      await user.click('提出答复');
      await user.page.getByText('答复待审定').waitFor();
    });
    await site().as('demo-nea-lead', async (user) => {
      await ledger(user);
      await work(user);
      await user.click('审定增加名额');
      await user.confirm();
      await user.page.getByText('已答复', { exact: true }).waitFor();
      await user.page.getByText('批准增加 1').waitFor();
      await user.look('extras-decided');
    });
  });

  it('the lead records a later date for one nominator, with its dry run', () =>
    site().as('demo-nea-lead', async (user) => {
      await user.page.getByRole('link', { name: '方案调整' }).click();
      await user.title('方案调整');
      await user.page.getByRole('link', { name: '记录一项决定' }).click();
      await choose(user, /^方案/, /第六批/);
      await choose(user, /^适用单位/, '广东省能源主管部门');
      await user.page.getByLabel(/^推荐截止日期延至/).fill('2025-04-01');
      await user.page.getByRole('textbox', { name: /^文号/ }).fill('国能科技函〔2025〕9号');
      await user.page.getByRole('textbox', { name: /^理由/ }).fill('台风影响');
      await user.click('试算影响');
      await user.page.getByText('新的截止日期应晚于现在的 2025-04-18。').waitFor();
      user.expectRefusal(422);
      await user.page.getByLabel(/^推荐截止日期延至/).fill('2025-05-09');
      await user.click('试算影响');
      await user.page.getByText('将产生的变化').waitFor();
      await user.click('记录并生效');
      await user.page.getByText(/广东省能源主管部门 · 延至 2025年5月9日/).waitFor();
      await user.look('order');
    }));
}
