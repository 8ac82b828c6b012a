import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SubjectType } from '@linxuan/domain';
import {
  CurrentActor,
  DomainError,
  keyIn,
  Operation,
  UuidPipe,
  versionIn,
  worksheetIn,
  type TransitionResult,
  type SessionActor,
} from '@linxuan/platform';
import type { FastifyReply } from 'fastify';
import { isOrdered } from './ordered-change';
import { TransitionRequestService } from './transition-request.service';
import { SUBJECTS } from './subjects';

@ApiTags('transition-requests')
@Controller()
export class TransitionRequestController {
  constructor(private readonly transitionRequests: TransitionRequestService) {}

  @Operation(
    'Asks for an act on a case, dossier, opinion, seat, objection, obligation or deadline. The ' +
      'answer is its outcome, or 202 where that takes longer than two seconds; then `GET ' +
      '/api/requests/{id}` is asked again. A refusal is a problem with the code of the rule.',
    {
      needs: ['if-match', 'idempotency-key'],
      rules: true,
      also: { 202: 'Accepted; the outcome takes longer and is asked for at the address in `Location`.' },
    },
  )
  @Post(':subjects/:id/actions/:action')
  @HttpCode(200)
  async act(
    @CurrentActor() actor: SessionActor,
    @Param('subjects') subjects: string,
    @Param('id', UuidPipe) id: string,
    @Param('action') action: string,
    @Headers('if-match') match: string | undefined,
    @Headers('idempotency-key') key: string | undefined,
    @Headers('x-worksheet') worksheet: string | undefined,
    @Body() payload: Record<string, unknown> | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TransitionResult> {
    // A case is opened where applications are; a case that does not exist has no door.
    // Recorded orders are given where orders are.
    if (action === 'open' || isOrdered(action)) throw new DomainError('action.unknown', { action });
    const shown = worksheetIn(worksheet);
    const outcome = await this.transitionRequests.act(actor, {
      subjectType: subjectOf(subjects),
      subjectId: id,
      action,
      version: versionIn(match),
      payload: payload ?? {},
      idempotencyKey: keyIn(key),
      ...(shown && { worksheet: shown }),
    });
    if (outcome.status !== 'applied') void reply.status(202).header('location', `/api/requests/${outcome.requestId}`);
    return outcome;
  }

  @Operation(
    'Says what became of an act: pending, applied, or parked where it failed for good and an ' +
      'operator has it. A refusal is a problem with the code of the rule.',
    { rules: true },
  )
  @Get('requests/:id')
  poll(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<TransitionResult> {
    return this.transitionRequests.outcome(actor, id);
  }
}

function subjectOf(segment: string): SubjectType {
  const subject = SUBJECTS.get(segment);
  if (!subject) throw new DomainError('subject.notFound');
  return subject;
}
