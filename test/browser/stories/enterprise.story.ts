import { pdf } from '@linxuan/testing';
import { makePatentNumber } from '@linxuan/domain';
import type { Locator } from 'playwright-core';
import { PHONE, type BrowserUser } from '../user';
import type { Site } from '../site';

const PDF = pdf();
const LONG = '按原料特性分级预处理，关键工段采用闭环控制，能量逐级利用，末端余热再返回前段预热，副产物全部返回系统。';

/** An applicant's clerk: what lies open, and what was returned. */
export function correctionStories(site: () => Site): void {
  it('the enterprise clerk sees what is asked, and corrects what was returned', () =>
    site().as('demo-enterprise', async (user) => {
      await user.look('home');
      await user.page.getByRole('link', { name: '去补正' }).click();
      await user.page.getByText('申报被退回，请补正后重新提交').waitFor();
      await user.look('correction');
    }));
}

/** A whole application from the empty form to the receipt. */
export function applicationStories(site: () => Site): void {
  it('an application goes from the empty form to the receipt on a computer', () =>
    site().as('demo-enterprise', (user) => wholeApplication(user, '71')));
}

/** A draft of a subsidiary, and the whole application on a phone. */
export function pocketStories(site: () => Site): void {
  it('a subsidiary of a central group finds its draft', () =>
    site().as('demo-enterprise-soe', async (user) => {
      await user.look('home');
      await user.page.getByRole('link', { name: '继续填写' }).first().click();
      await user.page.getByRole('region', { name: '技术持有单位' }).first().waitFor();
      await user.look('draft');
    }));

  it('an application goes from the empty form to the receipt on a phone', () =>
    site().as('demo-enterprise-2', (user) => wholeApplication(user, '72'), PHONE));
}

async function wholeApplication(user: BrowserUser, seed: string): Promise<void> {
  const { page } = user;
  await page.getByRole('link', { name: '新建申报' }).click();
  await page.getByRole('radio', { name: /^绿色技术推荐（2024年度）/ }).check();
  await page.getByRole('textbox', { name: '申报名称' }).fill(`工业窑炉余热梯级利用技术之${seed}`);
  await user.look('new');
  await user.click('开始填写');
  await holder(user);
  await technology(user);
  await effects(user);
  await cases(user);
  await proof(user, Number(seed));
  await declarations(user);
  await review(user);
}

const main = (user: BrowserUser) => user.page.locator('main');
/** The field of this very name: a required one carries an asterisk. */
const field = (within: Locator, label: string) => within.getByLabel(new RegExp(`^${label}\\*?$`)).first();
const choose = (within: Locator, label: string, option: string) => field(within, label).selectOption({ label: option });
const answer = (within: Locator, title: string, yes: string) =>
  within.getByRole('radiogroup', { name: title }).getByRole('radio', { name: yes, exact: true }).check();

async function fillAll(within: Locator, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(within, label).fill(value);
}

async function onwards(user: BrowserUser, what: string, heading: string): Promise<void> {
  await user.page
    .getByText(/^已保存/)
    .first()
    .waitFor();
  await user.look(what);
  await user.click(/^(下一步|去核对)$/);
  await user.page.getByRole('heading', { level: 2, name: heading }).first().waitFor();
}

async function upload(user: BrowserUser, slot: string, name: string): Promise<void> {
  const panel = user.region(slot);
  await panel.locator('input[type="file"]').setInputFiles({ name, mimeType: 'application/pdf', buffer: PDF });
  await panel.getByText(name).waitFor();
}

async function place(within: Locator): Promise<void> {
  await within.getByLabel('所在地：省（自治区、直辖市）').selectOption({ label: '广东省' });
  await within.getByLabel('所在地：市').selectOption({ label: '广州市' });
}

async function holder(user: BrowserUser): Promise<void> {
  const form = main(user);
  await user.page.getByRole('heading', { level: 2, name: '技术持有单位' }).waitFor();
  // The organisation's own record fills in what it knows.
  expect(await field(form, '统一社会信用代码').inputValue()).toMatch(/^[0-9A-Z]{18}$/);
  await place(form);
  await choose(form, '单位类型', '民营企业');
  await choose(form, '隶属关系', '地方');
  await fillAll(form, {
    通讯地址: '创新大道1号',
    成立日期: '2012-05-15',
    姓名: '联系人',
    电话: '020-81000010',
    电子邮箱: 'clerk@example.com',
  });
  await upload(user, '营业执照或法人证书', '营业执照.pdf');
  await onwards(user, 'form-1-holder', '技术内容');
}

