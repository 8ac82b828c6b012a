import type { BrowserUser } from '../user';
import type { Site } from '../site';
import { papers, prepare, release, writeLetter } from './letter';

/** A week after the notice of the demo round has ended and two days after nominations were due. */
const LATER = '2024-08-02T02:00:00.000Z';

/**
 * The publicity officer: what was objected, the next notice; and after its period classification, entries, the
 * catalogue.
 */
export function publicationStories(site: () => Site): void {
  it('the ministry lead decides the list that is drawn up', () =>
    site().as('demo-ministry-lead', async (user) => {
      await user.next('审定入选名单');
      await user.click('审定名单');
      await user.confirm();
    }));

  it('the publicity officer admits an objection and drafts a notice, which the ministry lead publishes', async () => {
    await site().as('demo-publicity', async (user) => {
      await user.look('home');
      await user.next('受理异议');
      await user.look('objection');
      await user.click('受理', user.region('书面答复'));
      await user.confirm();
      await user.page.getByRole('tab', { name: '公示', exact: true }).click();
      await user.page
        .getByRole('textbox', { name: '联系方式' })
        .fill('联系单位：环资司（演示）\n联系电话：010-00000000\n电子邮箱：notice@example.com');
      await user.page.getByText('已自动保存').waitFor();
      await user.look('notice');
      await user.click('定稿待签');
      await user.page.getByText(/已拟稿，须由另一人签发/).waitFor();
    });
    await site().as('demo-ministry-lead', async (user) => {
      await user.next(/公示/);
      await user.look('notice');
      await user.click('签发');
      await user.confirm();
      await user.page.getByRole('region', { name: '已发布的公示' }).getByRole('listitem').nth(1).waitFor();
    });
  });

  it('late nominations are marked late; the ministry accepts one and refuses another, each with a reason', async () => {
    await site().setClock(LATER);
    await site().as('demo-sasac-lead', async (user) => {
      await user.next('签发推荐材料');
      await user.page.getByText('已过截止时间，现在报送将标注“逾期”').first().waitFor();
      await user.look('late-letter');
      await release(user);
      await user.page.getByText('本批逾期报送。').waitFor();
    });
    await site().as('clerk@ndrc-630000', async (user) => {
      await user.page.getByRole('link', { name: '进入推荐工作台：绿色技术推荐（2024年度）' }).click();
      await user.page.getByRole('switch', { name: /报送零报告/ }).check();
      await papers(user).getByLabel('没有推荐项目的原因').fill('初审后没有符合条件的项目。');
      await writeLetter(user, '青发改函〔2024〕9号');
      await user.look('zero-return');
      await prepare(user);
    });
    await site().as('lead@ndrc-630000', async (user) => {
      await user.next('签发推荐材料');
      await release(user);
    });
    await site().as('demo-ministry-clerk', async (user) => {
      await openBatch(user, '国务院国有资产监督管理委员会');
      await user.look('late-receipt');
      await user.click('逾期接收');
      await user.confirm('因系统维护，推荐单位无法按时报送，情况属实。');
      await user.page
        .getByText(/已接收/)
        .first()
        .waitFor();
      await openBatch(user, '青海省发展和改革委员会');
      await user.click('逾期不予接收');
      await user.confirm('未在截止时间前报送，也没有说明原因。');
      await user.page
        .getByText(/不予接收/)
        .first()
        .waitFor();
    });
  });

  it('what was not objected to is classified, written, confirmed by its holder and published', async () => {
    let holder = '';
    await site().as('demo-publicity', async (user) => {
      await user.next('核定分类');
      await user.page.getByRole('checkbox', { name: '全选' }).check();
      await user.look('classification');
      await user.click(/^按所选类别办理/);
      await user.page.getByRole('heading', { name: '没有待归类的项目' }).waitFor();
      await user.page.getByRole('link', { name: '今日工作' }).first().click();
      await user.next(/条目/);
      holder = await holderOf(user);
      await draftEntry(user);
    });
    await site().as(holder, async (user) => {
      await user.page
        .getByRole('link', { name: /确认|核对/ })
        .first()
        .click();
      await user.look('confirm-entry');
      await user.click('确认无误');
      await user.confirm();
    });
    await site().as('demo-publicity', async (user) => {
      await user.page.getByRole('link', { name: /归类与目录/ }).click();
      await user.page.getByRole('tab', { name: '目录发布' }).click();
      await user.page.getByRole('textbox', { name: '发文字号' }).fill('演示〔2024〕2号');
      await user.page.getByText('已自动保存').waitFor();
      await user.look('catalogue');
      await user.click('定稿待签');
      await user.page.getByText(/已拟稿，须由另一人签发/).waitFor();
    });
    await site().as('demo-ministry-lead', async (user) => {
      await user.next(/目录/);
      await user.click('签发');
      await user.confirm();
      await user.look('published');
      await user.page.goto(`${site().publicSite}/catalogue`);
      await user.page.getByRole('main').getByRole('link').first().waitFor();
      await user.shot('public-catalogue');
    });
  });
}

async function draftEntry(user: BrowserUser): Promise<void> {
  const choices = user.page.getByRole('checkbox');
  if ((await choices.count()) > 0 && (await user.page.getByRole('checkbox', { checked: true }).count()) === 0)
    await choices.first().check();
  await user.look('entry');
  await user.click('送持有单位确认');
  await user.region(/^等待持有单位确认/).waitFor();
}

/** The account of the enterprise whose entry is on the page. */
async function holderOf(user: BrowserUser): Promise<string> {
  const id = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(user.page.url())?.[0] ?? '';
  const org = await user.page.evaluate(
    async (one) =>
      ((await (await fetch(`/api/cases/${one}`)).json()) as { case: { applicantOrg: string } }).case.applicantOrg,
    id,
  );
  return `apply@${org}`;
}

/** Opens the batch of one nominator that waits for receipt, and sees that it says it is late. */
async function openBatch(user: BrowserUser, owner: string): Promise<void> {
  await user.page
    .getByRole('link', { name: /^接收推荐材料/ })
    .first()
    .click();
  await user.page.getByRole('link', { name: `去处理：${owner}` }).click();
  await user.page.getByText(/晚于截止时间/).waitFor();
}
