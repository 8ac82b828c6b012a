import { site } from '@linxuan/contracts';
import { resultColumns } from '@linxuan/domain';
import type { PublishedCatalogue, PublishedEntry } from '@linxuan/feature-portal';
import { shortened } from '@linxuan/form-rules';
import type { Page } from '../site/layout';
import type { Visit } from '../site/visit';

const { html } = site;

/** One entry with its neighbours and a citation. `base` is the public address of the site. */
export function entryPage(visit: Visit, catalogue: PublishedCatalogue, entry: PublishedEntry, base: string): Page {
  const { t, href, language } = visit;
  const at = catalogue.entries.indexOf(entry);
  const [previous, next] = [catalogue.entries[at - 1], catalogue.entries[at + 1]];
  const link = `${base.replace(/\/$/, '')}${href(`/catalogue/${entry.id}`)}`;
  const { document } = entry;
  const citation =
    language === 'zh'
      ? `“${entry.name}”，载《${document.title}》（${document.number}），${entry.section.name.zh}第${entry.number}项，${site.dateWords(document.date, 'zh')}，${link}`
      : `“${entry.name}”, in 《${document.title}》 (${document.number}), ${entry.section.name.en}, no. ${entry.number}, ${site.dateWords(document.date, 'en')}, ${link}`;
  const main = html`${site.entryView(entry, resultColumns(catalogue.edition.definition, catalogue.stage), language)}
    <h2>${t('引用本条目', 'Cite this entry')}</h2>
    <p class="cite">${citation}</p>
    <p class="muted">${t('永久编号', 'Permanent id')}${t('：', ': ')}${entry.id}</p>
    <nav class="neighbours" aria-label="${t('相邻条目', 'Neighbouring entries')}">
      ${previous ? html`<a rel="prev" href="${href(`/catalogue/${previous.id}`)}"><span>‹ ${t('上一项', 'Previous')} ${previous.code}</span>${previous.name}</a>` : html`<span></span>`}
      ${next ? html`<a rel="next" class="next" href="${href(`/catalogue/${next.id}`)}"><span>${t('下一项', 'Next')} ${next.code} ›</span>${next.name}</a>` : html`<span></span>`}
    </nav>`;
  return {
    title: entry.name,
    main,
    section: '/catalogue',
    description: shortened(entry.process, 120),
    crumbs: [
      { name: catalogue.title, path: '/catalogue' },
      {
        name: site.pick(entry.section.name, language),
        path: `/catalogue?edition=${catalogue.edition.id}&section=${entry.section.code}`,
      },
      { name: entry.name },
    ],
  };
}
