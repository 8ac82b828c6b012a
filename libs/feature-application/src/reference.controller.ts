import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OpenEditionDto, RegionDto, TaxonomyEntryDto } from '@linxuan/contracts';
import type { Text } from '@linxuan/domain';
import { CurrentActor, Operation, type SessionActor } from '@linxuan/platform';
import { ReferenceService } from './reference.service';

@ApiTags('reference')
@Controller()
export class ReferenceController {
  constructor(private readonly reference: ReferenceService) {}

  @Operation('Lists the editions that take or took applications, those that are open first.')
  @Get('editions')
  editions(@CurrentActor() actor: SessionActor): Promise<OpenEditionDto[]> {
    return this.reference.editions(actor);
  }

  @Operation('Gives the fields that applications of an edition choose from.')
  @Get('editions/:id/taxonomy')
  @Header('cache-control', 'private, max-age=3600')
  taxonomy(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<TaxonomyEntryDto[]> {
    return this.reference.taxonomy(actor, id);
  }

  @Operation('Lists the regions by their codes (GB/T 2260).')
  @Get('regions')
  @Header('cache-control', 'private, max-age=86400')
  regions(): RegionDto[] {
    return this.reference.regions();
  }

  @Operation('Lists the central groups of enterprises.')
  @Get('central-groups')
  groups(@CurrentActor() actor: SessionActor): Promise<{ code: string; title: Text }[]> {
    return this.reference.centralGroups(actor);
  }
}
