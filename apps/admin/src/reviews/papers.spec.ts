import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SOURCE = resolve(__dirname, '..');

/** An official paper is Chinese whoever looks at its preview, so that none of it goes by the language of the screen. */
describe('previews of official papers', () => {
  const papers = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) =>
      [...readFileSync(join(SOURCE, name), 'utf8').matchAll(/<Paper label=[\s\S]*?<\/Paper>/g)].map(([body]) => ({
        name,
        // The label is read by the person at the screen.
        body: body.replace(/\blabel=\{[^}]*\}/g, ''),
      })),
    );

  it('are found', () => expect(papers.length).toBeGreaterThan(4));

  it('say nothing in the language of the screen', () => {
    const wrong = papers.filter(({ body }) => /\b(text|translate|format\.\w+|words\.\w+)\(/.test(body));
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
