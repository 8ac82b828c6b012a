import type { Desk } from '../desk';
import type { Site } from '../site';
import { papers, prepare, release, writeLetter } from './letter';

/** A week after the notice of the demo round has ended and two days after nominations were due. */
const LATER = '2024-08-02T02:00:00.000Z';

/**
 * The publicity officer: what was objected, the next notice; and after its period classification, entries, the
 * catalogue.
 */
export function publicationStories(site: () => Site): void {
  it('the publicity officer admits an objection and drafts a notice, which the ministry lead publishes', async () => {
    await site().as('demo-publicity', async (desk) => {
      await desk.look('home');
      await desk.next('受理异议');
      await desk.look('objection');
      await desk.click('受理', desk.region('书面答复'));
      await desk.confirm();
      await desk.page.getByRole('tab', { name: '公示', exact: true }).click();
      await desk.page
        .getByRole('textbox', { name: '联系方式' })
        .fill('联系单位：环资司（演示）\n联系电话：010-00000000\n电子邮箱：notice@example.com');
      await desk.page.getByText('已自动保存').waitFor();
      await desk.look('notice');
      await desk.click('定稿待签');
      await desk.page.getByText(/已拟稿，须由另一人签发/).waitFor();
    });
    await site().as('demo-ministry-lead', async (desk) => {
      await desk.next(/公示/);
      await desk.look('notice');
      await desk.click('签发');
      await desk.confirm();
      await desk.page.getByRole('region', { name: '已发布的公示' }).getByRole('listitem').nth(1).waitFor();
    });
  });

  it('late nominations are marked late; the ministry accepts one and refuses another, each with a reason', async () => {
    await site().setClock(LATER);
    await site().as('demo-sasac-lead', async (desk) => {
      await desk.next('签发推荐材料');
      await desk.page.getByText('已过截止时间，现在报送将标注“逾期”').first().waitFor();
      await desk.look('late-letter');
      await release(desk);
      await desk.page.getByText('本批逾期报送。').waitFor();
    });
    await site().as('clerk@ndrc-630000', async (desk) => {
      await desk.page.getByRole('link', { name: '进入推荐工作台：绿色技术推荐（2024年度）' }).click();
      await desk.page.getByRole('switch', { name: /报送零报告/ }).check();
      await papers(desk).getByLabel('没有推荐项目的原因').fill('初审后没有符合条件的项目。');
      await writeLetter(desk, '青发改函〔2024〕9号');
      await desk.look('zero-return');
      await prepare(desk);
    });
    await site().as('lead@ndrc-630000', async (desk) => {
      await desk.next('签发推荐材料');
      await release(desk);
    });
    await site().as('demo-ministry-clerk', async (desk) => {
      await openBatch(desk, '国务院国有资产监督管理委员会');
      await desk.look('late-receipt');
      await desk.click('逾期接收');
      await desk.confirm('因系统维护，推荐单位无法按时报送，情况属实。');
      await desk.page
        .getByText(/已接收/)
        .first()
        .waitFor();
      await openBatch(desk, '青海省发展和改革委员会');
      await desk.click('逾期不予接收');
      await desk.confirm('未在截止时间前报送，也没有说明原因。');
      await desk.page
        .getByText(/不予接收/)
        .first()
        .waitFor();
    });
  });

  it('what was not objected to is classified, written, confirmed by its holder and published', async () => {
    let holder = '';
    await site().as('demo-publicity', async (desk) => {
      await desk.next('核定分类');
      await desk.page.getByRole('checkbox', { name: '全选' }).check();
      await desk.look('classification');
      await desk.click(/^按所选类别办理/);
      await desk.page.getByRole('heading', { name: '没有待归类的项目' }).waitFor();
      await desk.page.getByRole('link', { name: '今日工作' }).first().click();
      await desk.next(/条目/);
      holder = await holderOf(desk);
      await draftEntry(desk);
    });
    await site().as(holder, async (desk) => {
      await desk.page
        .getByRole('link', { name: /确认|核对/ })
        .first()
        .click();
      await desk.look('confirm-entry');
      await desk.click('确认无误');
      await desk.confirm();
    });
    await site().as('demo-publicity', async (desk) => {
      await desk.page.getByRole('link', { name: /归类与目录/ }).click();
      await desk.page.getByRole('tab', { name: '目录发布' }).click();
      await desk.page.getByRole('textbox', { name: '发文字号' }).fill('演示〔2024〕2号');
      await desk.page.getByText('已自动保存').waitFor();
      await desk.look('catalogue');
      await desk.click('定稿待签');
      await desk.page.getByText(/已拟稿，须由另一人签发/).waitFor();
    });
    await site().as('demo-ministry-lead', async (desk) => {
      await desk.next(/目录/);
      await desk.click('签发');
      await desk.confirm();
      await desk.look('published');
      await desk.page.goto(`${site().publicSite}/catalogue`);
      await desk.page.getByRole('main').getByRole('link').first().waitFor();
      await desk.shot('public-catalogue');
    });
  });
}

async function draftEntry(desk: Desk): Promise<void> {
  const choices = desk.page.getByRole('checkbox');
  if ((await choices.count()) > 0 && (await desk.page.getByRole('checkbox', { checked: true }).count()) === 0)
    await choices.first().check();
  await desk.look('entry');
  await desk.click('送持有单位确认');
  await desk.region(/^等待持有单位确认/).waitFor();
}

/** The account of the enterprise whose entry is on the page. */
async function holderOf(desk: Desk): Promise<string> {
  const id = new URL(desk.page.url()).pathname.split('/').at(-1) ?? '';
  const org = await desk.page.evaluate(
    async (one) =>
      ((await (await fetch(`/api/cases/${one}`)).json()) as { case: { applicantOrg: string } }).case.applicantOrg,
    id,
  );
  return `apply@${org}`;
}

/** Opens the batch of one nominator that waits for receipt, and sees that it says it is late. */
async function openBatch(desk: Desk, owner: string): Promise<void> {
  await desk.page
    .getByRole('link', { name: /^接收推荐材料/ })
    .first()
    .click();
  await desk.page.getByRole('link', { name: `去处理：${owner}` }).click();
  await desk.page.getByText(/晚于截止时间/).waitFor();
}
