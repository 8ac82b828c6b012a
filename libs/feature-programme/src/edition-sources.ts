import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYamlValue } from '@linxuan/domain';
import type { EditionSources } from './import-edition';

interface Named {
  taxonomy: { id: string };
  eligibility?: { evaluator?: { kind?: string; file?: string } }[];
  stages: { kind: string; form?: string }[];
}

/** The texts of an edition in a folder `config`: its own, and the form, taxonomy and earlier editions that it names. */
export function editionSources(config: string, programme: string, edition: string): EditionSources {
  const text = (...path: string[]) => readFileSync(join(config, ...path), 'utf8');
  const yaml = text('programmes', programme, `${edition}.yaml`);
  const named = readYamlValue(yaml) as Named;
  const form = named.stages.find(({ kind }) => kind === 'application')?.form ?? '';
  const files = (named.eligibility ?? []).flatMap(({ evaluator }) =>
    evaluator?.kind === 'baseline' && evaluator.file ? [evaluator.file] : [],
  );
  return {
    yaml,
    form: text('forms', `${form.split('@')[0]}.yaml`),
    taxonomy: text('taxonomies', `${named.taxonomy.id}.yaml`),
    ...(files.length > 0
      ? { earlier: Object.fromEntries(files.map((file) => [file, text('catalogue', `${file}.yaml`)])) }
      : {}),
  };
}
