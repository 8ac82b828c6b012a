import { formFor } from '@linxuan/form-rules';
import { site } from '@linxuan/contracts';
import { businessDateOf } from '@linxuan/domain';
import type { NoticeSummary, PublicNotice } from '@linxuan/feature-portal';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';

const { html } = site;

export function noticesPage(visit: Visit, notices: readonly NoticeSummary[]): Page {
  const { t, href, language } = visit;
  const main = html`<h1>${t('公示', 'Public notices')}</h1>
    <p class="lead">${t('拟入选名单在这里公示若干个工作日，听取社会意见。', 'Lists of what is to be selected are shown here for some working days, so that anyone may object.')}</p>
    ${notices.length === 0 ? html`<p>${t('还没有发布过公示。', 'No notice has been published yet.')}</p>` : ''}
    <ul class="results">${notices.map(
      (
        notice,
      ) => html`<li><div class="code"><span class="tag ${notice.state === 'open' ? 'on' : 'off'}">${notice.state === 'open' ? t('公示中', 'open') : t('已结束', 'over')}</span></div><div>
        <h3><a href="${href(`/notices/${notice.id}`)}" lang="zh-CN">${notice.title}</a></h3>
        <p>${notice.publisher[language]} · ${site.dateWords(businessDateOf(notice.publishedAt), language)} ${t('至', 'to')} ${site.dateWords(businessDateOf(notice.closesAt), language)} · ${notice.items} ${t('项', formFor(notice.items, 'item', 'items'))}</p></div></li>`,
    )}</ul>`;
  return { title: t('公示', 'Public notices'), main, section: '/notices' };
}

/** `left` are the words for the time left; null once the window is over. */
export function noticePage(visit: Visit, notice: PublicNotice, left: { zh: string; en: string } | null): Page {
  const { t, href, language } = visit;
  const until = site.dateWords(businessDateOf(notice.period.closesAt), language);
  const open = left !== null;
  const shown: PublicNotice = open ? notice : { ...notice, state: 'closed' };
  const main = html`
    <p>${open ? html`<span class="tag on">${t('公示中', 'open')}</span> <strong>${left[language]}</strong>` : html`<span class="tag off">${t('公示已结束', 'over')}</span>`} · ${t('公示单位', 'Published by')}${t('：', ': ')}${notice.publisher[language]}</p>
    ${site.noticeView(shown, language, (itemId) => href(`/notices/${notice.id}/objections/${itemId}`))}
    <section class="band" aria-labelledby="object">
      <h2 id="object">${t('我可以提出异议吗？', 'Can I object?')}</h2>
      ${
        open
          ? html`<p>${t(`可以。任何单位和个人都可以，截止 ${until} 24 时（北京时间）。`, `Yes, anyone can, until the end of ${until}, Beijing time.`)}</p>
          <p>${t('在上面的名单中找到那一项，点“提出异议”，写明您的姓名或单位名称、联系方式、理由和可以核实的线索。不需要注册。提交后会得到回执编号。', 'Find the item in the list above and choose “Object”. Give your name or organisation, a contact, your reasons and what can be verified. No account is needed, and you get a receipt number.')}</p>
          <p>${t('您的身份和联系方式只有办理异议的工作人员可以看到，不会告诉申报单位，也不会公开。', 'Only the officers who handle objections see who you are. The applicant is not told and nothing is published.')}</p>`
          : html`<p>${t(`公示期已于 ${until} 结束，不再受理新的异议。`, `The period ended on ${until}; no further objections are taken.`)} <a href="${href('/objections')}">${t('查询已提出异议的办理情况', 'Follow an objection that was filed')}</a></p>`
      }
    </section>
    <section aria-labelledby="period">
      <h2 id="period">${t('公示期怎么算', 'How the period is counted')}</h2>
      <p class="prose">${site.pick(notice.period.explanation, language)}${t('。', '.')}</p>
      ${site.noticeDays(notice, language)}
    </section>`;
  return {
    title: notice.title,
    main,
    section: '/notices',
    crumbs: [{ name: t('公示', 'Public notices'), path: '/notices' }, { name: notice.title }],
    description: t(`${notice.title}，公示至${until}。`, `${notice.title}, until ${until}.`),
  };
}
