/** @jest-environment ./test/support/browser-environment.cjs */
import { screen } from '@testing-library/react';
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

  it('tells on the page itself, in the server’s words, that the record is not there', async () => {
    const detail = '没有这条记录，或者您无权查看';
    const problem = { type: 'about:blank', code: 'subject.notFound', title: '', status: 404, detail, params: {} };
    renderInAdmin(page, { ...place, provider: { getOne: () => Promise.reject(new ProblemError(problem)) } });
    expect((await screen.findByRole('alert')).textContent).toContain(detail);
  });
});
