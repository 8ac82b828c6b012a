import { counted, formFor } from '@linxuan/form-rules';
import { site } from '@linxuan/contracts';
import { PER_PAGE, type CatalogueQuery, type PublishedCatalogue, type PublishedEntry } from '@linxuan/feature-portal';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';
import { sectionBars } from './bars';

const { html } = site;

/** The words of a search as they stand in a text, marked. */
function marked(text: string, q: string): site.Html {
  const terms = q.split(/\s+/).filter((term) => term !== '');
  if (terms.length === 0) return html`${text}`;
  const pattern = new RegExp(`(${terms.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'gi');
  return html`${text.split(pattern).map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part))}`;
}

function address(
  visit: Visit,
  catalogue: PublishedCatalogue,
  query: CatalogueQuery,
  changes: Partial<CatalogueQuery>,
): string {
  const next = { ...query, ...changes };
  const params = new URLSearchParams({ edition: catalogue.edition.id });
  if (next.q) params.set('q', next.q);
  if (next.section) params.set('section', next.section);
  if (next.category) params.set('category', next.category);
  if (next.minCo2 !== null) params.set('co2', String(next.minCo2));
  if (next.sort !== 'number') params.set('sort', next.sort);
  if (next.page > 1) params.set('page', String(next.page));
  return `${visit.href('/catalogue')}?${params.toString()}#results`;
}

