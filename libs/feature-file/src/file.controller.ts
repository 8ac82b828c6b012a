import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OpenUploadBody, type AttachmentDto, type OpenUploadDto, type UploadDto } from '@linxuan/contracts';
import { CurrentActor, DomainError, QueryTextPipe, Roles, SchemaPipe, type SessionActor } from '@linxuan/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DownloadService } from './download.service';
import { UploadService } from './upload.service';

@ApiTags('files')
@Controller()
export class FileController {
  constructor(
    private readonly uploads: UploadService,
    private readonly downloads: DownloadService,
  ) {}

  @Roles('enterprise-clerk')
  @Post('cases/:id/uploads')
  open(
    @CurrentActor() actor: SessionActor,
    @Param('id') caseId: string,
    @Body(new SchemaPipe(OpenUploadBody)) body: OpenUploadDto,
  ): Promise<UploadDto> {
    return this.uploads.open(actor, caseId, body);
  }

  @Roles('enterprise-clerk')
  @Get('uploads/:id')
  status(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<UploadDto> {
    return this.uploads.status(actor, id);
  }

  @Roles('enterprise-clerk')
  @Patch('uploads/:id')
  append(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Headers('upload-offset') offset: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ offset: number }> {
    return this.uploads.append(actor, id, offsetOf(offset), request.raw);
  }

  @Roles('enterprise-clerk')
  @Post('uploads/:id/finish')
  @HttpCode(200)
  finish(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<AttachmentDto> {
    return this.uploads.finish(actor, id);
  }

  @Roles('enterprise-clerk')
  @Delete('uploads/:id')
  @HttpCode(204)
  cancel(@CurrentActor() actor: SessionActor, @Param('id') id: string): Promise<void> {
    return this.uploads.cancel(actor, id);
  }

  @Roles('enterprise-clerk')
  @Delete('cases/:id/files/:fileId')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: SessionActor,
    @Param('id') caseId: string,
    @Param('fileId') fileId: string,
  ): Promise<void> {
    return this.uploads.remove(actor, caseId, fileId);
  }

  /** `?inline=1` lets the browser show what it can show safely. */
  @Get('files/:id')
  async download(
    @CurrentActor() actor: SessionActor,
    @Param('id') id: string,
    @Query('inline', QueryTextPipe) inline: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { headers, content } = await this.downloads.get(actor, id, inline === '1');
    void reply.headers(headers);
    return new StreamableFile(content);
  }
}

function offsetOf(header: string | undefined): number {
  if (header === undefined || !/^\d{1,12}$/.test(header)) throw new DomainError('request.malformed');
  return Number(header);
}
