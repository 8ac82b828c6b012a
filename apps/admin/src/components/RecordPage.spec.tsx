/** @jest-environment ./test/support/browser-environment.cjs */
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { ProblemError } from '../providers/problem';
import { renderInAdmin } from '../testing/renderInAdmin';
import { RecordPage } from './RecordPage';

const place = { resource: 'objections', route: '/objections/:id/show', at: '/objections/7/show' };
const page = (
  <RecordPage<{ id: string; number: string }> title={({ number }) => number}>
    {({ number }) => <p>{number}</p>}
  </RecordPage>
);

// react-admin writes every refusal to the console too.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation());

describe('the page of a record', () => {
  it('hands the record of its address to what stands inside', async () => {
    const getOne = jest.fn().mockResolvedValue({ data: { id: '7', number: '异议2026-7' } });
    renderInAdmin(page, { ...place, provider: { getOne } });
    await screen.findByText('异议2026-7', { selector: 'p' });
    expect(getOne.mock.calls[0]?.slice(0, 2)).toEqual(['objections', expect.objectContaining({ id: '7' })]);
  });

  it('never shows the row of a list in the place of the record, which may hold more', async () => {
    const shown = jest.fn();
    function Opened() {
      const { data } = useGetList<{ id: string }>('objections');
      const [isOpen, open] = useState(false);
      if (!data || !isOpen) return <button onClick={() => open(true)}>{data?.length ?? 0}</button>;
      return (
        <RecordPage<{ id: string; parts: string[] }> title={() => ''}>
          {({ parts }) => {
            shown(parts);
            return <p>{parts.join()}</p>;
          }}
        </RecordPage>
      );
    }
    const getList = jest.fn().mockResolvedValue({ data: [{ id: '7' }], total: 1 });
    const getOne = jest.fn().mockResolvedValue({ data: { id: '7', parts: ['甲', '乙'] } });
    renderInAdmin(<Opened />, { ...place, provider: { getList, getOne } });
    fireEvent.click(await screen.findByText('1'));
    await screen.findByText('甲,乙');
    expect(shown.mock.calls.filter(([parts]) => parts === undefined)).toEqual([]);
  });

  it('tells on the page itself, in the server’s words, that the record is not there', async () => {
    const detail = '没有这条记录，或者您无权查看';
    const problem = { type: 'about:blank', code: 'subject.notFound', title: '', status: 404, detail, params: {} };
    renderInAdmin(page, { ...place, provider: { getOne: () => Promise.reject(new ProblemError(problem)) } });
    expect((await screen.findByRole('alert')).textContent).toContain(detail);
  });
});
