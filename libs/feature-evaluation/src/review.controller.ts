import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReviewBoard, ReviewDesk, ReviewSheet } from '@linxuan/contracts';
import { CurrentActor, Operation, QueryTextPipe, Roles, UuidPipe, type SessionActor } from '@linxuan/platform';
import { ReviewService } from './review.service';

@ApiTags('review')
@Controller('reviews')
export class ReviewController {
  constructor(private readonly reviews: ReviewService) {}

  @Roles('department-intake', 'department-reviewer', 'department-lead')
  @Operation("Shows the desk of a department's opinions.")
  @Get('desk')
  desk(
    @CurrentActor() actor: SessionActor,
    @Query('stage', QueryTextPipe) stage?: string,
    @Query('editionId', QueryTextPipe) editionId?: string,
  ): Promise<ReviewDesk> {
    return this.reviews.desk(actor, stage, editionId);
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
  sheet(
    @CurrentActor() actor: SessionActor,
    @Param('caseId', UuidPipe) caseId: string,
    @Query('stage', QueryTextPipe) stage?: string,
  ): Promise<ReviewSheet> {
    return this.reviews.sheet(actor, caseId, stage);
  }
}
