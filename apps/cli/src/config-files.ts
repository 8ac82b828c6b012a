import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editionSources, type EditionSources } from '@linxuan/feature-programme';
import { parse } from 'yaml';

/** The folder `config` of the installation: beside the build, or above the sources. */
export function configFolder(): string {
  for (let folder = __dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, 'config', 'programmes');
    if (existsSync(candidate)) return join(folder, 'config');
  }
  throw new Error('The folder config was not found');
}

export interface ConfiguredOrganisation {
  code: string;
  kind: string;
  level: string;
  parent: string | null;
  serves?: string;
  region: string | null;
  affiliation?: string;
  demo?: boolean;
  name: { zh: string; en: string };
  short?: { zh: string; en: string };
  office?: { zh: string; en: string };
  tile?: { column: number; row: number };
}

export function readOrganisations(): ConfiguredOrganisation[] {
  const folder = join(configFolder(), 'organisations');
  return readdirSync(folder)
    .sort()
    .flatMap(
      (name) =>
        (parse(readFileSync(join(folder, name), 'utf8')) as { organisations?: ConfiguredOrganisation[] })
          .organisations ?? [],
    );
}

/** The sources of an edition: its own text, the form and taxonomy that it names, and the earlier editions that its rules compare with. */
export function readEditionSources(programme: string, edition: string): EditionSources {
  return editionSources(configFolder(), programme, edition);
}

/** Every edition that comes with the product, as `programme/edition`. */
export function deliveredEditions(): string[] {
  const folder = join(configFolder(), 'programmes');
  return readdirSync(folder)
    .sort()
    .flatMap((programme) =>
      readdirSync(join(folder, programme))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => `${programme}/${name.slice(0, -5)}`),
    );
}
