/** @jest-environment ./test/support/browser-environment.cjs */
import { useQuery } from '@tanstack/react-query';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clientProblem, ProblemError } from '../providers/problem';
import { useOpenWorksheet } from '../providers/openWorksheets';
import { usePendingWork } from '../providers/pendingWork';
import { renderInAdmin } from '../testing/renderInAdmin';
import { EachLine } from './EachLine';
import { useAct, useActEach, type ActItem } from './useAct';

const applied = { status: 'applied' as const, requestId: 'r', state: 'nomination.nominated', version: 4 };
const refused = new ProblemError({
  type: 'about:blank',
  code: 'quota.full',
  title: '名额已满',
  status: 409,
  detail: '本省推荐名额已用完',
  params: {},
});
/** An answer that takes longer than the second click of a double click. */
const soon = <T,>(answer: T) => new Promise<T>((resolve) => setTimeout(resolve, 300, answer));
function doubleClick(label: string): void {
  const button = screen.getByText(label);
  fireEvent.click(button);
  fireEvent.click(button);
}
const subject = { type: 'case' as const, id: 'case-1', version: 3 };

function Button() {
  const act = useAct(subject);
  return (
    <>
      <button onClick={() => void act.run('nominate', { rank: 1 })}>nominate</button>
      {act.error ? <p>{(act.error as Error).message}</p> : null}
    </>
  );
}

/** A worksheet that is open on the page; `stored` says whether all that it shows was saved. */
function OpenWorksheet({
  stored,
  refresh = () => Promise.resolve(),
}: {
  stored: boolean;
  refresh?: () => Promise<void>;
}) {
  useOpenWorksheet('case', 'case-1', { stage: 'nomination', version: () => 7, isStored: () => stored, refresh });
  return null;
}

/** A part of the page that reads something, as all of them do. */
function Reading({ read }: { read: () => Promise<number> }) {
  useQuery({ queryKey: ['read', '/nomination'], queryFn: read, staleTime: Infinity });
  return null;
}

/** A form that saves with a pause. */
function Pausing({ send }: { send: () => Promise<void> }) {
  usePendingWork(send);
  return null;
}

// react-admin writes every refusal to the console too.
beforeEach(() => jest.spyOn(console, 'error').mockImplementation());

