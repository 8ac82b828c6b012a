/** @jest-environment ./test/support/browser-environment.cjs */
import type { EntryListItem, NoticeSummaryDto } from '@linxuan/contracts';
import { screen } from '@testing-library/react';
import { renderInAdmin } from '../testing/renderInAdmin';
import EntriesPage from './EntriesPage';
import { NoticeList } from './NoticeList';

const EDITION = 'edition-1';
const entry: EntryListItem = {
  id: 'case-1',
  editionId: EDITION,
  case: {
    id: 'case-1',
    number: 'N-1',
    title: '余热利用（演示）',
    holderName: '某厂',
    version: 1,
    state: 's',
    dueAt: null,
  },
  meaning: 'entry-confirming',
  section: { code: '1', name: { zh: '工业', en: 'Industry' } },
  category: { code: '1.2', name: { zh: '余热', en: 'Heat' } },
  changeRequested: null,
};
const notice: NoticeSummaryDto = {
  id: 'notice-1',
  editionId: EDITION,
  state: 'open',
  version: 2,
  number: null,
  preparedAt: null,
  releasedAt: '2026-11-30T01:00:00.000Z',
  windowEndsAt: '2026-12-09T15:59:59.999Z',
  closedAt: null,
  stage: 'public-notice',
  preparedByName: null,
  releasedByName: null,
  actions: [],
  documents: [],
  title: '公示（演示）',
  items: 3,
  objections: { open: 1, upheld: 0, total: 1 },
  left: { zh: '还有5个工作日', en: '5 working days left' },
};

const provider = (data: unknown[], asked: unknown[] = []) => ({
  get: (path: string) =>
    Promise.resolve(
      (path.startsWith('/desks/') ? [{ id: EDITION, title: notice.left, edition: '2024' }] : []) as never,
    ),
  getList: (_resource: string, params: unknown) => {
    asked.push(params);
    return Promise.resolve({ data, total: data.length } as never);
  },
});

describe('the lists of publication', () => {
  it('show entries of one edition with their step, and ask for no other edition', async () => {
    const asked: unknown[] = [];
    renderInAdmin(<EntriesPage />, { resource: 'entries', provider: provider([entry], asked) });
    expect(await screen.findByText('余热利用（演示）')).toBeTruthy();
    expect(screen.getAllByText('等待持有单位确认').length).toBeGreaterThan(0);
    expect(asked[0]).toMatchObject({ filter: { editionId: EDITION }, sort: { field: 'case.dueAt' } });
  });

  it('show notices with the days left, what was objected and where each leads', async () => {
    const asked: unknown[] = [];
    renderInAdmin(<NoticeList editionId={EDITION} />, { resource: 'notices', provider: provider([notice], asked) });
    expect(await screen.findByText('公示（演示）')).toBeTruthy();
    expect(screen.getByText(/还有5个工作日/)).toBeTruthy();
    expect(asked[0]).toMatchObject({ filter: { editionId: EDITION }, sort: { field: 'releasedAt', order: 'DESC' } });
  });
});
