import { Module } from '@nestjs/common';
import { ConditionService } from './condition.service';
import { DecisionRoomController } from './decision-room.controller';
import { DecisionRoomService } from './decision-room.service';
import { ExpertProfileController } from './expert-profile.controller';
import { ExpertProfileService } from './expert-profile.service';
import { DrawReader } from './draw/draw-reader.service';
import { DrawRoundController } from './draw/draw-round.controller';
import { DrawRoundService } from './draw/draw-round.service';
import { ExpertService } from './expert.service';
import { ListPaperService } from './list-paper.service';
import { ListService } from './list.service';
import { MinistryController } from './ministry.controller';
import { PanelController } from './panel.controller';
import { PanelService } from './panel.service';
import { EvaluationPaperController } from './paper.controller';
import { PaperService } from './paper.service';
import { ReceiptService } from './receipt.service';
import { ReviewController } from './review.controller';
import { ReviewService } from './review.service';
import { SeatService } from './seat.service';

/**
 * The ministry's workspaces from receipt to the list, and the experts'. State changes go through the request service,
 * not through here.
 */
@Module({
  controllers: [
    MinistryController,
    ReviewController,
    PanelController,
    DrawRoundController,
    EvaluationPaperController,
    DecisionRoomController,
    ExpertProfileController,
  ],
  providers: [
    ReceiptService,
    ConditionService,
    ReviewService,
    ExpertService,
    ExpertProfileService,
    PanelService,
    SeatService,
    DrawRoundService,
    DrawReader,
    ListService,
    PaperService,
    ListPaperService,
    DecisionRoomService,
  ],
})
export class EvaluationModule {}
