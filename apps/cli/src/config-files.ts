import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ConfigFaultDto } from '@linxuan/contracts';
import { editionSources, type EditionSources } from '@linxuan/feature-programme';
import { faultAt, readYaml } from './config-faults';

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

/**
 * The organisations of all files that are in order, and what is wrong with the others. A code counts where it comes
 * first.
 */
export function readOrganisationFiles(): { organisations: ConfiguredOrganisation[]; faults: ConfigFaultDto[] } {
  const folder = join(configFolder(), 'organisations');
  const found = new Map<string, ConfiguredOrganisation>();
  const faults: ConfigFaultDto[] = [];
  for (const name of readdirSync(folder).filter(isYaml).sort()) {
    const file = join(folder, name);
    const schema = name === 'regions.yaml' ? 'regions' : 'organisations';
    const read = readYaml(file, join(configFolder(), 'schema', `${schema}.schema.json`));
    faults.push(...read.faults);
    if (read.faults.length > 0) continue;
    for (const org of (read.content as { organisations?: ConfiguredOrganisation[] }).organisations ?? []) {
      if (found.has(org.code))
        faults.push(faultAt(file, 1, 1, `单位代码 ${org.code} 重复`, `The code ${org.code} is there twice`));
      else found.set(org.code, org);
    }
  }
  return { organisations: [...found.values()], faults };
}

export function readOrganisations(): ConfiguredOrganisation[] {
  return readOrganisationFiles().organisations;
}

/**
 * The sources of an edition: its own text, the form and taxonomy that it names, and the earlier editions that its rules
 * compare with.
 */
export function readEditionSources(programme: string, edition: string): EditionSources {
  return editionSources(configFolder(), programme, edition);
}

/** Every edition that comes with the product, as `programme/edition`. */
export function deliveredEditions(): string[] {
  const folder = join(configFolder(), 'programmes');
  return readdirSync(folder)
    .filter((programme) => statSync(join(folder, programme)).isDirectory())
    .sort()
    .flatMap((programme) =>
      readdirSync(join(folder, programme))
        .filter(isYaml)
        .sort()
        .map((name) => `${programme}/${name.slice(0, -5)}`),
    );
}

const isYaml = (name: string): boolean => name.endsWith('.yaml');
