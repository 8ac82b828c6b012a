import { existsSync, readFileSync, statSync } from 'node:fs';
import { decodeTextFile } from '@linxuan/contracts';
import { splitBundle, type ProgrammeProblem } from '@linxuan/domain';
import { examineBundle, openBundle } from '@linxuan/feature-programme';
import { workingCalendar } from '@linxuan/platform';
import { readOrganisations } from './config-files';
import type { KnownOrganisation } from './installation';

/** Whether a name is a file with more than the edition itself. */
export function isBundle(name: string): boolean {
  const text = textOf(name);
  if (text === null) return false;
  const { parts } = splitBundle(text);
  return parts.length > 1 || parts[0]?.kind !== 'edition';
}

/** What is wrong in a bundle, held against the organisations of the configuration and of the installation. */
export function bundleProblems(name: string, known: readonly KnownOrganisation[]): ProgrammeProblem[] {
  return examineBundle(openBundle(textOf(name) ?? ''), {
    organisations: [
      ...readOrganisations().map(({ code, kind, name: words }) => ({ id: code, kind, name: words })),
      ...known,
    ],
    calendar: workingCalendar,
    form: null,
    taxonomy: null,
    earlier: {},
  }).problems;
}

function textOf(name: string): string | null {
  return existsSync(name) && statSync(name).isFile() ? decodeTextFile(readFileSync(name)) : null;
}
