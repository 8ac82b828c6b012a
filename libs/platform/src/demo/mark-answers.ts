import { demoMarks, DEMO_WORDS, type DemoMarks } from '@linxuan/contracts';
import type { FastifyInstance } from 'fastify';
import type { AppConfig } from '../config';
import { rfc5987 } from '../files/served-file';

declare module 'fastify' {
  interface FastifyInstance {
    /** What this installation marks; pages that are drawn here take it from the server that sends them. */
    marks: DemoMarks;
  }
}

const ASCII_MARK = 'demo-';

/** The header by which a program knows that everything behind an address is a demonstration. */
export const DEMO_HEADER = 'linxuan-demo';

/**
 * Marks what leaves a process by HTTP in demo mode, whichever route it comes from: every answer by a header, every file
 * by its name. In production it adds nothing.
 */
export function markAnswers(server: FastifyInstance, mode: AppConfig['mode']): void {
  const marks = demoMarks(mode);
  server.decorate('marks', marks);
  if (!marks.on) return;
  server.addHook('onSend', async (_request, reply) => {
    void reply.header(DEMO_HEADER, '1');
    const disposition = reply.getHeader('content-disposition');
    if (typeof disposition === 'string') void reply.header('content-disposition', marked(disposition, marks));
  });
}

/** The header of a file to save or show, with both forms of its name marked (RFC 6266). */
export function marked(disposition: string, marks: DemoMarks): string {
  const coded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="([^"]*)"/.exec(disposition)?.[1];
  if (coded === undefined && plain === undefined) return disposition;
  const kind = disposition.split(';', 1)[0] ?? 'attachment';
  const name = marks.fileName(coded === undefined ? (plain ?? '') : decodeURIComponent(coded));
  const ascii = plain ?? name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${kind}; filename="${ascii.startsWith(ASCII_MARK) ? ascii : ASCII_MARK + ascii}"; filename*=UTF-8''${rfc5987(name)}`;
}

/** The one page of the back office with the mark in its title and on its every sheet, before any script of it runs. */
export function markPage(html: string, mode: AppConfig['mode']): string {
  const marks = demoMarks(mode);
  if (!marks.on) return html;
  const { label, opening, sentence } = DEMO_WORDS;
  return html
    .replace(/<html lang="([^"]*)"/, '<html lang="$1" class="demo"')
    .replace(/<title>([^<]*)<\/title>/, (_all, title: string) => `<title>${marks.title(title)}</title>`)
    .replace(
      '<div id="root"></div>',
      `<div id="root"></div>\n    <aside class="demo-mark" aria-label="${label.en}" data-mark="演示"><span class="demo-zh"><strong>${opening.zh}</strong>${sentence.zh}</span><span class="demo-en" lang="en"><strong>${opening.en}</strong>${sentence.en}</span></aside>`,
    );
}
