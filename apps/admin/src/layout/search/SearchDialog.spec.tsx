/** @jest-environment ./test/support/browser-environment.cjs */
import type { FoundDto } from '@linxuan/contracts';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import { renderInAdmin } from '../../testing/renderInAdmin';
import { SearchDialog } from './SearchDialog';

const row = (id: string): FoundDto => ({
  kind: 'case',
  id,
  number: `N-${id}`,
  title: { zh: `项目${id}`, en: '' },
  holder: null,
  edition: null,
  dossierKind: null,
});
const Where = () => <p>{useLocation().pathname}</p>;

describe('the search over every page', () => {
  const get = jest.fn((path: string) =>
    Promise.resolve(
      path.includes(encodeURIComponent('没有')) ? [] : [{ kind: 'case', more: false, rows: [row('1'), row('2')] }],
    ),
  );
  const open = () => {
    // As new browsers do.
    Element.prototype.scrollIntoView = () => Promise.resolve() as unknown as undefined;
    renderInAdmin(
      <>
        <SearchDialog />
        <Where />
      </>,
      { provider: { get: get as never } },
    );
    fireEvent.keyDown(window, { key: 'k', ctrlKey: true });
    return screen.findByRole('combobox');
  };
  const pointed = (box: HTMLElement) =>
    document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent;

  it('opens by its keys, walks through what was found and goes there', async () => {
    const box = await open();
    fireEvent.change(box, { target: { value: '项目' } });
    await screen.findByText('找到 2 项');
    expect([box.getAttribute('aria-expanded'), pointed(box)]).toEqual(['true', '项目1N-1']);
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(pointed(box)).toBe('项目2N-2');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('项目2N-2');
    fireEvent.keyDown(box, { key: 'ArrowDown' });
    expect(pointed(box)).toBe('项目1N-1');
    fireEvent.keyDown(box, { key: 'ArrowUp' });
    fireEvent.keyDown(box, { key: 'Enter' });
    await screen.findByText('/cases/2/show');
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });

  it('asks for nothing without a word, says when nothing was found, and closes by Escape', async () => {
    const box = await open();
    get.mockClear();
    fireEvent.change(box, { target: { value: ' \u200b' } });
    expect(screen.getByRole('status').textContent).toContain('Esc');
    fireEvent.change(box, { target: { value: '没有' } });
    await screen.findByText('没有找到。');
    expect(get.mock.calls.map(([path]) => path)).toEqual([`/search?q=${encodeURIComponent('没有')}`]);
    fireEvent.keyDown(box, { key: 'Escape' });
    await waitFor(() => expect(screen.queryByRole('combobox')).toBeNull());
  });
});
