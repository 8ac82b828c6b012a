import type { Locator } from 'playwright-core';
import type { Desk } from '../desk';
import type { Site } from '../site';

const TITLE = '能源领域首台（套）重大技术装备（第六批）';
const saved = (desk: Desk) => desk.page.getByText('已保存').first().waitFor();
const save = (desk: Desk) => desk.page.getByRole('button', { name: '保存', exact: true });
const checks = (desk: Desk): Locator => desk.region('检查');
const differences = (desk: Desk): Locator => desk.region('与上一版的差别');

async function open(desk: Desk, title: string | RegExp): Promise<void> {
  await desk.page.getByRole('link', { name: '项目方案', exact: true }).click();
  await desk.title('项目方案');
  await desk.page.getByRole('link', { name: title }).first().click();
  await desk.settled();
}

async function choose(desk: Desk, field: RegExp, option: string | RegExp): Promise<void> {
  await desk.page.getByRole('combobox', { name: field }).click();
  await desk.page.getByRole('option', { name: option }).first().click();
}

/** An edition from its copy to its opening by two people, extra slots on application, and a later date by order. */
export function programmeStories(site: () => Site): void {
  it('a clerk of the authority copies an edition, changes a quota and a date, and is refused for what cannot be', () =>
    site().as('demo-nea-clerk', async (desk) => {
      await desk.page.getByRole('link', { name: '项目方案', exact: true }).click();
      await desk.click('复制为新年度');
      const dialog = desk.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^年度/ }).fill('2025-5');
      await dialog.getByRole('button', { name: '建立草稿' }).click();
      await dialog.getByText('已有这个年度的方案，请换一个').waitFor();
      desk.expectRefusal(422);
      await dialog.getByRole('textbox', { name: /^年度/ }).fill('2025-6');
      await dialog.getByRole('textbox', { name: /^中文名称/ }).fill(TITLE);
      await dialog
        .getByRole('textbox', { name: /^英文名称/ })
        .fill('First sets of major energy equipment, sixth batch');
      await dialog.getByRole('button', { name: '建立草稿' }).click();
      await desk.title('编辑草稿');
      const quota = desk.page.getByRole('spinbutton', { name: '计划单列市推荐名额' });
      await quota.fill('-3');
      await desk.page.getByText('有 1 处填写不符合要求').waitFor();
      expect(await save(desk).isDisabled()).toBe(true);
      await quota.fill('4');
      await desk.page.getByLabel('申报 · 申报截止').fill('2024-01-10');
      await desk.page.getByRole('spinbutton', { name: '首创性' }).fill('50');
      await save(desk).click();
      await saved(desk);
      for (const words of [/“申报”的日期2024-01-10已经过去/, /权重合计110，应为100/])
        await checks(desk).getByText(words).waitFor();
      expect(await desk.page.getByRole('button', { name: '报请批准' }).isDisabled()).toBe(true);
      await desk.look('edition-refused');
      await desk.page.getByLabel('申报 · 申报截止').fill('2025-04-09');
      await desk.page.getByRole('spinbutton', { name: '首创性' }).fill('40');
      await save(desk).click();
      await checks(desk)
        .getByText(/权重合计110，应为100/)
        .waitFor({ state: 'detached' });
      // The words of the rule still say three: shown, and no hindrance.
      await checks(desk).getByText('“计划单列市推荐名额”的数量是4，规则文字写的是3').waitFor();
      expect(await desk.page.getByRole('button', { name: '报请批准' }).isDisabled()).toBe(false);
      for (const words of ['计划单列市推荐名额 · 数量：3 → 4', '申报 · 申报截止 · 日期：2025-04-10 → 2025-04-09'])
        await differences(desk).getByText(words).waitFor();
      await desk.click('报请批准');
      await dialog.getByRole('textbox', { name: /^文号/ }).fill('国能科技〔2025〕6号');
      await desk.page.getByRole('dialog').getByRole('textbox', { name: /^理由/ }).fill('组织第六批申报');
      await dialog.getByRole('button', { name: '报请批准' }).click();
      await desk.page.getByText(/已报请批准。由未参与起草的负责人/).waitFor();
    }));

  it('another person approves it, and it opens', () =>
    site().as('demo-nea-lead', async (desk) => {
      await open(desk, TITLE);
      await desk.page.getByRole('tab', { name: '版本' }).click();
      await desk.page.getByText('计划单列市推荐名额 · 数量：3 → 4').waitFor();
      await desk.click('批准并开放');
      await desk.page.getByRole('dialog').getByRole('button', { name: '批准并开放' }).click();
      await desk.page.getByText('第 1 版 · 开放中').waitFor();
      await desk.page.getByRole('tab', { name: '流程图' }).click();
      await desk.look('edition-open');
    }));

  it('a nominator applies for an extra slot and the authority decides', async () => {
    const ledger = async (desk: Desk): Promise<void> => {
      await open(desk, TITLE);
      await desk.page.getByRole('link', { name: '名额台账' }).click();
      await desk.title('名额台账');
      await desk.settled();
    };
    const work = (desk: Desk) => desk.click('办理', desk.region('增加名额申请'));
    await site().as('demo-energy-clerk', async (desk) => {
      await ledger(desk);
      await desk.page.getByRole('textbox', { name: /^文号/ }).fill('粤能函〔2025〕6号');
      await desk.page.getByRole('checkbox', { name: /^出台研发和应用支持政策/ }).check();
      await desk.page.getByRole('textbox', { name: /^证明材料和说明/ }).fill('支持首台（套）研发应用的政策文件一份。');
      await desk.page.getByRole('spinbutton', { name: '申请数量' }).fill('1');
      await desk.click('申请增加名额');
      await desk.page.getByText('已申请，待答复').waitFor();
    });
    await site().as('demo-nea-clerk', async (desk) => {
      await ledger(desk);
      await work(desk);
      await desk.page.getByRole('spinbutton', { name: '答复' }).fill('3');
      await desk.page.getByRole('textbox', { name: /^理由说明/ }).fill('政策文件有效。');
      await desk.page.getByRole('textbox', { name: '理由', exact: true }).fill('拟增加名额。');
      await desk.click('提出答复');
      await desk.page.getByText('“出台研发和应用支持政策”只能为0或者1至1个。').waitFor();
      desk.expectRefusal(422);
      await desk.page.getByRole('spinbutton', { name: '答复' }).fill('1');
      await desk.click('提出答复');
      await desk.page.getByText('答复待审定').waitFor();
    });
    await site().as('demo-nea-lead', async (desk) => {
      await ledger(desk);
      await work(desk);
      await desk.click('审定增加名额');
      await desk.confirm();
      await desk.page.getByText('已答复', { exact: true }).waitFor();
      await desk.page.getByText('批准增加 1').waitFor();
      await desk.look('extras-decided');
    });
  });

  it('the lead records a later date for one nominator, with its dry run', () =>
    site().as('demo-nea-lead', async (desk) => {
      await desk.page.getByRole('link', { name: '日常决定' }).click();
      await desk.title('日常决定');
      await desk.page.getByRole('link', { name: '记录一项决定' }).click();
      await choose(desk, /^方案/, /第六批/);
      await choose(desk, /^适用单位/, '广东省能源主管部门');
      await desk.page.getByLabel(/^推荐截止日期延至/).fill('2025-04-01');
      await desk.page.getByRole('textbox', { name: /^文号/ }).fill('国能科技函〔2025〕9号');
      await desk.page.getByRole('textbox', { name: /^理由/ }).fill('台风影响');
      await desk.click('试算影响');
      await desk.page.getByText('新的截止日期应晚于现在的 2025-04-18。').waitFor();
      desk.expectRefusal(422);
      await desk.page.getByLabel(/^推荐截止日期延至/).fill('2025-05-09');
      await desk.click('试算影响');
      await desk.page.getByText('将产生的变化').waitFor();
      await desk.click('记录并生效');
      await desk.page.getByText(/广东省能源主管部门 · 延至 2025年5月9日/).waitFor();
      await desk.look('order');
    }));
}
