import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { decodeTextFile, type ConfigFaultDto } from '@linxuan/contracts';
import {
  closest,
  parseProgramme,
  type CheckMaterial,
  type ProgrammeDefinition,
  type ProgrammeProblem,
  readYamlValue,
} from '@linxuan/domain';
import { readEdition, type EditionSources, type ReadEdition } from '@linxuan/feature-programme';
import { parseForm, type FormDefinition } from '@linxuan/form-rules';
import { faultAt, faultOf, readYaml } from './config-faults';
import { configFolder, deliveredEditions, readEditionSources, readOrganisations } from './config-files';
import type { KnownOrganisation } from './installation';

/**
 * `green-technology/2024`, as the folders under config/programmes are named; or a YAML file with form and taxonomy in
 * config. `known` are organisations beside those of config.
 */
export function readNamed(edition: string, known: readonly KnownOrganisation[] = []): ReadEdition {
  const yaml = yamlOf(edition);
  const { definition, problems } = parseProgramme(yaml);
  // Of a text without the right shape nothing more can be read: not even which form it means.
  if (!definition) return { definition: null, form: null, taxonomy: {}, problems };
  const missing = missingFiles(yaml);
  if (missing.length > 0) return { definition: null, form: null, taxonomy: {}, problems: missing };
  const organisations = [...readOrganisations(), ...known.map(({ id, kind }) => ({ code: id, kind }))];
  return readEdition(sourcesOf(edition), organisations as never, programmes(), editionsOf(edition));
}

/**
 * An edition to be opened, or what keeps it from being opened, with file and place. Whatever its files hold, nothing is
 * thrown.
 */
