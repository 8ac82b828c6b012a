import type { ResultColumn } from '@linxuan/domain';
import { formFor } from '@linxuan/form-rules';
import { html, paragraphs, type Html } from './html';
import type { NoticeDay, PublicNoticeItemView, PublicNoticeView, SiteLanguage } from './types';
import { dateWords, pick, weekdayWords } from './words';

function cell({ key, title: titles }: ResultColumn, item: PublicNoticeItemView, language: SiteLanguage): Html {
  const title = titles[language];
  switch (key) {
    case 'no':
      return html`<td class="no">${item.number}</td>`;
    case 'name':
      return html`<th scope="row">${item.name}</th>`;
    case 'category':
      return html`<td data-title="${title}">${item.category.code} ${pick(item.category.name, language)}</td>`;
    case 'holder':
      return html`<td data-title="${title}">${item.holder}</td>`;
    default:
      return html`<td data-title="${title}">${item.nominator ? pick(item.nominator, language) : ''}</td>`;
  }
}

/** What the notice is about, in lists by area with the columns that the edition names. */
export function noticeLists(
  view: PublicNoticeView,
  language: SiteLanguage,
  objectHref?: (itemId: string) => string,
): Html {
  const { columns } = view;
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const row = (item: PublicNoticeItemView) => html`<tr>
    ${columns.map((column) => cell(column, item, language))}
    ${objectHref && view.state === 'open' ? html`<td class="act">${item.open ? html`<a href="${objectHref(item.itemId)}">${t('提出异议', 'Object')}<span class="sr">${t('：', ': ')}${item.name}</span></a>` : html`<span class="muted">${t('已不受理', 'No longer open')}</span>`}</td>` : ''}
  </tr>`;
  return html`${view.sections.map(
    ({ area, items }) => html`<section class="list-section">
      <h3 id="area-${area.code}">${pick(area.name, language)}<span class="count">${items.length} ${t('项', formFor(items.length, 'item', 'items'))}</span></h3>
      <table class="stack">
        <caption class="sr">${pick(area.name, language)}</caption>
        <thead><tr>${columns.map(({ key, title }) => html`<th scope="col" class="${key}">${title[language]}</th>`)}${objectHref && view.state === 'open' ? html`<th scope="col" class="act">${t('异议', 'Objection')}</th>` : ''}</tr></thead>
        <tbody>${items.map(row)}</tbody>
      </table>
    </section>`,
  )}`;
}

const DAY_WORDS: Record<NoticeDay['kind'], { zh: string; en: string }> = {
  working: { zh: '工作日', en: 'working day' },
  'make-up': { zh: '调休上班', en: 'make-up working day' },
  weekend: { zh: '周末，不计', en: 'weekend, not counted' },
  holiday: { zh: '放假，不计', en: 'holiday, not counted' },
};

/** Every day from the publication to the last, saying which working day it is or why it does not count. */
export function noticeDays(view: PublicNoticeView, language: SiteLanguage): Html {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const { period } = view;
  return html`<ol class="days">${period.days.map(
    ({ date, kind, n }) => html`<li class="day ${n === null ? 'off' : 'on'}">
      <span class="day-date">${Number(date.slice(5, 7))}/${Number(date.slice(8))}</span> <span class="day-week">${weekdayWords(date, language)}</span>
      <span class="day-what">${n !== null ? t(`第 ${n} 个工作日`, `working day ${n}`) : date === period.days[0]?.date ? t('发布当日，不计', 'day of publication, not counted') : DAY_WORDS[kind][language]}${n !== null && kind === 'make-up' ? t('（调休上班）', ' (make-up day)') : ''}</span>
    </li>`,
  )}</ol>`;
}

/**
 * The notice itself: title, period, text, contact and lists. The same function draws the public page and its preview.
 */
export function noticeView(
  view: PublicNoticeView,
  language: SiteLanguage,
  objectHref?: (itemId: string) => string,
): Html {
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en);
  const count = view.sections.reduce((sum, { items }) => sum + items.length, 0);
  return html`<article class="notice">
    <header class="notice-head">
      <p class="kicker">${pick(view.programme, language)} · ${t('社会公示', 'public notice')}</p>
      <h1>${view.title}</h1>
    </header>
    <dl class="facts">
      <div><dt>${t('公示时间', 'Period')}</dt><dd>${dateWords(period(view, 'from'), language)} ${t('至', 'to')} ${dateWords(period(view, 'to'), language)}</dd></div>
      <div><dt>${t('期限', 'Length')}</dt><dd>${view.period.workingDays} ${t('个工作日', formFor(view.period.workingDays, 'working day', 'working days'))}</dd></div>
      <div><dt>${t('公示项目', 'Items')}</dt><dd>${count} ${t('项', '')}</dd></div>
    </dl>
    <div class="prose" lang="zh-CN">${paragraphs(view.text)}</div>
    <h2>${t('联系方式', 'Contact')}</h2>
    <div class="prose contact" lang="zh-CN">${paragraphs(view.contact)}</div>
    <h2 id="list">${t('公示名单', 'List')}</h2>
    ${noticeLists(view, language, objectHref)}
  </article>`;
}

function period(view: PublicNoticeView, end: 'from' | 'to'): string {
  return end === 'from' ? (view.period.days[0]?.date ?? view.period.firstDay) : view.period.lastDay;
}
