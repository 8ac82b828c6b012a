import { lateWords } from '../nominations/lateWords';
import { messages as nominations } from '../nominations/messages';
import { decideWords } from './decideWords';
import { messages as ministry } from './messages';

const said = (bundle: Record<string, unknown>, key: string): string => String(bundle[key] ?? '');

describe('what a page says of a late batch', () => {
  it.each(['zh', 'en'] as const)('offers to take it in only where that may be done: %s', (language) => {
    const OFFER = language === 'zh' ? /可以逾期接收|由主管部门决定/ : /Accept it late|authority decides/;
    const all = { ...nominations[language], ...ministry[language] };
    const [may, never] = [
      [{ part: 'receive-late' as const }, { part: 'refuse-late' as const }],
      [{ part: 'refuse-late' as const }],
    ];
    expect(said(all, decideWords(true, may))).toMatch(OFFER);
    expect(said(all, decideWords(true, never))).not.toMatch(OFFER);
    expect(said(all, decideWords(true, never))).not.toBe('');
    expect(said(all, lateWords('recipient-decides'))).toMatch(OFFER);
    expect(said(all, lateWords('refuse'))).not.toMatch(OFFER);
    expect(decideWords(false, may)).toBe('ministry.decideHelp');
  });
});
