import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseForm, type FormDefinition } from '@linxuan/form-rules';
import { parse } from 'yaml';
import { calendarFromChineseDays } from '../../calendar';
import type { CheckMaterial, CheckedForm } from '../check-material';
import type { ProgrammeDefinition } from '../definition';
import { splitBundle, type BundlePartKind } from '../bundle-text';
import { parseProgramme } from '../load';

const CONFIG = resolve(__dirname, '../../../../../config');
const OWN = resolve(__dirname, '../../../../../test/programmes/own');
const read = (file: string): string => readFileSync(resolve(CONFIG, file), 'utf8');

export interface EditionOrganisation {
  code: string;
  kind: string;
  region: string | null;
  affiliation?: string;
  parent?: string | null;
  name: { zh: string; en: string };
}
/** An edition with everything that stands beside it, as texts and read. */
export interface DeliveredEdition {
  name: string;
  definition: ProgrammeDefinition;
  form: FormDefinition;
  taxonomy: CheckMaterial['taxonomy'];
  organisations: EditionOrganisation[];
  sources: { yaml: string; form: string; taxonomy: string };
}

export function configuredOrganisations(): EditionOrganisation[] {
  return readdirSync(resolve(CONFIG, 'organisations'))
    .sort()
    .flatMap(
      (file) => (parse(read(`organisations/${file}`)) as { organisations?: EditionOrganisation[] }).organisations ?? [],
    );
}

/**
 * `programme/edition` of every file under config/programmes: a new one is covered by the proofs as soon as it lies
 * there.
 */
export function editionNames(): string[] {
  const folder = resolve(CONFIG, 'programmes');
  return readdirSync(folder)
    .sort()
    .flatMap((programme) =>
      readdirSync(resolve(folder, programme))
        .sort()
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => `${programme}/${file.slice(0, -'.yaml'.length)}`),
    );
}

/** The same with the bundles of test/programmes/own, as `own/programme`: shapes that no delivered edition has. */
export function modelledNames(): string[] {
  return [
    ...editionNames(),
    ...readdirSync(OWN)
      .sort()
      .map((file) => `own/${file.slice(0, -'.yaml'.length)}`),
  ];
}

export function deliveredEdition(name: string): DeliveredEdition {
  if (name.startsWith('own/')) return editionOfBundle(name);
  return editionFrom(name, read(`programmes/${name}.yaml`));
}

function editionOfBundle(name: string): DeliveredEdition {
  const { parts } = splitBundle(readFileSync(resolve(OWN, `${name.slice('own/'.length)}.yaml`), 'utf8'));
  const text = (kind: BundlePartKind) => parts.find((part) => part.kind === kind)?.text ?? '';
  const edition = editionFrom(name, text('edition'), { form: text('form'), taxonomy: text('taxonomy') });
  const own = parse(text('organisations')) as { organisations?: EditionOrganisation[] } | null;
  return { ...edition, organisations: [...edition.organisations, ...(own?.organisations ?? [])] };
}

/** An edition from a text that need not lie in the folder; form and taxonomy are found by their names or given. */
export function editionFrom(
  name: string,
  yaml: string,
  given: { form?: string; taxonomy?: string } = {},
): DeliveredEdition {
  const { definition, problems } = parseProgramme(yaml);
  if (!definition)
    throw new Error(
      `${name}: ${problems.map(({ code, line, message }) => `${code} (line ${line ?? 0}) ${message.en}`).join('; ')}`,
    );
  const first = definition.stages[0];
  const formName = first?.kind === 'application' ? (first.form.split('@')[0] ?? '') : '';
  const form = given.form ?? read(`forms/${formName}.yaml`);
  const taxonomy = given.taxonomy ?? read(`taxonomies/${definition.taxonomy.id}.yaml`);
  return {
    name,
    definition,
    form: parseForm(parse(form)),
    taxonomy: parse(taxonomy) as CheckMaterial['taxonomy'],
    organisations: configuredOrganisations(),
    sources: { yaml, form, taxonomy },
  };
}

export function materialOf({ form, taxonomy, organisations }: DeliveredEdition): CheckMaterial {
  return { form: form as unknown as CheckedForm, taxonomy, organisations, calendar: calendarFromChineseDays() };
}

export const hasEdition = (name: string): boolean => existsSync(resolve(CONFIG, 'programmes', `${name}.yaml`));
