/** @jest-environment ./test/support/browser-environment.cjs */
import { screen, waitFor } from '@testing-library/react';
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
