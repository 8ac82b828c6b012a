import { Controller, Get, Headers, Inject, Param, Res } from '@nestjs/common';
import { PublicCatalogue } from '@linxuan/feature-portal';
import {
  APP_CONFIG,
  DomainError,
  fileHeaders,
  Operation,
  PAPERS,
  type AppConfig,
  type Papers,
} from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { dcat } from '../pages/dcat';
import { sameTag } from '../site/reply';

const FORMATS = {
  docx: 'catalogue.docx',
  xlsx: 'catalogue.xlsx',
  csv: 'catalogue.csv',
  json: 'catalogue.json',
} as const;
const FILE = /^([a-z0-9-]{1,60})\.(docx|xlsx|csv|json|jsonld)$/;

/** The catalogue as files. They hold what the pages show and nothing else. */
@Controller('downloads')
export class DownloadsController {
  constructor(
    private readonly catalogues: PublicCatalogue,
    @Inject(PAPERS) private readonly papers: Papers,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Operation('Gives the catalogue of an edition as a file of the kind that its name ends in.', {
    answers: ['docx', 'xlsx', 'csv', 'json', 'jsonld'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get(':file')
  async file(
    @Param('file') file: string,
    @Headers('if-none-match') known: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, edition = '', format = ''] = FILE.exec(file) ?? [];
    const catalogue = edition === '' ? undefined : await this.catalogues.load(edition);
    if (!catalogue) throw new DomainError('subject.notFound');
    // The mark changes with everything that a file shows, so a copy of another mark is never taken for the newest one.
    const etag = `"${catalogue.mark}.${format}"`;
    void reply.headers({
      etag: `W/${etag}`,
      'cache-control': 'public, max-age=60',
      'access-control-allow-origin': '*',
    });
    if (sameTag(known, etag)) return void reply.status(304).send();
    if (format === 'jsonld')
      return void reply
        .header('content-type', 'application/ld+json; charset=utf-8')
        .send(JSON.stringify(dcat(catalogue, this.config.portalUrl, reply.server.marks), null, 2));
    const paper = FORMATS[format as keyof typeof FORMATS];
    const body = await this.papers.render(paper, catalogue.model);
    void reply
      .headers({
        ...fileHeaders(`${catalogue.title}.${format}`),
        'cache-control': 'public, max-age=60',
      })
      .send(body);
  }
}
