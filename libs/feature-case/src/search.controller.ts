import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SearchQuery, type FoundGroupDto, type SearchQueryDto } from '@linxuan/contracts';
import { CurrentActor, Operation, SchemaPipe, type SessionActor } from '@linxuan/platform';
import { SearchService } from './search.service';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Operation('Finds what the person may see by words of numbers, titles, holders and bodies, a few of each kind.')
  @Get()
  find(
    @CurrentActor() actor: SessionActor,
    @Query(new SchemaPipe(SearchQuery, 'query')) query: SearchQueryDto,
  ): Promise<FoundGroupDto[]> {
    return this.search.find(actor, query.q);
  }
}
