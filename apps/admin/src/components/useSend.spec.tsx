/** @jest-environment ./test/support/browser-environment.cjs */
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clientProblem } from '../providers/problem';
import { renderInAdmin } from '../testing/renderInAdmin';
import { useSend } from './useSend';

let answers: unknown[];
function Button() {
  const { send, busy, error, reset } = useSend('act.saved');
  return (
    <>
      <button onClick={() => void send('PUT', '/preferences', { on: true }).then((answer) => answers.push(answer))}>
        save
      </button>
      <button onClick={reset}>close</button>
      {busy && <p>busy</p>}
      {error && <p role="alert">{error.message}</p>}
    </>
  );
}

/** A part of the page that reads something; `useRefresh` is react-admin's, and so is the read. */
function Reading({ read }: { read: () => Promise<number> }) {
  useQuery({ queryKey: ['preferences'], queryFn: read, staleTime: Infinity });
  return null;
}

beforeEach(() => {
  answers = [];
  jest.spyOn(console, 'error').mockImplementation();
});

describe('a write that changes no state', () => {
  it('answers what the server said, an empty object for nothing, and reads everything again', async () => {
    const send = jest.fn().mockResolvedValueOnce({ version: 2 }).mockResolvedValueOnce(null);
    const read = jest.fn().mockResolvedValue(1);
    renderInAdmin(
      <>
        <Reading read={read} />
        <Button />
      </>,
      { provider: { send } },
    );
    await waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    await userEvent.click(screen.getByText('save'));
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await userEvent.click(screen.getByText('save'));
    await waitFor(() => expect(answers).toEqual([{ version: 2 }, {}]));
    expect(send.mock.calls[0]).toEqual(['PUT', '/preferences', { on: true }]);
  });

  it('keeps its failure for the page until the next write, and answers nothing', async () => {
    const send = jest
      .fn()
      .mockRejectedValueOnce(clientProblem('client.offline', 0, '没有连接'))
      .mockImplementationOnce(() => new Promise(() => undefined));
    renderInAdmin(<Button />, { provider: { send } });
    await userEvent.click(screen.getByText('save'));
    expect((await screen.findByRole('alert')).textContent).toBe('没有连接');
    expect([answers, screen.queryByText('busy')]).toEqual([[undefined], null]);
    await userEvent.click(screen.getByText('save'));
    await screen.findByText('busy');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is no failure any more once the person has read it', async () => {
    renderInAdmin(<Button />, { provider: { send: () => Promise.reject(clientProblem('client.offline', 0, 'x')) } });
    await userEvent.click(screen.getByText('save'));
    await screen.findByRole('alert');
    await userEvent.click(screen.getByText('close'));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });
});
