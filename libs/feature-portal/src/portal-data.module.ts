import { Module } from '@nestjs/common';
import { PublicCatalogue } from './public-catalogue.service';
import { PublicDraws } from './public-draws.service';
import { PublicEditions } from './public-editions.service';
import { PublicLimits } from './public-limits.service';
import { PublicNotices } from './public-notices.service';
import { PublicObjections } from './public-objections.service';
import { PublicRegistrations } from './public-registrations.service';

const SERVICES = [
  PublicEditions,
  PublicDraws,
  PublicNotices,
  PublicCatalogue,
  PublicObjections,
  PublicRegistrations,
  PublicLimits,
];

/** What the public site reads and the two things it writes, as the database role `app_public`. */
@Module({ providers: SERVICES, exports: SERVICES })
export class PortalDataModule {}
