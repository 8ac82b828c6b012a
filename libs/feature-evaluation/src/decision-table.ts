import type { DecisionCase, DecisionRoomDto, papers } from '@linxuan/contracts';

type Lang = 'zh' | 'en';

/** Headings in the order of the columns; a column that no case fills is left out. */
const COLUMNS: Record<Column, { zh: string; en: string; width: number; type: 'text' | 'number' | 'integer' }> = {
  area: { zh: '领域', en: 'Area', width: 16, type: 'text' },
  place: { zh: '次序', en: 'Place', width: 8, type: 'integer' },
  number: { zh: '编号', en: 'Number', width: 14, type: 'text' },
  title: { zh: '名称', en: 'Title', width: 36, type: 'text' },
  holder: { zh: '申报单位', en: 'Holder', width: 28, type: 'text' },
  nominator: { zh: '推荐单位', en: 'Nominator', width: 24, type: 'text' },
  written: { zh: '书面评审', en: 'Written', width: 10, type: 'number' },
  writtenSpread: { zh: '书面离散度', en: 'Spread, written', width: 12, type: 'number' },
  oral: { zh: '答辩', en: 'Oral', width: 10, type: 'number' },
  oralSpread: { zh: '答辩离散度', en: 'Spread, oral', width: 12, type: 'number' },
  combined: { zh: '综合得分', en: 'Combined', width: 10, type: 'number' },
  rank: { zh: '按得分名次', en: 'Rank by score', width: 12, type: 'integer' },
  opinions: { zh: '部门意见', en: 'Opinions', width: 36, type: 'text' },
  overruled: { zh: '与系统判断不同的条件', en: 'Conditions overruled', width: 36, type: 'text' },
  objections: { zh: '未办结的异议', en: 'Objections open', width: 16, type: 'text' },
  outcome: { zh: '拟定结果', en: 'Outcome', width: 12, type: 'text' },
  departs: { zh: '调整次序', en: 'Departs from the order', width: 12, type: 'text' },
  reason: { zh: '理由', en: 'Reason', width: 36, type: 'text' },
};
type Column =
  | 'area'
  | 'place'
  | 'number'
  | 'title'
  | 'holder'
  | 'nominator'
  | 'written'
  | 'writtenSpread'
  | 'oral'
  | 'oralSpread'
  | 'combined'
  | 'rank'
  | 'opinions'
  | 'overruled'
  | 'objections'
  | 'outcome'
  | 'departs'
  | 'reason';
type Row = Record<Column, string | number | null>;

const OUTCOMES = {
  listed: { zh: '入选', en: 'Listed' },
  'not-listed': { zh: '不入选', en: 'Not listed' },
  nominated: { zh: '推荐', en: 'Nominated' },
} as const;
const VERDICTS: Readonly<Record<string, { zh: string; en: string }>> = {
  agree: { zh: '同意', en: 'agrees' },
  disagree: { zh: '不同意', en: 'disagrees' },
  'ask-back': { zh: '需补充说明', en: 'asks back' },
  met: { zh: '符合', en: 'met' },
  'not-met': { zh: '不符合', en: 'not met' },
  undetermined: { zh: '待核', en: 'undetermined' },
};
const YES = { zh: '是', en: 'yes' };

/** The decision room as a sheet: one row a case, in the order of the page. */
export function decisionTable(room: DecisionRoomDto, lang: Lang): papers.TableData {
  const rows = room.areas.flatMap(({ area, title, cases }) =>
    cases.map((one) => rowOf(one, [area, title?.[lang]].filter(Boolean).join(' '), lang)),
  );
  const columns = (Object.keys(COLUMNS) as Column[]).filter((key) => rows.some((row) => row[key] !== null));
  return {
    title: `${room.edition[lang]} ${room.stage[lang]}`,
    language: lang === 'zh' ? 'zh-CN' : 'en',
    columns: columns.map((key) => ({
      key,
      title: COLUMNS[key][lang],
      width: COLUMNS[key].width,
      type: COLUMNS[key].type,
    })),
    rows: rows.map((row) => ({ ...row })),
  };
}

function rowOf(one: DecisionCase, area: string, lang: Lang): Row {
  const lines = (found: readonly string[]) => (found.length > 0 ? found.join('\n') : null);
  const verdict = (code: string) => VERDICTS[code]?.[lang] ?? code;
  return {
    area: area || null,
    place: one.place,
    number: one.number,
    title: one.title,
    holder: one.holderName || null,
    nominator: one.nominator?.[lang] ?? null,
    written: one.written?.mean ?? null,
    writtenSpread: one.written?.spread ?? null,
    oral: one.oral?.mean ?? null,
    oralSpread: one.oral?.spread ?? null,
    combined: one.combined,
    rank: one.rank,
    opinions: lines(
      one.opinions.map(({ stage, org, verdict: given, text }) =>
        [`${stage[lang]} ${org[lang]}`, verdict(given), text].filter(Boolean).join(lang === 'zh' ? '：' : ': '),
      ),
    ),
    overruled: lines(
      one.overruled.map(
        ({ title, computed, verdict: given, reason }) =>
          `${title[lang]} ${verdict(computed)} → ${verdict(given)}${reason ? ` ${reason}` : ''}`,
      ),
    ),
    objections: lines(one.objections.map(({ number }) => number)),
    outcome: one.outcome ? OUTCOMES[one.outcome][lang] : null,
    departs: one.departs ? YES[lang] : null,
    reason: one.reason,
  };
}
