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
import {
  CurrentActor,
  DomainError,
  Operation,
  QueryTextPipe,
  Roles,
  SchemaPipe,
  UuidPipe,
  type SessionActor,
} from '@linxuan/platform';
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
  @Operation(
    "Begins an upload to a slot of the applicant's own case; the same file again goes on where it " + 'stopped.',
  )
  @Post('cases/:id/uploads')
  open(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) caseId: string,
    @Body(new SchemaPipe(OpenUploadBody)) body: OpenUploadDto,
  ): Promise<UploadDto> {
    return this.uploads.open(actor, caseId, body);
  }

  @Roles('enterprise-clerk')
  @Operation('Says how many bytes of an upload have arrived.')
  @Get('uploads/:id')
  status(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<UploadDto> {
    return this.uploads.status(actor, id);
  }

  @Roles('enterprise-clerk')
  @Operation('Adds a piece of an upload at `Upload-Offset` (bytes); a piece has at most 8 MiB.', {
    takes: ['bytes'],
    needs: ['upload-offset'],
  })
  @Patch('uploads/:id')
  append(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
    @Headers('upload-offset') offset: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<{ offset: number }> {
    return this.uploads.append(actor, id, offsetOf(offset), request.raw);
  }

  @Roles('enterprise-clerk')
  @Operation('Ends an upload: the file is opened, judged and put into its slot.')
  @Post('uploads/:id/finish')
  @HttpCode(200)
  finish(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<AttachmentDto> {
    return this.uploads.finish(actor, id);
  }

  @Roles('enterprise-clerk')
  @Operation('Gives an upload up.')
  @Delete('uploads/:id')
  @HttpCode(204)
  cancel(@CurrentActor() actor: SessionActor, @Param('id', UuidPipe) id: string): Promise<void> {
    return this.uploads.cancel(actor, id);
  }

  @Roles('enterprise-clerk')
  @Operation("Takes a file out of the draft of the applicant's own case.")
  @Delete('cases/:id/files/:fileId')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) caseId: string,
    @Param('fileId', UuidPipe) fileId: string,
  ): Promise<void> {
    return this.uploads.remove(actor, caseId, fileId);
  }

  /** `?inline=1` lets the browser show what it can show safely. */
  @Operation('Reads a file of a case; `inline=1` lets a browser show it.', {
    answers: ['pdf', 'jpg', 'png', 'docx', 'mp4'],
  })
  @Get('files/:id')
  async download(
    @CurrentActor() actor: SessionActor,
    @Param('id', UuidPipe) id: string,
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
