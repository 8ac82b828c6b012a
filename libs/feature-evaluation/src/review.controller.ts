import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReviewBoard, ReviewQueue, ReviewWorksheet } from '@linxuan/contracts';
import { CurrentActor, Operation, QueryTextPipe, Roles, UuidPipe, type SessionActor } from '@linxuan/platform';
import { ReviewService } from './review.service';

@ApiTags('review')
@Controller('reviews')
export class ReviewController {
  constructor(private readonly reviews: ReviewService) {}

  @Roles('department-intake', 'department-reviewer', 'department-lead')
  @Operation('Shows the opinions that a department was asked for.')
  @Get('desk')
  queue(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<ReviewQueue> {
    return this.reviews.queue(actor, stage, editionId);
  }

  @Roles('authority-clerk', 'authority-lead')
  @Operation("Shows how far the departments' opinions have come.")
  @Get('board')
  board(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<ReviewBoard> {
    return this.reviews.board(actor, stage, editionId);
  }

  @Roles(
    'department-intake',
    'department-reviewer',
    'department-lead',
    'authority-clerk',
    'authority-lead',
    'nominator-clerk',
    'nominator-lead',
  )
  @Operation('Shows the opinions on one case.')
  @Get(':caseId')
  worksheet(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Query('stage', QueryTextPipe) stage?: string,
  ): Promise<ReviewWorksheet> {
    return this.reviews.worksheet(actor, caseId, stage);
  }
}