function options(choices: readonly (readonly [string, string])[], chosen: string): site.Html {
  return html`${choices.map(([value, name]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${name}</option>`)}`;
}

function filters(visit: Visit, catalogue: PublishedCatalogue, query: CatalogueQuery): site.Html {
  const { t, href, language } = visit;
  const categories = [...new Map(catalogue.entries.map(({ category }) => [category.code, category])).values()].sort(
    (a, b) => a.code.localeCompare(b.code, 'en', { numeric: true }),
  );
  // What no entry has is nothing to search by.
  const hasCo2 = catalogue.model.columns.some(({ key }) => key === 'co2');
  const within =
    query.section === '' ? categories : categories.filter(({ code }) => code.startsWith(`${query.section}.`));
  return html`<form action="${href('/catalogue')}#results" method="get" role="search" class="card filters">
    <input type="hidden" name="edition" value="${catalogue.edition.id}">
    <div><label for="q">${t('关键词（名称、内容、案例）', 'Words (name, contents, cases; in Chinese)')}</label><input id="q" name="q" type="search" value="${query.q}" maxlength="80"></div>
    <div><label for="section">${site.pick(catalogue.model.nouns.area, language)}</label><select id="section" name="section">${options([['', t('全部', 'All')], ...catalogue.model.sections.map(({ id, entries }) => [id, `${site.pick(catalogue.edition.name(id).name, language)}（${entries.length}）`] as const)], query.section)}</select></div>
    <div><label for="category">${site.pick(catalogue.model.nouns.category, language)}</label><select id="category" name="category">${options([['', t('全部', 'All')], ...within.map(({ code, name }) => [code, `${code} ${site.pick(name, language)}`] as const)], query.category)}</select></div>
    ${
      hasCo2
        ? html`<div><label for="co2">${t('案例年减碳量', 'CO₂ a year')}</label><select id="co2" name="co2">${options(
            [
              ['', t('不限', 'Any')],
              ['0', t('有数字', 'Figure given')],
              ['1000', t('1000 吨以上', '1,000 t or more')],
              ['10000', t('1 万吨以上', '10,000 t or more')],
              ['100000', t('10 万吨以上', '100,000 t or more')],
            ],
            query.minCo2 === null ? '' : String(query.minCo2),
          )}</select></div>`
        : ''
    }
    <div><label for="sort">${t('排序', 'Order')}</label><select id="sort" name="sort">${options(
      [
        ['number', t('目录序号', 'Number')],
        ...(hasCo2 ? [['co2', t('减碳量从大到小', 'Most CO₂ first')] as const] : []),
        ['name', t('名称', 'Name')],
      ],
      query.sort,
    )}</select></div>
    <div class="row"><button type="submit" class="button">${t('查找', 'Search')}</button><a href="${href('/catalogue')}?edition=${catalogue.edition.id}#results">${t('清除', 'Clear')}</a></div>
  </form>`;
}

function resultItem(
  visit: Visit,
  { model: { nouns } }: PublishedCatalogue,
  entry: PublishedEntry,
  q: string,
): site.Html {
  const { t, href, language } = visit;
  return html`<li><div class="code">${entry.code}</div><div>
    <h3><a href="${href(`/catalogue/${entry.id}`)}" lang="zh-CN">${marked(entry.name, q)}</a> ${site.endedView(entry, language)}</h3>
    <p>${site.pick(entry.section.name, language)} · ${site.pick(entry.category.name, language)} · ${entry.cases.length} ${t('个案例', formFor(entry.cases.length, 'case', 'cases'))}${entry.co2 === null ? '' : html` · ${t('年减碳', 'CO₂')} ${site.tonnesWords(entry.co2, language)}`}${entry.holder ? html`<br>${site.pick(nouns.holder, language)}${t('：', ': ')}<span lang="zh-CN">${entry.holder}</span>` : ''}${entry.effects.map((effect) => html`<br>${site.effectWords(effect, language)}`)}</p>
  </div></li>`;
}

function pager(visit: Visit, catalogue: PublishedCatalogue, query: CatalogueQuery, total: number): site.Html {
  const { t } = visit;
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  if (pages === 1) return html``;
  const page = Math.min(query.page, pages);
  return html`<nav class="pager" aria-label="${t('分页', 'Pages')}">
    ${page > 1 ? html`<a rel="prev" href="${address(visit, catalogue, query, { page: page - 1 })}">‹ ${t('上一页', 'Previous')}</a>` : ''}
    ${Array.from({ length: pages }, (_, index) => index + 1).map((n) => (n === page ? html`<strong aria-current="page">${n}</strong>` : html`<a href="${address(visit, catalogue, query, { page: n })}"><span class="sr">${t('第', 'Page ')}</span>${n}<span class="sr">${t('页', '')}</span></a>`))}
    ${page < pages ? html`<a rel="next" href="${address(visit, catalogue, query, { page: page + 1 })}">${t('下一页', 'Next')} ›</a>` : ''}
  </nav>`;
}

/** Some results are made public at an event (《金砖国家产业合作案例集》在论坛发布). */
function eventLine({ t, language }: Visit, catalogue: PublishedCatalogue): site.Html {
  const stage = catalogue.edition.definition.stages.find(({ kind }) => kind === 'publication');
  const event = stage?.kind === 'publication' ? stage.event : undefined;
  if (!event) return html``;
  return html`<br>${t('发布活动', 'Made public at')}${t('：', ': ')}${event.title[language]}${event.date === null ? '' : html` · ${site.dateWords(event.date, language)}`}`;
}

const PARAMETERS: Record<string, { zh: string; en: string }> = {
  q: { zh: '关键词（最多80字）', en: 'words (80 characters at most)' },
  section: { zh: '领域', en: 'section' },
  category: { zh: '类别', en: 'category' },
  co2: { zh: '案例年减碳量', en: 'CO₂ a year' },
  sort: { zh: '排序', en: 'order' },
  page: { zh: '页码', en: 'page' },
};

/** What of the address was not understood, so that nobody takes the list for what was asked. */
function ignoredLine({ t, language }: Visit, { ignored = [] }: CatalogueQuery): site.Html {
  if (ignored.length === 0) return html``;
  const names = ignored.map((name) => `${PARAMETERS[name]?.[language] ?? ''} ${name}`);
  return html`<p class="band" role="status">${t('以下条件无法识别，未采用：', 'Not understood and left out: ')}${names.join(t('；', '; '))}</p>`;
}

/** How many stand, and apart from them how many were taken off. */
function countLine({ t }: Visit, { model: { counts, sections } }: PublishedCatalogue): string {
  const listed = t(
    `${sections.length} 个领域，${counts.listed} 项`,
    `${counted(counts.listed, 'entry', 'entries')} in ${counted(sections.length, 'section')}`,
  );
  return counts.removed === 0
    ? listed
    : t(`${listed}；另有 ${counts.removed} 项已不在列`, `${listed}; ${counts.removed} more no longer listed`);
}

/** `found` are all entries that answer the query, in its order. */
export function cataloguePage(
  visit: Visit,
  catalogue: PublishedCatalogue,
  query: CatalogueQuery,
  found: readonly PublishedEntry[],
): Page {
  const { t, language } = visit;
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(query.page, pages);
  const shown = found.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  const file = (format: string) => `/downloads/${catalogue.edition.id}.${format}`;
  const main = html`<h1 lang="zh-CN">${catalogue.title}</h1>
    <p class="lead">${countLine(visit, catalogue)}${catalogue.documents.map(({ number, date }) => html`<br>${number} · ${site.dateWords(date, language)}`)}${eventLine(visit, catalogue)}</p>
    ${sectionBars(visit, catalogue)}
    <h2 id="results">${t('查找', 'Find an entry')}</h2>
    ${filters(visit, catalogue, query)}
    ${ignoredLine(visit, query)}
    <p role="status" class="muted">${found.length === 0 ? t('没有符合条件的项目，请换一个词或放宽条件。', 'Nothing matches. Try another word or fewer conditions.') : t(`共 ${found.length} 项${pages > 1 ? `，第 ${page} 页，共 ${pages} 页` : ''}`, `${found.length} found${pages > 1 ? `, page ${page} of ${pages}` : ''}`)}</p>
    <ul class="results">${shown.map((entry) => resultItem(visit, catalogue, entry, query.q))}</ul>
    ${pager(visit, catalogue, query, found.length)}
    <section id="download"><h2>${t('下载和开放数据', 'Downloads and open data')}</h2>
      <ul>
        <li><a href="${file('xlsx')}">XLSX</a> ${t('电子表格', 'spreadsheet')}</li>
        <li><a href="${file('docx')}">DOCX</a> ${t('可以打印的文稿', 'document to print')}</li>
        <li><a href="${file('csv')}">CSV</a> ${t('纯文本表格，UTF-8', 'plain table, UTF-8')}</li>
        <li><a href="${file('json')}">JSON</a> ${t('供程序使用，含永久编号', 'for programs, with permanent ids')}</li>
        <li><a href="${file('jsonld')}">JSON-LD</a> ${t('数据集描述（DCAT）', 'description of the data set (DCAT)')}</li>
      </ul>
    </section>`;
  return {
    title: catalogue.title,
    main,
    section: '/catalogue',
    description: t(
      `${catalogue.title}：${catalogue.model.counts.listed} 项的内容和应用案例。`,
      `${counted(catalogue.model.counts.listed, 'entry', 'entries')} with contents and cases.`,
    ),
    alternates: [
      { type: 'application/ld+json', href: file('jsonld') },
      { type: 'application/json', href: file('json') },
    ],
  };
}

export function emptyCataloguePage(visit: Visit): Page {
  const { t, href } = visit;
  const title = t('入选目录', 'Catalogue');
  return {
    title,
    section: '/catalogue',
    main: html`<h1>${title}</h1><p class="lead">${t('本期目录尚未发布。', 'The catalogue is not published yet.')}</p><p>${t('入选项目经公示、归类并由持有单位核对后，按程序发布在这里。', 'After the public notice, entries are classified, checked by their holders and published here.')} <a href="${href('/notices')}">${t('查看公示', 'Public notices')}</a></p>`,
  };
}
