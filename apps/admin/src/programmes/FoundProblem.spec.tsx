/** @jest-environment ./test/support/browser-environment.cjs */
import type { EditionProblemDto } from '@linxuan/contracts';
import { screen } from '@testing-library/react';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderInAdmin } from '../testing/renderInAdmin';
import { FoundProblem } from './FoundProblem';

const problem = {
  severity: 'error',
  code: 'quota.cap',
  path: '/quotas/0',
  message: { zh: '没有写限额', en: 'There is no cap' },
  suggestion: { zh: '限额写cap', en: 'Write a cap' },
} as unknown as EditionProblemDto;

describe('what the check found', () => {
  it('stands with its remedy', async () => {
    renderInAdmin(<FoundProblem problem={problem} />);
    expect(await screen.findByText('没有写限额')).toBeTruthy();
    expect(screen.getByText('限额写cap')).toBeTruthy();
  });

  it('is shown by this part wherever the messages of a check are listed', () => {
    const files = (readdirSync(__dirname, { recursive: true, encoding: 'utf8' }) as string[])
      .filter((name) => name.endsWith('.tsx') && !name.includes('.spec.'))
      .filter((name) => readFileSync(join(__dirname, name), 'utf8').includes('text(problem.message)'));
    // The editor of the text names the first three in one line; all of them stand in the list beside it.
    expect(files.sort()).toEqual(['FoundProblem.tsx', 'edit/TextEditor.tsx']);
  });
});
