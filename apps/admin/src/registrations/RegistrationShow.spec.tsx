/** @jest-environment ./test/support/browser-environment.cjs */
import type { RegistrationDto } from '@linxuan/contracts';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInAdmin } from '../testing/renderInAdmin';
import RegistrationShow from './RegistrationShow';

const FILED: RegistrationDto = {
  id: '6f1c2f0e-3b7a-4c52-9a0d-2b1f7d3e5a90',
  code: '91350211M000100Y43',
  orgName: '新名有限公司',
  regionCode: '440000',
  personName: '经办人甲',
  phone: '020-80001111',
  email: 'clerk@example.org',
  dispute: '',
  file: { name: '营业执照.pdf', mime: 'application/pdf', size: 2048 },
  filedAt: '2024-06-20T02:00:00.000Z',
  state: 'filed',
  checkedBy: null,
  checkedAt: null,
  renames: false,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  claimedAt: null,
  login: null,
  onRecord: { id: 'old', name: { zh: '旧名有限公司', en: 'Old' }, people: 2 },
  mine: false,
};

function render(registration: Partial<RegistrationDto>) {
  const send = jest.fn().mockResolvedValue({});
  const data = { ...FILED, ...registration };
  renderInAdmin(<RegistrationShow />, {
    resource: 'registrations',
    at: `/registrations/${FILED.id}/show`,
    route: '/registrations/:id/show',
    provider: { getOne: jest.fn().mockResolvedValue({ data }), send },
  });
  return send;
}
const press = (name: RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('a registration on its page', () => {
  it('is checked by the first person, who says whether the name on record changes', async () => {
    const send = render({});
    await userEvent.click(await screen.findByRole('checkbox', { name: /改为“新名有限公司”/ }));
    expect(screen.queryByRole('button', { name: /确认开通/ })).toBeNull();
    await press(/核对无误/);
    await waitFor(() =>
      expect(send).toHaveBeenCalledWith('POST', `/registrations/${FILED.id}/check`, { renames: true }),
    );
  }, 60_000);

  it('asks nothing about the name where the record has the same, or nothing', async () => {
    const send = render({ onRecord: null });
    await screen.findByText(/确认后新增该单位/);
    expect(screen.queryByRole('checkbox')).toBeNull();
    await press(/核对无误/);
    await waitFor(() =>
      expect(send).toHaveBeenCalledWith('POST', `/registrations/${FILED.id}/check`, { renames: false }),
    );
  }, 60_000);

  it('is confirmed by another person alone', async () => {
    render({ state: 'checked', checkedBy: '甲', checkedAt: FILED.filedAt, mine: true });
    await screen.findByText('您已核对，须由另一人确认。');
    expect(screen.queryByRole('button', { name: /确认开通/ })).toBeNull();
  }, 60_000);

  it('asks before it confirms', async () => {
    const send = render({ state: 'checked', checkedBy: '甲', checkedAt: FILED.filedAt });
    await screen.findByRole('button', { name: /确认开通/ });
    await press(/确认开通/);
    expect(send).not.toHaveBeenCalled();
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      [...dialog.querySelectorAll('button')].find(({ textContent }) => textContent.includes('确认开通')) as Element,
    );
    await waitFor(() => expect(send).toHaveBeenCalledWith('POST', `/registrations/${FILED.id}/confirm`, undefined));
  }, 60_000);

  it('is refused with a reason that says something', async () => {
    const send = render({});
    await screen.findByRole('button', { name: /不予通过/ });
    await press(/不予通过/);
    const reason = await screen.findByLabelText(/不予通过的理由/);
    const submit = screen.getAllByRole('button', { name: /不予通过/ }).at(-1) as HTMLButtonElement;
    await userEvent.type(reason, '   ');
    expect(submit.disabled).toBe(true);
    await userEvent.type(reason, '执照不清晰');
    await userEvent.click(submit);
    await waitFor(() => expect(send.mock.calls[0]?.slice(0, 2)).toEqual(['POST', `/registrations/${FILED.id}/refuse`]));
  }, 60_000);

  it('offers nothing once it is settled', async () => {
    render({ state: 'refused', decidedBy: '乙', decidedAt: FILED.filedAt, reason: '执照不清晰' });
    await screen.findByText('执照不清晰');
    expect(screen.queryAllByRole('button', { name: /核对无误|确认开通|不予通过/ })).toEqual([]);
  }, 60_000);
});
