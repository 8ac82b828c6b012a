import { isVisible } from '@linxuan/form-rules';

/** Data of the papers that the product draws; a namespace, because their words are short. */
export * as papers from './papers';

/** A paper that can be fetched: `href` below `/api`, a name for the person, and the form it has. */
export interface DocumentLink {
  kind: string;
  href: string;
  format: 'docx' | 'xlsx' | 'csv' | 'json';
  title: { zh: string; en: string };
}

/**
 * What a reviewer asks to be corrected is one text: a line `place：remark` for each field, then words for all. The place
 * is the field's Chinese title, because the notice to the applicant is in Chinese.
 */
export function correctionText(remarks: readonly { place: string; remark: string }[], general: string): string {
  const lines = remarks
    .filter(({ remark }) => isVisible(remark))
    .map(({ place, remark }) => `${place}：${remark.trim().replace(/\s*\n\s*/g, ' ')}`);
  return [...lines, general.trim()].filter((line) => line !== '').join('\n');
}

/** The same text taken apart again: remarks by place, and what is left for all. */
export function correctionLines(text: string): { lines: Map<string, string>; rest: string } {
  const lines = new Map<string, string>();
  const rest: string[] = [];
  for (const line of text.split('\n')) {
    const at = line.indexOf('：');
    if (at > 0 && at <= 60) lines.set(line.slice(0, at), line.slice(at + 1));
    else if (line.trim() !== '') rest.push(line);
  }
  return { lines, rest: rest.join('\n') };
}
