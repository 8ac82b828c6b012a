import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller';
import { AuditService } from './audit.service';
import { BodySheetController } from './body-sheet.controller';
import { BodySheetService } from './body-sheet.service';
import { CodeConfirmationController } from './code-confirmation.controller';
import { CodeConfirmationService } from './code-confirmation.service';
import { DeputyController } from './deputy.controller';
import { DeputyService } from './deputy.service';
import { GrantController } from './grant.controller';
import { GrantService } from './grant.service';
import { OrderController } from './order.controller';
import { OrderService } from './order.service';
import { OrganisationController } from './organisation.controller';
import { OrganisationService } from './organisation.service';
import { QueueController } from './queue.controller';
import { QueueService } from './queue.service';
import { RegistrationController } from './registration.controller';
import { RegistrationService } from './registration.service';
import { UserController } from './user.controller';
import { UserService } from './user.service';

/** Running the installation: accounts, organisations, deputies, the queue, recorded orders. No power over cases. */
@Module({
  controllers: [
    UserController,
    GrantController,
    AuditController,
    OrganisationController,
    BodySheetController,
    CodeConfirmationController,
    DeputyController,
    QueueController,
    OrderController,
    RegistrationController,
  ],
  providers: [
    UserService,
    GrantService,
    AuditService,
    OrganisationService,
    BodySheetService,
    CodeConfirmationService,
    DeputyService,
    QueueService,
    OrderService,
    RegistrationService,
  ],
})
export class OperatorModule {}
