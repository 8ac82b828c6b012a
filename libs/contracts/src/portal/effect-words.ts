import type { Effect } from '@linxuan/domain';
import { html, type Html } from './html';
import type { PublicEntryView, SiteLanguage } from './types';
import { dateWords } from './words';

const STATES = {
  pending: ['尚未生效', 'Not yet in effect'],
  'in-effect': ['已生效', 'In effect'],
  transition: ['过渡期', 'In transition'],
  ended: ['已失效', 'No longer in effect'],
} as const;

/** From when to when, for whom: 新建企业：自2025年4月1日起；what was taken off says how long it may still be used. */
export function effectWords({ for: whom, from, until, removedOn }: Effect, language: SiteLanguage): string {
  const name = whom ? `${whom[language]}${language === 'zh' ? '：' : ': '}` : '';
  if (until !== null && until < from)
    return `${name}${language === 'zh' ? '生效前已移出' : 'taken off before it took effect'}`;
  const [start, end] = [dateWords(from, language), until === null ? null : dateWords(until, language)];
  if (language === 'zh')
    return `${name}自${start}起${end === null ? '' : removedOn === null ? `，至${end}止` : `，移出后可用至${end}`}`;
  return `${name}from ${start}${end === null ? '' : removedOn === null ? ` to ${end}` : `; taken off, to be used until ${end}`}`;
}

/** When an entry takes effect and how it stands; nothing where the edition says nothing of it. */
export function effectsView(
  { effects }: Pick<PublicEntryView, 'effects'>,
  heading: string,
  language: SiteLanguage,
): Html | '' {
  if (effects.length === 0) return '';
  return html`<dl class="facts"><div><dt>${heading}</dt><dd>${effects.map(
    (effect, index) =>
      html`${index > 0 ? html`<br>` : ''}${effectWords(effect, language)} <span class="tag">${STATES[effect.state][language === 'zh' ? 0 : 1]}</span>`,
  )}</dd></div></dl>`;
}
