import { Controller, Get, Param, Res } from '@nestjs/common';
import { PublicDraws, transcriptText } from '@linxuan/feature-portal';
import { DomainError, Operation, UuidPipe } from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { drawPage, drawsPage } from '../pages/draws.page';
import { drawPolicy } from '../site/draw-scripts';
import { sendPage } from '../site/reply';
import { CurrentVisit, type Visit } from '../site/visit';

/** Draws of experts: what was published before them, what came of them, and the means to repeat them. */
@Controller(['', 'en'])
export class DrawsController {
  constructor(private readonly draws: PublicDraws) {}

  @Operation('Lists the rounds in which experts are drawn.', {
    answers: ['html'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get('draws')
  async list(@CurrentVisit() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    sendPage(reply, visit, drawsPage(visit, await this.draws.list()));
  }

  @Operation('Shows a round, and lets the reader draw it again.', {
    answers: ['html'],
    also: { 304: 'The copy that is known is the newest.' },
  })
  @Get('draws/:id')
  async page(
    @CurrentVisit() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const draw = await this.draws.find(id);
    if (!draw) throw new DomainError('subject.notFound');
    const policy = reply.getHeader('content-security-policy');
    if (typeof policy === 'string') void reply.header('content-security-policy', drawPolicy(policy));
    sendPage(reply, visit, drawPage(visit, draw));
  }

  @Operation('Gives the transcript of a round, by which anybody can repeat it.', { answers: ['json'] })
  @Get('draws/:id/transcript.json')
  async transcript(@Param('id', UuidPipe) id: string, @Res() reply: FastifyReply): Promise<void> {
    const draw = await this.draws.find(id);
    if (!draw) throw new DomainError('subject.notFound');
    void reply
      .headers({
        'content-type': 'application/json; charset=utf-8',
        'access-control-allow-origin': '*',
      })
      .send(transcriptText(draw));
  }
}
