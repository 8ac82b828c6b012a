import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEMO_WORDS } from '@linxuan/contracts';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { servedFileHeaders } from '../files/served-file';
import { fileHeaders } from '../tokens/papers';
import { DEMO_HEADER, markAnswers, markPage } from './mark-answers';

const NAMES = ['推荐函.docx', 'Applications.csv', '目录 (2024).xlsx', "it's 100%.json", 'defence.ics', '现场记录.pdf'];
const served = (name: string, inline: boolean): Record<string, string> =>
  servedFileHeaders({ name, kind: 'pdf', mime: 'application/pdf', size: 1, sha256: 'x' }, inline);
/** Every way in which the product names a file that it answers with. */
const WAYS: Record<string, (name: string) => Record<string, string>> = {
  paper: fileHeaders,
  saved: (name) => served(name, false),
  shown: (name) => served(name, true),
  plain: (name) => ({ 'content-disposition': `attachment; filename="${name.replace(/[^\x20-\x7e]/g, '_')}"` }),
};

async function answer(mode: 'demo' | 'production', headers: Record<string, string>) {
  const server = new FastifyAdapter().getInstance();
  markAnswers(server, mode);
  server.get('/', (_request, reply) => reply.headers(headers).send('x'));
  return (await server.inject({ url: '/' })).headers;
}

describe('what a demonstration answers', () => {
  const cases = Object.keys(WAYS).flatMap((way) => NAMES.map((name) => [way, name] as const));

  it.each(cases)('bears the mark in the name of every file, and only there: %s %s', async (way, name) => {
    const { 'content-length': _length, ...headers } = WAYS[way]?.(name) ?? {};
    const demo = await answer('demo', headers);
    const marked = String(demo['content-disposition']);
    expect(marked.split(';')[0]).toBe(headers['content-disposition']?.split(';')[0]);
    const coded = decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(marked)?.[1] ?? '');
    expect(coded.startsWith('【演示】') && coded.endsWith(name.slice(name.lastIndexOf('.')))).toBe(true);
    expect(/filename="demo-[^"]*"/.test(marked)).toBe(true);
    expect(demo[DEMO_HEADER]).toBe('1');

    const real = await answer('production', headers);
    expect([real['content-disposition'], real[DEMO_HEADER]]).toEqual([headers['content-disposition'], undefined]);
  });

  it('bears it in the page of the back office before any script runs, and a real one stays as it was built', () => {
    const page = readFileSync(resolve(__dirname, '../../../../apps/admin/index.html'), 'utf8');
    const demo = markPage(page, 'demo');
    for (const part of ['<title>【演示】', 'class="demo"', 'class="demo-mark"', '演示内容', 'Demonstration 演示'])
      expect([part, demo.includes(part)]).toEqual([part, true]);
    // What is read of the strip in one language says the word once.
    for (const language of ['zh', 'en'] as const) {
      const strip = new RegExp(`<span class="demo-${language}"[^>]*>(.*?)</span>`).exec(demo)?.[1] ?? '';
      expect(strip.replace(/<[^>]+>/g, '')).toBe(DEMO_WORDS.notice[language]);
    }
    expect(markPage(page, 'production')).toBe(page);
  });
});
