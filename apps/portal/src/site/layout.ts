import { createHash } from 'node:crypto';
import { DEMO_WORDS, site, type DemoMarks } from '@linxuan/contracts';
import type { Visit } from './visit';

const { html } = site;
/** The style sheet's address changes with its content, so it may be kept for ever. */
export const STYLE_VERSION = createHash('sha256').update(site.SITE_STYLE).digest('hex').slice(0, 12);

export interface Page {
  title: string;
  main: site.Html;
  /** One sentence for search engines. */
  description?: string;
  /** Path of the section in the menu that the page belongs to. */
  section?: string;
  /** Where the reader is: names and paths, the page itself last and without a path. */
  crumbs?: { name: string; path?: string }[];
  /** A script of this site that the page can do without; the answer's policy must allow it. */
  script?: string;
  /** The same content for programs. */
  alternates?: { type: string; href: string }[];
  status?: number;
  /** Personal or short-lived: kept out of caches and search engines. */
  private?: boolean;
}

const MENU = [
  { path: '/', zh: '首页', en: 'Home' },
  { path: '/notices', zh: '公示', en: 'Notices' },
  { path: '/draws', zh: '抽取公示', en: 'Draws' },
  { path: '/catalogue', zh: '入选目录', en: 'Catalogue' },
  { path: '/guide', zh: '办事指南', en: 'Guide' },
  { path: '/register', zh: '单位注册', en: 'Register' },
  { path: '/objections', zh: '异议查询', en: 'Objection status' },
];

const LEAF = site.html`<svg viewBox="0 0 32 32" aria-hidden="true" focusable="false"><path d="M27 4C14 4 6 9 6 18c0 2 .5 3.800 1.300 5.200C9 17 13 12.500 20 10.500 14.500 13.500 10.800 18.500 9 26l-.6 2.500h2.700l.6-2.700C13 26.600 14.500 27 16 27c8 0 11-9 11-23z" fill="currentColor"/></svg>`;

/** A whole page. It is complete without script; only a draw that is repeated has one. */
export function layout(visit: Visit, page: Page, marks: DemoMarks): string {
  const { t, href, language } = visit;
  const other = visit.language === 'zh' ? 'en' : 'zh';
  return `<!DOCTYPE html>\n${
    html`<html lang="${visit.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${marks.title(page.title)} · ${t('遴选', 'Linxuan')}</title>
${page.description ? html`<meta name="description" content="${marks.title(page.description)}">` : ''}
${page.private || marks.on ? html`<meta name="robots" content="noindex">` : ''}
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="/assets/site.css?v=${STYLE_VERSION}">
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="alternate" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" href="${href(visit.path, other)}">
${(page.alternates ?? []).map(({ type, href: to }) => html`<link rel="alternate" type="${type}" href="${to}">`)}
${page.script ? html`<script type="module" src="${page.script}"></script>` : ''}
</head>
<body>
<a class="skip" href="#main">${t('跳到正文', 'Skip to content')}</a>
${marks.on ? html`<aside class="demo-mark" data-mark="${DEMO_WORDS.label.zh}" aria-label="${DEMO_WORDS.label[language]}"><strong>${DEMO_WORDS.opening[language]}</strong>${DEMO_WORDS.sentence[language]}</aside>` : ''}
<header class="top"><div class="wrap">
  <a class="brand" href="${href('/')}">${LEAF}<span>${t('遴选 · 公众服务', 'Linxuan · public site')}</span></a>
  <nav aria-label="${t('主导航', 'Main')}"><ul>
    ${MENU.map((item) => html`<li><a href="${href(item.path)}"${page.section === item.path ? html` aria-current="page"` : ''}>${t(item.zh, item.en)}</a></li>`)}
  </ul></nav>
  <a href="${href(visit.path, other)}${visit.search}" hreflang="${other === 'zh' ? 'zh-CN' : 'en'}" lang="${other === 'zh' ? 'zh-CN' : 'en'}">${other === 'zh' ? '中文' : 'English'}</a>
</div></header>
<main id="main"><div class="wrap">
${page.crumbs ? html`<nav class="crumbs" aria-label="${t('当前位置', 'You are here')}"><ol>${page.crumbs.map(({ name, path }) => html`<li>${path ? html`<a href="${href(path)}">${name}</a>` : html`<span aria-current="page">${name}</span>`}</li>`)}</ol></nav>` : ''}
${page.main}
</div></main>
<footer class="foot"><div class="wrap">
  <p>${t('本站只展示已经发布的内容：正在公示和已经公示的名单、已经发布的目录。', 'This site shows released content only: lists on public notice and published catalogues.')}</p>
  <nav aria-label="${t('页脚', 'Footer')}"><p><a href="${href('/guide')}">${t('办事指南', 'Guide')}</a>　<a href="${href('/catalogue')}">${t('入选目录', 'Catalogue')}</a>　<a href="${href('/objections')}">${t('异议查询', 'Objection status')}</a></p></nav>
</div></footer>
</body></html>`.text
  }`;
}