export function readDelivered(edition: string): { read: ReadEdition | null; faults: ConfigFaultDto[] } {
  const file = fileOf(edition);
  const own = readYaml(file);
  const named = own.faults.length > 0 ? [] : filesNamed((own.content ?? {}) as Named);
  const broken = named
    .map((one) => ({ ...one, path: join(configFolder(), one.folder, `${one.name}.yaml`) }))
    .filter(({ path }) => existsSync(path))
    .flatMap(({ path, key }) => faultsOfPart(path, key));
  const faults = [...own.faults, ...broken];
  if (faults.length > 0) return { read: null, faults };
  try {
    const read = readNamed(edition);
    const errors = read.problems.filter(({ severity }) => severity === 'error');
    return { read, faults: errors.map((problem) => faultOf(file, problem)) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { read: null, faults: [faultAt(file, 1, 1, `无法读取：${why}`, `It cannot be read: ${why}`)] };
  }
}

export function sourcesOf(edition: string): EditionSources {
  const [programme = '', name = ''] = edition.split('/');
  return existsSync(edition) ? sourcesFor(readText(edition), dirname(edition)) : readEditionSources(programme, name);
}

/** The file that an edition stands in, as an editor can jump to it. */
export function fileOf(edition: string): string {
  return existsSync(edition) ? edition : relative(process.cwd(), join(configFolder(), 'programmes', `${edition}.yaml`));
}

function yamlOf(edition: string): string {
  if (!existsSync(fileOf(edition)))
    throw new Error(`There is no edition ${edition}; there are ${deliveredEditions().join(', ')}`);
  return readText(fileOf(edition));
}

/** A file that somebody wrote in an editor of their own. */
function readText(path: string): string {
  const text = decodeTextFile(readFileSync(path));
  if (text === null) throw new Error(`${path} is not a text in UTF-8, UTF-16 or GB 18030`);
  return text;
}

/** Only the definition, whatever the checks say of it. */
export function readDefinition(edition: string): ProgrammeDefinition {
  const { definition, problems } = parseProgramme(yamlOf(edition));
  if (!definition)
    throw new Error(
      problems.map(({ code, line, message }) => `${fileOf(edition)}:${line ?? 1} ${code} ${message.en}`).join('\n'),
    );
  return definition;
}

/** The form that an edition names; null where there is none that can be read, which the checks tell. */
export function readFormOf(edition: string): FormDefinition | null {
  if (missingFiles(yamlOf(edition)).some(({ path }) => path.endsWith('/form'))) return null;
  return parseForm(readYamlValue(sourcesOf(edition).form));
}

/** What is wrong with a form, a taxonomy or the figures of an earlier edition. */
function faultsOfPart(path: string, key: 'form' | 'taxonomy' | 'earlier'): ConfigFaultDto[] {
  const schema = key === 'taxonomy' ? join(configFolder(), 'schema', 'taxonomy.schema.json') : undefined;
  const { content, faults } = readYaml(path, schema);
  if (faults.length > 0 || key !== 'form') return faults;
  try {
    parseForm(content);
    return [];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [faultAt(path, 1, 1, `不是表单：${why}`, `This is no form: ${why}`)];
  }
}

interface Named {
  id?: string;
  ladder?: NonNullable<CheckMaterial['programmes']>[number]['ladder'];
  taxonomy?: { id?: string };
  eligibility?: { evaluator?: { kind?: string; file?: string } }[];
  stages?: { kind?: string; form?: string; winnersOf?: { programme: string } }[];
}

/** What an edition names besides itself, with where it stands in the definition. */
function filesNamed({
  stages,
  taxonomy,
  eligibility,
}: Named): { path: string; folder: string; name: string; key: 'form' | 'taxonomy' | 'earlier' }[] {
  return [
    ...(stages ?? []).flatMap(({ kind, form }, index) =>
      kind === 'application'
        ? [
            {
              path: `/stages/${index}/form`,
              folder: 'forms',
              name: (form ?? '').split('@')[0] ?? '',
              key: 'form' as const,
            },
          ]
        : [],
    ),
    { path: '/taxonomy/id', folder: 'taxonomies', name: taxonomy?.id ?? '', key: 'taxonomy' },
    ...(eligibility ?? []).flatMap(({ evaluator }, index) =>
      evaluator?.kind === 'baseline' && evaluator.file
        ? [
            {
              path: `/eligibility/${index}/evaluator/file`,
              folder: 'catalogue',
              name: evaluator.file,
              key: 'earlier' as const,
            },
          ]
        : [],
    ),
  ];
}

function missingFiles(yaml: string): ProgrammeProblem[] {
  const { definition, locate } = parseProgramme(yaml);
  return filesNamed((definition ?? {}) as Named)
    .filter(({ folder, name }) => !existsSync(join(configFolder(), folder, `${name}.yaml`)))
    .map(({ path, folder, name }) => {
      const known = readdirSync(join(configFolder(), folder))
        .filter((file) => file.endsWith('.yaml'))
        .map((file) => file.slice(0, -'.yaml'.length));
      const near = closest(name, known);
      return {
        severity: 'error' as const,
        code: 'file.missing',
        path,
        message: { zh: `没有文件config/${folder}/${name}.yaml`, en: `There is no file config/${folder}/${name}.yaml` },
        suggestion:
          near === undefined
            ? { zh: `可写：${known.join('、')}`, en: `One of: ${known.join(', ')}` }
            : { zh: `是否想写“${near}”？`, en: `Did you mean "${near}"?` },
        ...locate(path),
      };
    });
}

/** A form or taxonomy that stands beside the file, as one that is being changed does, goes before the delivered one. */
function sourcesFor(yaml: string, beside: string): EditionSources {
  const text = (folder: string, name: string) => {
    const own = join(beside, `${name}.yaml`);
    return readText(name !== '' && existsSync(own) ? own : join(configFolder(), folder, `${name}.yaml`));
  };
  const files = filesNamed((readYamlValue(yaml) ?? {}) as Named);
  const [form, taxonomy] = (['form', 'taxonomy'] as const).map((key) => files.find((file) => file.key === key));
  const earlier = files.filter(({ key }) => key === 'earlier').map(({ folder, name }) => [name, text(folder, name)]);
  return {
    yaml,
    form: text('forms', form?.name ?? ''),
    taxonomy: text('taxonomies', taxonomy?.name ?? ''),
    ...(earlier.length > 0 ? { earlier: Object.fromEntries(earlier) as Record<string, string> } : {}),
  };
}

/** The other configured editions of the same programme, with the quotas that they state. */
function editionsOf(name: string): NonNullable<CheckMaterial['editions']> {
  const folder = name.split('/')[0] ?? '';
  return deliveredEditions().flatMap((other) => {
    if (other === name || !other.startsWith(`${folder}/`)) return [];
    const { definition } = parseProgramme(readText(fileOf(other)));
    return definition ? [{ edition: definition.edition, quotas: definition.quotas }] : [];
  });
}

/** Which programme feeds which, over all that are configured and can be read. */
function programmes(): NonNullable<CheckMaterial['programmes']> {
  return deliveredEditions().flatMap((edition) => {
    const { content, faults } = readYaml(fileOf(edition));
    if (faults.length > 0) return [];
    const { id = edition.split('/')[0] ?? '', ladder, stages } = (content ?? {}) as Named;
    const below = stages?.[0]?.winnersOf?.programme;
    return [{ id, ...(below === undefined ? {} : { winnersOf: below }), ...(ladder ? { ladder } : {}) }];
  });
}
