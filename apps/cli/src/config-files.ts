import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
  return readdirSync(folder).sort().flatMap((name) => (parse(readFileSync(join(folder, name), 'utf8')) as { organisations?: ConfiguredOrganisation[] }).organisations ?? []);
}

/** The sources of an edition: its own text, and the form and taxonomy that it names. */
export function readEditionSources(programme: string, edition: string): { yaml: string; form: string; taxonomy: string } {
  const folder = configFolder();
  const yaml = readFileSync(join(folder, 'programmes', programme, `${edition}.yaml`), 'utf8');
  const named = parse(yaml) as { taxonomy: { id: string }; stages: { kind: string; form?: string }[] };
  const form = named.stages.find(({ kind }) => kind === 'application')?.form ?? '';
  return {
    yaml,
    form: readFileSync(join(folder, 'forms', `${form.split('@')[0]}.yaml`), 'utf8'),
    taxonomy: readFileSync(join(folder, 'taxonomies', `${named.taxonomy.id}.yaml`), 'utf8'),
  };
}
