import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { decodeTextFile } from '@linxuan/contracts';
import { parseProgramme, splitBundle } from '@linxuan/domain';
import { namedFiles, namedOrganisations, organisationsText } from '@linxuan/feature-programme';
import { configFolder, deliveredEditions, readOrganisations, type ConfiguredOrganisation } from './config-files';
import { fileOf } from './programme-files';

/** A bundle with the files that its lines come from. */
export interface BundleSource {
  text: string;
  /** The file and line of a line of the text, both from 1. */
  placeOf(line: number): { file: string; line: number };
}

/**
 * The bundle that a name means: a file that is one; the file of an edition, with the form, the taxonomy and the figures
 * that stand beside it or in config; or a delivered edition, as `programme/edition`. Throws where there is no such file.
 */
export function bundleSource(name: string): BundleSource {
  const file = fileOf(name);
  if (!existsSync(file) || !statSync(file).isFile())
    throw new Error(`There is no file and no edition ${name}; delivered are ${deliveredEditions().join(', ')}`);
  const text = readText(file);
  const parts = splitBundle(text).parts;
  if (parts.length !== 1 || parts[0]?.kind !== 'edition') return sourceOf([{ file, text }]);
  const { definition } = parseProgramme(text);
  if (!definition) return sourceOf([{ file, text }]);
  const { form, taxonomy, earlier } = namedFiles(definition);
  const beside = [
    ['forms', form.name],
    ['taxonomies', taxonomy.name],
    ...earlier.map((one) => ['catalogue', one.name] as const),
  ] as const;
  return sourceOf([
    { file, text },
    ...beside.flatMap(([folder, part]) => {
      const found = [join(dirname(file), `${part}.yaml`), join(configFolder(), folder, `${part}.yaml`)].find((path) =>
        existsSync(path),
      );
      return part !== '' && found ? [{ file: found, text: readText(found) }] : [];
    }),
    ...configuredOrganisations(namedOrganisations(definition)),
  ]);
}

/** Those of the configuration that an edition names, with what stands above them. Fictional ones come with a demo alone. */
function configuredOrganisations(named: ReadonlySet<string>): { file: string; text: string }[] {
  const known = new Map(readOrganisations().map((org) => [org.code, org]));
  const needed: ConfiguredOrganisation[] = [];
  const add = (code: string) => {
    const org = known.get(code);
    if (!org || org.demo || needed.includes(org)) return;
    if (org.parent) add(org.parent);
    needed.push(org);
  };
  for (const code of named) add(code);
  if (needed.length === 0) return [];
  const rows = needed.map(({ code, kind, level, parent, serves, region, name, short, office, tile }) =>
    Object.fromEntries(
      Object.entries({ code, kind, level, parent, serves, region, name, short, office, tile }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  );
  return [{ file: join('config', 'organisations'), text: organisationsText(rows) }];
}

function sourceOf(files: { file: string; text: string }[]): BundleSource {
  const starts: { file: string; from: number }[] = [];
  const lines: string[] = [];
  for (const { file, text } of files) {
    if (lines.length > 0) lines.push('---');
    starts.push({ file, from: lines.length });
    lines.push(
      ...text
        .replace(/^\uFEFF/, '')
        .replaceAll(/\r\n?/g, '\n')
        .replace(/\n$/, '')
        .split('\n'),
    );
  }
  return {
    text: `${lines.join('\n')}\n`,
    placeOf: (line) => {
      const at = starts.findLast(({ from }) => from < line) ?? starts[0];
      return { file: at?.file ?? '', line: line - (at?.from ?? 0) };
    },
  };
}

/** A file that somebody wrote in an editor of their own. */
function readText(path: string): string {
  const text = decodeTextFile(readFileSync(path));
  if (text === null) throw new Error(`${path} is not a text in UTF-8, UTF-16 or GB 18030`);
  return text;
}
