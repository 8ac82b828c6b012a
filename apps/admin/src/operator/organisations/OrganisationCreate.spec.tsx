/** @jest-environment ./test/support/browser-environment.cjs */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ProblemError } from '../../providers/problem';
import { renderInAdmin } from '../../testing/renderInAdmin';
import OrganisationCreate from './OrganisationCreate';

const VALID_CODE = '91350211M000100Y43';

async function fill(code: string): Promise<void> {
  await userEvent.type(await screen.findByLabelText(/单位代码/), 'new-works');
  await userEvent.type(screen.getByLabelText(/中文名称/), '新成工厂');
  await userEvent.type(screen.getByLabelText(/英文名称/), 'New works');
  await userEvent.type(screen.getByLabelText(/统一社会信用代码/), code);
}
const save = () => userEvent.click(screen.getByRole('button', { name: /保存/ }));
const render = (create: jest.Mock) =>
  renderInAdmin(<OrganisationCreate />, {
    resource: 'organisations',
    provider: { create, getList: () => Promise.resolve({ data: [], total: 0 }) },
  });

// react-admin writes every refusal to the console too.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation());

describe('a new organisation', () => {
  it('is sent as the API takes it, with blank fields as none', async () => {
    const create = jest.fn().mockResolvedValue({ data: { id: 'new-works' } });
    render(create);
    await fill(VALID_CODE.toLowerCase());
    await save();
    await waitFor(() => expect(create).toHaveBeenCalled());
    expect(create.mock.calls[0]?.[1].data).toEqual({
      id: 'new-works',
      kind: 'enterprise',
      nameZh: '新成工厂',
      nameEn: 'New works',
      uscc: VALID_CODE,
      regionCode: null,
      affiliation: null,
      parentId: null,
    });
  }, 60_000);

  it('is not sent while the code of an enterprise is no code', async () => {
    const create = jest.fn();
    render(create);
    await fill('12345');
    await save();
    await screen.findByText('不是有效的统一社会信用代码');
    expect(create).not.toHaveBeenCalled();
  }, 60_000);

  it('shows the words of the server at the field that it names, and keeps what was typed', async () => {
    const problem = {
      type: 'about:blank',
      code: 'organisation.codeTaken',
      title: '',
      status: 422,
      detail: '代码已被使用',
      params: {},
      fields: [{ pointer: '/id', code: 'taken', message: '该代码已有单位使用' }],
    };
    render(jest.fn().mockRejectedValue(new ProblemError(problem)));
    await fill(VALID_CODE);
    await save();
    await screen.findByText('该代码已有单位使用');
    expect((screen.getByLabelText(/中文名称/) as HTMLInputElement).value).toBe('新成工厂');
  }, 60_000);
});
