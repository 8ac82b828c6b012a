import { writeFileSync } from 'node:fs';
import { compile, toBpmn, toMermaid, toSvg } from '@linxuan/domain';
import { readNamed } from './programme-files';

/** Prints every problem with its place and a suggestion; ends with code 1 when there is an error. */
export function checkProgrammeFile(edition: string): void {
  const { problems } = readNamed(edition);
  for (const { severity, code, line, column, message, suggestion } of problems) process.stdout.write(`${edition}:${line ?? 1}:${column ?? 1} ${severity} ${code} ${message.zh} / ${message.en}${suggestion ? ` → ${typeof suggestion === 'string' ? suggestion : suggestion.zh}` : ''}\n`);
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  process.stdout.write(`${errors} errors, ${problems.length - errors} warnings\n`);
  if (errors > 0) process.exitCode = 1;
}

/** Draws the edition's machine as SVG, BPMN 2.0 or Mermaid. */
export function graphProgramme(edition: string, options: { format: 'svg' | 'bpmn' | 'mermaid'; out?: string; language: 'zh' | 'en' }): void {
  const { definition } = readNamed(edition);
  if (!definition) throw new Error('The edition has errors; run programme check');
  const machine = compile(definition);
  const drawn = { svg: () => toSvg(machine, { language: options.language }), bpmn: () => toBpmn(machine, options.language), mermaid: () => toMermaid(machine, options.language) }[options.format]();
  if (options.out) writeFileSync(options.out, drawn);
  else process.stdout.write(drawn);
}
