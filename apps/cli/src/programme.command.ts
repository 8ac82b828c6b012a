import { counted } from '@linxuan/form-rules';
import { writeFileSync } from 'node:fs';
import { compile, toBpmn, toMermaid, toSvg, type ProgrammeProblem } from '@linxuan/domain';
import { faultLine } from './config-faults';
import { deliveredEditions, readOrganisationFiles } from './config-files';
import { bundleProblems, isBundle } from './bundle-check';
import { withInstallation, type KnownOrganisation } from './installation';
import { fileOf, readNamed } from './programme-files';

/** Checks editions as this installation would: by its calendar, and with the organisations that its operators made. */
export function checkProgrammes(editions: string[]): Promise<void> {
  return withInstallation((organisations) => checkProgrammeFiles(editions, organisations));
}

/**
 * Checks the named editions, or all that are delivered. Prints every problem with its place and what to do; ends with
 * code 1 when there is an error.
 */
export function checkProgrammeFiles(editions: string[], known: readonly KnownOrganisation[] = []): void {
  const { faults } = readOrganisationFiles();
  for (const fault of faults) process.stdout.write(`${faultLine(fault)}\n`);
  let errors = faults.length;
  let warnings = 0;
  for (const edition of editions.length > 0 ? editions : deliveredEditions()) {
    const problems = isBundle(edition) ? bundleProblems(edition, known) : readNamed(edition, known).problems;
    for (const problem of [...problems].sort((a, b) => (a.line ?? 1) - (b.line ?? 1)))
      process.stdout.write(`${problemLine(fileOf(edition), problem)}\n`);
    const own = problems.filter(({ severity }) => severity === 'error').length;
    errors += own;
    warnings += problems.length - own;
    if (problems.length === 0 && editions.length !== 1) process.stdout.write(`${fileOf(edition)} ok\n`);
  }
  process.stdout.write(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}\n`);
  if (errors > 0) process.exitCode = 1;
}

export function problemLine(
  file: string,
  { severity, code, line = 1, column = 1, message, suggestion }: ProgrammeProblem,
): string {
  return `${file}:${line}:${column} ${severity} ${code} ${message.zh} / ${message.en}${suggestion ? ` → ${suggestion.zh} / ${suggestion.en}` : ''}`;
}

/** Draws the edition's machine as SVG, BPMN 2.0 or Mermaid. */
export function graphProgramme(
  edition: string,
  options: { format: 'svg' | 'bpmn' | 'mermaid'; out?: string; language: 'zh' | 'en' },
): void {
  const { definition } = readNamed(edition);
  if (!definition) throw new Error('The edition has errors; run programme check');
  const machine = compile(definition);
  const drawn = {
    svg: () => toSvg(machine, { language: options.language }),
    bpmn: () => toBpmn(machine, options.language),
    mermaid: () => toMermaid(machine, options.language),
  }[options.format]();
  if (options.out) writeFileSync(options.out, drawn);
  else process.stdout.write(drawn);
}