describe('a change of state', () => {
  it('is sent once by a double click, with the version that is on show', async () => {
    const act = jest.fn(() => soon(applied));
    renderInAdmin(<Button />, { provider: { act } });
    doubleClick('nominate');
    await waitFor(() => expect(act).toHaveBeenCalled());
    expect(act.mock.calls).toEqual([['case', 'case-1', 'nominate', 3, { rank: 1 }, {}]]);
  });

  it('says in the server’s words why it was refused, and may be tried again', async () => {
    const act = jest.fn().mockRejectedValueOnce(refused).mockResolvedValueOnce(applied);
    renderInAdmin(<Button />, { provider: { act } });
    await userEvent.click(screen.getByText('nominate'));
    await screen.findByText('本省推荐名额已用完');
    await userEvent.click(screen.getByText('nominate'));
    await waitFor(() => expect(screen.queryByText('本省推荐名额已用完')).toBeNull());
    expect(act).toHaveBeenCalledTimes(2);
  });

  it('signs the stored worksheet by its stage and version', async () => {
    const act = jest.fn().mockResolvedValue(applied);
    renderInAdmin(
      <>
        <OpenWorksheet stored />
        <Button />
      </>,
      { provider: { act } },
    );
    await userEvent.click(screen.getByText('nominate'));
    await waitFor(() => expect(act.mock.calls[0]?.[5]).toEqual({ worksheet: 'nomination/7' }));
  });

  it('is not sent while the worksheet shows what is not stored', async () => {
    const act = jest.fn();
    renderInAdmin(
      <>
        <OpenWorksheet stored={false} />
        <Button />
      </>,
      { provider: { act } },
    );
    await userEvent.click(screen.getByText('nominate'));
    await waitFor(() => expect(document.querySelector('p')).not.toBeNull());
    expect(act).not.toHaveBeenCalled();
  });

  it('reads everything on the page again once it is done, and tells whoever waits for it', async () => {
    const read = jest.fn().mockResolvedValue(1);
    const onDone = jest.fn();
    function Telling() {
      const act = useAct(subject, onDone);
      return <button onClick={() => void act.run('nominate')}>nominate</button>;
    }
    renderInAdmin(
      <>
        <Reading read={read} />
        <Telling />
      </>,
      { provider: { act: () => Promise.resolve(applied) } },
    );
    await waitFor(() => expect(read).toHaveBeenCalledTimes(1));
    await userEvent.click(screen.getByText('nominate'));
    await waitFor(() => expect(read).toHaveBeenCalledTimes(2));
    await waitFor(() => expect(onDone.mock.calls).toEqual([[applied]]));
  });

  it('says that it is being processed where no outcome is known yet, and not that it is done', async () => {
    const act = jest.fn().mockResolvedValue({ status: 'pending', requestId: 'r' });
    renderInAdmin(<Button />, { provider: { act } });
    await userEvent.click(screen.getByText('nominate'));
    await screen.findByText(/^已受理，正在处理/);
    expect(screen.queryByText(/^已办理/)).toBeNull();
  });

  it('shows the newer worksheet where the server refused an older one, and for no other refusal', async () => {
    const stale = new ProblemError({ ...refused.problem, code: 'worksheet.stale', detail: '工作表已更新' });
    const act = jest.fn().mockRejectedValueOnce(refused).mockRejectedValueOnce(stale);
    const refresh = jest.fn(() => Promise.resolve());
    renderInAdmin(
      <>
        <OpenWorksheet stored refresh={refresh} />
        <Button />
      </>,
      { provider: { act } },
    );
    await userEvent.click(screen.getByText('nominate'));
    await screen.findByText('本省推荐名额已用完');
    expect(refresh).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('nominate'));
    await screen.findByText('工作表已更新');
    expect(refresh).toHaveBeenCalledTimes(1);
  });

  it('sends what a form still holds back before it acts', async () => {
    const order: string[] = [];
    const send = () => {
      order.push('saved');
      return Promise.resolve();
    };
    const act = jest.fn(() => {
      order.push('acted');
      return Promise.resolve(applied);
    });
    renderInAdmin(
      <>
        <Pausing send={send} />
        <Button />
      </>,
      { provider: { act } },
    );
    await userEvent.click(screen.getByText('nominate'));
    await waitFor(() => expect(order).toEqual(['saved', 'acted']));
  });

  it('is not sent while a field of the page shows what is no value', async () => {
    const act = jest.fn();
    renderInAdmin(
      <>
        <input type="number" max={10} defaultValue={11} aria-label="places" />
        <Button />
      </>,
      { provider: { act } },
    );
    await userEvent.click(screen.getByText('nominate'));
    await waitFor(() => expect(document.querySelector('p')).not.toBeNull());
    expect(act).not.toHaveBeenCalled();
  });
});

describe('a change of many', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ type: 'case' as const, id, version: 1, title: `项目${id}` }));

  function All() {
    const each = useActEach('classify');
    return (
      <>
        <button onClick={() => void each.start(items)}>all</button>
        <EachLine run={each.run} />
      </>
    );
  }

  it('goes on after a refusal, names what was refused and counts the rest', async () => {
    const act = jest.fn((_type: string, id: string) =>
      id === 'b' ? Promise.reject(refused) : Promise.resolve(applied),
    );
    renderInAdmin(<All />, { provider: { act } });
    doubleClick('all');
    expect((await screen.findByText(/项目b/)).textContent).toContain('本省推荐名额已用完');
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull());
    expect(act.mock.calls.map(([, id]) => id)).toEqual(['a', 'b', 'c']);
    expect(screen.getByRole('status').textContent).toContain('2');
  });

  it('does to each what is wanted of it, with its own version and payload', async () => {
    const act = jest.fn().mockResolvedValue(applied);
    const [first, second] = items as [ActItem, ActItem];
    const mixed: ActItem[] = [
      { ...first, version: 4, payload: { category: '1.1' } },
      { ...second, action: 'clear' },
    ];
    function Mixed() {
      const each = useActEach('classify');
      return <button onClick={() => void each.start(mixed)}>all</button>;
    }
    renderInAdmin(<Mixed />, { provider: { act } });
    await userEvent.click(screen.getByText('all'));
    await waitFor(() =>
      expect(act.mock.calls).toEqual([
        ['case', 'a', 'classify', 4, { category: '1.1' }, {}],
        ['case', 'b', 'clear', 1, {}, {}],
      ]),
    );
  });

  it('keeps its outcome where the connection is gone', async () => {
    const act = jest.fn().mockRejectedValue(clientProblem('client.offline'));
    renderInAdmin(<All />, { provider: { act } });
    await userEvent.click(screen.getByText('all'));
    await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(3));
  });
});
