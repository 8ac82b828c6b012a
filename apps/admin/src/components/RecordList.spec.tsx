/** @jest-environment ./test/support/browser-environment.cjs */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { Datagrid, TextField, TextInput } from 'react-admin';
import { ProblemError } from '../providers/problem';
import { renderInAdmin } from '../testing/renderInAdmin';
import { RecordList } from './RecordList';

const list = (
  <RecordList filters={[<TextInput key="q" source="q" alwaysOn />]} sort={{ field: 'filedAt', order: 'DESC' }}>
    <Datagrid bulkActionButtons={false} empty={<p>nothing</p>}>
      <TextField source="number" />
    </Datagrid>
  </RecordList>
);
const render = (getList: jest.Mock) => renderInAdmin(list, { resource: 'objections', provider: { getList } });

// react-admin writes every refusal to the console too.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation());

describe('a list of records', () => {
  it('asks for a page in its order and shows it', async () => {
    const getList = jest.fn().mockResolvedValue({ data: [{ id: '1', number: '异议一' }], total: 1 });
    render(getList);
    await screen.findByText('异议一');
    expect(getList.mock.calls[0]?.[1]).toMatchObject({
      pagination: { page: 1, perPage: 25 },
      sort: { field: 'filedAt', order: 'DESC' },
    });
  });

  it('says of what the server did not count to the end that there is more, and goes on behind it', async () => {
    const data = Array.from({ length: 25 }, (_, id) => ({ id, number: `第 ${id} 项` }));
    const pageInfo = { hasPreviousPage: false, hasNextPage: true };
    const getList = jest.fn().mockResolvedValue({ data, pageInfo, meta: { atLeast: true, total: 1000 } });
    render(getList);
    await screen.findByText('第 1–25 项，共 1000+ 项');
    fireEvent.click(screen.getByRole('button', { name: /下一页/ }));
    await waitFor(() => expect(getList.mock.lastCall?.[1]).toMatchObject({ pagination: { page: 2 } }));
  });

  it('names what it is narrowed by, and ends that at one press', async () => {
    const getList = jest.fn().mockResolvedValue({ data: [{ id: '1', number: '异议一' }], total: 1 });
    const asked = () => (getList.mock.lastCall?.[1] as { filter: object }).filter;
    render(getList);
    await screen.findByText('异议一');
    expect(screen.queryByRole('group', { name: '当前的搜索和筛选' })).toBeNull();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '余热' } });
    await screen.findByText(/余热/);
    expect(asked()).toEqual({ q: '余热' });
    fireEvent.click(screen.getByRole('button', { name: '全部清除' }));
    await waitFor(() => expect(asked()).toEqual({}));
    expect(screen.queryByText(/余热/)).toBeNull();
  });

  it('drops what was ticked when the filter changes', async () => {
    const rows = [
      { id: '1', number: '异议一' },
      { id: '2', number: '异议二' },
    ];
    const getList: jest.Mock = jest.fn((_resource: string, { filter }: { filter: { q?: string } }) => {
      const data = filter.q ? rows.slice(1) : rows;
      return Promise.resolve({ data, total: data.length });
    });
    const ticks = () => screen.getAllByRole<HTMLInputElement>('checkbox').filter(({ checked }) => checked).length;
    const ticked = (
      <RecordList filters={[<TextInput key="q" source="q" alwaysOn />]}>
        <Datagrid bulkActionButtons={<span />}>
          <TextField source="number" />
        </Datagrid>
      </RecordList>
    );
    renderInAdmin(ticked, { resource: 'objections', provider: { getList } });
    await screen.findByText('异议一');
    fireEvent.click(screen.getAllByRole('checkbox')[1] as HTMLElement);
    await waitFor(() => expect(ticks()).toBe(1));
    fireEvent.change(screen.getByRole('textbox'), { target: { value: '二' } });
    await waitFor(() => expect(screen.queryByText('异议一')).toBeNull());
    await waitFor(() => expect(ticks()).toBe(0));
  });

  it('says that there is nothing where there is nothing', async () => {
    render(jest.fn().mockResolvedValue({ data: [], total: 0 }));
    await screen.findByText('nothing');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says why it was refused, and neither that there is nothing nor how many pages', async () => {
    const detail = '查询条件不正确';
    const problem = { type: 'about:blank', code: 'request.invalid', title: '', status: 422, detail, params: {} };
    render(jest.fn().mockRejectedValue(new ProblemError(problem)));
    await waitFor(() =>
      expect(screen.getAllByRole('alert').some((one) => one.textContent?.includes(detail))).toBe(true),
    );
    expect(screen.queryByText('nothing')).toBeNull();
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});
