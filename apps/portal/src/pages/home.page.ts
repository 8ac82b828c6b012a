import { counted, formFor } from '@linxuan/form-rules';
import { site } from '@linxuan/contracts';
import { businessDateOf, type Call } from '@linxuan/domain';
import type { NoticeSummary, PublicEdition, PublishedCatalogue } from '@linxuan/feature-portal';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';
import { sectionBars } from './bars';
import { openCalls } from './calls';

const { html } = site;

export interface HomeData {
  edition: PublicEdition | undefined;
  /** What can be applied to, and what could. */
  calls: readonly Call[];
  now: string;
  /** Notices that are open now, with the time left in words. */
  open: (NoticeSummary & { left: { zh: string; en: string } })[];
  catalogue: PublishedCatalogue | undefined;
}

function noticeCard(visit: Visit, notice: HomeData['open'][number]): site.Html {
  const { t, href, language } = visit;
  return html`<section class="band">
    <p class="kicker">${t('正在公示', 'On public notice now')}</p>
    <h2><a href="${href(`/notices/${notice.id}`)}">${notice.title}</a></h2>
    <p>${t(`共 ${notice.items} 项`, counted(notice.items, 'item'))} · ${t('公示至', 'until')} ${site.dateWords(businessDateOf(notice.closesAt), language)} · <strong>${notice.left[language]}</strong></p>
    <p>${t('任何单位和个人对名单有异议，可以在公示期内在线提出，不需要注册。', 'Anyone may object within the period, online and without an account.')}</p>
  </section>`;
}

export function homePage(visit: Visit, { edition, calls, now, open, catalogue }: HomeData): Page {
  const { t, href, language } = visit;
  const first = catalogue?.documents[0];
  const goal = edition?.definition.guide?.goal;
  const aim = edition && goal ? { title: edition.definition.title, goal } : undefined;
  const main = html`
    <h1>${t('选什么、怎么选、选了谁，都在这里', 'What is selected, how, and with which result')}</h1>
    <p class="lead">${aim ? html`${site.pick(aim.title, language)}${t('：', ': ')}${site.pick(aim.goal, language)}${t('。', '.')}` : t('这里发布征集指南、公示名单和入选目录。', 'Guides, public notices and catalogues are published here.')}</p>
    ${open.map((notice) => noticeCard(visit, notice))}
    ${open.length === 0 ? html`<p class="band">${t('目前没有正在进行的公示。', 'No notice is open at present.')} <a href="${href('/notices')}">${t('查看以往公示', 'Earlier notices')}</a></p>` : ''}
    ${
      catalogue
        ? html`<section>
        <h2>${catalogue.title}</h2>
        <p class="muted">${first ? html`${first.number} · ${site.dateWords(first.date, language)}` : ''}</p>
        <form action="${href('/catalogue')}" method="get" role="search" class="search">
          <div><label for="q" class="sr">${t('在目录中查找', 'Search the catalogue')}</label><input id="q" name="q" type="search" placeholder="${t('例如：余热、光伏、污水', 'for instance 余热, 光伏, 污水')}" maxlength="80"></div>
          <button type="submit" class="button">${t('查找', 'Search')}</button>
        </form>
        ${sectionBars(visit, catalogue)}
        <p><a class="button plain" href="${href('/catalogue')}">${t(`浏览全部 ${catalogue.model.counts.listed} 项`, formFor(catalogue.model.counts.listed, 'See the entry', `Browse all ${counted(catalogue.model.counts.listed, 'entry', 'entries')}`))}</a></p>
      </section>`
        : html`<section><h2>${t('入选目录', 'Catalogue')}</h2><p>${t('本期目录尚未发布。发布后可以在这里检索每一项的内容和应用案例。', 'The catalogue is not published yet. Then each entry with its contents and cases can be searched here.')}</p></section>`
    }
    <div class="grid">
      <section class="card"><h2>${t('想要申报', 'To apply')}</h2>${openCalls(visit, calls, now)}<p>${t('谁可以申报、要满足什么条件、准备哪些材料、分几步、找谁，一页说清。', 'Who may apply, on which conditions, with which papers, in which steps, and where: on one page.')}</p><p><a href="${href('/guide')}">${t('查看办事指南', 'Read the guide')}</a></p></section>
      <section class="card"><h2>${t('对公示有异议', 'To object')}</h2><p>${t('在公示页面找到对应项目，点“提出异议”。提交后得到回执编号，可以随时查询办理情况。您的身份受到保护。', 'Find the item on the notice and choose “Object”. You get a receipt number to follow it. Your identity is protected.')}</p><p><a href="${href('/notices')}">${t('查看公示', 'Notices')}</a>　<a href="${href('/objections')}">${t('查询办理情况', 'Follow an objection')}</a></p></section>
      <section class="card"><h2>${t('使用数据', 'To use the data')}</h2><p>${t('目录可以下载为表格和开放数据，每一项都有永久编号和地址。', 'The catalogue can be downloaded as a spreadsheet and as open data; every entry has a permanent address.')}</p><p><a href="${href('/catalogue')}#download">${t('下载', 'Downloads')}</a></p></section>
    </div>`;
  return {
    title: t('征集、公示与入选目录', 'Calls, public notices and catalogues'),
    main,
    section: '/',
    description: t('征集指南、公示名单、入选目录。', 'Guides, public notices and catalogues.'),
  };
}
