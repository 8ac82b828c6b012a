import type { Locator } from 'playwright-core';
import type { BrowserUser } from '../user';
import type { Site } from '../site';

/** A programme that no configuration and no file has. */
const NAME = '城市更新案例征集';
const TEXT = '可推广的做法';
const CHOICE = '资金来源';

const field = (user: BrowserUser, name: string | RegExp) => user.page.getByRole('textbox', { name });
const next = async (user: BrowserUser, step: string) => {
  await user.click('下一步');
  await user.region(step).waitFor();
};

/** Out of answers to questions, without a line of YAML: a draft and its form, which a second person reads. */
export function wizardStories(site: () => Site): void {
  it('a clerk of the ministry makes a programme by answering questions', () =>
    site().as('demo-ministry-clerk', async (user) => {
      await user.page.goto('/programmes');
      await user.page.getByRole('link', { name: '新建项目', exact: true }).click();
      await user.title('新建项目');
      await user.page.getByRole('radio', { name: /^案例征集/ }).check();

      await next(user, '通知');
      await user.click('下一步');
      await user.page.getByText(/还有 5 个问题没有填写/).waitFor();
      await field(user, '项目名称（中文）').fill(`${NAME}（2024年度）`);
      await field(user, '项目名称（英文）').fill('Urban renewal cases');
      await field(user, '通知标题').fill('关于征集城市更新案例的通知（演示）');
      await field(user, '通知文号').fill('演示〔2024〕11号');
      await field(user, '征集什么（中文）').fill('征集可复制、可推广的城市更新案例');
      await field(user, '征集什么（英文）').fill('Cases of urban renewal that others can follow');
      await field(user, '公平竞争审查记录').fill('公平竞争审查意见（演示）第11号');

      await next(user, '申报内容');
      await field(user, '领域 1（中文）').fill('老旧小区');
      await field(user, '领域 1（英文）').fill('Old quarters');
      await user.click('添加领域 1 的方向');
      await field(user, '领域 1 的方向 1（中文）').fill('适老化改造');
      await field(user, '领域 1 的方向 1（英文）').fill('For the elderly');

      await next(user, '推荐单位');
      await user.page.getByLabel('名额', { exact: true }).first().fill('5');
      await user.page.getByRole('combobox', { name: '查找单位' }).fill('省发展和改革委员会');
      await user.click(/^添加找到的 \d+ 个$/);
      await user.page.getByText(/^推荐单位 2\d 个$/).waitFor();
      await user.look('wizard-nominators');

      await next(user, '审核');
      await next(user, '日期和结果');
      await user.page.getByLabel('申报截止日期').fill('2025-03-31');
      await user.page.getByLabel('推荐截止日期').fill('2025-02-28');
      await field(user, '结果文件或者目录的名称').fill('城市更新案例汇编（2024年）');
      await user.page.getByLabel('计划公布日期').fill('2025-10-31');
      await user.click('生成方案');

      // What the check finds is told at the question that it belongs to.
      await user.click(/^修改：推荐截止日期/);
      await user.page.getByLabel('推荐截止日期').fill('2025-04-15');
      await user.click('生成方案');
      await user.page.getByText('可以导入：新的项目，成为第 1 版草稿。').waitFor();
      await user.look('wizard-text');
      await user.click('导入为草稿');
      await user.title('编辑草稿');
    }));

  it('builds its form without writing YAML, sees it as applicants will, and proposes it', () =>
    site().as('demo-ministry-clerk', async (user) => {
      await openProgramme(user);
      await user.page.getByRole('link', { name: '编辑草稿' }).click();
      await user.title('编辑草稿');
      await user.page.getByRole('tab', { name: '申报表设计' }).click();
      await addField(user, '单行文字', TEXT, 'What others can follow');
      await addField(user, '单选', CHOICE, 'Source of money');
      // One after the other without a pause: none of them may be lost.
      await field(user, '选项 1（中文）').fill('财政资金');
      await field(user, '选项 1（英文）').fill('Public');
      await user.click('添加选项');
      await field(user, '选项 2（中文）').fill('社会资本');
      await field(user, '选项 2（英文）').fill('Private');
      await addField(user, '数（可有小数、单位）', '社会资本金额', 'Private money');
      await field(user, '单位（中文）').fill('万元');
      await field(user, '单位（英文）').fill('10,000 yuan');
      await user.page.keyboard.press('Tab');
      await user.page.getByText('须改正').waitFor({ state: 'hidden' });
      const money = user.page.getByRole('group', { name: '社会资本金额', exact: true });
      await choose(user, '何时必填', CHOICE, money);
      await choose(user, '值', '社会资本', money);

      // The applicant's own controls beside it, and on a phone.
      const preview = user.region('申报单位看到的样子');
      await preview.getByRole('tab', { name: '案例' }).click();
      await preview.getByRole('textbox', { name: TEXT }).fill('先体检，后更新');
      await preview.getByRole('combobox', { name: CHOICE }).selectOption('社会资本');
      await preview.getByText('请填写此项').waitFor();
      await user.look('builder');
      await preview.getByRole('button', { name: '手机（390）' }).click();
      await preview.getByRole('textbox', { name: TEXT }).waitFor();

      await user.click('保存');
      await user.page.getByText('已保存').first().waitFor();
      await user.click('报请批准');
      const dialog = user.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: /^文号/ }).fill('演示〔2024〕11号');
      await dialog.getByRole('textbox', { name: /^理由/ }).fill('新设项目');
      await dialog.getByRole('button', { name: '报请批准' }).click();
      await user.page.getByText(/已报请批准。由未参与起草的负责人/).waitFor();
    }));

  it('the lead, who took no part in it, reads the form that was built and approves it, and it opens', () =>
    site().as('demo-ministry-lead', async (user) => {
      await openProgramme(user);
      await user.page.getByRole('tab', { name: '申报表', exact: true }).click();
      await user.page.getByText(TEXT).first().waitFor();
      await user.page.getByText(CHOICE).first().waitFor();
      await user.shot('built-form');
      await user.page.getByRole('tab', { name: '版本' }).click();
      await user.click('批准并开放');
      await user.page.getByRole('dialog').getByRole('button', { name: '批准并开放' }).click();
      await user.page.getByText('第 1 版 · 开放中').waitFor();
    }));

  it('an applicant fills in what was built and is told that it was received', () =>
    site().as('demo-enterprise-2', async (user) => {
      const form = user.page.getByRole('main');
      await user.page.getByRole('link', { name: '新建申报' }).first().click();
      await user.page.getByRole('radio', { name: new RegExp(`^${NAME}`) }).check();
      await field(user, '申报名称').fill('先体检后更新的老旧小区改造');
      await user.click('开始填写');
      // What is known of the applicant stands there, and nothing that this form does not ask for.
      await user.page.getByRole('heading', { level: 2, name: '申报单位' }).waitFor();
      expect(await field(user, /^统一社会信用代码/).inputValue()).toMatch(/^[0-9A-Z]{18}$/);
      await user.click('下一步');
      await form.getByRole('combobox', { name: /^领域/ }).selectOption({ label: '老旧小区' });
      await user.click('选择类别');
      await user.click(/^选此大类 1\.1/, user.page.getByRole('dialog'));
      await field(user, /^主要内容/).fill('逐栋体检，按体检结果列出更新项目，居民议事后实施。');
      await field(user, /^开始日期/).fill('2022年5月1日');
      await field(user, /^成效/).fill('改造后投诉下降四成，电梯和坡道全部投入使用。');
      await field(user, new RegExp(`^${TEXT}`)).fill('先体检，后更新');
      await form.getByRole('combobox', { name: new RegExp(`^${CHOICE}`) }).selectOption({ label: '社会资本' });
      await field(user, /^社会资本金额/).fill('1,200');
      await user.look('built-application');
      await user.click('下一步');
      await form.getByRole('checkbox').check();
      await user.page
        .getByText(/^已保存/)
        .first()
        .waitFor();
      await user.click('去核对');
      await user.page.getByText('没有必须改正的内容，可以提交。').waitFor();
      await user.click(/^提交/, form);
      await user.click(/^提交/, user.page.getByRole('dialog'));
      await user.page.getByRole('heading', { level: 2, name: '申报已收到' }).waitFor();
    }));
}

/** To the programme by its name in the list. */
async function openProgramme(user: BrowserUser): Promise<void> {
  await user.page.goto('/programmes');
  await user.page.getByRole('link', { name: new RegExp(NAME) }).click();
  await user.settled();
}

async function addField(user: BrowserUser, kind: string, zh: string, en: string): Promise<void> {
  await user.click('在“案例”中添加字段', user.region('申报表'));
  const asked = user.page.getByRole('group', { name: '在“案例”中添加字段' });
  await choose(user, '类型', kind);
  await asked.getByRole('textbox', { name: '名称（中文）' }).fill(zh);
  await asked.getByRole('textbox', { name: '名称（英文）' }).fill(en);
  await asked.getByRole('button', { name: '添加', exact: true }).click();
  await asked.waitFor({ state: 'hidden' });
}

async function choose(
  user: BrowserUser,
  what: string,
  option: string,
  within: Locator | BrowserUser['page'] = user.page,
): Promise<void> {
  await within.getByRole('combobox', { name: what, exact: true }).click();
  await user.page.getByRole('option', { name: option, exact: true }).click();
}
