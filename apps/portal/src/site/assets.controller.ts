import { Controller, Get, Header, Res } from '@nestjs/common';
import { DomainError, Operation } from '@linxuan/platform';
import { site } from '@linxuan/contracts';
import type { FastifyReply } from 'fastify';
import { drawScript } from './draw-scripts';

const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#0b6349"/><path d="M26 6C15 6 8 10 8 18c0 1.700.4 3.200 1.100 4.400C10.500 17 14 13.300 20 11.500 15.300 14 12.100 18.200 10.500 24.500L10 26.500h2.300l.5-2.200c1.100.6 2.400.9 3.700.9C23.500 25.200 26 18 26 6z" fill="#fff"/></svg>`;

/** The style sheet, the icon and the scripts of a draw; the address of the style sheet changes with its content. */
@Controller()
export class AssetsController {
  @Operation('Gives the style sheet.', { answers: ['css'] })
  @Get('assets/site.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  style(): string {
    return site.SITE_STYLE;
  }

  @Operation('Gives the icon.', { answers: ['svg'] })
  @Get('assets/icon.svg')
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', 'public, max-age=86400')
  icon(): string {
    return ICON;
  }

  @Operation('Says what programs may read.', { answers: ['text'] })
  @Get('robots.txt')
  @Header('content-type', 'text/plain; charset=utf-8')
  robots(): string {
    return 'User-agent: *\nDisallow: /objections\nDisallow: /en/objections\n';
  }

  @Operation('Gives the script that draws a round again.', { answers: ['js'] })
  @Get('assets/draw.js')
  script(@Res() reply: FastifyReply): void {
    sendScript(reply, drawScript('draw.js'));
  }

  @Operation('Gives the script that checks the signature of a beacon.', { answers: ['js'] })
  @Get('assets/draw-beacon.js')
  beacon(@Res() reply: FastifyReply): void {
    sendScript(reply, drawScript('draw-beacon.js'));
  }
}

function sendScript(reply: FastifyReply, script: string | undefined): void {
  if (script === undefined) throw new DomainError('subject.notFound');
  void reply.headers({ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }).send(script);
}
