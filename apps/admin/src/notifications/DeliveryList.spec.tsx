/** @jest-environment ./test/support/browser-environment.cjs */
import type { DeliveryDto } from '@linxuan/contracts';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInAdmin } from '../testing/renderInAdmin';
import DeliveryList from './DeliveryList';

const delivery = (more: Partial<DeliveryDto>): DeliveryDto => ({
  id: 'sent',
  person: '张三（演示）',
  kind: 'nominated',
  channel: 'email',
  address: 'a@example.org',
  state: 'sent',
  attempt: 1,
  createdAt: '2026-11-30T01:00:00.000Z',
  sentAt: '2026-11-30T01:00:00.000Z',
  dueAt: null,
  error: null,
  attempts: [],
  ...more,
});
const FAILED = delivery({
  id: 'failed',
  person: '李四（演示）',
  state: 'bounced',
  sentAt: null,
  attempts: [{ attempt: 1, at: '2026-11-30T01:00:00.000Z', outcome: 'bounced', code: 550, detail: 'mailbox full' }],
});

/** The list on a screen of this width. */
function render(isNarrow: boolean) {
  const send = jest.fn().mockResolvedValue(undefined);
  const data = [delivery({}), FAILED];
  jest.spyOn(window, 'matchMedia').mockImplementation(
    (media) =>
      ({
        media,
        matches: isNarrow,
        addListener: () => 0,
        removeListener: () => 0,
        addEventListener: () => 0,
        removeEventListener: () => 0,
      }) as never,
  );
  renderInAdmin(<DeliveryList />, {
    resource: 'deliveries',
    provider: {
      send,
      get: () => Promise.resolve({ kinds: [] } as never),
      getList: () => Promise.resolve({ data, total: 2, meta: { figures: { sent: 1, bounced: 1 } } } as never),
    },
  });
  return send;
}

describe.each([
  ['a wide screen', false],
  ['a phone', true],
])('deliveries on %s', (_screen, isNarrow) => {
  it('can be sent again where they failed, and only there', async () => {
    const send = render(isNarrow);
    const [button, ...others] = await screen.findAllByRole('button', { name: /^重新发送/ });
    expect(others).toEqual([]);
    await userEvent.click(button as HTMLElement);
    expect(send.mock.calls).toEqual([['POST', '/deliveries/failed/resend', {}]]);
  }, 60_000);

  it('say what the other side said', async () => {
    render(isNarrow);
    expect((await screen.findByText(/550/)).textContent).toContain('mailbox full');
  }, 60_000);
});