async function technology(user: BrowserUser): Promise<void> {
  const form = main(user);
  await choose(form, '领域', '节能降碳产业');
  await user.click('选择类别');
  const tree = user.page.getByRole('dialog');
  await tree.getByRole('textbox').fill('余热');
  await tree.locator('.MuiListItemButton-root').first().click();
  await choose(form, '成熟度', '产业化应用');
  await fillAll(form, {
    适用范围: '适用于新建项目和既有项目改造。',
    工艺技术内容: LONG,
    创新点: '1. 控制策略由经验设定改为模型预测。',
    先进性: '主要指标优于现行同类技术，数据来自第三方报告。',
  });
  for (const [row, [name, value, unit]] of (
    [
      ['系统热效率', '92', '%'],
      ['年运行时间', '8000', 'h'],
      ['设备寿命', '15', '年'],
    ] as const
  ).entries()) {
    await user.click('添加一行', form.getByRole('group', { name: '主要技术参数' }));
    for (const [column, text] of Object.entries({ 参数: name, 数值: value, 单位: unit }))
      await form.getByRole('textbox', { name: `${column} ${row + 1}` }).fill(text);
  }
  await onwards(user, 'form-2-technology', '效果与经济性');
}

async function effects(user: BrowserUser): Promise<void> {
  await fillAll(main(user), {
    年节能量: '2300',
    年减碳量: '5980.5',
    计算依据: '以改造前一年运行数据为基准，按国家标准方法计算。',
    典型项目投资额: '860.50',
    投资回收期: '2.4',
  });
  await onwards(user, 'form-3-effects', '应用案例');
}

async function cases(user: BrowserUser): Promise<void> {
  const form = main(user);
  await upload(user, '案例证明材料', '验收报告.pdf');
  for (const number of [1, 2]) {
    await user.click('添加应用案例', form);
    const card = form.locator('.MuiAccordion-root').nth(number - 1);
    await fillAll(card, {
      项目名称与地点: `演示余热改造项目${number}`,
      用户单位: '用户单位（演示）',
      投入使用日期: `202${number}-03-10`,
      建设规模: '单台套',
      建设内容: '完成主体装置建设并投入运行。',
      投资额: '430.00',
      生态与经济效益: '运行稳定，效果经用户确认。',
    });
    await place(card);
    await choose(card, '证明材料', '验收报告.pdf');
    await answer(card, '可联系用户核实', '是');
    await answer(card, '可以公开', '是');
  }
  await onwards(user, 'form-4-cases', '专利与第三方报告');
}

async function proof(user: BrowserUser, seed: number): Promise<void> {
  const form = main(user);
  await user.click('添加专利', form);
  const patent = form.getByRole('group', { name: '专利' }).locator('.MuiAccordion-root').first();
  await fillAll(patent, {
    专利号: makePatentNumber(2019, 'invention', 70_000 + seed),
    专利权人: '申报单位（演示）',
    专利名称: '余热梯级利用装置',
    授权公告日: '2021-03-10',
  });
  await choose(patent, '类型', '发明专利');
  await patent.getByText('校验位正确').waitFor();
  await user.click('添加第三方报告', form);
  const report = form.getByRole('group', { name: '第三方报告' }).locator('.MuiAccordion-root').first();
  await choose(report, '报告类型', '检测报告');
  await choose(report, '机构资质', '检验检测机构资质认定（CMA）');
  await fillAll(report, {
    出具机构: '方正检测技术中心（演示）',
    资质证书编号: '20191000',
    报告编号: `JC-2023-${seed}`,
    出具日期: '2023-11-20',
    主要结论: '所测指标符合申报数据。',
  });
  await onwards(user, 'form-5-proof', '前景与声明');
}

async function declarations(user: BrowserUser): Promise<void> {
  const form = main(user);
  await fillAll(form, { 市场应用前景: '同类装置存量大，改造需求明确。' });
  for (const box of await form.getByRole('checkbox').all()) await box.check();
  for (const question of await form.getByRole('radiogroup').all())
    await question.getByRole('radio', { name: '是', exact: true }).check();
  await upload(user, '真实性承诺书', '承诺书.pdf');
  await onwards(user, 'form-6-declarations', '核对并提交');
}

async function review(user: BrowserUser): Promise<void> {
  await user.page.getByText('没有必须改正的内容，可以提交。').waitFor();
  await user.look('form-7-review');
  await user.click(/^提交/, main(user));
  await user.click(/^提交/, user.page.getByRole('dialog'));
  await user.page.getByRole('heading', { level: 2, name: '申报已收到' }).waitFor();
  expect(await user.page.locator('[data-sha]').innerText()).toMatch(/^[0-9a-f]{64}$/);
  await user.look('receipt');
}
