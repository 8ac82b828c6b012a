import { DEMO_WORDS } from '@linxuan/contracts';
import { Clock, createLog, loadConfig } from '@linxuan/platform';
import { RequestMethod } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import JSZip from 'jszip';
import { DownloadsController } from './controllers/downloads.controller';
import { ObjectionsController } from './controllers/objections.controller';
import { PagesController } from './controllers/pages.controller';
import { createPortal } from './create-portal';
import { FACTS, PublicRound } from './testing/round';

/** What no page or file of an installation for real says. */
const MARK = /【演示】|演示内容|演示·|Demonstration|"demo"|^\uFEFF演示/;
const EDITION = 'green-technology-2024';

/** All paths of the site that answer GET, with their parameters. */
function pathsOf(controllers: (new (...parts: never[]) => object)[]): string[] {
  return controllers.flatMap((controller) => {
    const bases = [Reflect.getMetadata('path', controller) as string | string[]].flat();
    const methods = Object.getOwnPropertyNames(controller.prototype).map(
      (name) => (controller.prototype as Record<string, unknown>)[name] as object,
    );
    const gets = methods.filter((method) => Reflect.getMetadata('method', method) === RequestMethod.GET);
    return gets.flatMap((method) =>
      bases.map((base) => `/${[base, Reflect.getMetadata('path', method) as string].join('/')}`.replace(/\/+/g, '/')),
    );
  });
}

describe('the public site of a demonstration', () => {
  let round: PublicRound;
  let real: NestFastifyApplication;
  let notice: string;
  let item: string;
  beforeAll(async () => {
    round = await PublicRound.start();
    const id = await round.place(0, 'classification.pending', FACTS[0]);
    await round.confirmEntry(id, 0, FACTS[0] as never);
    await round.publishCatalogue();
    round.at('2024-09-27T10:00:00+08:00');
    item = await round.place(200, 'public-notice.pending');
    notice = await round.publishNotice();
    const settings = { DATABASE_URL: round.engine.database.url, DATA_DIR: round.folder };
    real = await createPortal(
      { ...loadConfig(settings), mode: 'production' },
      createLog({ name: 'portal', level: 'silent' }),
    );
    real.get(Clock).shift(Date.parse('2024-09-27T10:00:00+08:00') - Date.now());
    await real.init();
    await real.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await real.close();
    await round.stop();
  });

  /** Every address of the site; a new parameter without a value here fails. */
  const addresses = (): string[] => {
    const files = ['xlsx', 'csv', 'json', 'jsonld'].map((format) => `${EDITION}.${format}`);
    const values: Record<string, string[]> = {
      ':id': [notice],
      ':item': [item],
      ':edition': [EDITION],
      ':entry': ['1-01'],
      ':file': files,
    };
    const filled = (path: string): string[] => {
      const name = /:\w+/.exec(path)?.[0];
      if (!name) return [path];
      const found = values[name];
      if (!found) throw new Error(`No value for ${name} of ${path}`);
      return found.flatMap((value) => filled(path.replace(name, value)));
    };
    // What does not exist is a page too.
    return [
      ...pathsOf([PagesController, ObjectionsController, DownloadsController]).flatMap(filled),
      '/nothing',
      '/en/nothing',
      `/notices/${notice}x`,
    ];
  };
  const ask = async (site: NestFastifyApplication, url: string) => {
    const answer = await site.inject({ method: 'GET', url });
    const zip = answer.rawPayload.subarray(0, 2).toString() === 'PK' ? await JSZip.loadAsync(answer.rawPayload) : null;
    const text = zip
      ? (await Promise.all(Object.values(zip.files).map((part) => part.async('string')))).join('\n')
      : answer.body;
    return { status: answer.statusCode, text, headers: answer.headers };
  };

  it('says so on every page and in every file, in the language of the page', async () => {
    const all = addresses();
    expect(all.length).toBeGreaterThan(20);
    const lacking: string[] = [];
    for (const url of all) {
      const { text, headers, status } = await ask(round.portal, url);
      const english = url.startsWith('/en');
      const isPage = String(headers['content-type']).startsWith('text/html');
      if (isPage && !new RegExp(`<title>【演示】`).test(text)) lacking.push(`title ${url}`);
      const banner = /<aside class="demo-mark".*?<\/aside>/s.exec(text)?.[0].replace(/<[^>]+>/g, '');
      if (isPage && banner !== DEMO_WORDS.notice[english ? 'en' : 'zh']) lacking.push(`banner ${url}`);
      const title = /<title>(.*?)<\/title>/s.exec(text)?.[1] ?? '';
      if (isPage && title.split('演示').length !== 2) lacking.push(`${title} ${url}`);
      if (!isPage && !MARK.test(text)) lacking.push(`content ${url}`);
      if (headers['linxuan-demo'] !== '1') lacking.push(`header ${url}`);
      const disposition = headers['content-disposition'];
      if (disposition && !decodeURIComponent(String(disposition)).includes('【演示】')) lacking.push(`name ${url}`);
      if (status >= 500) lacking.push(`${status} ${url}`);
    }
    expect(lacking).toEqual([]);
  });

  it('never shows a number that could be taken for a real one', async () => {
    for (const url of ['/catalogue', `/catalogue/${EDITION}/1-01`, `/downloads/${EDITION}.json`, '/']) {
      const { text } = await ask(round.portal, url);
      expect([url, text.includes('发改环资〔2024〕1812号'), /(?<!演示·)发改环资〔2024〕1812号/.test(text)]).toEqual([
        url,
        true,
        false,
      ]);
    }
  });

  it('marks nothing where the installation is real', async () => {
    const marked: string[] = [];
    for (const url of addresses()) {
      const { text, headers } = await ask(real, url);
      if (MARK.test(text) || MARK.test(decodeURIComponent(String(headers['content-disposition'] ?? ''))))
        marked.push(url);
      if (headers['linxuan-demo'] !== undefined) marked.push(`header ${url}`);
    }
    expect(marked).toEqual([]);
  });
});
