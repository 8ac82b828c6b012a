/** @jest-environment ./test/support/browser-environment.cjs */
import { screen } from '@testing-library/react';
import { renderInAdmin } from '../testing/renderInAdmin';
import { QuotaMeter } from './QuotaMeter';

const slot = (number: number, state: string, title: string | null = null) => ({ number, state, title, caseId: null });

describe('the quota', () => {
  it('says in words how much is used and left, slot by slot', async () => {
    const slots = [slot(1, 'spent', '余热回收'), slot(2, 'reserved', '水泥减碳'), slot(3, 'free')];
    renderInAdmin(<QuotaMeter quota={{ cap: 3, used: 2, slots }} />);
    const words = (await screen.findByRole('region')).textContent;
    expect(words).toContain('余热回收');
    expect(words).toContain('水泥减碳');
    expect(screen.getAllByRole('listitem')).toHaveLength(3);
    expect(words).toMatch(/1/);
  });

  it('says that it is full when the last place is taken, not before', async () => {
    const { unmount } = renderInAdmin(<QuotaMeter quota={{ cap: 2, used: 1, slots: [] }} />, { locale: 'en' });
    const open = (await screen.findByRole('region')).textContent;
    unmount();
    renderInAdmin(<QuotaMeter quota={{ cap: 2, used: 2, slots: [] }} />, { locale: 'en' });
    const full = (await screen.findByRole('region')).textContent;
    expect(open).toMatch(/1/);
    expect(full).not.toEqual(open);
    expect(full).toMatch(/full|used up|none|no place/i);
  });

  it('never counts below nothing where more is used than there is', async () => {
    renderInAdmin(<QuotaMeter quota={{ cap: 2, used: 3, slots: [] }} />);
    expect((await screen.findByRole('region')).textContent).not.toContain('-1');
  });
});
