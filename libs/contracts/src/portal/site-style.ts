/**
 * The style sheet of the public site; previews in the back office use the same. Paper white and pine green, a serif for
 * what is official, system faces for the rest; dark where the reader's system is dark; a print style for filing.
 */
export const SITE_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6; --card: #ffffff; --ink: #1d2521; --soft: #55605a; --line: #dcdfd6; --accent: #0b6349; --accent-ink: #ffffff; --tint: #e7f1ea;
  --warn: #8a4b00; --warn-tint: #fdf1dc; --bad: #a3212b; --bad-tint: #fcebea; --bar: #3d8f72; --bar-2: #b3842f;
  --sans: "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", system-ui, sans-serif;
  --serif: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", "SimSun", Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #141816; --card: #1c221f; --ink: #e6e9e4; --soft: #a5b0a9; --line: #36403a; --accent: #7fcfb0; --accent-ink: #0c1f18; --tint: #20322a;
    --warn: #f0c27a; --warn-tint: #35290f; --bad: #ff9f9a; --bad-tint: #3b1d1d; --bar: #57ab8c; --bar-2: #d0a253;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font-size: 100%; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.75 var(--sans); overflow-wrap: anywhere; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.35; text-wrap: balance; margin: 0; }
h1 { font-size: clamp(1.5rem, 1.15rem + 1.7vw, 2.1rem); }
h2 { font-size: 1.3rem; margin: 2.4rem 0 .8rem; }
h3 { font-size: 1.08rem; margin: 1.6rem 0 .6rem; }
p { margin: 0 0 .8rem; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
.sr { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; z-index: 9; background: var(--card); padding: .5rem 1rem; }
.wrap { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
.muted { color: var(--soft); }
.demo-mark { background: var(--warn-tint); color: var(--warn); border-bottom: 2px solid var(--warn); padding: .45rem 1.25rem; font-size: .92rem; line-height: 1.5; text-align: center; }
.top { border-top: 4px solid var(--accent); border-bottom: 1px solid var(--line); background: var(--card); }
.top .wrap { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 1.6rem; padding-top: .7rem; padding-bottom: .7rem; }
.brand { display: flex; align-items: center; gap: .6rem; font-family: var(--serif); font-weight: 700; font-size: 1.15rem; color: var(--ink); text-decoration: none; }
.brand svg { width: 1.9rem; height: 1.9rem; flex: none; color: var(--accent); }
.top nav { flex: 1 1 auto; }
.top ul { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin: 0; padding: 0; }
.top nav a { color: var(--ink); text-decoration: none; padding: .35rem 0; display: inline-block; border-bottom: 2px solid transparent; }
.top nav a:hover, .top nav a[aria-current] { border-bottom-color: var(--accent); color: var(--accent); }
main { padding: 2.2rem 0 4rem; }
.foot { border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem; padding: 1.5rem 0 2.5rem; }
.foot p { margin: 0 0 .3rem; }
.crumbs { font-size: .9rem; margin-bottom: 1rem; color: var(--soft); }
.crumbs ol { display: flex; flex-wrap: wrap; gap: .2rem .5rem; list-style: none; margin: 0; padding: 0; }
.crumbs li + li::before { content: "›"; margin-right: .5rem; }
.lead { font-size: 1.1rem; color: var(--soft); max-width: 42em; margin-top: .7rem; }
.kicker { color: var(--accent); font-size: .92rem; margin-bottom: .4rem; letter-spacing: .03em; }
.notice-head { border-bottom: 2px solid var(--accent); padding-bottom: 1.1rem; margin-bottom: 1.3rem; }
.notice-head p:last-child { margin-bottom: 0; }
.prose { max-width: 42em; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem 2rem; margin: 0 0 1.6rem; }
.facts dt, .case dt { color: var(--soft); font-size: .88rem; }
.facts dd { margin: 0; font-weight: 600; }
.grid { margin-top: 2.4rem; display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr)); gap: 1.2rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1.2rem 1.3rem; }
.card h2, .card h3 { margin-top: 0; }
.card > :last-child { margin-bottom: 0; }
.band { background: var(--tint); border-left: 4px solid var(--accent); padding: 1.1rem 1.3rem; margin: 1.6rem 0; border-radius: 0 6px 6px 0; }
.band h2, .band h3 { margin: 0 0 .4rem; }
.band > :last-child { margin-bottom: 0; }
.band.warn { background: var(--warn-tint); border-color: var(--warn); }
.band.bad { background: var(--bad-tint); border-color: var(--bad); }
.tag { display: inline-block; border: 1px solid currentColor; border-radius: 999px; padding: 0 .7em; font-size: .85rem; line-height: 1.7; white-space: nowrap; }
.tag.on { background: var(--accent); border-color: var(--accent); color: var(--accent-ink); }
.tag.off { color: var(--soft); }
.big { font: 700 2.6rem/1.1 var(--serif); color: var(--accent); }
.big small { font-size: 1rem; font-weight: 400; color: var(--ink); font-family: var(--sans); }
table { border-collapse: collapse; width: 100%; font-size: .96rem; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .55rem .7rem .55rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; font-size: .88rem; border-bottom: 2px solid var(--line); white-space: nowrap; }
tbody th { font-weight: 600; }
.no, .num { font-variant-numeric: tabular-nums; }
.no { width: 3.2rem; color: var(--soft); }
td.num, th.num { text-align: right; }
.parameters td.num { text-align: left; }
.act { white-space: nowrap; }
.scroll { overflow-x: auto; }
.count { font: 400 .9rem var(--sans); color: var(--soft); margin-left: .7rem; }
.list-section { margin-bottom: 1.8rem; }
.list-section table { table-layout: fixed; }
.list-section thead th.no { width: 3.2rem; }
.list-section thead th.category { width: 22%; }
.list-section thead th.holder { width: 19%; }
.list-section thead th.nominator { width: 17%; }
.list-section thead th.act { width: 6rem; }
.days { list-style: none; display: grid; grid-template-columns: repeat(auto-fill, minmax(9.2rem, 1fr)); gap: .5rem; padding: 0; margin: .8rem 0; }
.day { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .7rem; line-height: 1.45; background: var(--card); }
.day.on { border-color: var(--accent); background: var(--tint); }
.day-date { font-weight: 700; font-variant-numeric: tabular-nums; }
.day-week { color: var(--soft); font-size: .88rem; }
.day-what { display: block; font-size: .86rem; }
.day.off .day-what { color: var(--soft); }
.case { background: var(--card); border: 1px solid var(--line); border-radius: 6px; padding: 1rem 1.2rem; margin-bottom: 1rem; }
.case h3 { margin: 0 0 .6rem; font-family: var(--sans); }
.case dl { margin: 0; display: grid; gap: .5rem; }
.case dl div { display: grid; grid-template-columns: 11rem 1fr; gap: .2rem 1rem; }
.case dd { margin: 0; }
.figure strong { color: var(--accent); font-variant-numeric: tabular-nums; }
.bars th, .bars td { vertical-align: middle; }
.bars .bar-cell { width: 28%; }
.bars th[scope=row], .bars td.num { white-space: nowrap; }
.bar { display: block; width: 100%; height: .95rem; }
.bar .track { fill: var(--line); opacity: .55; }
.bar .fill { fill: var(--bar); }
.bar .fill-2 { fill: var(--bar-2); }
.bars tfoot th, .bars tfoot td { border-bottom: 0; font-weight: 700; }
form { margin: 0; }
.search { display: grid; grid-template-columns: minmax(0, 26rem) auto; gap: .7rem; justify-content: start; margin: 0 0 1.4rem; }
.field { margin-bottom: 1.3rem; max-width: 40em; }
label, .label, legend { display: block; font-weight: 600; margin-bottom: .2rem; padding: 0; }
.hint { color: var(--soft); font-size: .9rem; margin: 0 0 .35rem; }
.error { color: var(--bad); font-size: .95rem; font-weight: 600; margin: 0 0 .35rem; }
input, select, textarea, button { font: inherit; color: inherit; }
input:not([type=radio]):not([type=checkbox]), select, textarea { width: 100%; background: var(--card); border: 1px solid #7c8781; border-radius: 4px; padding: .5rem .65rem; min-height: 2.75rem; }
[aria-invalid=true] { border-color: var(--bad) !important; border-width: 2px !important; }
textarea { min-height: 8rem; resize: vertical; line-height: 1.6; }
.choice { display: flex; gap: .6rem; align-items: baseline; font-weight: 400; padding: .2rem 0; }
fieldset { border: 0; margin: 0 0 1.3rem; padding: 0; }
.button { display: inline-block; background: var(--accent); color: var(--accent-ink); border: 0; border-radius: 4px; padding: .6rem 1.4rem; min-height: 2.75rem; font-weight: 600; text-decoration: none; cursor: pointer; }
.button:hover { filter: brightness(1.08); }
.button.plain { background: transparent; color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.row { display: flex; flex-wrap: wrap; gap: .7rem; align-items: center; }
.filters { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: .8rem 1rem; align-items: end; }
.filters > :nth-child(2) { grid-column: 1 / -1; }
.filters label { font-size: .9rem; font-weight: 500; color: var(--soft); }
.results { list-style: none; margin: 1.2rem 0; padding: 0; }
.results > li { border-top: 1px solid var(--line); padding: 1rem 0; display: grid; grid-template-columns: 4.2rem 1fr; gap: 0 .8rem; }
.results .code { color: var(--soft); font-variant-numeric: tabular-nums; padding-top: .1rem; }
.results h3 { margin: 0 0 .2rem; font-family: var(--sans); font-size: 1.05rem; }
.results p { margin: 0; font-size: .93rem; color: var(--soft); }
mark { background: var(--warn-tint); color: inherit; padding: 0 .1em; }
.pager { display: flex; flex-wrap: wrap; gap: .4rem .9rem; align-items: center; }
.receipt { font: 700 clamp(1.3rem, 1rem + 2vw, 1.9rem)/1.3 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; letter-spacing: .04em; }
.steps { counter-reset: step; list-style: none; padding: 0; max-width: 46em; }
.steps > li { counter-increment: step; position: relative; padding: 0 0 1.2rem 3.2rem; }
.steps > li::before { content: counter(step); position: absolute; left: 0; top: .1rem; width: 2.1rem; height: 2.1rem; border-radius: 50%; background: var(--tint); color: var(--accent); font-weight: 700; display: grid; place-items: center; font-variant-numeric: tabular-nums; }
.steps h3 { margin: 0 0 .2rem; }
.source { color: var(--soft); font-size: .86rem; }
.neighbours { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 2.4rem; }
.neighbours a { display: block; border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; text-decoration: none; background: var(--card); }
.neighbours a span { display: block; color: var(--soft); font-size: .86rem; }
.neighbours .next { text-align: right; }
.cite { font-size: .95rem; background: var(--card); border: 1px dashed var(--line); border-radius: 6px; padding: .9rem 1.1rem; }
summary { cursor: pointer; color: var(--accent); padding: .3rem 0; }
@media (max-width: 44rem) {
  .top .wrap { justify-content: space-between; }
  .top nav { order: 3; flex-basis: 100%; }
  main { padding-top: 1.4rem; }
  .case dl div { grid-template-columns: 1fr; }
  .filters { grid-template-columns: 1fr 1fr; }
  .bars th[scope=row] { white-space: normal; }
  .neighbours { grid-template-columns: 1fr; }
  .results > li { grid-template-columns: 1fr; }
  .stack thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stack, .stack tbody, .stack tr, .stack td, .stack th { display: block; }
  .stack tr { border-bottom: 1px solid var(--line); padding: .8rem 0; }
  .stack th, .stack td { border: 0; padding: .1rem 0; width: auto; }
  .stack td[data-title]::before { content: attr(data-title) "　"; color: var(--soft); font-size: .88rem; }
  .stack .no { float: left; margin-right: .6rem; }
  .bars .bar-cell { width: 26%; }
  .bars .wide { display: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #333; --line: #999; --accent: #000; --tint: #fff; }
  .top nav, .top a[hreflang], .foot nav, .crumbs, .skip, .act, .neighbours, .noprint, form { display: none !important; }
  body { font-size: 10.5pt; line-height: 1.5; }
  .demo-mark { border: 1px solid #000; color: #000; }
  /* Across every sheet, under the text: a page that is filed alone says what it is. */
  .demo-mark::after { content: attr(data-mark); position: fixed; left: 0; right: 0; top: 35%; text-align: center; font: 700 9rem/1 var(--serif); letter-spacing: .3em; color: rgba(0, 0, 0, .09); transform: rotate(-30deg); pointer-events: none; }
  .wrap { max-width: none; padding: 0; }
  h1, h2, h3 { break-after: avoid; }
  tr, .case, .day { break-inside: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; text-decoration: none; }
}
`;
